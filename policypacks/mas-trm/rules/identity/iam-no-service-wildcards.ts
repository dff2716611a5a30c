import { servicesLeftOpen, wholesaleServices } from "../../kit/iam/action-patterns.ts";
import { eachIdentityPolicy, IDENTITY_POLICIES } from "../../kit/iam/identity-policies.ts";
import type { Statement } from "../../kit/iam/policy-document.ts";
import { nameOfStatement } from "../../kit/iam/read-policy.ts";
import { resourceRule } from "../../kit/rule.ts";
import { IAM_POLICY } from "../../kit/types.ts";
import { told } from "../../kit/told.ts";

interface Settings {
  readonly services: readonly string[];
}

const policy = (action: string): string =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: action, Resource: "arn:aws:s3:::kiro-registry/*" }] });

/**
 * Sensitive services are granted action by action. Naming resources does not excuse a wildcard: it leaves in the
 * actions that change the resource's own policy, and those that work on the account as a whole.
 */
export const iamNoServiceWildcards = resourceRule<Settings>({
  id: "iam-no-service-wildcards",
  control: "MAS-9.1-02",
  title: "No service-wide grants on sensitive services",
  severity: "high",
  types: IDENTITY_POLICIES,
  cause: "A wildcard grants what nobody reviewed, and what AWS adds to the service later.",
  remediation: "List the actions by name; Get*, List* and Describe* may stay.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
  settings: {
    services: {
      type: "array",
      items: { type: "string" },
      description: "Prefixes of the services whose actions must be granted by name",
      default: [
        ...["iam", "kms", "sts", "s3", "ec2", "sso", "organizations", "cloudtrail", "logs"],
        ...["q", "codewhisperer"],
      ],
    },
  },
  examples: {
    compliant: [{ type: IAM_POLICY, props: { policy: policy("s3:GetObject") } }],
    violating: [{ type: IAM_POLICY, props: { policy: policy("s3:*") } }],
  },
  check(resource, judge, { services }) {
    eachIdentityPolicy(judge, resource, (statements) => {
      for (const statement of statements.filter(({ effect }) => effect === "allow")) {
        const grants = wholesaleGrants(statement, services);
        if (grants.length > 0) {
          judge.violation(resource, `${nameOfStatement(statement, statements)} allows ${grants.join(", ")}`);
        }
      }
    });
  },
});

function wholesaleGrants(statement: Statement, services: readonly string[]): readonly string[] {
  const named = statement.actions.filter((pattern) => wholesaleServices(pattern, services).length > 0);
  const tellable = named.map((pattern) => told(pattern, "action"));
  if (statement.notActions.length === 0) return tellable;
  const open = servicesLeftOpen(statement, services);
  return open.length === 0 ? tellable : [...tellable, `all of ${open.join(", ")} that NotAction does not name`];
}
