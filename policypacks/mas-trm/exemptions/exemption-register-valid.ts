import { stackRule } from "../kit/rule.ts";

interface RegisterSettings {
  readonly exemptions: readonly unknown[];
}

interface CheckedRegister extends RegisterSettings {
  /** What is wrong with the register. The session says it, since it alone sees all rules and all findings. */
  readonly problems: readonly string[];
}

/** Carries the register of exemptions and says what is wrong with it. */
export const exemptionRegisterValid = stackRule<RegisterSettings>({
  id: "exemption-register-valid",
  control: "MAS-3.2-01",
  title: "Exemptions are approved, bounded, unexpired and still needed",
  severity: "high",
  types: "every",
  cause: "A standing or forgotten exemption is a hole in the standard that nobody watches any more.",
  remediation: "Correct, renew or remove the entry in the exemptions of the pack's configuration file.",
  source: "https://www.mas.gov.sg/regulation/notices/fsm-n06-cyber-hygiene",
  settings: {
    exemptions: {
      type: "array",
      items: { type: "object" },
      description: "Who may break which rule where, until when, and why; see docs/exemptions.md",
      default: [],
    },
  },
  examples: { compliant: [], violating: [] },
  check(_stack, judge, settings: CheckedRegister) {
    for (const problem of settings.problems) judge.violation(undefined, problem);
  },
});
