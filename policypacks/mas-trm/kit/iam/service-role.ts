import { eachKnownPart } from "./identity-policies.ts";
import type { Maybe } from "../maybe.ts";
import { isAnybody, readPolicy } from "./policy-document.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { ifKnown } from "../unknown.ts";

/**
 * Whether only AWS services can take a role on, so that it is part of a deployment and no one's standing access.
 *
 * @throws UnknownProperty when its trust policy is not known yet
 */
export function isServiceRole(role: Resource): boolean {
  let isForServices: Maybe;
  const read = (document: Props): void => {
    const grants = (readPolicy(document) ?? []).filter(({ effect }) => effect === "allow");
    isForServices = grants.every(
      ({ principals, hasNotPrincipal }) =>
        !hasNotPrincipal &&
        Object.entries(principals).every(([kind, names]) => kind === "service" && !names.some(isAnybody)),
    );
  };
  return ifKnown(
    () => {
      eachKnownPart(role.props.at("assumeRolePolicy"), read);
      return isForServices === true;
    },
    (unknown) => {
      // Whoever else may come, somebody is already there.
      if (isForServices === false) return false;
      throw unknown;
    },
  );
}
