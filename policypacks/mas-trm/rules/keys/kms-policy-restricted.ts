import { ownAccounts } from "../../kit/accounts.ts";
import { checkAccount, checkGrantees } from "../../kit/iam/grants.ts";
import type { Judge } from "../../kit/judge.ts";
import { grantsFreely, isAccountWide, isDefaultStatement, managesFromOutside } from "../../kit/keys/key-statements.ts";
import { readPolicy } from "../../kit/iam/policy-document.ts";
import { nameOfStatement } from "../../kit/iam/read-policy.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { EXTERNAL_KEY, KEY, KEY_GRANT, KEY_POLICY, REPLICA_EXTERNAL_KEY, REPLICA_KEY } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

/** Each key has a policy of its own that lets in neither strangers nor more of the account than it must. */
export const kmsPolicyRestricted = resourceRule<{ trustedAccounts: readonly string[] }>({
  id: "kms-policy-restricted",
  control: "MAS-10.2-02",
  title: "Key policies are neither open nor left at the default",
  severity: "critical",
  types: [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY, KEY_POLICY, KEY_GRANT],
  cause:
    "Whoever a key policy lets in can read all that the key encrypts; the default policy lets in whomever any IAM policy names.",
  remediation:
    "Give the key a policy that names its administrators, users and services, and binds services to the account; list the bank's other accounts in trustedAccounts.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
  settings: {
    trustedAccounts: {
      type: "array",
      items: { type: "string" },
      description: "Ids of the bank's accounts, beside the stack's own, that may use keys",
      default: [],
    },
  },
  examples: {
    compliant: [
      {
        type: KEY,
        props: {
          policy: policyFor("kms:Decrypt", {
            StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "kms:ViaService": "s3.us-east-1.amazonaws.com" },
          }),
        },
      },
    ],
    violating: [{ type: KEY, props: { policy: policyFor("kms:*", undefined) } }],
  },
  check(resource, judge, { trustedAccounts }) {
    if (resource.type === KEY_GRANT) checkGrant(resource, judge, trustedAccounts);
    else if (!resource.props.has("policy")) checkElsewhere(resource, judge);
    else checkPolicy(resource, judge, trustedAccounts);
  },
});

/** Without a policy inside, one must be attached; that shows only with the stack around. */
function checkElsewhere(key: Resource, judge: Judge): void {
  if (key.graph === undefined) throw new UnknownProperty("policy");
  if (key.graph.referrers(key, [KEY_POLICY], "keyId").length > 0) return;
  if (key.graph.openReferrers(key, [KEY_POLICY], "keyId").length > 0) {
    judge.undetermined(key, "a key policy of this stack may or may not be for this key");
  } else if (key.isRead) {
    judge.undetermined(key, "it is made elsewhere, so its key policy cannot be seen");
  } else judge.violation(key, "it has no key policy, so any IAM policy of the account can open it");
}

function checkPolicy(resource: Resource, judge: Judge, trusted: readonly string[]): void {
  const statements = readPolicy(resource.props.at("policy")) ?? [];
  checkGrantees(judge, resource, statements, trusted);
  const own = ownAccounts(resource);
  const allowing = statements.filter(({ effect }) => effect === "allow");
  for (const statement of allowing) {
    const name = nameOfStatement(statement, statements);
    const refuse = (isWrong: boolean, why: string) => {
      if (isWrong) judge.violation(resource, `${name} ${why}`);
    };
    refuse(isAccountWide(statement), "gives the key to all of an account without naming a service or a caller");
    refuse(own.length > 0 && managesFromOutside(statement, own), "lets another account manage the key");
    refuse(grantsFreely(statement), "allows kms:CreateGrant without kms:GrantIsForAWSResource");
  }
  const isDefault = statements.every(isDefaultStatement);
  judge.require(
    !isDefault,
    resource,
    "the policy is the default one, so any IAM policy of the account can open the key",
  );
}

function checkGrant(grant: Resource, judge: Judge, trusted: readonly string[]): void {
  const grantee = grant.props.string("granteePrincipal") ?? "";
  checkAccount(judge, grant, grantee, trusted, "it hands the key to");
}

function policyFor(action: string, condition: object | undefined): string {
  const statement = { Effect: "Allow", Principal: "*", Action: action, Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: { ...statement, Condition: condition } });
}
