import * as aws from "@pulumi/aws";
import { CustomerKey, DnsQueryLogs, FlowLogs, KiroAccess } from "../../../components/index.ts";

const [{ accountId }, { partition }] = await Promise.all([aws.getCallerIdentity(), aws.getPartition()]);
const profileRegion = "us-east-1";
const place = { accountId, region: profileRegion, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };

// The stack is in the desktops' region; Kiro's endpoints stand in the region of the Kiro profile.
const provider = new aws.Provider("profile", { region: profileRegion, allowedAccountIds: [accountId] });
const there = { providers: { aws: provider } };
const access = new KiroAccess(
  "access",
  {
    place,
    ownership,
    cidr: "10.64.0.0/24",
    zones: ["us-east-1a", "us-east-1b"],
    endpointSubnets: ["10.64.0.0/28", "10.64.0.16/28"],
    desktops: {
      region: "ap-southeast-1",
      vpcId: "vpc-0a1b2c3d4e5f60718",
      cidr: "10.0.0.0/16",
      routeTableId: "rtb-0a1b2c3d4e5f60718",
    },
  },
  there,
);

// Keys and log groups do not work across regions, so the VPC there has its own.
const logGroupNames = { flows: "/team/access/flows", dnsQueries: "/team/access/dns-queries" };
const { keyArn } = new CustomerKey(
  "logs-key",
  {
    place,
    ownership,
    alias: "team/access-logs",
    purpose: { kind: "logs", logGroupNames: Object.values(logGroupNames) },
    rotationDays: 365,
    deletionWindowDays: 7,
    protect: false,
  },
  there,
);
const record = { place, ownership, vpcId: access.vpcId, retentionDays: 365, keyArn, protect: false };
new FlowLogs("flow-logs", { ...record, logGroupName: logGroupNames.flows }, there);
new DnsQueryLogs("dns-query-logs", { ...record, logGroupName: logGroupNames.dnsQueries }, there);

/** Kiro's endpoints, which the desktops find by Kiro's usual names. */
export const { endpointIds, peeringConnectionId } = access;
