import type { Judge } from "./judge.ts";
import type { Resource } from "./resource.ts";
import { ifKnown } from "./unknown.ts";

/**
 * One thing that a resource must be: says what is wrong with it, as a clause, or nothing.
 * Throws UnknownProperty when it cannot tell yet.
 */
export type Requirement = (resource: Resource) => string | undefined;

/** How a resource stands to several requirements at once. */
export interface Assessment {
  readonly resource: Resource;
  /** What is known to be wrong. */
  readonly faults: readonly string[];
  /** The properties that must be known before more can be said. */
  readonly unknowns: readonly string[];
}

/** A check of a rule about single resources: each requirement speaks for itself. */
export function demand(...requirements: readonly Requirement[]): (resource: Resource, judge: Judge) => void {
  return (resource, judge) => {
    for (const requirement of requirements) {
      judge.guard(resource, () => {
        const fault = requirement(resource);
        if (fault !== undefined) judge.violation(resource, fault);
      });
    }
  };
}

/** Holds a resource against requirements without a verdict, for rules that look for one resource that meets all. */
export function assess(resource: Resource, requirements: readonly Requirement[]): Assessment {
  const faults: string[] = [];
  const unknowns: string[] = [];
  for (const requirement of requirements) {
    const fault = ifKnown(
      () => requirement(resource),
      ({ path }) => void unknowns.push(path),
    );
    if (fault !== undefined) faults.push(fault);
  }
  return { resource, faults, unknowns };
}

/** Whether the resource is known to meet every requirement. */
export function meetsAll({ faults, unknowns }: Assessment): boolean {
  return faults.length === 0 && unknowns.length === 0;
}

/** Whether the resource may yet turn out to meet every requirement. */
export function mayMeetAll({ faults }: Assessment): boolean {
  return faults.length === 0;
}

/** What is wrong with some resources, each by its name: `core: logging is off; other: …`. */
export function listFaults(assessments: readonly Assessment[]): string {
  return assessments.map(({ resource, faults }) => `${resource.name}: ${faults.join(", ")}`).join("; ");
}

/** What is not known yet of some resources, each by its name: `vpcId of core`. */
export function listUnknowns(assessments: readonly Assessment[]): string {
  const named = assessments.flatMap(({ resource, unknowns }) => unknowns.map((path) => `${path} of ${resource.name}`));
  return [...new Set(named)].join(", ");
}
