import type { InspectionPathArgs, InspectionVpcArgs, NetworkFirewallArgs } from "../../components/index.ts";
import { HOSTS } from "./hosts.ts";
import { OWNERSHIP, PLACE } from "./place.ts";

const log = (logGroupName: string) => ({
  logGroupName,
  retentionDays: 365,
  keyArn: "arn:aws:kms:us-east-1:111122223333:key/logs",
  protect: true,
});

/** Good arguments of the components of a way out with a firewall of its own. */
export const GOOD_INSPECTION = {
  inspectionVpc: {
    ownership: OWNERSHIP,
    cidr: "10.2.0.0/24",
    zones: ["us-east-1a", "us-east-1b"],
    desktopCidr: "10.0.0.0/16",
    dnsRuleGroupId: "rslvr-frg-1",
    protect: true,
  } satisfies InspectionVpcArgs as InspectionVpcArgs,
  networkFirewall: {
    place: PLACE,
    ownership: OWNERSHIP,
    vpcId: "vpc-2",
    subnetIds: ["subnet-f1", "subnet-f2"],
    desktopCidr: "10.0.0.0/16",
    hosts: { ...HOSTS, additionalHosts: [{ host: "mcp.partner.example", reason: "Remote server" }] },
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/firewall",
    logs: { alerts: log("/kiro/inspection/firewall-alerts"), flows: log("/kiro/inspection/firewall-flows") },
    protect: true,
  } satisfies NetworkFirewallArgs,
  inspectionPath: {
    ownership: OWNERSHIP,
    desktops: {
      vpcId: "vpc-1",
      cidr: "10.0.0.0/16",
      transitSubnetIds: ["subnet-5", "subnet-6"],
      routeTableId: "rtb-desktops",
    },
    inspection: {
      vpcId: "vpc-2",
      cidr: "10.2.0.0/24",
      tiers: {
        attachment: { subnetIds: ["subnet-a1", "subnet-a2"], routeTableIds: ["rtb-a1", "rtb-a2"] },
        firewall: { subnetIds: ["subnet-f1", "subnet-f2"], routeTableIds: ["rtb-f1", "rtb-f2"] },
        public: { subnetIds: ["subnet-p1", "subnet-p2"], routeTableIds: ["rtb-p1", "rtb-p2"] },
      },
    },
    endpointIds: { "subnet-f1": "vpce-1", "subnet-f2": "vpce-2" },
  } satisfies InspectionPathArgs as InspectionPathArgs,
} as const;
