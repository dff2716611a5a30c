import type { Resource } from "../resource.ts";
import { PERMISSION_SET } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/** AWS's own policies that make their holder an administrator of the account or nearly so. */
export const ADMINISTRATOR_POLICIES = ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"] as const;

/**
 * Whether what a resource gives goes to a permission set that is kept for emergencies.
 *
 * @param breakGlass names of those permission sets
 * @throws UnknownProperty when the permission set cannot be told yet
 */
export function isForEmergencies(resource: Resource, breakGlass: readonly string[]): boolean {
  if (breakGlass.length === 0 || !resource.props.has("permissionSetArn")) return false;
  const link = resource.link("permissionSetArn", [PERMISSION_SET]);
  if (link.kind === "open") throw new UnknownProperty(link.path);
  return link.kind === "resource" && breakGlass.includes(link.resource.props.string("name") ?? "");
}
