import { digest } from "../identity/digest.ts";
import { isProperties, type Properties, textOf, type Value } from "../rpc/values.ts";

/** Elements of a statement, in the order in which the real provider writes them. */
const ORDER = "Sid Effect Action NotAction Resource NotResource Principal NotPrincipal Condition".split(" ");

/**
 * Renders an IAM policy as the real provider does: elements in a fixed order, lists sorted downwards, a list of one
 * written as a text, `&{...}` turned into IAM's own variables.
 */
export function getPolicyDocument(args: Properties): Properties {
  const own = objects(args["statements"]).map(statementOf);
  const sources = texts(args["sourcePolicyDocuments"]).flatMap((text, index) =>
    parsed(text, `sourcePolicyDocuments[${index}]`),
  );
  const overrides = texts(args["overridePolicyDocuments"]).flatMap((text, index) =>
    parsed(text, `overridePolicyDocuments[${index}]`),
  );
  const document: Properties = { Version: textOf(args["version"]) ?? "2012-10-17" };
  const policyId = textOf(args["policyId"]);
  if (policyId !== undefined) document["Id"] = policyId;
  document["Statement"] = overridden(distinct([...sources, ...own]), overrides);
  const json = JSON.stringify(document, null, 2);
  return { ...args, id: digest(json).slice(0, 10), json, minifiedJson: JSON.stringify(document) };
}

function statementOf(statement: Properties): Properties {
  const rendered: Properties = {
    Sid: statement["sid"] ?? null,
    Effect: statement["effect"] ?? "Allow",
    Action: list(statement["actions"]),
    NotAction: list(statement["notActions"]),
    Resource: list(statement["resources"]),
    NotResource: list(statement["notResources"]),
    Principal: principalOf(statement["principals"]),
    NotPrincipal: principalOf(statement["notPrincipals"]),
    Condition: conditionOf(statement["conditions"]),
  };
  return Object.fromEntries(ORDER.flatMap((name) => given(name, rendered[name])));
}

function given(name: string, value: Value | undefined): [string, Value][] {
  return value === undefined || value === null || value === "" ? [] : [[name, value]];
}

/** A list that is empty is left out; one text stands for itself. */
function list(value: Value | undefined): Value {
  const items = texts(value).map(withVariables).sort().reverse();
  const [only] = items;
  if (only === undefined) return null;
  return items.length === 1 ? only : items;
}

function principalOf(value: Value | undefined): Value {
  const principals = objects(value);
  if (principals.length === 0) return null;
  const byType: Record<string, string[]> = {};
  for (const principal of principals) {
    const type = textOf(principal["type"]) ?? "";
    if (type === "*") return "*";
    byType[type] = [...(byType[type] ?? []), ...texts(principal["identifiers"])];
  }
  return Object.fromEntries(
    Object.keys(byType)
      .sort()
      .map((type) => [type, list(byType[type] ?? [])]),
  );
}

function conditionOf(value: Value | undefined): Value {
  const conditions = objects(value);
  if (conditions.length === 0) return null;
  const byTest: Record<string, Record<string, string[]>> = {};
  for (const condition of conditions) {
    const test = textOf(condition["test"]) ?? "";
    const variable = textOf(condition["variable"]) ?? "";
    const variables = (byTest[test] ??= {});
    variables[variable] = [...(variables[variable] ?? []), ...texts(condition["values"]).map(withVariables)];
  }
  return Object.fromEntries(
    Object.keys(byTest)
      .sort()
      .map((test) => [test, rendered(byTest[test] ?? {})]),
  );
}

/** Values of conditions keep their order. */
function rendered(variables: Readonly<Record<string, readonly string[]>>): Properties {
  return Object.fromEntries(
    Object.keys(variables)
      .sort()
      .map((name) => {
        const values = variables[name] ?? [];
        return [name, values.length === 1 ? (values[0] ?? "") : [...values]];
      }),
  );
}

/** `&{aws:username}` is how a program writes `${aws:username}` without its own language reading it. */
function withVariables(text: string): string {
  return text.replaceAll("&{", "${");
}

function parsed(text: string, path: string): Properties[] {
  try {
    const document = JSON.parse(text) as Value;
    const statements = isProperties(document) ? document["Statement"] : undefined;
    return isProperties(statements) ? [statements] : objects(statements);
  } catch (error) {
    throw new Error(`${path}: not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Statements with one Sid cannot stand side by side. */
function distinct(statements: readonly Properties[]): Properties[] {
  const seen = new Set<Value>();
  for (const { Sid } of statements) {
    if (Sid === undefined) continue;
    if (seen.has(Sid)) throw new Error(`duplicate Sid (${JSON.stringify(Sid)}) in the statements and source documents`);
    seen.add(Sid);
  }
  return [...statements];
}

function overridden(statements: readonly Properties[], overrides: readonly Properties[]): Properties[] {
  const result = [...statements];
  for (const statement of overrides) {
    const place = result.findIndex(({ Sid }) => Sid !== undefined && Sid === statement["Sid"]);
    if (place === -1) result.push(statement);
    else result[place] = statement;
  }
  return result;
}

function objects(value: Value | undefined): Properties[] {
  return Array.isArray(value) ? value.filter(isProperties) : [];
}

function texts(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : [];
}
