import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 6, Software Application Development and Management. */
export const software: readonly Control[] = [
  {
    id: "MAS-6.1-01",
    title: "Secrets never travel as plain settings",
    objective: "Passwords, tokens and keys are kept out of code and configuration that people and tools can read.",
    citations: [...trm("6.1.2", "14.2.6"), ...fsmN06("4.1")],
    previewRules: ["no-secrets-in-plain-inputs"],
    configRules: [],
  },
  {
    id: "MAS-6.1-02",
    title: "AWS access keys are not written into configuration",
    objective:
      "Programs get short-lived credentials from a role; no key that opens an account stands in code or settings.",
    citations: [...trm("6.1.1", "5.4.3"), ...fsmN06("4.1")],
    previewRules: ["no-static-aws-keys"],
    configRules: ["codebuild-project-envvar-awscred-check"],
  },
];
