import { eachIdentityPolicy, IDENTITY_POLICIES } from "../../kit/iam/identity-policies.ts";
import { allowsAction, arbitrary, isHeld, isTagKey, reachesResource } from "../../kit/iam/permissions.ts";
import { eachAttachedPolicy, isNamed, POLICY_ATTACHMENTS } from "../../kit/iam/policy-attachments.ts";
import { type Condition, coversResource, type Statement } from "../../kit/iam/policy-document.ts";
import { nameOfStatement } from "../../kit/iam/read-policy.ts";
import { resourceRule } from "../../kit/rule.ts";
import { IAM_POLICY } from "../../kit/types.ts";

/** Actions that make plain text of cipher text, or let somebody else do so. */
const OPENING = ["kms:Decrypt", "kms:ReEncryptFrom", "kms:CreateGrant"] as const;
const ANY_KEY = [arbitrary("kms", "key/"), arbitrary("kms", "key/mrk-")];
/** An alias that no condition is written for, so that only a pattern for (nearly) all aliases takes it. */
const ANY_ALIAS = "alias/zq-arbitrary";
/** Conditions that hold a request to keys by their aliases. */
const ALIAS_KEYS: readonly string[] = ["kms:resourcealiases", "kms:requestalias"];
/** AWS's own policies that allow them on every key. */
const MANAGED = ["AdministratorAccess", "PowerUserAccess"];

const policy = (resource: string): string =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: resource }] });

/** Identities decrypt with the keys of their own work, and with no others. */
export const noBroadKmsDecrypt = resourceRule({
  id: "no-broad-kms-decrypt",
  control: "MAS-9.1-05",
  title: "The right to decrypt names its keys",
  severity: "high",
  types: [...new Set([...IDENTITY_POLICIES, ...POLICY_ATTACHMENTS])],
  cause: "Who may decrypt with every key reads every class of data, whatever separates their stores.",
  remediation: "Name the keys' ARNs, or bind kms:ResourceAliases, a tag or an encryption context.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html",
  examples: {
    compliant: [{ type: IAM_POLICY, props: { policy: policy("arn:aws:kms:us-east-1:111122223333:key/1234") } }],
    violating: [{ type: IAM_POLICY, props: { policy: policy("*") } }],
  },
  check(resource, judge) {
    eachIdentityPolicy(judge, resource, (statements) => {
      for (const statement of statements) {
        const broad = openedOnAnyKey(statement);
        if (broad.length > 0) {
          judge.violation(
            resource,
            `${nameOfStatement(statement, statements)} allows ${broad.join(", ")} with any key`,
          );
        }
      }
    });
    eachAttachedPolicy(judge, resource, (attached) => {
      if (isNamed(attached, MANAGED))
        judge.violation(resource, `it attaches ${attached.name}, which allows kms:Decrypt with any key`);
    });
  },
});

function openedOnAnyKey(statement: Statement): readonly string[] {
  if (!ANY_KEY.some((key) => reachesResource(statement, key)) || isHeld(statement, narrowsKeys)) return [];
  return OPENING.filter((action) => allowsAction(statement, action));
}

/** `kms:ViaService` is not among them: it says by which service any key is used. */
function narrowsKeys({ key, values }: Condition): boolean {
  // A key without an alias is of no use to anybody, so that any alias means any key.
  const isAnyAlias = values.some((value) => coversResource(value, ANY_ALIAS));
  const isAlias = ALIAS_KEYS.includes(key) && !isAnyAlias;
  return isAlias || key.startsWith("kms:encryptioncontext:") || isTagKey(key);
}
