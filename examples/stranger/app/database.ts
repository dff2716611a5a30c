import * as aws from "@pulumi/aws";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";

/** The database of claims; AWS keeps its password in a secret and rotates it. */
export function makeDatabase({ subnets, groups }: Network, { data }: Keys): void {
  const place = new aws.rds.SubnetGroup("database", { subnetIds: subnets.map(({ id }) => id) });
  new aws.rds.Instance("database", {
    engine: "postgres",
    engineVersion: "17",
    instanceClass: "db.t4g.medium",
    allocatedStorage: 50,
    dbSubnetGroupName: place.name,
    vpcSecurityGroupIds: [groups.database.id],
    username: "claims",
    manageMasterUserPassword: true,
    masterUserSecretKmsKeyId: data.arn,
    multiAz: true,
    publiclyAccessible: false,
    storageEncrypted: true,
    kmsKeyId: data.arn,
    backupRetentionPeriod: 14,
    deleteAutomatedBackups: false,
    finalSnapshotIdentifier: "claims-last",
    tags: { Backup: "daily" },
  });
}
