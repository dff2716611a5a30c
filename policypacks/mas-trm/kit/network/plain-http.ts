import { coversAction, isAnyPrincipal, type Statement } from "../iam/policy-document.ts";

/** Whether a statement denies everyone some actions whenever a request comes without TLS. */
export function deniesPlainHttp(statement: Statement, actions: readonly string[]): boolean {
  const { effect, hasNotPrincipal, conditions } = statement;
  const [condition, another] = conditions;
  return (
    effect === "deny" &&
    !hasNotPrincipal &&
    isAnyPrincipal(statement) &&
    actions.every((action) => statement.actions.some((pattern) => coversAction(pattern, action))) &&
    // Conditions add up, so a second one would narrow the denial.
    another === undefined &&
    condition?.operator === "bool" &&
    condition.key === "aws:securetransport" &&
    condition.values.some((value) => value.toLowerCase() === "false")
  );
}
