import { trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 15, IT Audit. */
export const audit: readonly Control[] = [
  {
    id: "MAS-15.1-01",
    title: "Evidence outlives the audit period",
    objective: "What auditors need to form their opinion is kept for the whole period, and nothing shortens it.",
    citations: trm("15.1.2", "12.2.2"),
    previewRules: ["evidence-retention"],
    configRules: [],
  },
];
