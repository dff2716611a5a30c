import type { PolicyStatement } from "../../components/foundation/policy-document.ts";

/** One request to AWS, as far as the policies of this project look at it. */
export interface Request {
  readonly action: string;
  /** ARN of what is acted on; absent for actions that know no resources. */
  readonly resource?: string;
  /** Condition keys with their values; a key that the request does not carry is absent. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Whether a session may do something (IAM user guide, "Policy evaluation logic"): the identity policy and the boundary
 * must both allow it, and neither may deny it.
 */
export function may(
  policy: readonly PolicyStatement[],
  boundary: readonly PolicyStatement[] | undefined,
  request: Request,
): boolean {
  const both = boundary === undefined ? [policy] : [policy, boundary];
  const matching = both.map((statements) => statements.filter((statement) => covers(statement, request)));
  if (matching.flat().some(({ Effect }) => Effect === "Deny")) return false;
  return matching.every((statements) => statements.some(({ Effect }) => Effect === "Allow"));
}

function covers(statement: PolicyStatement, { action, resource = "*", context = {} }: Request): boolean {
  return (
    list(statement.Action).some((pattern) => like(pattern.toLowerCase(), action.toLowerCase())) &&
    list(statement.Resource ?? []).some((pattern) => like(pattern, resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, list(wanted), context[key])),
    )
  );
}

function holds(operator: string, wanted: readonly string[], given: string | readonly string[] | undefined): boolean {
  const values = given === undefined ? [] : list(given);
  switch (operator) {
    case "StringEquals":
    case "ArnEquals":
    case "Bool":
      return values.length === 1 && wanted.includes(values[0] ?? "");
    case "ForAnyValue:StringEquals":
      return values.some((value) => wanted.includes(value));
    case "ForAllValues:StringEquals":
      return values.every((value) => wanted.includes(value));
    case "Null":
      return wanted.includes(String(given === undefined));
    default:
      throw new Error(`the evaluator does not know the operator ${operator}`);
  }
}

/** Whether a pattern of IAM fits a text; a resource of "*" stands for a request without resource. */
function like(pattern: string, text: string): boolean {
  const source = pattern.split("*").map((part) => part.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("?", "."));
  return new RegExp(`^${source.join(".*")}$`, "s").test(text);
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
