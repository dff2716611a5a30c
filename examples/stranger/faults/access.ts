import type { Fault } from "./fault.ts";

export const trueWhenAbsent: Fault<"ForAllValues:"> = {
  name: "condition that is true when absent",
  rule: "role-trust-restricted",
  resource: "auditor",
  evasion: "the right condition under ForAllValues, which holds for a caller without the key",
  value: "ForAllValues:",
};

export const powerInTwoHalves: Fault<object> = {
  name: "power in two policies",
  rule: "no-privilege-escalation-grants",
  resource: "worker",
  evasion: "one policy makes functions, another passes any role; each is harmless until one role has both",
  value: { Resource: "arn:aws:iam::111122223333:role/*" },
};

export const anyCallersKey: Fault<{ StringLike: Record<string, string> }> = {
  name: "key for any caller",
  rule: "kms-policy-restricted",
  resource: "data",
  evasion: "a policy resource apart from its key, with a condition on the caller's account that takes every account",
  value: { StringLike: { "kms:CallerAccount": "*" } },
};

export const tokensOverridden: Fault<{ httpTokens: string }> = {
  name: "metadata without tokens",
  rule: "imdsv2-required",
  resource: "reports",
  evasion: "the launch template demands tokens, and the instance made from it overrides that",
  value: { httpTokens: "optional" },
};

/** Not a credential of anything; the form is what matters. */
const SCRIPT = "#!/bin/sh\nexport DB_PASSWORD=correct-horse-battery\nexec /opt/claims/reports\n";

export const secretInBase64: Fault<string> = {
  name: "secret in base64",
  rule: "no-secrets-in-plain-inputs",
  resource: "reports",
  evasion: "a password in userDataBase64, which no search for words finds",
  value: Buffer.from(SCRIPT).toString("base64"),
};

export const everythingIgnored: Fault<string[]> = {
  name: "everything ignored",
  rule: "no-ignored-security-properties",
  resource: "database-group",
  evasion: 'ignoreChanges "*" names no property, and leaves every change made by hand in place',
  value: ["*"],
};
