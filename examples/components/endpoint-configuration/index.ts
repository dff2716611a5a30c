import * as aws from "@pulumi/aws";
import { ComplianceReports, CustomerKey, DesktopCommand, HookLogs, ManagedNodes } from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const place = { accountId, region, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };
const keyAlias = "team/reports";
const reportBucketName = `team-compliance-reports-${accountId}`;
const hookLogGroup = "/team/desktops/hooks";
const keep = { place, ownership, rotationDays: 365, deletionWindowDays: 7, protect: false };

const reportsKey = new CustomerKey("reports-key", {
  ...keep,
  alias: keyAlias,
  purpose: { kind: "data", resourceDataSync: true },
});
const reports = new ComplianceReports("reports", {
  place,
  ownership,
  bucketName: reportBucketName,
  keyArn: reportsKey.keyArn,
  protect: false,
});

const hookKey = new CustomerKey("hooks-key", {
  ...keep,
  alias: "team/hooks",
  purpose: { kind: "logs", logGroupNames: [hookLogGroup] },
});
new HookLogs("hooks", {
  ownership,
  logGroupName: hookLogGroup,
  retentionDays: 365,
  keyArn: hookKey.keyArn,
  protect: false,
  servers: [{ name: "git" }],
});

// Desktops register with this role; the registration itself is made by hand, since its code is shown once.
const nodes = new ManagedNodes("nodes", {
  place,
  ownership,
  roleName: "team-desktop-node",
  artefactBucketName: `team-artefacts-${accountId}`,
  report: { bucketName: reportBucketName, prefixes: ["encryption"] },
  keyAlias,
  logGroupNames: [hookLogGroup],
});
// Any script will do. endpointScripts makes the landing zone's own from its settings.
const check = new DesktopCommand("encryption", {
  ownership,
  documentName: "team-encryption-check",
  description: "Looks whether the desktop's volumes are encrypted.",
  script: [
    "$open = Get-BitLockerVolume | Where-Object ProtectionStatus -ne 'On'",
    "if ($open) { Write-Output $open.MountPoint; exit 1 }",
    "",
  ].join("\n"),
  target: { key: "Team", value: "ledger" },
  severity: "CRITICAL",
  output: { bucketName: reports.bucketName, prefix: "encryption", region },
});

/** The role to register desktops with, and the check that they then run each day. */
export const { roleName } = nodes;
export const { associationArn } = check;
