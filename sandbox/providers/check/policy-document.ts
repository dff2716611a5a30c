import { isProperties, type Properties, type Value } from "../rpc/values.ts";
import type { Format } from "./formats.ts";

/**
 * What a policy is attached to decides which elements it may hold: `identity` to a user, role or permission set,
 * `trust` to a role as the answer who may assume it, `resource` to a thing such as a bucket, `repository` to an ECR
 * repository (a resource policy that names no resource), `control` to an organization.
 */
export type PolicyKind = "identity" | "trust" | "resource" | "repository" | "control";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATOR = new RegExp(
  [
    "^((ForAllValues|ForAnyValue):)?",
    "(String(Not)?(Equals|EqualsIgnoreCase|Like)|Numeric(Not)?Equals|Numeric(Less|Greater)Than(Equals)?",
    "|Date(Not)?Equals|Date(Less|Greater)Than(Equals)?|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))",
    "(IfExists)?$|^Null$",
  ].join(""),
);
/** `service:Key`; those of a federated provider begin with its address, such as `accounts.google.com:aud`. */
const CONDITION_KEY = /^[\w./-]+:.+$/;
const VERSIONS = ["2012-10-17", "2008-10-17"];
const DOCUMENT_KEYS = new Set(["Version", "Id", "Statement"]);
const STATEMENT_KEYS = new Set(
  "Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition".split(" "),
);
const PRINCIPAL_KEYS = new Set(["AWS", "Service", "Federated", "CanonicalUser"]);

/**
 * The grammar of IAM policies
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html), as far as AWS refuses a
 * document that breaks it: `MalformedPolicyDocument`.
 *
 * @param maxLength longest document that the service takes, in characters without white space
 */
export function policyDocument(kind: PolicyKind, maxLength: number): Format {
  return (text) => {
    if (text === "") return undefined; // means "no policy" in the real provider
    const parsed = parse(text);
    if (typeof parsed === "string") return `contains an invalid JSON policy: ${parsed}`;
    const length = text.replaceAll(/\s/g, "").length;
    if (length > maxLength) return `policy is too long: got ${length} characters, at most ${maxLength} are allowed`;
    const problem = documentProblem(kind, parsed);
    return problem === undefined ? undefined : `MalformedPolicyDocument: ${problem}`;
  };
}

