import * as pulumi from "@pulumi/pulumi";
import type { LandingZoneConfig } from "../../../infra/config/schema.ts";
import { KiroLandingZone } from "../../../infra/landing-zone.ts";
import { CONFIG, IDENTITY, PLACE } from "../../components/fixtures.ts";
import type { Case, Twin } from "./case.ts";

const PROD: LandingZoneConfig = {
  ...CONFIG,
  environment: "prod",
  audit: { ...CONFIG.audit, objectLock: { mode: "COMPLIANCE", days: 365 } },
  keys: { ...CONFIG.keys, deletionWindowDays: 30 },
  protectEvidence: true,
};

function zone(): void {
  new KiroLandingZone("kiro", { place: PLACE, config: PROD, identity: IDENTITY });
}

/** Builds the zone with the properties of one resource changed, as a transform or a careless edit would. */
function zoneWith(type: string, resource: string, change: Readonly<Record<string, unknown>>): void {
  pulumi.runtime.registerResourceTransform(({ type: made, name, props, opts }) =>
    made === type && name === resource ? { props: { ...(props as object), ...change }, opts } : undefined,
  );
  zone();
}

/** Our own zone. */
export const zoneTwin: Twin = { name: "zone", build: zone };

const TRAIL = "aws:cloudtrail/trail:Trail";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const of = (name: string, why: string, fires: readonly string[], build: () => void): Case => ({
  name: `zone-${name}`,
  why,
  twin: zoneTwin.name,
  fires,
  build,
});
const trail = (name: string, why: string, rules: readonly string[], change: Readonly<Record<string, unknown>>) =>
  of(`trail-${name}`, why, [...rules, "security-trail-exists (stack)"], () =>
    zoneWith(TRAIL, "kiro-audit-trail", change),
  );

export const zoneCases: readonly Case[] = [
  trail("unvalidated", "a trail without validation", ["trail-log-validation kiro-audit-trail"], {
    enableLogFileValidation: false,
  }),
  trail("single-region", "a trail of one Region", ["trail-multi-region kiro-audit-trail"], {
    isMultiRegionTrail: false,
  }),
  trail("stopped", "a trail that is stopped", ["trail-logging-on kiro-audit-trail"], { enableLogging: false }),
  trail(
    "narrowed",
    "a trail with a narrowed selector",
    [
      "trail-records-all-management-events kiro-audit-trail",
      "bucket-access-logging kiro-audit-bucket",
      "trail-data-events kiro-audit-bucket",
    ],
    {
      advancedEventSelectors: [
        {
          name: "Management events",
          fieldSelectors: [
            { field: "eventCategory", equals: ["Management"] },
            { field: "readOnly", equals: ["false"] },
          ],
        },
      ],
    },
  ),
  of("lock-lifted", "an audit bucket in governance mode", ["audit-bucket-immutable kiro-audit-bucket"], () =>
    zoneWith(LOCK, "kiro-audit-bucket", { rule: { defaultRetention: { mode: "GOVERNANCE", days: 365 } } }),
  ),
  of("endpoint-wrong-type", "a mandatory endpoint of the wrong type", ["mandatory-endpoints kiro-vpc"], () =>
    zoneWith(ENDPOINT, "kiro-endpoints-kms", { serviceName: "com.amazonaws.us-east-1.kms-data" }),
  ),
  of(
    "endpoint-public-name",
    "a mandatory endpoint without private DNS",
    ["endpoint-private-dns kiro-endpoints-kms"],
    () => zoneWith(ENDPOINT, "kiro-endpoints-kms", { privateDnsEnabled: false }),
  ),
  of("endpoint-elsewhere", "a mandatory endpoint in another VPC", ["mandatory-endpoints kiro-vpc"], () => {
    zoneWith(ENDPOINT, "kiro-endpoints-sts", { vpcId: "vpc-0123456789abcdef0" });
  }),
];
