import * as aws from "@pulumi/aws";
import { findIdentityCenter, IdentityAccess } from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const identityCenter = await findIdentityCenter("ap-southeast-1");

const access = new IdentityAccess("roles", {
  ownership: { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" },
  identityCenter,
  // Identity Center's own directory. With an enterprise directory: { source: "scim", ids: await findGroups(...) }.
  groups: {
    source: "managed",
    names: {
      developer: "Kiro Developers",
      leadDeveloper: "Kiro Lead Developers",
      securityAdmin: "Kiro Security Admins",
      complianceOfficer: "Kiro Compliance Officers",
    },
  },
  estate: {
    place: { accountId, region, partition },
    kiroProfileRegion: "us-east-1",
    registry: { bucketName: `mcp-registry-${accountId}`, keyAlias: "data" },
    evidence: [{ bucketName: `audit-logs-${accountId}`, keyAlias: "audit" }],
    logGroupNames: ["/audit/trail"],
  },
  sessionHours: 2,
});

/** Permission sets by role. */
export const { permissionSetArns } = access;
