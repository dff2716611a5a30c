import { escalationsOf, passedRole } from "../../kit/iam/escalation.ts";
import { eachIdentityPolicy, IDENTITY_POLICIES } from "../../kit/iam/identity-policies.ts";
import { IDENTITIES, joinedPermissions } from "../../kit/iam/joined-permissions.ts";
import type { Judge } from "../../kit/judge.ts";
import { nameOfStatement } from "../../kit/iam/read-policy.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { IAM_POLICY } from "../../kit/types.ts";

const policy = (resource: string): string =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: "iam:AttachRolePolicy", Resource: resource }] });

/** No identity is allowed an action, or a set of them, by which it can take rights that nobody gave it. */
export const noPrivilegeEscalationGrants = resourceRule({
  id: "no-privilege-escalation-grants",
  control: "MAS-9.1-07",
  title: "No grants by which an identity can promote itself",
  severity: "high",
  types: [...new Set([...IDENTITY_POLICIES, ...IDENTITIES])],
  cause: "Such an identity is an administrator in two steps, however small its policy looks.",
  remediation:
    "Name the roles, users or policies it may work on, or demand iam:PermissionsBoundary; for iam:PassRole name the roles and bind iam:PassedToService.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  examples: {
    compliant: [{ type: IAM_POLICY, props: { policy: policy("arn:aws:iam::111122223333:role/app-reader") } }],
    violating: [{ type: IAM_POLICY, props: { policy: policy("*") } }],
  },
  check(resource, judge) {
    eachIdentityPolicy(judge, resource, (statements) => {
      for (const statement of statements) {
        const actions = escalationsOf(statement);
        if (actions.length > 0) {
          judge.violation(resource, `${nameOfStatement(statement, statements)} allows ${few(actions)} on anything`);
        }
      }
      report(judge, resource, "it allows", passedRole(statements));
    });
    if (IDENTITIES.includes(resource.type)) judge.guard(resource, () => checkJoined(judge, resource));
  },
});

/** Policies that are harmless each for itself and not together; the others have been reported. */
function checkJoined(judge: Judge, identity: Resource): void {
  const { documents } = joinedPermissions(identity);
  if (documents.some((statements) => passedRole(statements) !== undefined)) return;
  report(judge, identity, "its policies together allow", passedRole(documents.flat()));
}

function report(judge: Judge, resource: Resource, who: string, start: string | undefined): void {
  if (start !== undefined) {
    judge.violation(resource, `${who} iam:PassRole of any role to any service, and ${start} to use it`);
  }
}

/** The first three of a list, and how many there are beside them. */
function few(actions: readonly string[]): string {
  const rest = actions.length - 3;
  return rest > 0 ? `${actions.slice(0, 3).join(", ")} and ${String(rest)} more` : actions.join(", ");
}
