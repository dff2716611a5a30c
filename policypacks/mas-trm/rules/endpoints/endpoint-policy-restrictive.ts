import type { Judge } from "../../kit/judge.ts";
import { unboundStatements } from "../../kit/iam/perimeter.ts";
import { nameOfStatement, statementsOf } from "../../kit/iam/read-policy.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { VPC_ENDPOINT, VPC_ENDPOINT_POLICY } from "../../kit/types.ts";
import { endpointType, isThirdParty, readServiceName } from "../../kit/network/vpc-endpoint.ts";

/**
 * Services for which no AWS page documents endpoint policies: Kiro's (Kiro documentation, "VPC endpoints"; Amazon Q
 * Developer user guide, "Interface VPC endpoints"). A policy that stands there all the same is judged.
 */
const WITHOUT_POLICIES: ReadonlySet<string | undefined> = new Set(["q", "codewhisperer"]);

/** Endpoints let through the bank's own callers or resources only. */
export const endpointPolicyRestrictive = stackRule({
  id: "endpoint-policy-restrictive",
  control: "MAS-11.2-20",
  title: "Endpoint policies bind callers or resources",
  severity: "high",
  types: [VPC_ENDPOINT, VPC_ENDPOINT_POLICY],
  cause: "An endpoint that lets anybody reach anything carries data to buckets and accounts of others, unseen.",
  remediation:
    "Give the endpoint a policy whose Allow statements name principals, name resources with their owner, or have a condition such as aws:PrincipalOrgID or aws:ResourceAccount.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  examples: {
    compliant: [
      {
        type: VPC_ENDPOINT,
        props: {
          serviceName: "com.amazonaws.us-east-1.s3",
          policy: {
            Statement: {
              Effect: "Allow",
              Principal: "*",
              Action: "s3:*",
              Resource: "*",
              Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
            },
          },
        },
      },
    ],
    violating: [{ type: VPC_ENDPOINT, props: { serviceName: "com.amazonaws.us-east-1.s3" } }],
  },
  check(stack, judge) {
    judge.each(stack.ofType(VPC_ENDPOINT_POLICY), (policy) => checkPolicy(judge, policy));
    judge.each(stack.ofType(VPC_ENDPOINT), (endpoint) => {
      if (endpoint.props.has("policy")) checkPolicy(judge, endpoint);
      else checkAbsence(stack, judge, endpoint);
    });
  },
});

function checkPolicy(judge: Judge, holder: Resource): void {
  if (holder.props.at("policy").plain() === "" || !holder.props.has("policy")) {
    judge.violation(holder, "the policy is empty, so AWS lets every request through");
    return;
  }
  const statements = statementsOf(judge, holder, holder.props.at("policy"));
  for (const statement of unboundStatements(statements)) {
    judge.violation(holder, `${nameOfStatement(statement, statements)} of its policy lets anybody reach anything`);
  }
}

function checkAbsence(stack: StackGraph, judge: Judge, endpoint: Resource): void {
  if (!["Gateway", "Interface"].includes(endpointType(endpoint))) return;
  if (stack.referrers(endpoint, [VPC_ENDPOINT_POLICY], "vpcEndpointId").length > 0) return;
  const name = endpoint.props.string("serviceName");
  if (isThirdParty(name) || WITHOUT_POLICIES.has(readServiceName(name)?.service)) return;
  if (stack.openReferrers(endpoint, [VPC_ENDPOINT_POLICY], "vpcEndpointId").length > 0) {
    judge.undetermined(endpoint, "an endpoint policy of this stack may or may not be for this endpoint");
  } else judge.violation(endpoint, "it has no policy, so AWS lets every request through");
}
