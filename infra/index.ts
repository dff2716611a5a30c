import * as aws from "@pulumi/aws";
import { loadConfig } from "./config/load.ts";
import { findDesktopPlace } from "./desktops.ts";
import { findIdentityPlace } from "./identity.ts";
import { KiroLandingZone } from "./landing-zone.ts";

const { config } = loadConfig();
const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);

const [identity, desktops] = await Promise.all([findIdentityPlace(config), findDesktopPlace(config)]);

const zone = new KiroLandingZone("kiro", { place: { accountId, region, partition }, config, identity, desktops });

/** The corporate VPC and where desktops go in it. */
export const { vpcId, desktopSubnetIds, desktopSecurityGroupId } = zone;
/** Private endpoints by service name. */
export const { endpointIds } = zone;
/** Where the evidence is. */
export const { auditTrailArn, auditBucketName, logGroupNames } = zone;
/** The roles' ways into the account. */
export const { permissionSetArns } = zone;
/** Where alarms go, by severity: for further alarms of your own. */
export const { alarmTopicArns } = zone;
/** The customer keys by what they encrypt. */
export const { keyArns } = zone;
