import { accountOf } from "../accounts.ts";
import { bondsOf, speaksOfEveryone } from "../iam/outsiders.ts";
import { allowsAction, isHeld } from "../iam/permissions.ts";
import { coversAction, type Statement } from "../iam/policy-document.ts";

/** Conditions that say no more than which account or organisation the caller belongs to. */
const WHOLE_ACCOUNT: ReadonlySet<string> = new Set([
  "kms:calleraccount",
  "aws:principalaccount",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
]);

/**
 * Whether a statement of a key policy gives the key to every identity of an account or organisation, bound neither to
 * a service that acts for them (`kms:ViaService`) nor to a named caller. Named in a key policy like this, an identity
 * needs no IAM policy of its own.
 */
export function isAccountWide(statement: Statement): boolean {
  const callers = bondsOf(statement);
  const isThroughService = isHeld(
    statement,
    ({ key, values }) => key === "kms:viaservice" && !values.some((value) => /^[*?]/.test(value)),
  );
  return (
    speaksOfEveryone(statement) &&
    callers.length > 0 &&
    callers.every(({ key }) => WHOLE_ACCOUNT.has(key)) &&
    !isThroughService
  );
}

/** Whether a statement lets an account other than the key's own change the key's policy. */
export function managesFromOutside(statement: Statement, own: readonly string[]): boolean {
  const accounts = (statement.principals["aws"] ?? []).flatMap((principal) => accountOf(principal) ?? []);
  return accounts.some((account) => !own.includes(account)) && allowsAction(statement, "kms:PutKeyPolicy");
}

/**
 * Whether a statement allows grants that are not tied to AWS's own use of the key (`kms:GrantIsForAWSResource`).
 * A grant hands the key on past its policy. The account's own default statement is taken as it is.
 */
export function grantsFreely(statement: Statement): boolean {
  const isTied = statement.conditions.some(
    ({ key, operator, holdsWhenAbsent, values }) =>
      key === "kms:grantisforawsresource" &&
      operator === "bool" &&
      !holdsWhenAbsent &&
      values.every((value) => value.toLowerCase() === "true"),
  );
  return allowsAction(statement, "kms:CreateGrant") && !isTied && !isDefaultStatement(statement);
}

/** The one statement of the policy that KMS gives a key when nobody else does: everything, to the account's IAM. */
export function isDefaultStatement(statement: Statement): boolean {
  const named = statement.principals["aws"] ?? [];
  return (
    statement.effect === "allow" &&
    statement.conditions.length === 0 &&
    Object.keys(statement.principals).length === 1 &&
    named.length > 0 &&
    named.every((principal) => /^(\d{12}|arn:[^:]*:iam::\d{12}:root)$/.test(principal)) &&
    statement.actions.some((action) => coversAction(action, "kms:*"))
  );
}
