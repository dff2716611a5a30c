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
];
