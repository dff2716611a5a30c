import type { Props } from "../props.ts";
import { matchesWildcard } from "../wildcard.ts";

/** One condition of a statement, such as `StringEquals` on `aws:PrincipalOrgID`. */
export interface Condition {
  /** The operator without qualifiers, lower case: `stringequals`, `bool`, `arnlike`. */
  readonly operator: string;
  /**
   * Whether it also holds when the request lacks the key: `…IfExists`, `ForAllValues:…` and, but for `ForAnyValue:…`,
   * negations (IAM user guide, "Condition operators"); unless a `Null` condition demands the key.
   */
  readonly holdsWhenAbsent: boolean;
  /** The condition key, lower case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** One statement of a policy document, its single values and lists read alike. */
export interface Statement {
  readonly sid: string | undefined;
  readonly effect: "allow" | "deny";
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Principals by kind, lower case: `aws`, `service`, `federated`, `canonicaluser`; a bare `"*"` counts as `aws`. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  readonly hasNotPrincipal: boolean;
  readonly conditions: readonly Condition[];
}

/** The elements of a statement. AWS takes no others, so one in another spelling must not count as absent. */
const ELEMENTS: readonly string[] =
  "Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition".split(" ");

/** Not a policy document that AWS would take, so nothing can be said for it. */
export class UnreadablePolicy extends Error {}

/**
 * Reads an IAM, resource, key or endpoint policy: a JSON string or the object itself.
 *
 * @returns the statements, or undefined when there is no policy
 * @throws UnknownProperty when the document is not known yet
 * @throws UnreadablePolicy when it is not JSON or not a policy
 */
export function readPolicy(policy: Props): readonly Statement[] | undefined {
  const plain = policy.plain();
  if (plain === undefined || plain === "") return undefined;
  const document = typeof plain === "string" ? parseJson(plain) : plain;
  if (!isRecord(document) || document["Statement"] === undefined) throw new UnreadablePolicy("no Statement");
  return listOf(document["Statement"]).map(readStatement);
}

/** Whether an action pattern (`s3:Get*`, `*`) covers an action or a narrower pattern, as AWS matches: case aside. */
export function coversAction(pattern: string, action: string): boolean {
  return matchesWildcard(pattern.toLowerCase(), action.toLowerCase(), "?");
}

/** Whether a resource pattern covers a resource or a narrower pattern. */
export function coversResource(pattern: string, resource: string): boolean {
  return matchesWildcard(pattern, resource, "?");
}

/** Whether the pattern stands for every action: `*`, `*:*`, `**`, `?*` and the like. */
export function isEveryAction(pattern: string): boolean {
  return /^[*?]+(:[*?]+)?$/.test(pattern.trim()) && pattern.includes("*");
}

/** Whether the pattern stands for every resource. */
export function isEveryResource(pattern: string): boolean {
  return /^\*+$/.test(pattern.trim()) || /^arn:\*(:\*)*$/.test(pattern.trim());
}

/** Whether a principal of whichever kind is a mere star, which stands for everybody. */
export function isAnybody(principal: string): boolean {
  return /^\*+$/.test(principal.trim());
}

/** Whether the statement speaks of every principal. */
export function isAnyPrincipal(statement: Statement): boolean {
  return statement.principals["aws"]?.some(isAnybody) === true;
}

function readStatement(raw: unknown): Statement {
  if (!isRecord(raw)) throw new UnreadablePolicy("a statement is not an object");
  if (!Object.keys(raw).every((element) => ELEMENTS.includes(element)))
    throw new UnreadablePolicy("a statement has an element that is none");
  const effect = typeof raw["Effect"] === "string" ? raw["Effect"].toLowerCase() : undefined;
  if (effect !== "allow" && effect !== "deny") throw new UnreadablePolicy("a statement has no Effect");
  return {
    sid: typeof raw["Sid"] === "string" ? raw["Sid"] : undefined,
    effect,
    actions: strings(raw["Action"]),
    notActions: strings(raw["NotAction"]),
    resources: strings(raw["Resource"]),
    notResources: strings(raw["NotResource"]),
    principals: readPrincipals(raw["Principal"]),
    hasNotPrincipal: raw["NotPrincipal"] !== undefined,
    conditions: readConditions(raw["Condition"]),
  };
}

function readPrincipals(raw: unknown): Record<string, readonly string[]> {
  if (!isRecord(raw)) return raw === undefined ? {} : { aws: strings(raw) };
  return Object.fromEntries(Object.entries(raw).map(([kind, values]) => [kind.toLowerCase(), strings(values)]));
}

function readConditions(raw: unknown): readonly Condition[] {
  if (!isRecord(raw)) return [];
  const conditions = Object.entries(raw).flatMap(([operator, keys]) => {
    const parts = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/.exec(operator.toLowerCase());
    if (parts === null || !isRecord(keys)) throw new UnreadablePolicy("a condition is malformed");
    const [, set, name = "", ifExists] = parts;
    const isNegation = name.includes("not") && set !== "foranyvalue";
    return Object.entries(keys).map(([key, values]) => ({
      operator: name,
      holdsWhenAbsent: set === "forallvalues" || ifExists !== undefined || isNegation,
      key: key.toLowerCase(),
      values: strings(values),
    }));
  });
  const demanded = new Set(conditions.filter(demandsPresence).map(({ key }) => key));
  return conditions.map((one) => (demanded.has(one.key) ? { ...one, holdsWhenAbsent: false } : one));
}

function demandsPresence({ operator, values }: Condition): boolean {
  return operator === "null" && values.length > 0 && values.every((value) => value.toLowerCase() === "false");
}

function strings(raw: unknown): readonly string[] {
  return listOf(raw).map((value) => {
    // An object, a list or null inside a list: AWS refuses it, and it may have no text at all.
    const isText = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    if (!isText) throw new UnreadablePolicy("a value is no text");
    return String(value);
  });
}

function listOf(raw: unknown): readonly unknown[] {
  return raw === undefined || raw === null ? [] : Array.isArray(raw) ? raw : [raw];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadablePolicy("not JSON");
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
