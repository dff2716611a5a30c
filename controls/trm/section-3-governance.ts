import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 3, Technology Risk Governance and Oversight. */
export const governance: readonly Control[] = [
  {
    id: "MAS-3.2-01",
    title: "Every exemption is on record, approved and in date",
    objective:
      "A departure from the standard is written down with its reason, approver and end, is offset by other measures, and is dropped once it is no longer needed.",
    citations: [...trm("3.2.2"), ...fsmN06("4.3(c)")],
    previewRules: ["exemption-register-valid", "pack-settings"],
    configRules: [],
  },
  {
    id: "MAS-3.3-01",
    title: "Resources carry owner, environment and classification",
    objective: "Each asset can be told apart by who owns it, where it runs and how sensitive its data is.",
    citations: trm("3.3.1"),
    previewRules: ["required-tags"],
    configRules: [],
  },
  {
    id: "MAS-3.4-01",
    title: "Workloads stay in the Regions that the bank approved",
    objective: "Data and systems at the cloud provider lie only in places whose risk the bank has assessed.",
    citations: trm("3.4.1", "11.1.1"),
    previewRules: ["approved-regions-only"],
    configRules: [],
  },
  {
    id: "MAS-3.4-02",
    title: "Deployments reach only the bank's own accounts",
    objective:
      "A deployment works on the cloud accounts it is meant for and on the provider's real service, on nothing else.",
    citations: trm("3.4.1", "9.2.2"),
    previewRules: ["approved-accounts-only"],
    configRules: [],
  },
  {
    id: "MAS-3.4-03",
    title: "An assistant's servers come from one approved list",
    objective:
      "What a coding assistant starts or calls is reviewed, comes in one exact version from a source the bank chose, and does not open the web.",
    citations: trm("3.4.1", "6.1.1", "11.1.5"),
    previewRules: ["mcp-registry-approved"],
    configRules: [],
  },
];
