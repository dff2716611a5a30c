import { resourceRule } from "../../kit/rule.ts";
import { LONG_LIVED_CREDENTIALS } from "../../kit/types.ts";

/** Nothing in the stack makes or keeps a credential that does not expire by itself. */
export const noAccessKeys = resourceRule({
  id: "no-access-keys",
  control: "MAS-9.2-02",
  title: "No long-lived keys are created",
  severity: "critical",
  types: LONG_LIVED_CREDENTIALS,
  cause:
    "A key that never expires works for whoever finds it, years later, and lies in plain sight in the stack's state.",
  remediation: "Remove it, and let people sign in through Identity Center and software use a role.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
  examples: {
    compliant: [{ type: "aws:iam/role:Role", props: {} }],
    violating: [{ type: LONG_LIVED_CREDENTIALS[0], props: { user: "deployer" } }],
  },
  check(credential, judge) {
    // Whatever its properties say: an inactive key can be made active, an encrypted secret is still valid.
    judge.violation(credential, `a long-lived credential (${credential.type}) is part of this stack`);
  },
});
