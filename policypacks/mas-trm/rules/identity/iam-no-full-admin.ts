import { administration } from "../../kit/iam/administrator.ts";
import { eachIdentityPolicy, IDENTITY_POLICIES } from "../../kit/iam/identity-policies.ts";
import { resourceRule } from "../../kit/rule.ts";
import { IAM_POLICY } from "../../kit/types.ts";

const policy = (action: string, resource: string): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: resource }] });

/** No policy of an identity amounts to full administration, however it spells it. */
export const iamNoFullAdmin = resourceRule({
  id: "iam-no-full-admin",
  control: "MAS-9.1-01",
  title: "No policy allows every action on every resource",
  severity: "critical",
  types: IDENTITY_POLICIES,
  cause: "Whoever gets hold of such an identity owns the account, its records and its keys.",
  remediation: "List the actions and the resources that the task needs, each by name.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  examples: {
    compliant: [{ type: IAM_POLICY, props: { policy: policy("s3:GetObject", "arn:aws:s3:::kiro-audit/*") } }],
    violating: [{ type: IAM_POLICY, props: { policy: policy("*", "*") } }],
  },
  check(resource, judge) {
    eachIdentityPolicy(judge, resource, (statements) => {
      const why = administration(statements);
      if (why !== undefined) judge.violation(resource, why);
    });
  },
});
