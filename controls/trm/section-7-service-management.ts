import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 7, IT Service Management. */
export const serviceManagement: readonly Control[] = [
  {
    id: "MAS-7.5-01",
    title: "A routine change cannot delete evidence or keys",
    objective: "Removing an audit trail, its store or a key takes a deliberate, separate approval.",
    citations: trm("7.5.1", "10.2.8", "12.2.2"),
    previewRules: ["protect-critical-resources"],
    configRules: [],
  },
  {
    id: "MAS-7.5-02",
    title: "Drift in security settings is neither hidden nor ignored",
    objective: "What is recorded about a system's security settings is what is deployed, and changes to them are seen.",
    citations: [...trm("7.5.7", "7.2.1"), ...fsmN06("4.3(b)")],
    previewRules: ["no-ignored-security-properties"],
    configRules: [],
  },
  {
    id: "MAS-7.5-03",
    title: "Records survive the removal of their store",
    objective: "A change leaves a way back: no store of records is emptied or dropped without a last backup.",
    citations: trm("7.5.5", "8.4.2"),
    previewRules: ["no-force-destroy-of-records"],
    configRules: [],
  },
];
