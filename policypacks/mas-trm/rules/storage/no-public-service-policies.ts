import { checkAccount, checkGrantees } from "../../kit/iam/grants.ts";
import type { Judge } from "../../kit/judge.ts";
import { eachKnownPart } from "../../kit/iam/identity-policies.ts";
import { unboundSenders } from "../../kit/iam/message-senders.ts";
import { POLICY_CARRIERS, POLICY_PROPERTIES } from "../../kit/iam/policy-carriers.ts";
import { readPolicy, type Statement } from "../../kit/iam/policy-document.ts";
import { checkPropertyGrant, PROPERTY_GRANTS } from "../../kit/iam/property-grants.ts";
import { nameOfStatement } from "../../kit/iam/read-policy.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";

const PERMISSION = "aws:lambda/permission:Permission";
const FUNCTION_URL = "aws:lambda/functionUrl:FunctionUrl";
const DOCUMENT = "aws:ssm/document:Document";

/** No policy of a queue, topic, secret, function, registry, vault or the like lets in everyone or a stranger. */
export const noPublicServicePolicies = resourceRule<{ trustedAccounts: readonly string[] }>({
  id: "no-public-service-policies",
  control: "MAS-11.1-08",
  title: "Resource policies let in nobody unnamed and no unlisted account",
  severity: "critical",
  types: [...POLICY_CARRIERS, ...PROPERTY_GRANTS, FUNCTION_URL, DOCUMENT],
  cause: "A queue, secret, image or function that everyone may use is as open as a public bucket.",
  remediation:
    "Name the principals, or bind the statement, for services as well, to the organisation, account or source ARN; use AWS_IAM on function URLs.",
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
        eachKnownPart(resource.props.at(path), (policy) => {
          const statements = readPolicy(policy) ?? [];
          checkGrantees(judge, resource, statements, trustedAccounts);
          checkSenders(judge, resource, statements);
        });
      });
    }
    if (PROPERTY_GRANTS.includes(resource.type)) checkPropertyGrant(judge, resource, trustedAccounts);
    if (resource.type === FUNCTION_URL) {
      judge.require(
        resource.props.string("authorizationType") === "AWS_IAM",
        resource,
        "authorizationType is not AWS_IAM",
      );
    }
    if (resource.type === DOCUMENT) checkDocument(judge, resource, trustedAccounts);
  },
});

/** Whoever can make one of these services send, a stranger too, sends in its name. */
function checkSenders(judge: Judge, resource: Resource, statements: readonly Statement[]): void {
  for (const statement of statements) {
    for (const service of unboundSenders(statement, resource.type)) {
      judge.violation(
        resource,
        `${nameOfStatement(statement, statements)} lets in the service ${service} for any account: no aws:SourceArn or aws:SourceAccount binds it`,
      );
    }
  }
}

function checkDocument(judge: Judge, resource: Resource, trusted: readonly string[]): void {
  const path = "permissions.account_ids";
  const accounts = (resource.props.string(path) ?? "").split(",").map((account) => account.trim());
  for (const account of accounts.filter((one) => one !== "")) {
    if (account.toLowerCase() === "all") judge.violation(resource, `${path} shares it with everyone`);
    else checkAccount(judge, resource, account, trusted, `${path} shares it with`);
  }
}
