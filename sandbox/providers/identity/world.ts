import type { Properties } from "../rpc/values.ts";

/** A resource that the provider has seen. */
export interface Seen {
  readonly token: string;
  readonly id: string;
  readonly state: Properties;
}

/**
 * The resources that exist, as far as this run has shown them: those it made, and those whose state the engine sent
 * along. Look-ups answer from here, so that they never tell of a resource that does not exist.
 */
export class World {
  readonly #resources = new Map<string, Seen>();

  /** Takes note of a resource that exists. */
  remember(seen: Seen): void {
    this.#resources.set(`${seen.token} ${seen.id}`, seen);
  }

  /** Takes note that a resource is gone. */
  forget(token: string, id: string): void {
    this.#resources.delete(`${token} ${id}`);
  }

  /** The resources of a type, in the order in which they were seen. */
  ofType(token: string): Seen[] {
    return [...this.#resources.values()].filter((seen) => seen.token === token);
  }
}
