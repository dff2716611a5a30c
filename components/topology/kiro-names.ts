import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { kiroApiHosts } from "../egress/domain-classes.ts";
import { type Purpose, tagsFor } from "../foundation/tags.ts";
import type { KiroAccessArgs } from "./kiro-access.ts";

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };

/** Lets the desktops' VPC find each of Kiro's names at its endpoint. */
export function resolveKiroNames(
  parent: pulumi.Resource,
  name: string,
  args: KiroAccessArgs,
  endpoints: Readonly<Record<string, aws.ec2.VpcEndpoint>>,
): void {
  for (const [service, endpoint] of Object.entries(endpoints)) {
    // Named after the first label, which stays the same in every region.
    for (const host of hostsOf(service, args.place.region)) {
      resolve(parent, `${name}-${host.split(".")[0] ?? host}`, host, endpoint, args);
    }
  }
}

/** A private zone for one name. Zones are global; the VPC carries its region. */
function resolve(
  parent: pulumi.Resource,
  name: string,
  host: string,
  endpoint: aws.ec2.VpcEndpoint,
  { desktops, ownership }: KiroAccessArgs,
): void {
  const zone = new aws.route53.Zone(
    name,
    {
      name: host,
      comment: "Kiro at its private endpoint, for desktops in another region.",
      vpcs: [{ vpcId: desktops.vpcId, vpcRegion: desktops.region }],
      tags: tagsFor(name, ownership, PURPOSE),
    },
    { parent },
  );
  // The first entry is the regional name, which answers with the endpoint's addresses in all zones.
  const entry = endpoint.dnsEntries.apply(([regional]) => regional);
  new aws.route53.Record(
    name,
    {
      zoneId: zone.zoneId,
      name: host,
      type: "A",
      aliases: [
        {
          name: entry.apply((it) => it?.dnsName ?? ""),
          zoneId: entry.apply((it) => it?.hostedZoneId ?? ""),
          evaluateTargetHealth: false,
        },
      ],
    },
    { parent },
  );
}

/** Names that desktops know an endpoint by. */
function hostsOf(service: string, region: string): readonly string[] {
  return service === "q" ? kiroApiHosts(region) : [`${service}.${region}.amazonaws.com`];
}
