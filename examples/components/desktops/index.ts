import { readFileSync } from "node:fs";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  AlarmTopic,
  CustomerKey,
  DesktopDirectory,
  DesktopFleet,
  DesktopMonitoring,
  readRoster,
  topicArn,
  UserDirectory,
  WorkspacesDefaultRole,
} from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const place = { accountId, region, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };

const roster = new URL("roster.yaml", import.meta.url);
const { desktops, problems } = readRoster("roster.yaml", readFileSync(roster, "utf8"));
if (problems.length > 0) throw new pulumi.RunError(problems.join("\n"));

const keep = { place, ownership, rotationDays: 365, deletionWindowDays: 30, protect: false };
const volumes = new CustomerKey("volumes", { ...keep, alias: "desktop-volumes", purpose: { kind: "desktops" } });
const topicName = "desktop-alarms";
const topicArns = [topicArn(place, topicName)];
const messages = new CustomerKey("messages", { ...keep, alias: topicName, purpose: { kind: "alarms", topicArns } });

const subnetIds = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"];
const password = aws.secretsmanager.getSecretVersionOutput({
  secretId: `arn:${partition}:secretsmanager:${region}:${accountId}:secret:kiro/ad-connector-AbCdEf`,
  versionId: "00000000-0000-4000-8000-000000000001",
}).secretString;
const userDirectory = new UserDirectory("users", {
  place,
  ownership,
  choice: { kind: "ad-connector", dnsIps: ["10.1.0.10"], serviceUser: "svc-kiro-connector", size: "Small" },
  domainName: "corp.bank.example",
  password,
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds,
  protect: false,
});
// Only where the account has none yet; WorkSpaces registers no directory without it.
const role = new WorkspacesDefaultRole("workspaces-role", { place, ownership });
const registration = {
  ownership,
  directoryId: userDirectory.directoryId,
  subnetIds,
  securityGroupId: "sg-0a1b2c3d4e5f60718",
  clientCidrs: ["203.0.113.0/24"],
  devices: ["windows"],
} as const;
const directory = new DesktopDirectory("registration", registration, { dependsOn: role });
const fleet = new DesktopFleet("desktops", {
  ownership,
  directoryId: directory.directoryId,
  keyArn: volumes.keyArn,
  bundleIds: { POWERPRO: "wsb-0123456789" },
  desktops,
});
const alarms = new AlarmTopic("alarms", {
  place,
  ownership,
  topicName,
  severity: "high",
  keyArn: messages.keyArn,
  subscribers: ["soc@bank.example"],
});
// One topic for all severities will do for a trial.
const { topicArn: all } = alarms;
new DesktopMonitoring("watch", {
  ownership,
  region,
  directoryId: directory.directoryId,
  topicArns: { critical: all, high: all, medium: all, low: all },
});

/** Who has a desktop. */
export const { users } = fleet;
