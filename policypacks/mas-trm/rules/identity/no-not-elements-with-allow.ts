import { eachIdentityPolicy, eachKnownPart, IDENTITY_POLICIES } from "../../kit/iam/identity-policies.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Statement } from "../../kit/iam/policy-document.ts";
import { nameOfStatement, statementsOf } from "../../kit/iam/read-policy.ts";
import type { Resource } from "../../kit/resource.ts";
import { policiesCarried, RESOURCE_POLICIES } from "../../kit/iam/resource-policies.ts";
import { resourceRule } from "../../kit/rule.ts";
import { IAM_POLICY } from "../../kit/types.ts";

const policy = (effect: string): string =>
  JSON.stringify({ Statement: [{ Effect: effect, NotAction: "sts:*", Resource: "*" }] });

/** Grants say what they allow. In a Deny the same elements are the proper way to spell a perimeter. */
export const noNotElementsWithAllow = resourceRule({
  id: "no-not-elements-with-allow",
  control: "MAS-9.1-11",
  title: "No Allow with NotAction, NotResource or NotPrincipal",
  severity: "high",
  types: [...new Set([...IDENTITY_POLICIES, ...RESOURCE_POLICIES])],
  cause: "Such a grant takes in every action, resource or principal that comes to exist later, unseen.",
  remediation: "Turn it round: list what is allowed, or make it a Deny of the rest beside a narrow Allow.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  examples: {
    compliant: [{ type: IAM_POLICY, props: { policy: policy("Deny") } }],
    violating: [{ type: IAM_POLICY, props: { policy: policy("Allow") } }],
  },
  check(resource, judge) {
    eachIdentityPolicy(judge, resource, (statements) => checkStatements(judge, resource, statements));
    for (const policy of policiesCarried(resource)) {
      judge.guard(resource, () =>
        eachKnownPart(policy, (part) => checkStatements(judge, resource, statementsOf(judge, resource, part))),
      );
    }
  },
});

function checkStatements(judge: Judge, resource: Resource, statements: readonly Statement[]): void {
  for (const statement of statements.filter(({ effect }) => effect === "allow")) {
    const elements = [
      ...(statement.notActions.length > 0 ? ["NotAction"] : []),
      ...(statement.notResources.length > 0 ? ["NotResource"] : []),
      ...(statement.hasNotPrincipal ? ["NotPrincipal"] : []),
    ];
    if (elements.length > 0) {
      judge.violation(resource, `${nameOfStatement(statement, statements)} allows by ${elements.join(" and ")}`);
    }
  }
}
