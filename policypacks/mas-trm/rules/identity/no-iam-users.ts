import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import * as types from "../../kit/types.ts";

/** What each type of resource that is about users means; for the lists, only once they name one. */
const MEANS_USERS: Readonly<Record<string, string>> = {
  [types.IAM_USER]: "it is an IAM user",
  [types.IAM_USER_LOGIN_PROFILE]: "it gives an IAM user a password",
  [types.IAM_USER_POLICY]: "it gives an IAM user a policy",
  [types.IAM_USER_POLICY_ATTACHMENT]: "it gives an IAM user a policy",
  [types.IAM_USER_ATTACHMENTS_EXCLUSIVE]: "it manages an IAM user's policies",
  [types.IAM_USER_POLICIES_EXCLUSIVE]: "it manages an IAM user's policies",
  [types.IAM_USER_GROUP_MEMBERSHIP]: "it puts an IAM user into groups",
};

/** Lists of users in resources that are about something else. */
const USER_LISTS: Readonly<Record<string, string>> = {
  [types.IAM_GROUP_MEMBERSHIP]: "it puts IAM users into a group",
  [types.IAM_POLICY_ATTACHMENT]: "it gives IAM users a policy",
};

/** Nobody signs in as a user of the account itself. */
export const noIamUsers = resourceRule({
  id: "no-iam-users",
  control: "MAS-9.1-03",
  title: "People sign in through Identity Center, not as IAM users",
  severity: "high",
  types: [...Object.keys(MEANS_USERS), ...Object.keys(USER_LISTS)],
  cause:
    "An IAM user lives outside the bank's directory: no leaver process, no central second factor, its own password.",
  remediation: "Give people a permission set through Identity Center, and software a role.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp",
  examples: {
    compliant: [
      {
        type: types.IAM_POLICY_ATTACHMENT,
        props: { policyArn: "arn:aws:iam::aws:policy/SecurityAudit", roles: ["auditor"] },
      },
    ],
    violating: [{ type: types.IAM_USER, props: { name: "alice" } }],
  },
  check(resource, judge) {
    const meaning = MEANS_USERS[resource.type];
    if (meaning !== undefined) judge.violation(resource, meaning);
    else checkUsers(resource, judge);
  },
});

function checkUsers(resource: Resource, judge: Judge): void {
  // One name, known or not, is a user; a list that is unknown as a whole may still turn out empty.
  if (resource.props.list("users").length > 0) judge.violation(resource, USER_LISTS[resource.type] ?? "");
}
