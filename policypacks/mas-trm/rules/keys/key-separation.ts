import { keyUses } from "../../kit/keys/key-uses.ts";
import { stackRule } from "../../kit/rule.ts";
import { KEY, TRAIL, WORKSPACE } from "../../kit/types.ts";

/** Audit records, stored data and desktop volumes are encrypted with different keys, however a key is named. */
export const keySeparation = stackRule({
  id: "key-separation",
  control: "MAS-10.2-06",
  title: "Audit records, stored data and desktops have keys of their own",
  severity: "medium",
  types: "every",
  cause: "Whoever may use a shared key for one purpose can read everything else under it.",
  remediation: "Make one customer-managed key for each purpose.",
  source: "https://docs.aws.amazon.com/prescriptive-guidance/latest/aws-kms-best-practices/introduction.html",
  examples: {
    compliant: [
      { type: KEY, name: "audit", props: {} },
      { type: KEY, name: "desktops", props: {} },
      { type: TRAIL, name: "trail", props: {}, dependsOn: { kmsKeyId: ["audit"] } },
      { type: WORKSPACE, name: "desktop", props: {}, dependsOn: { volumeEncryptionKey: ["desktops"] } },
    ],
    violating: [
      { type: KEY, name: "shared", props: {} },
      { type: TRAIL, name: "trail", props: {}, dependsOn: { kmsKeyId: ["shared"] } },
      { type: WORKSPACE, name: "desktop", props: {}, dependsOn: { volumeEncryptionKey: ["shared"] } },
    ],
  },
  check(stack, judge) {
    const all = keyUses(stack, judge);
    for (const key of new Set(all.map((use) => use.key))) {
      const uses = all.filter((use) => use.key === key);
      const classes = [...new Set(uses.map(({ dataClass }) => dataClass))].sort();
      if (classes.length < 2) continue;
      const users = uses.map(({ user }) => user.name).join(", ");
      judge.violation(stack.byUrn(key) ?? uses[0]?.user, `one key encrypts ${classes.join(" and ")} (${users})`);
    }
  },
});
