import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 9.1, User Access Management. */
export const userAccess: readonly Control[] = [
  {
    id: "MAS-9.1-01",
    title: "No policy grants everything on everything",
    objective: "Nobody holds unlimited rights: each grant names what may be done, and to what.",
    citations: [...trm("9.1.1", "9.1.2"), ...fsmN06("4.1")],
    previewRules: ["iam-no-full-admin"],
    configRules: ["iam-policy-no-statements-with-admin-access"],
  },
  {
    id: "MAS-9.1-02",
    title: "Sensitive services are granted by single actions",
    objective: "Rights on identity, keys, audit and network services go no further than the task in hand.",
    citations: [...trm("9.1.1"), ...fsmN06("4.1")],
    previewRules: ["iam-no-service-wildcards"],
    configRules: ["iam-policy-no-statements-with-full-access"],
  },
  {
    id: "MAS-9.1-03",
    title: "People sign in through the bank's identity provider",
    objective:
      "Accounts of people are managed in one place, with its second factor and leaver process, not locally in AWS.",
    citations: [...trm("9.1.1", "9.1.5"), ...fsmN06("4.1", "4.6(a)")],
    previewRules: ["no-iam-users"],
    configRules: ["iam-user-no-policies-check"],
  },
  {
    id: "MAS-9.1-04",
    title: "Permissions stand in policies that can be reviewed",
    objective:
      "Access is granted by named policies, so that its owner can review and approve it once for all who hold it.",
    citations: [...trm("9.1.2"), ...fsmN06("4.1")],
    previewRules: ["no-inline-policies"],
    configRules: ["iam-no-inline-policy-check"],
  },
  {
    id: "MAS-9.1-05",
    title: "The right to decrypt names its keys",
    objective: "An identity can decrypt only the data classes it works with, by naming their keys.",
    citations: [...trm("9.1.1", "10.2.1"), ...fsmN06("4.1")],
    previewRules: ["no-broad-kms-decrypt"],
    configRules: ["iam-customer-policy-blocked-kms-actions", "iam-inline-policy-blocked-kms-actions"],
  },
  {
    id: "MAS-9.1-06",
    title: "Roles say exactly who may assume them",
    objective: "A role trusts named principals under named conditions, services and outside parties as much as people.",
    citations: [...trm("9.1.1", "9.1.8", "9.2.2"), ...fsmN06("4.1")],
    previewRules: ["role-trust-restricted"],
    configRules: [],
  },
  {
    id: "MAS-9.1-07",
    title: "No identity can promote itself",
    objective: "Nobody can turn the rights they hold into rights that they were never given.",
    citations: [...trm("9.1.1", "9.2.1"), ...fsmN06("4.1")],
    previewRules: ["no-privilege-escalation-grants"],
    configRules: [],
  },
  {
    id: "MAS-9.1-08",
    title: "Servers work under a role of their own",
    objective: "A server's access to AWS belongs to the server and its task, not to a stored key.",
    citations: trm("9.1.1"),
    previewRules: ["instances-use-profiles"],
    configRules: ["ec2-instance-profile-attached"],
  },
  {
    id: "MAS-9.1-09",
    title: "Permission sets have limits in reach and time",
    objective: "Federated access stays under a boundary and ends soon; full rights are for emergencies alone.",
    citations: [...trm("9.1.1", "9.2.1"), ...fsmN06("4.1")],
    previewRules: ["permission-sets-bounded"],
    configRules: [],
  },
  {
    id: "MAS-9.1-10",
    title: "Passwords meet the bank's standard",
    objective: "Where a password still exists, its length, variety, age and reuse follow the bank's rules.",
    citations: [...trm("9.1.4"), ...fsmN06("4.1")],
    previewRules: ["password-policy-strong"],
    configRules: ["iam-password-policy"],
  },
  {
    id: "MAS-9.1-11",
    title: "Grants list what they allow",
    objective:
      "No grant is written as everything but a few: new services and principals must not slip into it by themselves.",
    citations: [...trm("9.1.1"), ...fsmN06("4.1")],
    previewRules: ["no-not-elements-with-allow"],
    configRules: [],
  },
  {
    id: "MAS-9.1-12",
    title: "Kiro is given to groups, not to single people",
    objective: "Access to Kiro follows group membership that its owner approves and reviews.",
    citations: [...trm("9.1.2", "9.1.6"), ...fsmN06("4.1")],
    previewRules: ["kiro-access-by-group"],
    configRules: [],
  },
  {
    id: "MAS-9.1-13",
    title: "People prove who they are with a second factor, again and again",
    objective: "A sign-in takes two factors wherever it comes from, ends within hours, and outlives no browser.",
    citations: [...trm("9.1.5", "9.2.1"), ...fsmN06("4.6(a)")],
    previewRules: ["conditional-access-strict"],
    configRules: [],
  },
];
