import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 5, IT Project Management and Security-by-Design. */
export const securityByDesign: readonly Control[] = [
  {
    id: "MAS-5.4-01",
    title: "Nothing is deployed behind the back of the checks",
    objective:
      "Security requirements are tested on all that a release brings; what cannot be examined does not go out.",
    citations: [...trm("5.4.3", "6.1.1"), ...fsmN06("4.3(b)")],
    previewRules: ["no-unscannable-resources"],
    configRules: [],
  },
  {
    id: "MAS-5.4-02",
    title: "Resources come in forms that the checks can read",
    objective:
      "A new form of a known resource is reviewed before it is used, so that no security requirement is skipped unseen.",
    citations: [...trm("5.4.3"), ...fsmN06("4.3(b)")],
    previewRules: ["known-resource-versions"],
    configRules: [],
  },
];
