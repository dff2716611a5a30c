import { expect } from "chai";
import { NetworkFirewall, type NetworkFirewallArgs } from "../../../../components/index.ts";
import { graphOf, one, type Registration, record, refusalOf, statementsOf } from "../../../support/record.ts";
import { GOOD, tags } from "../../fixtures.ts";

const RULE_GROUP = "aws:networkfirewall/ruleGroup:RuleGroup";
const POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const KEY = { type: "CUSTOMER_KMS", keyId: "arn:aws:kms:us-east-1:111122223333:key/firewall" };
const good = GOOD.networkFirewall;

interface DomainList {
  readonly generatedRulesType: string;
  readonly targetTypes: readonly string[];
  readonly targets: readonly string[];
}
interface RuleGroup {
  readonly rulesSource: { readonly rulesSourceList: DomainList; readonly rulesString: string };
  readonly ruleVariables: unknown;
  readonly statefulRuleOptions: unknown;
}
const ruleGroup = (made: readonly Registration[], role: string) =>
  one(made, RULE_GROUP, `wall-${role}`).inputs["ruleGroup"] as RuleGroup;

describe("NetworkFirewall", () => {
  let made: readonly Registration[];
  before(async () => {
    made = await record(() => new NetworkFirewall("wall", good));
  });

  it("is a firewall with a policy of its own, three rule groups and two logs", () => {
    expect(graphOf(made)).to.deep.equal([
      "wall aws:cloudwatch/logResourcePolicy:LogResourcePolicy < wall",
      `wall ${FIREWALL} < wall`,
      `wall ${POLICY} < wall`,
      "wall aws:networkfirewall/loggingConfiguration:LoggingConfiguration < wall",
      "wall kiro:egress:NetworkFirewall",
      `wall-alerts ${LOG_GROUP} < wall`,
      `wall-allowed ${RULE_GROUP} < wall`,
      `wall-denied ${RULE_GROUP} < wall`,
      `wall-flows ${LOG_GROUP} < wall`,
      `wall-protocols ${RULE_GROUP} < wall`,
    ]);
  });

  it("asks the rules in strict order, denied before allowed, and drops and logs what none decides", () => {
    expect(one(made, POLICY).inputs).to.deep.equal({
      name: "wall",
      description: "Drops what is not allowed, in strict order.",
      encryptionConfiguration: KEY,
      firewallPolicy: {
        statelessDefaultActions: ["aws:forward_to_sfe"],
        statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
        statefulEngineOptions: { ruleOrder: "STRICT_ORDER", streamExceptionPolicy: "REJECT" },
        statefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
        statefulRuleGroupReferences: [
          { priority: 100, resourceArn: "wall-protocols-arn" },
          { priority: 200, resourceArn: "wall-denied-arn" },
          { priority: 300, resourceArn: "wall-allowed-arn" },
        ],
      },
      tags: tags("wall", "network", "MAS-TRM 11.2"),
    });
  });

  it("allows exact hosts by the name in the TLS handshake, the bank's own additions among them", () => {
    const { rulesSource } = ruleGroup(made, "allowed");
    const { generatedRulesType, targetTypes, targets } = rulesSource.rulesSourceList;
    expect({ generatedRulesType, targetTypes }).to.deep.equal({
      generatedRulesType: "ALLOWLIST",
      targetTypes: ["TLS_SNI"],
    });
    expect(targets).to.include.members(["app.kiro.dev", "d-9667000000.awsapps.com", "mcp.partner.example"]);
    expect(targets.filter((host) => /^[.*]/.test(host))).to.deep.equal([]);
  });

  it("leaves out hosts of private endpoints and denied ones", () => {
    const { targets } = ruleGroup(made, "allowed").rulesSource.rulesSourceList;
    const denied = ruleGroup(made, "denied").rulesSource.rulesSourceList.targets;
    expect(targets).to.include("q.eu-central-1.amazonaws.com").and.not.include("q.us-east-1.amazonaws.com");
    expect(targets.filter((host) => denied.includes(host))).to.deep.equal([]);
  });

  it("denies hosts by TLS and by plain HTTP", () => {
    const list = ruleGroup(made, "denied").rulesSource.rulesSourceList;
    expect(list).to.deep.include({ generatedRulesType: "DENYLIST", targetTypes: ["TLS_SNI", "HTTP_HOST"] });
    expect(list.targets).to.include("view.awsapps.com").and.not.include("prod.us-east-1.auth.desktop.kiro.dev");
  });

  it("lets nothing out but TCP to port 443, each rule with a number of its own", () => {
    const lines = ruleGroup(made, "protocols").rulesSource.rulesString.split("\n");
    expect(lines).to.deep.equal([
      'drop udp $HOME_NET any -> any any (msg:"UDP leaves from no desktop"; sid:1; rev:1;)',
      'drop icmp $HOME_NET any -> any any (msg:"ICMP leaves from no desktop"; sid:2; rev:1;)',
      'drop tcp $HOME_NET any -> any !443 (msg:"TCP leaves to port 443 only"; sid:3; rev:1;)',
    ]);
  });

  for (const role of ["protocols", "denied", "allowed"]) {
    it(`takes the desktops' range for home and encrypts under the customer key: ${role}`, () => {
      expect(one(made, RULE_GROUP, `wall-${role}`).inputs).to.deep.include({
        name: `wall-${role}`,
        type: "STATEFUL",
        encryptionConfiguration: KEY,
        tags: tags(`wall-${role}`, "network", "MAS-TRM 11.2"),
      });
      const { ruleVariables, statefulRuleOptions } = ruleGroup(made, role);
      expect(ruleVariables).to.deep.equal({ ipSets: [{ key: "HOME_NET", ipSet: { definitions: ["10.0.0.0/16"] } }] });
      expect(statefulRuleOptions).to.deep.equal({ ruleOrder: "STRICT_ORDER" });
    });
  }

  it("stands in its subnets and is protected from deletion and change", async () => {
    const guards = (on: boolean) => ({
      deleteProtection: on,
      subnetChangeProtection: on,
      firewallPolicyChangeProtection: on,
    });
    expect(one(made, FIREWALL).inputs).to.deep.equal({
      name: "wall",
      firewallPolicyArn: "wall-arn",
      vpcId: "vpc-2",
      subnetMappings: [{ subnetId: "subnet-f1" }, { subnetId: "subnet-f2" }],
      encryptionConfiguration: KEY,
      ...guards(true),
      tags: tags("wall", "network", "MAS-TRM 11.2"),
    });
    const loose = await record(() => new NetworkFirewall("wall", { ...good, protect: false }));
    expect(one(loose, FIREWALL).inputs).to.deep.include(guards(false));
  });

  it("tells its endpoint in each subnet, and its logs", () => {
    expect(one(made, "kiro:egress:NetworkFirewall").outputs).to.deep.equal({
      firewallArn: "wall-arn",
      endpointIds: { "subnet-f1": "wall-endpoint-subnet-f1", "subnet-f2": "wall-endpoint-subnet-f2" },
      logGroupNames: { alerts: "/kiro/inspection/firewall-alerts", flows: "/kiro/inspection/firewall-flows" },
    });
  });

  it("writes alerts and flows to encrypted log groups that are kept", () => {
    expect(one(made, LOG_GROUP, "wall-alerts").inputs).to.deep.equal({
      name: "/kiro/inspection/firewall-alerts",
      kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/logs",
      retentionInDays: 365,
      deletionProtectionEnabled: true,
      tags: tags("wall-alerts", "network", "MAS-TRM 12.2"),
    });
    const logging = one(made, "aws:networkfirewall/loggingConfiguration:LoggingConfiguration");
    const config = (logType: string, logGroup: string) => ({
      logType,
      logDestinationType: "CloudWatchLogs",
      logDestination: { logGroup },
    });
    expect(logging.inputs).to.deep.equal({
      firewallArn: "wall-arn",
      loggingConfiguration: {
        logDestinationConfigs: [
          config("ALERT", "/kiro/inspection/firewall-alerts"),
          config("FLOW", "/kiro/inspection/firewall-flows"),
        ],
      },
    });
    expect(logging.dependsOn).to.include("aws:cloudwatch/logResourcePolicy:LogResourcePolicy wall");
  });

  it("lets the delivery service write to these log groups alone, for this account alone", () => {
    const policy = one(made, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
    const arn = (name: string) => `arn:aws:logs:us-east-1:111122223333:log-group:${name}:log-stream:*`;
    expect(statementsOf(policy, "policyDocument")["FirewallLogDelivery"]).to.deep.include({
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Resource: [arn("/kiro/inspection/firewall-alerts"), arn("/kiro/inspection/firewall-flows")],
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:111122223333:*" },
      },
    });
  });

  const wrong: readonly (readonly [why: string, change: Partial<NetworkFirewallArgs>, says: string])[] = [
    [
      "a home at public addresses",
      { desktopCidr: "8.8.8.0/24" },
      'desktopCidr: not a private range, got "8.8.8.0/24"; a CIDR without host bits inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
    ],
    [
      "a host that is denied",
      { hosts: { ...good.hosts, additionalHosts: [{ host: "billing.stripe.com", reason: "no" }] } },
      'hosts.additionalHosts[0].host: is denied whatever is allowed, got "billing.stripe.com"; a host that is not on the block list',
    ],
    [
      "more hosts than a rule group takes",
      {
        hosts: {
          ...good.hosts,
          additionalHosts: Array.from({ length: 501 }, (_, i) => ({ host: `h${i}.bank.example`, reason: "many" })),
        },
      },
      "hosts.additionalHosts: too many, got 501; at most 500, since a rule group cannot grow",
    ],
    [
      "a retention that CloudWatch has not",
      { logs: { ...good.logs, flows: { ...good.logs.flows, retentionDays: 366 } } },
      "logs.flows.retentionDays: not a period of CloudWatch, got 366; one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
    ],
  ];
  for (const [why, change, says] of wrong) {
    it(`refuses ${why}`, async () => {
      expect(await refusalOf(() => new NetworkFirewall("wall", { ...good, ...change }))).to.equal(
        `NetworkFirewall "wall" cannot be built:\n  - ${says}`,
      );
    });
  }
});
