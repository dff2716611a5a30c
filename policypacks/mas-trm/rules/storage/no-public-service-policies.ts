import { checkGrantees } from "../../kit/iam/grants.ts";
import { namesOne } from "../../kit/iam/outsiders.ts";
import type { Judge } from "../../kit/judge.ts";
import { POLICY_CARRIERS, POLICY_PROPERTIES } from "../../kit/iam/policy-carriers.ts";
import { readPolicy } from "../../kit/iam/policy-document.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";

const PERMISSION = "aws:lambda/permission:Permission";
const LAYER_PERMISSION = "aws:lambda/layerVersionPermission:LayerVersionPermission";
const EVENT_PERMISSION = "aws:cloudwatch/eventPermission:EventPermission";
const FUNCTION_URL = "aws:lambda/functionUrl:FunctionUrl";
const DOCUMENT = "aws:ssm/document:Document";

/** Permissions that are properties and no document: who, and what may bind everyone to somebody. */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  [PERMISSION]: ["principalOrgId", "sourceAccount", "sourceArn"],
  [LAYER_PERMISSION]: ["organizationId"],
  [EVENT_PERMISSION]: ["condition"],
};

/** No policy of a queue, topic, secret, function, registry, vault or the like lets in everyone or a stranger. */
export const noPublicServicePolicies = resourceRule<{ trustedAccounts: readonly string[] }>({
  id: "no-public-service-policies",
  control: "MAS-11.1-08",
  title: "Resource policies let in nobody unnamed and no unlisted account",
  severity: "critical",
  types: [...POLICY_CARRIERS, ...Object.keys(PERMISSIONS), FUNCTION_URL, DOCUMENT],
  cause: "A queue, secret, image or function that everyone may use is as open as a public bucket.",
  remediation:
    "Name the principals, or bind the statement to the organisation, account or source ARN; use AWS_IAM on function URLs.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
  settings: {
    trustedAccounts: {
      type: "array",
      items: { type: "string" },
      description: "Ids of the bank's accounts, beside the stack's own, that resource policies may let in",
      default: [],
    },
  },
  examples: {
    compliant: [{ type: FUNCTION_URL, props: { authorizationType: "AWS_IAM" } }],
    violating: [{ type: PERMISSION, props: { action: "lambda:InvokeFunction", function: "f", principal: "*" } }],
  },
  check(resource, judge, { trustedAccounts }) {
    for (const path of POLICY_CARRIERS.includes(resource.type) ? POLICY_PROPERTIES : []) {
      judge.guard(resource, () => {
        checkGrantees(judge, resource, readPolicy(resource.props.at(path)) ?? [], trustedAccounts);
      });
    }
    const binding = PERMISSIONS[resource.type];
    if (binding !== undefined) checkPermission(judge, resource, binding);
    if (resource.type === FUNCTION_URL) {
      judge.require(
        resource.props.string("authorizationType") === "AWS_IAM",
        resource,
        "authorizationType is not AWS_IAM",
      );
    }
    if (resource.type === DOCUMENT) checkDocument(judge, resource);
  },
});

/** A service acts for whichever account asks it, so it needs to be bound as everyone does. */
function checkPermission(judge: Judge, resource: Resource, binding: readonly string[]): void {
  const principal = resource.props.string("principal") ?? "";
  const needsBinding = principal === "*" || principal.endsWith(".amazonaws.com");
  const isBound = binding.some((property) => resource.props.has(property) && namesSomebody(resource, property));
  const who = principal === "*" ? "everyone" : `the service ${principal} for any account`;
  if (needsBinding && !isBound) judge.violation(resource, `it lets in ${who}: none of ${binding.join(", ")} binds it`);
}

/** A source such as any bucket (`arn:aws:s3:::*`) is nobody's. */
function namesSomebody(resource: Resource, property: string): boolean {
  const value = resource.props.at(property);
  return value.isUnknown() || value.text === undefined || namesOne(property, value.text);
}

function checkDocument(judge: Judge, resource: Resource): void {
  const accounts = resource.props.string("permissions.account_ids") ?? "";
  judge.require(!/\ball\b/i.test(accounts), resource, "permissions.account_ids shares it with everyone");
}
