import * as aws from "@pulumi/aws";
import { anybodysNames } from "../faults/network.ts";
import { plant } from "../plant.ts";
import type { Network } from "./network.ts";

/** Only the bank's own names are answered for. */
export function makeDns({ vpc }: Network): void {
  const group = new aws.route53.ResolverFirewallRuleGroup("dns", { name: "claims" });
  const rule = (
    name: string,
    priority: number,
    domains: readonly string[],
    verdict: Pick<aws.route53.ResolverFirewallRuleArgs, "action" | "blockResponse">,
  ) => {
    const list = new aws.route53.ResolverFirewallDomainList(name, { name, domains: [...domains] });
    const of = { firewallRuleGroupId: group.id, firewallDomainListId: list.id };
    return new aws.route53.ResolverFirewallRule(name, { ...verdict, ...of, name, priority });
  };
  const rules = [
    rule("dns-allow", 100, plant(anybodysNames, ["*.bank.example"]), { action: "ALLOW" }),
    rule("dns-rest", 200, ["*"], { action: "BLOCK", blockResponse: "NODATA" }),
  ];
  new aws.route53.ResolverFirewallConfig("dns", { resourceId: vpc.id, firewallFailOpen: "DISABLED" });
  new aws.route53.ResolverFirewallRuleGroupAssociation(
    "dns",
    { name: "claims", vpcId: vpc.id, firewallRuleGroupId: group.id, priority: 101 },
    { dependsOn: rules },
  );
}
