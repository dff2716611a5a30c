import { type Condition, coversAction, type Statement } from "./policy-document.ts";

/** Keys that tell outsiders from the bank's own, by organisation, account or network. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalaccount",
  "aws:sourcevpce",
  "aws:sourcevpc",
]);

/** Keys that tell AWS's own services from others by a truth, and by a name. */
const SERVICE_FLAGS: ReadonlySet<string> = new Set(["aws:principalisawsservice", "aws:viaawsservice"]);
const SERVICE_NAMES: ReadonlySet<string> = new Set([
  "aws:sourceorgid",
  "aws:sourceaccount",
  "aws:principalservicename",
]);

/** Reading and writing objects, which a perimeter must deny. */
const DATA_ACTIONS = ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject"] as const;

/**
 * Whether a statement of a bucket's policy keeps outsiders away from the data: a denial to everyone that holds for
 * whoever is not of the bank's organisation, account or network, and spares nobody else than AWS's services.
 *
 * Conditions add up, so each further one spares somebody: only known ones may.
 */
export function deniesOutsiders(statement: Statement): boolean {
  const { effect, principals, hasNotPrincipal, actions, conditions } = statement;
  const outside = conditions.filter(({ key }) => OWN_KEYS.has(key));
  return (
    effect === "deny" &&
    !hasNotPrincipal &&
    (principals["aws"] ?? []).includes("*") &&
    DATA_ACTIONS.every((wanted) => actions.some((action) => coversAction(action, wanted))) &&
    outside.length > 0 &&
    outside.every(({ operator, values }) => isNegative(operator) && values.length > 0 && !values.some(isLoose)) &&
    conditions.every((condition) => outside.includes(condition) || sparesServices(condition))
  );
}

/** Whether a condition takes AWS's own services out of a denial, and nobody else. */
export function sparesServices({ key, operator, values, holdsWhenAbsent }: Condition): boolean {
  // Anonymous requests lack the flag, so the denial must hold for them as well: BoolIfExists.
  const isFlag = SERVICE_FLAGS.has(key) && operator === "bool" && holdsWhenAbsent;
  if (isFlag) return values.every((value) => value.toLowerCase() === "false");
  return SERVICE_NAMES.has(key) && isNegative(operator) && !values.some(isLoose);
}

function isNegative(operator: string): boolean {
  return /^stringnot(equals|equalsignorecase|like)$/.test(operator);
}

/** Values that stand for anybody, so that nobody is outside. */
function isLoose(value: string): boolean {
  return /^([*?]|o-\*|vpce?-\*)/.test(value);
}