function parse(text: string): Properties | string {
  if (/^\s/.test(text)) return "leading space characters are not allowed";
  try {
    const value = JSON.parse(text) as Value;
    return isProperties(value) ? value : "not a JSON object";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function documentProblem(kind: PolicyKind, document: Properties): string | undefined {
  const unknown = Object.keys(document).find((key) => !DOCUMENT_KEYS.has(key));
  if (unknown !== undefined) return `unknown element "${unknown}"`;
  const version = document["Version"];
  if (version !== undefined && !VERSIONS.some((known) => known === version)) {
    return `Version must be one of ${VERSIONS.join(", ")}, got ${JSON.stringify(version)}`;
  }
  const statements = listOf(document["Statement"]);
  if (statements.length === 0) return "Statement is missing or empty";
  const ids = new Set<Value>();
  for (const [index, statement] of statements.entries()) {
    const problem = isProperties(statement) ? statementProblem(kind, statement, ids) : "not an object";
    if (problem !== undefined) return `Statement[${index}]: ${problem}`;
  }
  return undefined;
}

function statementProblem(kind: PolicyKind, statement: Properties, ids: Set<Value>): string | undefined {
  const unknown = Object.keys(statement).find((key) => !STATEMENT_KEYS.has(key));
  if (unknown !== undefined) return `unknown element "${unknown}"`;
  const effect = statement["Effect"];
  if (effect !== "Allow" && effect !== "Deny") return `Effect must be Allow or Deny, got ${JSON.stringify(effect)}`;
  return (
    sidProblem(kind, statement["Sid"], ids) ??
    actionProblem(kind, statement) ??
    resourceProblem(kind, statement) ??
    principalProblem(kind, statement) ??
    conditionProblem(statement["Condition"])
  );
}

function sidProblem(kind: PolicyKind, sid: Value | undefined, ids: Set<Value>): string | undefined {
  if (sid === undefined || sid === "") return undefined;
  if (typeof sid !== "string") return `Sid must be a text, got ${JSON.stringify(sid)}`;
  const inIam = kind === "identity" || kind === "trust";
  if (inIam && !/^[A-Za-z0-9]*$/.test(sid)) return `Sid "${sid}" may hold letters and digits only`;
  if (ids.has(sid)) return `Sid "${sid}" is used twice`;
  ids.add(sid);
  return undefined;
}

function actionProblem(kind: PolicyKind, statement: Properties): string | undefined {
  const problem = exactlyOne(statement, "Action", "NotAction");
  if (problem !== undefined) return problem;
  const actions = listOf(statement["Action"] ?? statement["NotAction"]).map(String);
  const malformed = actions.find((action) => !/^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/.test(action));
  if (malformed !== undefined) return `"${malformed}" is not an action; it must be "*" or service:Action`;
  const foreign = kind === "trust" ? actions.find((action) => !/^(sts:|\*$)/i.test(action)) : undefined;
  return foreign === undefined ? undefined : `a trust policy may name sts actions only, got "${foreign}"`;
}

function resourceProblem(kind: PolicyKind, statement: Properties): string | undefined {
  const given = statement["Resource"] ?? statement["NotResource"];
  if (kind === "trust" || kind === "repository") {
    return given === undefined ? undefined : "this kind of policy must not name a Resource";
  }
  const problem = exactlyOne(statement, "Resource", "NotResource");
  if (problem !== undefined) return problem;
  const malformed = listOf(given).find((one) => typeof one !== "string" || !/^(\*|arn:)/.test(one));
  const strict = kind === "identity" || kind === "control";
  return strict && malformed !== undefined
    ? `resource ${JSON.stringify(malformed)} must be in ARN format or "*"`
    : undefined;
}

function principalProblem(kind: PolicyKind, statement: Properties): string | undefined {
  const given = statement["Principal"] ?? statement["NotPrincipal"];
  if (kind === "identity" || kind === "control") {
    return given === undefined ? undefined : "this kind of policy must not name a Principal";
  }
  const problem = exactlyOne(statement, "Principal", "NotPrincipal");
  if (problem !== undefined || given === "*") return problem;
  if (!isProperties(given)) return `Principal must be "*" or an object, got ${JSON.stringify(given)}`;
  const unknown = Object.keys(given).find((key) => !PRINCIPAL_KEYS.has(key));
  return unknown === undefined ? undefined : `unknown kind of principal "${unknown}"`;
}

function conditionProblem(condition: Value | undefined): string | undefined {
  if (condition === undefined) return undefined;
  if (!isProperties(condition)) return "Condition must be an object";
  for (const [operator, keys] of Object.entries(condition)) {
    if (!OPERATOR.test(operator)) return `unknown condition operator "${operator}"`;
    if (!isProperties(keys) || Object.keys(keys).length === 0) return `condition ${operator} holds no key`;
    const malformed = Object.keys(keys).find((key) => !CONDITION_KEY.test(key));
    if (malformed !== undefined) return `"${malformed}" is not a condition key; it must be service:Key`;
    const nested = Object.values(keys)
      .flatMap(listOf)
      .find((value) => typeof value === "object");
    if (nested !== undefined) return `condition ${operator} holds ${JSON.stringify(nested)}; texts are allowed`;
  }
  return undefined;
}

function exactlyOne(statement: Properties, left: string, right: string): string | undefined {
  const given = [left, right].filter((name) => statement[name] !== undefined).length;
  return given === 1 ? undefined : `exactly one of ${left} and ${right} is needed`;
}

function listOf(value: Value | undefined): Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
