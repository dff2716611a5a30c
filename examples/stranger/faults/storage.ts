import type { Fault } from "./fault.ts";

export const onlyObjectsDenied: Fault<string[]> = {
  name: "denial for objects only",
  rule: "bucket-tls-only",
  resource: "documents",
  evasion: "plain HTTP is denied on /* only, so the bucket itself still answers",
  value: ["/*"],
};

export const versionsOfAnother: Fault<"scratch"> = {
  name: "versions of another bucket",
  rule: "record-buckets-versioned",
  resource: "documents",
  evasion: "the versioning named after the bucket is enabled, and bound to another bucket",
  value: "scratch",
};

export const falseAsText: Fault<string> = {
  name: "false as text",
  rule: "ebs-volumes-encrypted",
  resource: "worker",
  evasion: 'encrypted is the text "false", which is true to a scanner that asks whether it is set',
  value: "false",
};

export const copiesAbroad: Fault<string> = {
  name: "copies abroad",
  rule: "approved-regions-only",
  resource: "backups",
  evasion: "everything is in Singapore but the copies of backups, whose Region stands inside an ARN",
  value: "ap-southeast-2",
};

export const sparedByPattern: Fault<string[]> = {
  name: "database left out of backups",
  rule: "records-in-backup-plan",
  resource: "database",
  evasion: "the database has the tag that the selection asks for, and notResources takes every database out again",
  value: ["arn:aws:rds:*:*:db:*"],
};
