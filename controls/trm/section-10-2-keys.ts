import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 10.2, Cryptographic Key Management. */
export const keys: readonly Control[] = [
  {
    id: "MAS-10.2-01",
    title: "Customer keys rotate by themselves",
    objective: "Key material is renewed within the lifespan that the bank's key policy sets.",
    citations: trm("10.2.1", "10.2.3"),
    previewRules: ["kms-rotation-on"],
    configRules: ["cmk-backing-key-rotation-enabled"],
  },
  {
    id: "MAS-10.2-02",
    title: "Key policies name who may use the key",
    objective: "A key is open only to the identities and services it is for, within the bank's accounts.",
    citations: [...trm("10.2.1", "10.2.2", "9.1.1"), ...fsmN06("4.1")],
    previewRules: ["kms-policy-restricted"],
    configRules: [],
  },
  {
    id: "MAS-10.2-03",
    title: "Deleting a key leaves time to think again",
    objective: "A key marked for deletion can be rescued for as long as AWS allows, since its data goes with it.",
    citations: trm("10.2.8", "10.2.10"),
    previewRules: ["kms-deletion-window"],
    configRules: [],
  },
  {
    id: "MAS-10.2-04",
    title: "A key cannot lock out its owners",
    objective: "Somebody is always left who can manage the key; AWS's own safeguard against lock-out stays on.",
    citations: trm("10.2.2"),
    previewRules: ["kms-no-lockout-bypass"],
    configRules: [],
  },
  {
    id: "MAS-10.2-05",
    title: "No key is switched off while data needs it",
    objective: "A key is withdrawn only by plan, after its data has moved or died.",
    citations: trm("10.2.7", "10.2.8"),
    previewRules: ["kms-key-enabled-and-kept"],
    configRules: ["kms-cmk-not-scheduled-for-deletion"],
  },
  {
    id: "MAS-10.2-06",
    title: "Audit, data and desktops have keys of their own",
    objective: "Each key serves one purpose, so that opening one class of data opens no other.",
    citations: trm("10.2.6"),
    previewRules: ["key-separation"],
    configRules: [],
  },
  {
    id: "MAS-10.2-07",
    title: "The bank holds the keys where its standard says so",
    objective: "Data of the named classes is encrypted with keys whose policy and life the bank controls.",
    citations: trm("10.2.1", "11.1.3"),
    previewRules: ["customer-key-required"],
    configRules: [],
  },
];
