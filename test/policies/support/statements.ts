import { readPolicy, type Statement } from "../../../policypacks/mas-trm/kit/iam/policy-document.ts";
import { Props } from "../../../policypacks/mas-trm/kit/props.ts";

/** The statements of a policy document, read as the pack reads them; Allow where one does not say otherwise. */
export function statementsOf(...statements: readonly object[]): readonly Statement[] {
  const Statement = statements.map((statement) => ({ Effect: "Allow", ...statement }));
  return readPolicy(new Props({ Statement }, "policy")) ?? [];
}

/** One such statement. */
export function statementOf(raw: object): Statement {
  const [first] = statementsOf(raw);
  if (first === undefined) throw new Error("the test made no statement");
  return first;
}
