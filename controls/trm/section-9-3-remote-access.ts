import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 9.3, Remote Access Management. */
export const remoteAccess: readonly Control[] = [
  {
    id: "MAS-9.3-01",
    title: "A desktop opens for known networks and devices alone",
    objective: "A virtual desktop can be reached from the bank's address ranges and managed devices alone.",
    citations: [...trm("9.3.1", "9.3.2"), ...fsmN06("4.4")],
    previewRules: ["desktop-remote-access-restricted"],
    configRules: [],
  },
  {
    id: "MAS-9.3-02",
    title: "Servers are administered through Session Manager",
    objective: "Remote administration is authenticated, recorded and needs neither shared keys nor a jump host.",
    citations: [...trm("9.3.1", "9.2.1"), ...fsmN06("4.1")],
    previewRules: ["no-ssh-keys-or-bastions"],
    configRules: [],
  },
];
