import { expect } from "chai";
import type { Properties } from "../../../sandbox/providers/rpc/values.ts";
import { check, create, describeCases, preview, session, text, UNKNOWN_TEXT } from "./support.ts";

const FIREWALL = "networkfirewall/firewall:Firewall";
const RULE_GROUP = "networkfirewall/ruleGroup:RuleGroup";
const POLICY = "networkfirewall/firewallPolicy:FirewallPolicy";
const LOGGING = "networkfirewall/loggingConfiguration:LoggingConfiguration";
const GATEWAY = "ec2transitgateway/transitGateway:TransitGateway";
const ATTACHED: Properties = { transitGatewayRouteTableId: "tgw-rtb-1", transitGatewayAttachmentId: "tgw-attach-1" };

const firewall: Properties = {
  name: "wall",
  firewallPolicyArn: "arn:aws:network-firewall:us-east-1:444455556666:firewall-policy/wall",
  vpcId: "vpc-1",
  subnetMappings: [{ subnetId: "subnet-1" }, { subnetId: "subnet-2" }],
};
const list = (more: Properties): Properties => ({
  name: "hosts",
  type: "STATEFUL",
  capacity: 10,
  ruleGroup: {
    rulesSource: {
      rulesSourceList: { generatedRulesType: "ALLOWLIST", targetTypes: ["TLS_SNI"], targets: ["a.example"], ...more },
    },
  },
});
const policy = (order: string, exception: string): Properties => ({
  name: "wall",
  firewallPolicy: {
    statelessDefaultActions: ["aws:forward_to_sfe"],
    statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
    statefulEngineOptions: { ruleOrder: order, streamExceptionPolicy: exception },
  },
});
const logTo = (logType: string): Properties => ({
  firewallArn: "arn:aws:network-firewall:us-east-1:444455556666:firewall/wall",
  loggingConfiguration: {
    logDestinationConfigs: [{ logType, logDestinationType: "CloudWatchLogs", logDestination: { logGroup: "/wall" } }],
  },
});

describe("a firewall and the gateway before it, in the stand-in", () => {
  const prod = () => session({ region: "us-east-1", allowedAccountIds: '["444455556666"]' });
  const arn = (resource: string) => `arn:aws:network-firewall:us-east-1:444455556666:${resource}`;

  it("have ids and ARNs of AWS's form", () => {
    expect(create(FIREWALL, firewall, prod())).to.include({ id: arn("firewall/wall"), arn: arn("firewall/wall") });
    expect(create(POLICY, policy("STRICT_ORDER", "DROP"), prod())["arn"]).to.equal(arn("firewall-policy/wall"));
    expect(create(RULE_GROUP, list({}), prod())["arn"]).to.equal(arn("stateful-rulegroup/hosts"));
    expect(create(LOGGING, logTo("ALERT"), prod())["id"]).to.equal(arn("firewall/wall"));
    expect(text(create("ec2transitgateway/routeTable:RouteTable", { transitGatewayId: "tgw-1" })["id"])).to.match(
      /^tgw-rtb-0[0-9a-f]{16}$/,
    );
    expect(create("ec2transitgateway/routeTableAssociation:RouteTableAssociation", ATTACHED)["id"]).to.equal(
      "tgw-rtb-1_tgw-attach-1",
    );
    expect(create("ec2transitgateway/route:Route", { ...ATTACHED, destinationCidrBlock: "0.0.0.0/0" })["id"]).to.equal(
      "tgw-rtb-1_0.0.0.0/0",
    );
  });

  it("tell an endpoint for each subnet once made, and none at preview", () => {
    const [status] = create(FIREWALL, firewall, prod())["firewallStatuses"] as {
      syncStates: { availabilityZone: string; attachments: { subnetId: string; endpointId: string }[] }[];
    }[];
    const attachments = (status?.syncStates ?? []).flatMap((state) => state.attachments);
    expect(attachments.map(({ subnetId }) => subnetId)).to.deep.equal(["subnet-1", "subnet-2"]);
    expect(new Set(attachments.map(({ endpointId }) => endpointId)).size).to.equal(2);
    for (const { endpointId } of attachments) expect(endpointId).to.match(/^vpce-0[0-9a-f]{16}$/);
    expect(preview(FIREWALL, firewall)["firewallStatuses"]).to.equal(UNKNOWN_TEXT);
  });

  it("join everybody by default, as AWS has it", () => {
    expect(check(GATEWAY, {}).inputs).to.include({
      defaultRouteTableAssociation: "enable",
      defaultRouteTablePropagation: "enable",
      autoAcceptSharedAttachments: "disable",
    });
  });
});

describeCases("the check of firewalls and transit gateways", {
  refused: [
    [
      RULE_GROUP,
      list({ generatedRulesType: "ALLOW", targetTypes: ["SNI"] }),
      [
        'ruleGroup.rulesSource.rulesSourceList.generatedRulesType: expected one of ["ALLOWLIST","DENYLIST","REJECTLIST","ALERTLIST"], got "ALLOW"',
        'ruleGroup.rulesSource.rulesSourceList.targetTypes[0]: expected one of ["HTTP_HOST","TLS_SNI"], got "SNI"',
      ],
    ],
    [
      POLICY,
      policy("STRICT", "IGNORE"),
      [
        'firewallPolicy.statefulEngineOptions.ruleOrder: expected one of ["DEFAULT_ACTION_ORDER","STRICT_ORDER"], got "STRICT"',
        'firewallPolicy.statefulEngineOptions.streamExceptionPolicy: expected one of ["DROP","CONTINUE","REJECT"], got "IGNORE"',
      ],
    ],
    [
      LOGGING,
      logTo("DNS"),
      ['loggingConfiguration.logDestinationConfigs[0].logType: expected one of ["ALERT","FLOW","TLS"], got "DNS"'],
    ],
    [
      GATEWAY,
      { autoAcceptSharedAttachments: "on" },
      ['autoAcceptSharedAttachments: expected one of ["enable","disable"], got "on"'],
    ],
  ],
  taken: [
    ["a firewall", FIREWALL, firewall],
    ["a list of allowed hosts", RULE_GROUP, list({})],
    ["a policy in strict order", POLICY, policy("STRICT_ORDER", "REJECT")],
    ["a log of flows", LOGGING, logTo("FLOW")],
    ["a gateway", GATEWAY, { description: "to the firewall" }],
  ],
});
