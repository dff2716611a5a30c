import type * as pulumi from "@pulumi/pulumi";
import {
  CustomerKey,
  DnsQueryLogs,
  FlowLogs,
  InspectionPath,
  InspectionVpc,
  type IsolatedVpc,
  NetworkFirewall,
} from "../components/index.ts";
import { egressChoiceOf } from "./egress.ts";
import { INSPECTION_LOG_GROUPS, inspectionOf, recordNamed, type Site } from "./site.ts";

/** The way out through a firewall of the zone's own; nothing where the bank has one. */
export function buildInspection(
  site: Site,
  auditKey: CustomerKey,
  desktopVpc: IsolatedVpc,
  dnsRuleGroupId: pulumi.Input<string>,
): NetworkFirewall | undefined {
  const { place, config, ownership, child } = site;
  const inspection = inspectionOf(config);
  const routeTableId = desktopVpc.routeTables.desktop;
  if (inspection === undefined || routeTableId === undefined) return undefined;
  const name = `${site.name}-inspection`;
  const { cidr } = inspection;
  const { zones, cidr: desktopCidr } = config.network;
  const protect = config.protectEvidence;
  const record = (log: keyof typeof INSPECTION_LOG_GROUPS) => recordNamed(site, auditKey, INSPECTION_LOG_GROUPS[log]);

  const key = new CustomerKey(
    `${name}-key`,
    { place, ownership, alias: `${name}/firewall`, purpose: { kind: "firewall" }, ...config.keys, protect },
    child,
  );
  const vpc = new InspectionVpc(`${name}-vpc`, { ownership, cidr, zones, desktopCidr, dnsRuleGroupId, protect }, child);
  const firewall = new NetworkFirewall(
    `${name}-firewall`,
    {
      place,
      ownership,
      vpcId: vpc.vpcId,
      subnetIds: vpc.tiers.firewall.subnetIds,
      desktopCidr,
      hosts: egressChoiceOf(site),
      keyArn: key.keyArn,
      logs: { alerts: record("firewallAlerts"), flows: record("firewallFlows") },
      protect,
    },
    child,
  );
  new InspectionPath(
    `${name}-path`,
    {
      ownership,
      desktops: {
        vpcId: desktopVpc.vpcId,
        cidr: desktopCidr,
        transitSubnetIds: desktopVpc.transitSubnetIds,
        routeTableId,
      },
      inspection: { vpcId: vpc.vpcId, cidr, tiers: vpc.tiers },
      endpointIds: firewall.endpointIds,
    },
    child,
  );
  new FlowLogs(`${name}-flow-logs`, { ...record("flows"), vpcId: vpc.vpcId }, child);
  new DnsQueryLogs(`${name}-dns-query-logs`, { ...record("dnsQueries"), vpcId: vpc.vpcId }, child);
  return firewall;
}
