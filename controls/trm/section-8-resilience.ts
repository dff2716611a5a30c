import { fsmN05, trm } from "../cite.ts";
import type { Control } from "../control.ts";

/** Controls of TRM section 8, IT Resilience. */
export const resilience: readonly Control[] = [
  {
    id: "MAS-8.1-01",
    title: "Desktops and endpoints span two zones",
    objective: "The loss of one data centre takes away neither the desktops nor their private way to AWS.",
    citations: [...trm("8.1.1", "8.1.2"), ...fsmN05("5")],
    previewRules: ["multi-az-core-services"],
    configRules: [],
  },
  {
    id: "MAS-8.1-02",
    title: "Databases have a standby in another zone",
    objective: "A database goes on serving when the zone of its primary fails.",
    citations: [...trm("8.1.1"), ...fsmN05("5")],
    previewRules: ["databases-multi-az"],
    configRules: ["rds-cluster-multi-az-enabled", "rds-multi-az-support"],
  },
  {
    id: "MAS-8.4-01",
    title: "Backups are encrypted and cannot be purged early",
    objective: "Backups stay confidential, and nobody, administrators included, removes them before their time.",
    citations: trm("8.4.1", "8.4.4"),
    previewRules: ["backup-vault-encrypted-locked"],
    configRules: [],
  },
  {
    id: "MAS-8.4-02",
    title: "Whatever holds state is backed up by a plan",
    objective: "Each store of data is in a backup schedule, so that it can be restored in the time the service allows.",
    citations: [...trm("8.4.1", "7.5.5"), ...fsmN05("6")],
    previewRules: ["records-in-backup-plan"],
    configRules: ["dynamodb-in-backup-plan", "ebs-in-backup-plan", "efs-in-backup-plan", "rds-in-backup-plan"],
  },
  {
    id: "MAS-8.4-03",
    title: "Record buckets keep earlier versions",
    objective: "An object that is overwritten or deleted by mistake or malice can be brought back.",
    citations: trm("8.4.1", "8.4.2"),
    previewRules: ["record-buckets-versioned"],
    configRules: ["s3-bucket-versioning-enabled"],
  },
  {
    id: "MAS-8.4-04",
    title: "Databases back themselves up",
    objective: "Databases can be restored to a recent point for at least the agreed number of days.",
    citations: [...trm("8.4.1"), ...fsmN05("6")],
    previewRules: ["automatic-backups-on"],
    configRules: [
      "db-instance-backup-enabled",
      "dynamodb-pitr-enabled",
      "elasticache-redis-cluster-automatic-backup-check",
    ],
  },
];
