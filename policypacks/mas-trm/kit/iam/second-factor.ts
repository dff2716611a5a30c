import { allowsAction, isHeld } from "./permissions.ts";
import { type Condition, coversAction, isAnyPrincipal, type Statement } from "./policy-document.ts";

const PRESENT = "aws:multifactorauthpresent";
const AGE = "aws:multifactorauthage";
const ASSUME = "sts:AssumeRole";

/** Roles of Identity Center, which alone makes any under this path: whoever holds one has signed in there. */
const OF_IDENTITY_CENTER = /^arn:[^:]*:iam::[^:]*:role\/aws-reserved\/sso\.amazonaws\.com\//;

/**
 * The statements of a trust policy by which an account's identities take a role on without a second factor.
 * Federated users prove theirs to their own provider, also when they change roles, and services have none.
 */
export function withoutSecondFactor(statements: readonly Statement[]): readonly Statement[] {
  if (statements.some(deniesWithout)) return [];
  return statements.filter(
    (statement) => allowsAction(statement, ASSUME) && !statement.conditions.some(demands) && !isOfOthers(statement),
  );
}

/** Whether it speaks of services and of federated users alone, be it by their own kind or by their roles. */
function isOfOthers(statement: Statement): boolean {
  const { aws = [] } = statement.principals;
  const isNamed = !statement.hasNotPrincipal && aws.every((arn) => OF_IDENTITY_CENTER.test(arn));
  return (
    isNamed ||
    isHeld(
      statement,
      ({ key, values }) =>
        key === "aws:federatedprovider" ||
        (key === "aws:principalarn" && values.every((arn) => OF_IDENTITY_CENTER.test(arn))),
    )
  );
}

/** `BoolIfExists` does not demand it: keys of long life carry no such flag, and pass. */
function demands({ operator, key, values, holdsWhenAbsent }: Condition): boolean {
  if (holdsWhenAbsent || values.length === 0) return false;
  if (key === PRESENT) return operator === "bool" && values.every((value) => value.toLowerCase() === "true");
  return key === AGE && operator.startsWith("numericlessthan");
}

/** The other way to demand it: a Deny to everyone who lacks it, or does not say. */
function deniesWithout(statement: Statement): boolean {
  const [condition, ...others] = statement.conditions;
  return (
    statement.effect === "deny" &&
    isAnyPrincipal(statement) &&
    statement.actions.some((pattern) => coversAction(pattern, ASSUME)) &&
    others.length === 0 &&
    condition?.key === PRESENT &&
    condition.operator === "bool" &&
    condition.holdsWhenAbsent &&
    condition.values.includes("false")
  );
}
