import * as aws from "@pulumi/aws";
import { loadConfig } from "./config/load.ts";
import { KiroLandingZone } from "./landing-zone.ts";

const { config } = loadConfig();
const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);

const zone = new KiroLandingZone("kiro", { place: { accountId, region, partition }, config });

/** The corporate VPC and where desktops go in it. */
export const { vpcId, desktopSubnetIds, desktopSecurityGroupId } = zone;
/** Private endpoints by service name. */
export const { endpointIds } = zone;
/** Where the evidence is. */
export const { auditTrailArn, auditBucketName, logGroupNames } = zone;
/** The customer keys by what they encrypt. */
export const { keyArns } = zone;
