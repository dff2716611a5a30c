import { speaksOfEveryone } from "./grants.ts";
import {
  bindingConditions,
  type Condition,
  isEveryAction,
  isEveryResource,
  type Statement,
} from "./policy-document.ts";

/** Conditions that every request through an endpoint meets, whoever makes it, so that they bind nobody there. */
const MET_BY_THE_WAY: ReadonlySet<string> = new Set(["aws:sourcevpc", "aws:sourcevpce", "kms:viaservice"]);

/** Keys that tell a caller's or a resource's owner, for statements that deny everybody else. */
const OWNER_KEYS: ReadonlySet<string> = new Set([
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
  "aws:resourceaccount",
]);

const NEGATIVE_OPERATORS: ReadonlySet<string> = new Set([
  "stringnotequals",
  "stringnotequalsignorecase",
  "stringnotlike",
]);

/**
 * The statements of an endpoint's policy that let anybody reach anything: no principal is named, no condition binds
 * caller or resource, and the resources are nobody's in particular. Empty also when another statement denies all
 * that comes from or goes to outside.
 */
export function unboundStatements(statements: readonly Statement[]): readonly Statement[] {
  if (statements.some(deniesOutsiders)) return [];
  return statements.filter((statement) => statement.effect === "allow" && !isBound(statement));
}

function isBound(statement: Statement): boolean {
  const { principals, hasNotPrincipal } = statement;
  const named = !hasNotPrincipal && Object.keys(principals).length > 0 && !speaksOfEveryone(statement);
  return named || bindingConditions(statement).some(({ key }) => !MET_BY_THE_WAY.has(key)) || namesOwners(statement);
}

/** Whether each resource is somebody's in particular: a bucket by its whole name, or an ARN with an account. */
function namesOwners({ resources, notResources }: Statement): boolean {
  return notResources.length === 0 && resources.length > 0 && resources.every(namesOwner);
}

function namesOwner(resource: string): boolean {
  const [, , service, , account = "", ...rest] = resource.split(":");
  if (/^\d{12}$/.test(account)) return true;
  const bucket = rest.join(":").split("/")[0] ?? "";
  return service === "s3" && account === "" && /^[a-z0-9][a-z0-9.-]{2,62}$/.test(bucket);
}

/** Everybody, every action, every resource, unless the one owner matches; AWS's own services may be let through. */
function deniesOutsiders(statement: Statement): boolean {
  if (statement.effect !== "deny" || !speaksOfEveryone(statement)) return false;
  if (!statement.actions.some(isEveryAction) || !statement.resources.some(isEveryResource)) return false;
  const owners = statement.conditions.filter(isNotOwner);
  return owners.length === 1 && statement.conditions.every((it) => isNotOwner(it) || letsServicesThrough(it));
}

function isNotOwner({ operator, key, values }: Condition): boolean {
  return (
    OWNER_KEYS.has(key) &&
    NEGATIVE_OPERATORS.has(operator) &&
    values.length > 0 &&
    !values.some((it) => /^[*?]*$|^o-\*/.test(it))
  );
}

function letsServicesThrough({ operator, key, values }: Condition): boolean {
  return operator === "bool" && key === "aws:principalisawsservice" && values.every((it) => it === "false");
}
