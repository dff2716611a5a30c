import * as aws from "@pulumi/aws";
import { loadConfig } from "./config/load.ts";
import { findDesktopPlace } from "./desktops.ts";
import { findIdentityPlace } from "./identity.ts";
import { KiroLandingZone } from "./landing-zone.ts";
import { lookUp } from "./look-up.ts";
import { findMcpServers } from "./mcp.ts";
import { registryBucketName, ZONE_NAME } from "./site.ts";

const { config } = loadConfig();
const [{ accountId }, { region }, { partition }] = await lookUp(
  Promise.all([aws.getCallerIdentity(), aws.getRegion(), aws.getPartition()]),
  (reason) => `AWS does not answer (${reason}); credentials for an account of aws:allowedAccountIds`,
);

const [identity, desktops] = await Promise.all([findIdentityPlace(config), findDesktopPlace(config)]);

const place = { accountId, region, partition };
const mcpServers = findMcpServers({ place, config, registryBucketName: registryBucketName(place) });

const zone = new KiroLandingZone(ZONE_NAME, { place, config, identity, desktops, mcpServers });

/** The corporate VPC and where desktops go in it. */
export const { vpcId, desktopSubnetIds, desktopSecurityGroupId } = zone;
/** Private endpoints by service name. */
export const { endpointIds } = zone;
/** Where the evidence is. */
export const { auditTrailArn, auditBucketName, logGroupNames } = zone;
/** Files for those who put them in place, and the registry that the Kiro console gets. */
export const { artefactBucketName, mcpRegistryUrl } = zone;
/** The roles' ways into the account. */
export const { permissionSetArns } = zone;
/** Where alarms go, by severity: for further alarms of your own. */
export const { alarmTopicArns } = zone;
/** The customer keys by what they encrypt. */
export const { keyArns } = zone;
