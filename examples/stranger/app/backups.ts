import * as aws from "@pulumi/aws";
import { copiesAbroad, sparedByPattern } from "../faults/storage.ts";
import { plant } from "../plant.ts";
import type { Keys } from "./keys.ts";
import { ARCHIVE_ACCOUNT, FOR_THIS_ACCOUNT, REGION, trustIn } from "./place.ts";

const COPIES = `arn:aws:backup:${plant(copiesAbroad, REGION)}:${ARCHIVE_ACCOUNT}:backup-vault:copies`;

/** Every day a backup of what has the tag, kept in a locked vault and copied to the bank's archive. */
export function makeBackups({ data }: Keys): void {
  const vault = new aws.backup.Vault("backups", { name: "claims", kmsKeyArn: data.arn }, { protect: true });
  new aws.backup.VaultLockConfiguration("backups", {
    backupVaultName: vault.name,
    changeableForDays: 7,
    minRetentionDays: 35,
  });
  const plan = new aws.backup.Plan("backups", {
    name: "claims",
    rules: [
      {
        ruleName: "daily",
        targetVaultName: vault.name,
        schedule: "cron(0 17 * * ? *)",
        lifecycle: { deleteAfter: 90 },
        copyActions: [{ destinationVaultArn: COPIES, lifecycle: { deleteAfter: 90 } }],
      },
    ],
  });
  const role = new aws.iam.Role("backups", { assumeRolePolicy: trustIn("backup", FOR_THIS_ACCOUNT) });
  new aws.iam.RolePolicyAttachment("backups", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
  });
  new aws.backup.Selection("backups", {
    name: "claims",
    planId: plan.id,
    iamRoleArn: role.arn,
    selectionTags: [{ type: "STRINGEQUALS", key: "Backup", value: "daily" }],
    notResources: plant(sparedByPattern, []),
  });
}
