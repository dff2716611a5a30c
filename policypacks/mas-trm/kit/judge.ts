import type { Props } from "./props.ts";
import type { Resource } from "./resource.ts";
import { ifKnown } from "./unknown.ts";

/** What a rule can say against a resource. Saying nothing is a pass. */
export type Verdict = "violation" | "undetermined" | "error";

/** One thing that a rule has to say. It never holds a property's value: secrets reach rules in plain text. */
export interface Finding {
  readonly verdict: Verdict;
  /** The resource it is about; undefined when it is about the whole stack. */
  readonly urn?: string;
  /** Why, as a clause without a full stop. */
  readonly why: string;
}

/**
 * Takes what a rule finds, and stands guard over its checks: an unknown property ends only the check that read it
 * and is recorded as undetermined.
 */
export class Judge {
  readonly findings: Finding[] = [];
  readonly #said = new Set<string>();

  /** Records that the rule is violated. */
  violation(resource: Resource | undefined, why: string): void {
    this.#record({ verdict: "violation", ...about(resource), why });
  }

  /** Records that the rule cannot be decided yet. */
  undetermined(resource: Resource | undefined, why: string): void {
    this.#record({ verdict: "undetermined", ...about(resource), why });
  }

  /** Records a violation unless the condition holds. */
  require(condition: boolean, resource: Resource | undefined, why: string): void {
    if (!condition) this.violation(resource, why);
  }

  /** Runs one check; what it cannot know is recorded as undetermined for the resource, and the next check runs. */
  guard(resource: Resource | undefined, check: () => void): void {
    ifKnown(check, ({ message }) => this.undetermined(resource, message));
  }

  /** Guards a check of each of several resources. */
  each(resources: Iterable<Resource>, check: (resource: Resource) => void): void {
    for (const resource of resources) this.guard(resource, () => check(resource));
  }

  /** Guards a check of each element of a list inside a resource, the reading of the list included. */
  eachOf(resource: Resource, path: string, check: (element: Props) => void): void {
    this.guard(resource, () => {
      for (const element of resource.props.list(path)) this.guard(resource, () => check(element));
    });
  }

  #record(finding: Finding): void {
    const words = `${finding.verdict}|${finding.urn ?? ""}|${finding.why}`;
    if (this.#said.has(words)) return;
    this.#said.add(words);
    this.findings.push(finding);
  }
}

function about(resource: Resource | undefined): { urn?: string } {
  return resource === undefined ? {} : { urn: resource.urn };
}
