import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 9.2, Privileged Access Management. */
export const privilegedAccess: readonly Control[] = [
  {
    id: "MAS-9.2-01",
    title: "Powerful roles demand a second factor",
    objective: "Privileged access opens only after strong authentication, and for a limited time.",
    citations: [...trm("9.2.1", "9.1.5"), ...fsmN06("4.6(a)")],
    previewRules: ["privileged-role-needs-mfa"],
    configRules: [],
  },
  {
    id: "MAS-9.2-02",
    title: "No long-lived access keys exist",
    objective: "System accounts use credentials that expire by themselves, so that a leaked one is soon worthless.",
    citations: [...trm("9.2.2", "9.1.4"), ...fsmN06("4.1")],
    previewRules: ["no-access-keys"],
    configRules: ["access-keys-rotated", "iam-root-access-key-check"],
  },
  {
    id: "MAS-9.2-03",
    title: "Stored secrets are replaced on a schedule",
    objective: "Secrets of system accounts change by themselves within the agreed number of days.",
    citations: [...trm("9.2.2", "10.2.3"), ...fsmN06("4.1")],
    previewRules: ["secrets-rotated"],
    configRules: [
      "secretsmanager-rotation-enabled-check",
      "secretsmanager-scheduled-rotation-success-check",
      "secretsmanager-secret-periodic-rotation",
    ],
  },
  {
    id: "MAS-9.2-04",
    title: "AWS's ready-made administrator policies stay unused",
    objective:
      "Standing privilege is designed for its holder; the provider's catch-all administrator policies are not given out.",
    citations: [...trm("9.2.1", "9.1.1"), ...fsmN06("4.1")],
    previewRules: ["no-managed-admin-attachments"],
    configRules: [],
  },
  {
    id: "MAS-9.2-05",
    title: "Coding agents work within limits that no user can lift",
    objective:
      "What an agent must never do on a developer's behalf is denied by the bank, above what users and repositories allow.",
    citations: trm("9.2.1", "6.1.1", "9.1.1", "11.1.1"),
    previewRules: ["kiro-managed-settings-strict"],
    configRules: [],
  },
];
