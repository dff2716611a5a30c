import { zonesOf } from "../identity/place.ts";
import { isProperties, type Properties, textOf, type Value } from "../rpc/values.ts";
import type { InvokeContext, InvokeTable } from "./invoke.ts";

/** Names of the Regions that the project uses, as EC2 describes them. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  "us-east-1": "US East (N. Virginia)",
  "us-east-2": "US East (Ohio)",
  "us-west-2": "US West (Oregon)",
  "eu-central-1": "Europe (Frankfurt)",
  "eu-west-1": "Europe (Ireland)",
  "ap-southeast-1": "Asia Pacific (Singapore)",
  "ap-southeast-2": "Asia Pacific (Sydney)",
  "ap-northeast-1": "Asia Pacific (Tokyo)",
};

function getCallerIdentity(_args: Properties, { place: { account, partition } }: InvokeContext): Properties {
  return {
    accountId: account,
    arn: `arn:${partition}:sts::${account}:assumed-role/sandbox/sandbox`,
    id: account,
    userId: "AROASANDBOXSANDBOX000:sandbox",
  };
}

function getRegion(args: Properties, { place: { region } }: InvokeContext): Properties {
  const name = textOf(args["name"]) ?? region;
  return {
    description: DESCRIPTIONS[name] ?? name,
    endpoint: `ec2.${name}.amazonaws.com`,
    id: name,
    name,
    region: name,
  };
}

function getPartition(_args: Properties, { place: { partition, dnsSuffix } }: InvokeContext): Properties {
  const reverseDnsPrefix = dnsSuffix.split(".").reverse().join(".");
  return { dnsSuffix, id: partition, partition, reverseDnsPrefix };
}

/** Filters that every standard zone passes; others would change the answer. */
const STANDARD_ZONE: Readonly<Record<string, string>> = {
  "opt-in-status": "opt-in-not-required",
  "zone-type": "availability-zone",
  state: "available",
};

function getAvailabilityZones(args: Properties, { place: { region } }: InvokeContext): Properties {
  const [names, ids] = [listed(args["excludeNames"]), listed(args["excludeZoneIds"])];
  const isWanted = wantsStandardZones(args["filters"]);
  const zones = zonesOf(region).filter((zone) => isWanted && !names.includes(zone.name) && !ids.includes(zone.id));
  return {
    ...args,
    groupNames: zones.length > 0 ? [`${region}-zg-1`] : [],
    id: region,
    names: zones.map(({ name }) => name),
    region,
    zoneIds: zones.map(({ id }) => id),
  };
}

function wantsStandardZones(filters: Value | undefined): boolean {
  if (!Array.isArray(filters)) return true;
  return filters.every((filter) => {
    const name = isProperties(filter) ? textOf(filter["name"]) : undefined;
    const expected = name === undefined ? undefined : STANDARD_ZONE[name];
    if (expected === undefined) throw new Error(`the sandbox does not know the zone filter "${name ?? ""}"`);
    return isProperties(filter) && listed(filter["values"]).includes(expected);
  });
}

function getAvailabilityZone(args: Properties, { place: { region } }: InvokeContext): Properties {
  const zone = zonesOf(region).find(({ name, id }) => name === args["name"] || id === args["zoneId"]);
  if (zone === undefined) throw new Error("no matching EC2 Availability Zone found");
  return {
    ...args,
    groupLongName: `${region} 1`,
    groupName: `${region}-zg-1`,
    id: zone.name,
    name: zone.name,
    nameSuffix: zone.name.slice(region.length),
    networkBorderGroup: region,
    optInStatus: "opt-in-not-required",
    parentZoneId: "",
    parentZoneName: "",
    region,
    state: "available",
    zoneId: zone.id,
    zoneType: "availability-zone",
  };
}

function listed(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : [];
}

/** Account, Region, partition, zones. */
export const ACCOUNT_FUNCTIONS: InvokeTable = {
  "aws:index/getCallerIdentity:getCallerIdentity": getCallerIdentity,
  "aws:index/getRegion:getRegion": getRegion,
  "aws:index/getPartition:getPartition": getPartition,
  "aws:index/getAvailabilityZones:getAvailabilityZones": getAvailabilityZones,
  "aws:index/getAvailabilityZone:getAvailabilityZone": getAvailabilityZone,
};
