import type { Judge } from "../judge.ts";
import { readPolicy, type Statement, UnreadablePolicy } from "./policy-document.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";

/**
 * Reads a policy document for a rule that looks at several: one that cannot be read is a violation of its own
 * resource and counts as empty, so that it hides nothing about the others.
 *
 * @throws UnknownProperty when the document is not known yet
 */
export function statementsOf(judge: Judge, resource: Resource, policy: Props): readonly Statement[] {
  try {
    return readPolicy(policy) ?? [];
  } catch (error) {
    if (!(error instanceof UnreadablePolicy)) throw error;
    judge.violation(resource, `the policy document cannot be read: ${error.message}`);
    return [];
  }
}

/** How a finding calls a statement: by its Sid, else by its place, counted from one. */
export function nameOfStatement(statement: Statement, statements: readonly Statement[]): string {
  return statement.sid === undefined || statement.sid === ""
    ? `statement ${String(statements.indexOf(statement) + 1)}`
    : `statement ${statement.sid}`;
}
