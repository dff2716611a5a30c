import * as aws from "@pulumi/aws";
import { CustomerKey, DnsFirewall, DnsQueryLogs, FlowLogs, type IsolatedVpc, KiroAccess } from "../components/index.ts";
import { egressChoiceOf } from "./egress.ts";
import { LOG_GROUPS, recordOf, type Site } from "./site.ts";

/**
 * Kiro's endpoints in the profile's region, where the workload is in another; nothing where it is in that one.
 *
 * What is made there needs a provider of that region, with the same guard as the stack's own, and a key, log groups and a
 * DNS firewall there, since none of them works across regions. Nothing in the VPC looks names up; whatever is put there is
 * held to the desktops' list.
 */
export function buildAccess(site: Site, vpc: IsolatedVpc): KiroAccess | undefined {
  const { config, ownership } = site;
  const { kiroAccess } = config;
  const routeTableId = vpc.routeTables.desktop;
  if (kiroAccess === undefined || routeTableId === undefined) return undefined;
  const name = `${site.name}-access`;
  const place = { ...site.place, region: config.kiroProfileRegion };
  const provider = new aws.Provider(
    `${name}-provider`,
    { region: config.kiroProfileRegion, allowedAccountIds: [place.accountId] },
    site.child,
  );
  const child = { ...site.child, providers: { aws: provider } };
  const access = new KiroAccess(
    name,
    {
      place,
      ownership,
      ...kiroAccess,
      desktops: { region: site.place.region, vpcId: vpc.vpcId, cidr: config.network.cidr, routeTableId },
    },
    child,
  );
  const key = new CustomerKey(
    `${name}-key`,
    {
      place,
      ownership,
      alias: `${name}/logs`,
      purpose: { kind: "logs", logGroupNames: [LOG_GROUPS.flows, LOG_GROUPS.dnsQueries] },
      rotationDays: config.keys.rotationDays,
      deletionWindowDays: config.keys.deletionWindowDays,
      protect: config.protectEvidence,
    },
    child,
  );
  new DnsFirewall(
    `${name}-dns-firewall`,
    { ownership, vpcId: access.vpcId, hosts: egressChoiceOf(site), protect: config.protectEvidence },
    child,
  );
  const logs = { place, vpcId: access.vpcId };
  new FlowLogs(`${name}-flow-logs`, { ...recordOf(site, key, "flows"), ...logs }, child);
  new DnsQueryLogs(`${name}-dns-query-logs`, { ...recordOf(site, key, "dnsQueries"), ...logs }, child);
  return access;
}
