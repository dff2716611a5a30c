import { expect } from "chai";
import { DnsFirewall, type DnsFirewallArgs } from "../../../components/index.ts";
import { graphOf, ofType, one, record, refusalOf } from "../../support/record.ts";
import { GOOD, HOSTS, tags } from "../fixtures.ts";

const LIST = "aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList";
const RULE = "aws:route53/resolverFirewallRule:ResolverFirewallRule";
const ASSOCIATION = "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation";
const make = (change: Partial<DnsFirewallArgs> = {}) =>
  record(() => new DnsFirewall("dns", { ...GOOD.dnsFirewall, ...change }));
const domainsOf = async (role: string, change: Partial<DnsFirewallArgs["hosts"]> = {}) =>
  one(await make({ hosts: { ...HOSTS, ...change } }), LIST, `dns-${role}`).inputs["domains"];

describe("DnsFirewall", () => {
  it("is made of three lists with a rule each, one group, its association and the switch to fail closed", async () => {
    expect(graphOf(await make())).to.deep.equal(
      [
        `dns ${ASSOCIATION} < dns`,
        "dns aws:route53/resolverFirewallConfig:ResolverFirewallConfig < dns",
        "dns aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup < dns",
        "dns kiro:egress:DnsFirewall",
        `dns-allow ${LIST} < dns`,
        `dns-allow ${RULE} < dns`,
        `dns-deny ${LIST} < dns`,
        `dns-deny ${RULE} < dns`,
        `dns-rest ${LIST} < dns`,
        `dns-rest ${RULE} < dns`,
      ].sort(),
    );
  });

  it("denies first, then allows and follows aliases, then gives everything else an empty answer", async () => {
    const rules = ofType(await make(), RULE).map(({ inputs }) => inputs);
    const rule = (role: string, priority: number, verdict: object) => ({
      name: `dns-${role}`,
      firewallRuleGroupId: "dns-resolverfirewallrulegroup",
      firewallDomainListId: `dns-${role}-resolverfirewalldomainlist`,
      priority,
      ...verdict,
    });
    expect(rules).to.deep.equal([
      rule("allow", 200, { action: "ALLOW", firewallDomainRedirectionAction: "TRUST_REDIRECTION_DOMAIN" }),
      rule("deny", 100, { action: "BLOCK", blockResponse: "NODATA" }),
      rule("rest", 300, { action: "BLOCK", blockResponse: "NODATA" }),
    ]);
    expect(await domainsOf("rest")).to.deep.equal(["*"]);
  });

  it("fails closed", async () => {
    const config = one(await make(), "aws:route53/resolverFirewallConfig:ResolverFirewallConfig");
    expect(config.inputs).to.deep.equal({ resourceId: "vpc-1", firewallFailOpen: "DISABLED" });
  });

  it("takes hold of the VPC only when all rules stand, and is held there when protected", async () => {
    const association = one(await make(), ASSOCIATION);
    expect(association.inputs).to.deep.equal({
      name: "dns",
      vpcId: "vpc-1",
      firewallRuleGroupId: "dns-resolverfirewallrulegroup",
      priority: 101,
      mutationProtection: "ENABLED",
      tags: tags("dns", "network", "MAS-TRM 11.2"),
    });
    expect(association.dependsOn).to.include.members([`${RULE} dns-allow`, `${RULE} dns-deny`, `${RULE} dns-rest`]);
    expect(one(await make({ protect: false }), ASSOCIATION).inputs["mutationProtection"]).to.equal("DISABLED");
  });

  it("allows public hosts, private endpoints and the bank's own domains, each once", async () => {
    const domains = (await domainsOf("allow")) as string[];
    expect(domains).to.include.members([
      "app.kiro.dev",
      "prod.us-east-1.auth.desktop.kiro.dev",
      "d-9667000000.awsapps.com",
      "login.microsoftonline.com",
      "kms.us-east-1.amazonaws.com",
      "bank.example",
      "*.bank.example",
    ]);
    expect(domains.filter((domain) => domain === "q.us-east-1.amazonaws.com")).to.have.length(1);
    expect(domains.filter((domain) => domain.includes("*"))).to.deep.equal(["*.bank.example"]);
  });

  it("denies the host that sign-in needs only by the switch for the guide's letter, and then allows it nowhere", async () => {
    const host = "prod.us-east-1.auth.desktop.kiro.dev";
    expect(await domainsOf("deny")).not.to.include(host);
    expect(await domainsOf("deny", { strictGuideBlockList: true })).to.include(host);
    expect(await domainsOf("allow", { strictGuideBlockList: true })).not.to.include(host);
  });

  it("refuses patterns, denied hosts and domains of strangers, all at once", async () => {
    const hosts = {
      ...HOSTS,
      portalHost: "view.awsapps.com",
      additionalHosts: [
        { host: "*.amazonaws.com", reason: "all" },
        { host: "checkout.stripe.com", reason: "pay" },
      ],
      internalDomains: ["amazonaws.com", "s3.ap-southeast-1.amazonaws.com", "dev", "com.sg", "*.bank.example"],
    };
    expect(await refusalOf(() => new DnsFirewall("dns", { ...GOOD.dnsFirewall, hosts }))).to.equal(
      [
        'DnsFirewall "dns" cannot be built:',
        '  - portalHost: is denied whatever is allowed, got "view.awsapps.com"; a host that is not on the block list',
        '  - additionalHosts[0].host: is not an exact host name, got "*.amazonaws.com"; a name in lower case such as mcp.bank.example',
        '  - additionalHosts[1].host: is denied whatever is allowed, got "checkout.stripe.com"; a host that is not on the block list',
        "  - internalDomains[0]: holds strangers' names too, got \"amazonaws.com\"; a domain of the bank's own, such as corp.bank.example",
        "  - internalDomains[1]: holds strangers' names too, got \"s3.ap-southeast-1.amazonaws.com\"; a domain of the bank's own, such as corp.bank.example",
        '  - internalDomains[2]: is not a domain name, got "dev"; a domain of the bank\'s own, such as corp.bank.example',
        "  - internalDomains[3]: holds strangers' names too, got \"com.sg\"; a domain of the bank's own, such as corp.bank.example",
        '  - internalDomains[4]: is not a domain name, got "*.bank.example"; a domain of the bank\'s own, such as corp.bank.example',
      ].join("\n"),
    );
  });
});
