import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 11.3, System Security. */
export const systems: readonly Control[] = [
  {
    id: "MAS-11.3-01",
    title: "A server's credentials cannot be fetched through a forged request",
    objective:
      "The service that hands a server its credentials demands a session token and does not answer past the server.",
    citations: [...trm("11.3.1", "9.1.1"), ...fsmN06("4.3(b)")],
    previewRules: ["imdsv2-required"],
    configRules: ["ec2-imdsv2-check"],
  },
  {
    id: "MAS-11.3-02",
    title: "Desktop users are not administrators",
    objective: "Users can neither undo a desktop's hardening nor install software, and the desktop is kept up to date.",
    citations: [...trm("11.3.1", "11.3.6"), ...fsmN06("4.3(b)")],
    previewRules: ["desktop-hardening"],
    configRules: [],
  },
  {
    id: "MAS-11.3-03",
    title: "Systems are scanned for malware and weaknesses",
    objective: "Disks, objects and running systems are watched for malware, and servers for known weaknesses.",
    citations: [...trm("11.3.3", "13.1.1"), ...fsmN06("4.5")],
    previewRules: ["malware-protection-on"],
    configRules: [],
  },
  {
    id: "MAS-11.3-04",
    title: "Desktops run approved programs, under administrators the bank named",
    objective: "Users cannot administer their desktop, run what nobody approved, install software or attach storage.",
    citations: [...trm("11.3.1", "11.3.6", "9.2.1", "11.1.1"), ...fsmN06("4.1", "4.3(b)")],
    previewRules: ["desktop-group-policy-strict"],
    configRules: [],
  },
  {
    id: "MAS-11.3-05",
    title: "Desktops are held against their standard every day",
    objective: "A desktop that departs from its standard is found within a day, counted and on record.",
    citations: [...trm("11.3.1", "7.2.2", "12.2.1"), ...fsmN06("4.3(b)")],
    previewRules: ["desktops-checked-daily"],
    configRules: ["ec2-managedinstance-association-compliance-status-check"],
  },
];
