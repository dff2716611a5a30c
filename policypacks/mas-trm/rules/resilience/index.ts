import type { Rule } from "../../kit/rule.ts";
import { automaticBackupsOn } from "./automatic-backups-on.ts";
import { backupVaultEncryptedLocked } from "./backup-vault-encrypted-locked.ts";
import { databasesMultiAz } from "./databases-multi-az.ts";
import { multiAzCoreServices } from "./multi-az-core-services.ts";
import { recordsInBackupPlan } from "./records-in-backup-plan.ts";

/** Rules about staying available and recoverable. */
export const resilienceRules: readonly Rule[] = [
  multiAzCoreServices,
  databasesMultiAz,
  backupVaultEncryptedLocked,
  recordsInBackupPlan,
  automaticBackupsOn,
];
