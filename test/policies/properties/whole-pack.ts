import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { messageOf } from "../../../policypacks/mas-trm/server/answer.ts";
import { judgementsOf, nameOf, type TestResource } from "../support/examine.ts";

/** One number for all runs, so that a failure here is the same failure there. */
export const SEED = 20_260_101;

/** One thing that the pack said, in plain words. */
export interface Said {
  readonly rule: string;
  readonly verdict: "violation" | "undetermined" | "error";
  /** The name of the resource that it is about; `(stack)` where it is about none. */
  readonly about: string;
  readonly why: string;
  /** All that the engine prints of it. */
  readonly message: string;
}

/** Everything that the whole pack says of a stack: each resource by its inputs, then the stack by its outputs. */
export function sayings(resources: readonly TestResource[]): readonly Said[] {
  return judgementsOf(rules, resources).map((judgement) => ({
    rule: judgement.rule.id,
    verdict: judgement.finding.verdict,
    about: nameOf(judgement.finding.urn),
    why: judgement.finding.why,
    message: messageOf(judgement),
  }));
}

/** A finding in a line, for comparison and for people. */
export function line({ rule, verdict, about, why }: Said): string {
  return `${rule}: ${verdict} ${about}: ${why}`;
}

/** Who says what about whom, without the words, which may list names in the order of the stack. */
export function verdictOn({ rule, verdict, about }: Said): string {
  return `${rule}: ${verdict} ${about}`;
}
