import { CONDITIONAL_ACCESS, conditionalAccessFaults } from "../../kit/artefacts/conditional-access.ts";
import { examineFile } from "../../kit/artefacts/examine-file.ts";
import { FILE_HOLDERS } from "../../kit/artefacts/published-file.ts";
import { resourceRule } from "../../kit/rule.ts";
import { BUCKET_OBJECTS } from "../../kit/artefacts/types.ts";

const policyWith = (hours: number): string =>
  JSON.stringify({
    displayName: "Second factor, sign in again",
    state: "enabled",
    conditions: {
      clientAppTypes: ["all"],
      applications: { includeApplications: ["All"] },
      users: { includeGroups: ["00000000-0000-4000-8000-000000000001"] },
    },
    grantControls: { operator: "OR", builtInControls: ["mfa"] },
    sessionControls: {
      persistentBrowser: { mode: "never", isEnabled: true },
      signInFrequency: { value: hours, type: "hours", isEnabled: true },
    },
  });
const KEY = "identity/conditional-access.json";

/**
 * A published conditional access policy asks for a second factor, soon again, wherever people sign in.
 *
 * Report-only counts as off: nobody is stopped by it. Groups that are excluded are not judged: every tenant needs
 * accounts for emergencies.
 */
export const conditionalAccessStrict = resourceRule<{ maxSignInHours: number }>({
  id: "conditional-access-strict",
  control: "MAS-9.1-13",
  title: "The conditional access policy demands a second factor every two hours",
  severity: "high",
  types: FILE_HOLDERS,
  cause:
    "A stolen password, or a browser that stays signed in, opens the bank's code and cloud for as long as it lasts.",
  remediation:
    "Enable the policy for all applications and clients, demand mfa, set persistentBrowser to never and signInFrequency to at most the hours in maxSignInHours, and take out further conditions.",
  source: "https://learn.microsoft.com/en-us/graph/api/resources/conditionalaccesspolicy?view=graph-rest-1.0",
  settings: {
    maxSignInHours: {
      type: "number",
      minimum: 1,
      description: "Hours after which people must sign in again at the latest",
      default: 2,
    },
  },
  examples: {
    compliant: [{ type: BUCKET_OBJECTS[0], props: { bucket: "files", key: KEY, content: policyWith(2) } }],
    violating: [{ type: BUCKET_OBJECTS[0], props: { bucket: "files", key: KEY, content: policyWith(12) } }],
  },
  check(resource, judge, { maxSignInHours }) {
    examineFile(resource, judge, CONDITIONAL_ACCESS, (content) => conditionalAccessFaults(content, maxSignInHours));
  },
});
