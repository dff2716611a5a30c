import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { allowedHosts, checkEgressChoice, type EgressChoice, planEgress } from "./egress-plan.ts";

/** Inputs of {@link DnsFirewall}. */
export interface DnsFirewallArgs {
  readonly ownership: Ownership;
  /** Id of the VPC whose resolver it stands before. */
  readonly vpcId: pulumi.Input<string>;
  /** Which names may be looked up and which never. */
  readonly hosts: EgressChoice;
  /** Whether AWS refuses to take the firewall off the VPC until this is switched off again. */
  readonly protect: boolean;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };
// Steps of 100 leave room for a bank's own rules between.
const PRIORITIES = { deny: 100, allow: 200, rest: 300 } as const;
/** Rule groups take 101 to 9899; AWS keeps the rest to Firewall Manager (Resolver API, AssociateFirewallRuleGroup). */
const ASSOCIATION_PRIORITY = 101;

/**
 * Answers only for names that desktops need: denied names first, then allowed ones, then nothing.
 *
 * Refused names get an empty answer, so that clients give up at once. Aliases of an allowed name are followed without
 * being listed, since content networks change them at will. What it does not see: addresses that are asked for without
 * a name, and queries that do not go to the VPC's resolver, such as those of desktops to a domain controller; that one
 * must forward to this resolver.
 *
 * @control MAS-TRM 11.1.5, 11.2.1, 9.1.1
 */
export class DnsFirewall extends pulumi.ComponentResource {
  /** Id of the group of rules, for further VPCs. */
  readonly ruleGroupId: pulumi.Output<string>;

  constructor(name: string, args: DnsFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:egress:DnsFirewall", name, args, opts);
    refuse(this, name, checkEgressChoice(args.hosts));
    const child = { parent: this };
    const tags = (of: string) => tagsFor(of, args.ownership, PURPOSE);
    const plan = planEgress(args.hosts);

    const group = new aws.route53.ResolverFirewallRuleGroup(name, { name, tags: tags(name) }, child);
    const rule = (
      role: keyof typeof PRIORITIES,
      domains: readonly string[],
      verdict: Pick<
        aws.route53.ResolverFirewallRuleArgs,
        "action" | "blockResponse" | "firewallDomainRedirectionAction"
      >,
    ) => {
      const ruleName = `${name}-${role}`;
      const list = new aws.route53.ResolverFirewallDomainList(
        ruleName,
        { name: ruleName, domains: [...domains], tags: tags(ruleName) },
        child,
      );
      return new aws.route53.ResolverFirewallRule(
        ruleName,
        {
          ...verdict,
          name: ruleName,
          firewallRuleGroupId: group.id,
          firewallDomainListId: list.id,
          priority: PRIORITIES[role],
        },
        child,
      );
    };
    const block = { action: "BLOCK", blockResponse: "NODATA" };
    const internal = plan.internalDomains.flatMap((domain) => [domain, `*.${domain}`]);
    const allowed = [...new Set([...allowedHosts(plan), ...plan.privateHosts, ...internal])];
    const rules = [
      rule(
        "deny",
        plan.denied.map(({ host }) => host),
        block,
      ),
      rule("allow", allowed, { action: "ALLOW", firewallDomainRedirectionAction: "TRUST_REDIRECTION_DOMAIN" }),
      rule("rest", ["*"], block),
    ];

    new aws.route53.ResolverFirewallConfig(name, { resourceId: args.vpcId, firewallFailOpen: "DISABLED" }, child);
    // Only when all rules stand, so that no half of them ever holds for the VPC.
    new aws.route53.ResolverFirewallRuleGroupAssociation(
      name,
      {
        name,
        vpcId: args.vpcId,
        firewallRuleGroupId: group.id,
        priority: ASSOCIATION_PRIORITY,
        mutationProtection: args.protect ? "ENABLED" : "DISABLED",
        tags: tags(name),
      },
      { parent: this, dependsOn: rules },
    );

    this.ruleGroupId = group.id;
    this.registerOutputs({ ruleGroupId: this.ruleGroupId });
  }
}
