import { ADMINISTRATOR_POLICIES, isForEmergencies } from "../../kit/iam/permission-sets.ts";
import { eachAttachedPolicy, isNamed, POLICY_ATTACHMENTS } from "../../kit/iam/policy-attachments.ts";
import { resourceRule } from "../../kit/rule.ts";
import { IAM_ROLE_POLICY_ATTACHMENT } from "../../kit/types.ts";

interface Settings {
  readonly policies: readonly string[];
  readonly breakGlass: readonly string[];
}

/** AWS's ready-made administrator policies are not given to anybody, by whichever route. */
export const noManagedAdminAttachments = resourceRule<Settings>({
  id: "no-managed-admin-attachments",
  control: "MAS-9.2-04",
  title: "AWS managed administrator policies are not attached",
  severity: "critical",
  types: POLICY_ATTACHMENTS,
  cause: "These policies grant everything, today's services and tomorrow's, to a standing identity.",
  remediation: "Attach a policy that is written for the task, or name the permission set in breakGlass.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html",
  settings: {
    policies: {
      type: "array",
      items: { type: "string" },
      description: "Names of the policies that nobody may be given, without path and account",
      default: ADMINISTRATOR_POLICIES,
    },
    breakGlass: {
      type: "array",
      items: { type: "string" },
      description: "Names of the permission sets of this stack that are kept for emergencies",
      default: [],
    },
  },
  examples: {
    compliant: [
      {
        type: IAM_ROLE_POLICY_ATTACHMENT,
        props: { role: "auditor", policyArn: "arn:aws:iam::aws:policy/SecurityAudit" },
      },
    ],
    violating: [
      {
        type: IAM_ROLE_POLICY_ATTACHMENT,
        props: { role: "deployer", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
      },
    ],
  },
  check(resource, judge, { policies, breakGlass }) {
    eachAttachedPolicy(judge, resource, (policy) => {
      if (!isNamed(policy, policies) || isForEmergencies(resource, breakGlass)) return;
      judge.violation(resource, `it attaches ${policy.name}`);
    });
  },
});
