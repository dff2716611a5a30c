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

const directory = new DesktopDirectory("registration", {
  ownership,
  directoryId: "d-1234567890",
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
  securityGroupId: "sg-0a1b2c3d4e5f60718",
  clientCidrs: ["203.0.113.0/24"],
  devices: ["windows"],
});
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
