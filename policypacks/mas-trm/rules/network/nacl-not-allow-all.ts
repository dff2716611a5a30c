import type { Judge } from "../../kit/judge.ts";
import { aclsOf, readAcl } from "../../kit/network/acl-entries.ts";
import { entriesThatOpenAll } from "../../kit/network/acl-openness.ts";
import type { Direction } from "../../kit/network/security-group-rules.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { NETWORK_ACL, NETWORK_ACL_RULE, NETWORK_ACLS } from "../../kit/types.ts";

const HTTPS = { ruleNo: 100, action: "allow", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlock: "10.0.0.0/16" };
const REPLIES = {
  ruleNo: 110,
  action: "allow",
  protocol: "tcp",
  fromPort: 1024,
  toPort: 65535,
  cidrBlock: "0.0.0.0/0",
};
const EVERYTHING = { ruleNo: 100, action: "allow", protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" };

/**
 * No network ACL lets nearly everything through to or from anywhere. Entries are read in AWS's order, inline ones
 * and separate ones together; a range for replies (1024 to 65535) passes.
 */
export const naclNotAllowAll = stackRule({
  id: "nacl-not-allow-all",
  control: "MAS-11.2-16",
  title: "Network ACLs do not allow everything",
  severity: "high",
  types: [...NETWORK_ACLS, NETWORK_ACL_RULE],
  cause: "An ACL that allows everything is no second filter: one wrong security group and nothing is left.",
  remediation: "Allow the ports in use from the ranges that use them, and 1024 to 65535 for replies.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
  examples: {
    compliant: [{ type: NETWORK_ACL, props: { ingress: [HTTPS, REPLIES], egress: [HTTPS, REPLIES] } }],
    violating: [{ type: NETWORK_ACL, props: { ingress: [EVERYTHING], egress: [HTTPS] } }],
  },
  check(stack, judge) {
    for (const [acl, rules] of aclsOf(stack)) {
      for (const direction of ["ingress", "egress"] as const) {
        checkDirection(judge, typeof acl === "string" ? undefined : acl, rules, direction);
      }
    }
  },
});

function checkDirection(
  judge: Judge,
  acl: Resource | undefined,
  rules: readonly Resource[],
  direction: Direction,
): void {
  const { entries, unknown, mayDeny } = readAcl(acl, rules, direction);
  const opening = entriesThatOpenAll(entries);
  const subject = acl ?? rules[0];
  for (const path of unknown) judge.undetermined(subject, `${path} is not known yet`);
  for (const holder of new Set([...opening].map((entry) => entry.holder))) {
    const numbers = [...opening].filter((entry) => entry.holder === holder).map(({ number }) => String(number));
    const why = `${direction} entry ${numbers.join(", ")} opens nearly every port to any address`;
    if (mayDeny) judge.undetermined(holder, `${why}, unless an entry that is not known yet denies it`);
    else judge.violation(holder, why);
  }
}
