import type { Judge } from "../../kit/judge.ts";
import { UnreadablePolicy } from "../../kit/iam/policy-document.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { isServiceRole } from "../../kit/iam/service-role.ts";
import { IAM_GROUP_POLICY, IAM_ROLE, IAM_ROLE_POLICY, IAM_USER_POLICY } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";
import { reach } from "../../kit/values.ts";

const trust = (principal: object): string =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }] });

/**
 * What people may do stands in policies that can be named, reviewed and compared. A role that only services take on
 * may keep its policy inside: the two are written, reviewed and removed together.
 */
export const noInlinePolicies = resourceRule({
  id: "no-inline-policies",
  control: "MAS-9.1-04",
  title: "Policies are managed and reviewable",
  severity: "low",
  types: [IAM_ROLE, IAM_ROLE_POLICY, IAM_GROUP_POLICY, IAM_USER_POLICY],
  cause: "A policy inside an identity is reviewed, if at all, one identity at a time.",
  remediation: "Make it an aws.iam.Policy and attach that.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
  examples: {
    compliant: [
      { type: IAM_ROLE, name: "delivery", props: { assumeRolePolicy: trust({ Service: "config.amazonaws.com" }) } },
      { type: IAM_ROLE_POLICY, props: { policy: "{}" }, dependsOn: { role: ["delivery"] } },
    ],
    violating: [{ type: IAM_GROUP_POLICY, props: { group: "operators", policy: "{}" } }],
  },
  check(resource, judge) {
    switch (resource.type) {
      case IAM_ROLE:
        // An entry without a policy only says that there shall be none.
        if (reach(resource.props, "inlinePolicies[].policy").length > 0) checkRole(judge, resource, resource);
        return;
      case IAM_ROLE_POLICY:
        return checkRolePolicy(judge, resource);
      default:
        judge.violation(resource, "it is a policy inside a user or group");
    }
  },
});

function checkRolePolicy(judge: Judge, policy: Resource): void {
  const link = policy.link("role", [IAM_ROLE]);
  switch (link.kind) {
    case "resource":
      return checkRole(judge, policy, link.resource);
    case "open":
      throw new UnknownProperty(link.path);
    default:
      judge.undetermined(
        policy,
        "its role is not part of this stack, so whether only services take it on cannot be seen",
      );
  }
}

function checkRole(judge: Judge, resource: Resource, role: Resource): void {
  const whose = resource === role ? "it" : `role ${role.name}`;
  judge.require(takenByServices(role), resource, `a policy stands inside ${whose}, which not only services take on`);
}

/** A trust policy that cannot be read is another rule's matter, and speaks for nobody here. */
function takenByServices(role: Resource): boolean {
  try {
    return isServiceRole(role);
  } catch (error) {
    if (error instanceof UnreadablePolicy) return false;
    throw error;
  }
}
