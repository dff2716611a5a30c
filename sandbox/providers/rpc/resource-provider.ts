import type { Properties } from "./values.ts";

/** One input that the provider refuses. */
export interface CheckFailure {
  /** Path of the property, such as `ingress[0].cidrBlocks[1]`; empty when it is the resource as a whole. */
  readonly property: string;
  readonly reason: string;
}

/** Inputs as the provider will use them (with defaults filled in), and what it refuses. */
export interface CheckAnswer {
  readonly inputs: Properties;
  readonly failures: readonly CheckFailure[];
}

/** A name that the engine proposes for a resource that has none, from the setting `pulumi:autonaming`. */
export interface Autonaming {
  readonly mode: "propose" | "enforce" | "disable";
  readonly proposedName: string;
}

/** The resource that a request is about. */
export interface Subject {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

/** What the engine asks before it registers a resource. */
export interface CheckQuestion extends Subject {
  /** Inputs of the last update; empty when the resource is new. */
  readonly olds: Properties;
  readonly news: Properties;
  readonly autonaming?: Autonaming;
}

/** What the engine asks to learn whether a resource changes. */
export interface DiffQuestion extends Subject {
  readonly id: string;
  readonly oldState: Properties;
  readonly oldInputs: Properties;
  readonly news: Properties;
}

/** How one property differs, in the engine's own words. */
export type DiffKind = "add" | "delete" | "update" | "addReplace" | "deleteReplace" | "updateReplace";

/** The difference between two sets of inputs. */
export interface DiffAnswer {
  /** By property path; empty means no change. */
  readonly detailed: Readonly<Record<string, DiffKind>>;
  /** Top-level properties that make a new resource. */
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** A resource as the provider knows it. */
export interface ResourceState {
  readonly id: string;
  readonly state: Properties;
}

/** A configured provider: what the engine talks to over one connection. Each method may throw to refuse. */
export interface ProviderSession {
  check(question: CheckQuestion): CheckAnswer;
  diff(question: DiffQuestion): DiffAnswer;
  create(subject: Subject, inputs: Properties, preview: boolean): ResourceState;
  read(subject: Subject, current: ResourceState): ResourceState;
  update(subject: Subject, old: ResourceState, news: Properties, preview: boolean): Properties;
  delete(subject: Subject, old: ResourceState): void;
  invoke(token: string, args: Properties): Properties;
}

/** A resource provider before it is configured. */
export interface ResourceProvider {
  readonly name: string;
  readonly version: string;
  checkConfig(news: Properties): CheckAnswer;
  /** Throws when the configuration cannot work, as the real provider does. */
  configure(config: Properties): ProviderSession;
}
