import { checkCopies } from "../../kit/copies.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Props } from "../../kit/props.ts";
import { isGlobal, isRegionName, regionOfArn } from "../../kit/regions.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { AWS_PROVIDER } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";
import { leaves } from "../../kit/values.ts";
import { told } from "../../kit/told.ts";

/**
 * Every AWS resource and provider lives in an approved Region, and so does everything that it names.
 *
 * A resource's own `region` argument goes before its provider's. Replicas, copies and peers are found by the names of
 * properties (`regionName`, `destinationRegion`, `peerRegion`, …) and by the Region inside ARNs, at any depth.
 */
export const approvedRegionsOnly = resourceRule<{ regions: readonly string[] }>({
  id: "approved-regions-only",
  control: "MAS-3.4-01",
  title: "Resources, replicas and copies stay in approved Regions",
  severity: "critical",
  types: "every",
  cause:
    "Data in a Region that nobody assessed lies under foreign law, beyond the bank's monitoring and its agreements.",
  remediation:
    "Move the resource, replica or copy to an approved Region, or have the Region assessed and add it to regions.",
  source:
    "https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/organizing-your-aws-environment.html",
  settings: {
    regions: {
      type: "array",
      items: { type: "string" },
      description: "Regions that the bank has approved",
      default: ["ap-southeast-1", "us-east-1", "eu-central-1"],
    },
  },
  examples: {
    compliant: [
      {
        type: "aws:dynamodb/table:Table",
        props: { region: "ap-southeast-1", replicas: [{ regionName: "eu-central-1" }] },
      },
    ],
    violating: [
      {
        type: "aws:dynamodb/table:Table",
        props: { region: "ap-southeast-1", replicas: [{ regionName: "ap-east-1" }] },
      },
    ],
  },
  check(resource, judge, { regions }) {
    if (!resource.type.startsWith("aws:") && resource.type !== AWS_PROVIDER) return;
    judge.guard(resource, () => {
      checkHome(judge, resource, regions);
    });
    for (const { key, value } of leaves(resource.props)) {
      if (value.path === "region" || /^(tags|tagsAll|defaultTags)\b/.test(value.path)) continue;
      judge.guard(resource, () => {
        checkValue(judge, resource, key, value, regions);
      });
    }
    judge.guard(resource, () => {
      checkCopies(judge, resource);
    });
  },
});

function checkHome(judge: Judge, resource: Resource, regions: readonly string[]): void {
  if (isGlobal(resource.type)) return;
  const region = resource.region();
  if (region === undefined) judge.undetermined(resource, "neither it nor its provider states a Region");
  else judge.require(regions.includes(region), resource, `it is in ${told(region, "region")}, which is not approved`);
}

/** What holds the Regions of copies one level further down. */
const COPY_LIST = /^(replicas|replicationConfiguration|replicationSpecification|distributions)$/;

function checkValue(judge: Judge, resource: Resource, key: string, value: Props, regions: readonly string[]): void {
  const namesRegion = /^region(s|Names?)?$|[a-z]Regions?$/.test(key);
  if (value.isOpaque) {
    if (namesRegion || COPY_LIST.test(key)) throw new UnknownProperty(value.path);
    return;
  }
  const text = value.text ?? "";
  const region = namesRegion && isRegionName(text) ? text : regionOfArn(text);
  if (region === undefined || regions.includes(region)) return;
  judge.violation(resource, `${value.path} leads to ${region}, which is not approved`);
}
