import { eachKnownPart } from "./identity-policies.ts";
import { readPolicy } from "./policy-document.ts";
import type { Resource } from "../resource.ts";

/**
 * Whether only AWS services can take a role on, so that it is part of a deployment and no one's standing access.
 *
 * @throws UnknownProperty when its trust policy is not known yet
 */
export function isServiceRole(role: Resource): boolean {
  let isForServices = false;
  eachKnownPart(role.props.at("assumeRolePolicy"), (document) => {
    const grants = (readPolicy(document) ?? []).filter(({ effect }) => effect === "allow");
    isForServices = grants.every(
      ({ principals, hasNotPrincipal }) =>
        !hasNotPrincipal &&
        Object.entries(principals).every(
          ([kind, names]) => kind === "service" && !names.some((name) => /^\*+$/.test(name)),
        ),
    );
  });
  return isForServices;
}
