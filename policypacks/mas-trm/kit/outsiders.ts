import { coversAction, type Statement } from "./policy-document.ts";

/** Keys that tell outsiders from the bank's own, by organisation, account or network. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalaccount",
  "aws:sourcevpce",
  "aws:sourcevpc",
]);

/** Conditions by which a perimeter may spare AWS's own services; log delivery needs that. */
const SPARES: ReadonlySet<string> = new Set([
  "aws:principalisawsservice",
  "aws:viaawsservice",
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
    outside.every(
      ({ operator, values }) =>
        /^(stringnotequals|stringnotequalsignorecase|stringnotlike)$/.test(operator) &&
        values.length > 0 &&
        !values.some((value) => /^([*?]|o-\*|vpce?-\*)/.test(value)),
    ) &&
    conditions.every((condition) => outside.includes(condition) || SPARES.has(condition.key))
  );
}
