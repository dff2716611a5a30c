import { type Condition, coversAction, coversResource, type Statement } from "./policy-document.ts";

/**
 * A resource of some kind under a name that no policy is written for, so that only a grant on (nearly) all resources
 * of the kind reaches it: `arbitrary("iam", "role/")`.
 */
export function arbitrary(service: string, prefix: string): string {
  return `arn:aws:${service}:::${prefix}zq-arbitrary`;
}

/** Whether an Allow statement covers an action, its resources and conditions aside. */
export function allowsAction(statement: Statement, action: string): boolean {
  return statement.effect === "allow" && speaksOfAction(statement, action);
}

/** Whether a statement is about an action, be it by naming it or by not excluding it. */
export function speaksOfAction(statement: Statement, action: string): boolean {
  if (statement.notActions.length > 0) return !statement.notActions.some((pattern) => coversAction(pattern, action));
  return statement.actions.some((pattern) => coversAction(pattern, action));
}

/** Whether a statement reaches a resource. Accounts, regions and partitions are not told apart. */
export function reachesResource(statement: Statement, arn: string): boolean {
  if (statement.notResources.length > 0) {
    return !statement.notResources.some((pattern) => coversResource(anywhere(pattern), anywhere(arn)));
  }
  return statement.resources.some((pattern) => coversResource(anywhere(pattern), anywhere(arn)));
}

/** Places of partition, region and account in an ARN. */
const OPENED: ReadonlySet<number> = new Set([1, 3, 4]);

const POSITIVE: ReadonlySet<string> = new Set([
  "stringequals",
  "stringequalsignorecase",
  "stringlike",
  "arnequals",
  "arnlike",
]);

/** Whether a condition holds a request to given values: present, positive, and no value that is all wildcards. */
export function holdsToValues(condition: Condition): boolean {
  return (
    POSITIVE.has(condition.operator) &&
    !condition.holdsWhenAbsent &&
    condition.values.length > 0 &&
    !condition.values.some((value) => /^[*?]*$/.test(value) || /^arn:[*?:]*$/.test(value))
  );
}

/** Whether one of a statement's conditions holds requests to given values, and is one that the test accepts. */
export function isHeld(statement: Statement, accepts: (condition: Condition) => boolean): boolean {
  return statement.conditions.some((condition) => holdsToValues(condition) && accepts(condition));
}

/** Keys that hold a request to resources with given tags. */
export function isTagKey(key: string): boolean {
  return /^(?:aws|iam|sts|kms|secretsmanager):resourcetag\//.test(key);
}

/** An ARN or pattern with its partition, region and account opened; anything else as it is. */
function anywhere(pattern: string): string {
  const parts = pattern.split(":");
  if (parts[0] !== "arn") return pattern;
  // The last part of a short pattern (`arn:aws:*`) stands for all that follows, so it stays.
  return parts.map((part, at) => (OPENED.has(at) && at < parts.length - 1 ? "" : part)).join(":");
}
