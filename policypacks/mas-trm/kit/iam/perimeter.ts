import { bondsOf, deniesOutsiders, speaksOfEveryone } from "./outsiders.ts";
import { isEveryAction, isEveryResource, type Statement } from "./policy-document.ts";

/**
 * The statements of an endpoint's policy that let anybody reach anything: no principal is named, no condition binds
 * caller or resource, and the resources are nobody's in particular. Empty also when another statement denies all
 * that comes from or goes to outside.
 */
export function unboundStatements(statements: readonly Statement[]): readonly Statement[] {
  if (statements.some(deniesAllOutsiders)) return [];
  return statements.filter((statement) => statement.effect === "allow" && !isBound(statement));
}

function isBound(statement: Statement): boolean {
  const { principals, hasNotPrincipal } = statement;
  const named = !hasNotPrincipal && Object.keys(principals).length > 0 && !speaksOfEveryone(statement);
  // Every request through an endpoint comes from its network, so that binds nobody here.
  return named || bondsOf(statement, ["caller", "source", "resource"]).length > 0 || namesOwners(statement);
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

/** Everybody, every action, every resource, unless the one owner is the bank; AWS's own services may be let through. */
function deniesAllOutsiders(statement: Statement): boolean {
  const { actions, resources } = statement;
  if (!actions.some(isEveryAction) || !resources.some(isEveryResource)) return false;
  // By either side: together they would spare insiders who reach outside, and outsiders who reach inside.
  return deniesOutsiders(statement, ["caller"]) || deniesOutsiders(statement, ["resource"]);
}
