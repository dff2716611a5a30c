import { checkStores, type StoreForm } from "../../kit/storage/encrypted-stores.ts";
import { checkAccount } from "../../kit/iam/grants.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import {
  AMI_COPY,
  BACKUP_VAULTS,
  CONTAINER_RECIPE,
  IMAGE_RECIPE,
  INSTANCE,
  LAUNCH_TEMPLATE,
  SNAPSHOT_COPY,
  SNAPSHOT_IMPORT,
  SPOT_FLEET_REQUEST,
  SPOT_INSTANCE_REQUEST,
  VOLUME,
} from "../../kit/types.ts";
import { leaves } from "../../kit/values.ts";

/** What other rules about encryption do not ask a customer's key of. */
const FORMS: readonly StoreForm[] = [
  { type: VOLUME, key: "kmsKeyId" },
  { type: SNAPSHOT_COPY, key: "kmsKeyId" },
  { type: SNAPSHOT_IMPORT, key: "kmsKeyId" },
  { type: AMI_COPY, key: "kmsKeyId" },
  ...[INSTANCE, SPOT_INSTANCE_REQUEST].flatMap((type) => [
    { type, at: "rootBlockDevice", key: "kmsKeyId" },
    { type, at: "ebsBlockDevices[]", key: "kmsKeyId" },
  ]),
  { type: SPOT_FLEET_REQUEST, at: "launchSpecifications[].rootBlockDevices[]", key: "kmsKeyId" },
  { type: SPOT_FLEET_REQUEST, at: "launchSpecifications[].ebsBlockDevices[]", key: "kmsKeyId" },
  { type: LAUNCH_TEMPLATE, at: "blockDeviceMappings[].ebs", key: "kmsKeyId" },
  { type: IMAGE_RECIPE, at: "blockDeviceMappings[].ebs", key: "kmsKeyId" },
  { type: CONTAINER_RECIPE, at: "instanceConfiguration.blockDeviceMappings[].ebs", key: "kmsKeyId" },
  { type: "aws:ebs/defaultKmsKey:DefaultKmsKey", key: "keyArn" },
  ...BACKUP_VAULTS.map((type) => ({ type, key: type.includes("AirGapped") ? "encryptionKeyArn" : "kmsKeyArn" })),
  { type: "aws:ecr/repository:Repository", at: "encryptionConfigurations[]", key: "kmsKey" },
  { type: "aws:codebuild/project:Project", key: "encryptionKey" },
  { type: "aws:codeartifact/domain:Domain", key: "encryptionKey" },
  { type: "aws:xray/encryptionConfig:EncryptionConfig", key: "keyId" },
  { type: "aws:workspacesweb/portal:Portal", key: "customerManagedKey" },
];

/** Volumes, backups and artefacts are encrypted with the bank's key, and no resource uses the key of a stranger. */
export const customerKeyRequired = resourceRule<{ trustedAccounts: readonly string[] }>({
  id: "customer-key-required",
  control: "MAS-10.2-07",
  title: "Volumes, backups and artefacts use a customer-managed key of the bank",
  severity: "high",
  types: "every",
  cause:
    "AWS's own key cannot be revoked or watched by the bank, and the key of a foreign account can be taken away from it.",
  remediation: "Name a customer-managed key of this account, or list its account in trustedAccounts.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html",
  settings: {
    trustedAccounts: {
      type: "array",
      items: { type: "string" },
      description: "Ids of the bank's accounts, beside the stack's own, whose keys may be used",
      default: [],
    },
  },
  examples: {
    compliant: [{ type: VOLUME, props: { encrypted: true, kmsKeyId: "alias/kiro-data" } }],
    violating: [{ type: VOLUME, props: { encrypted: true, kmsKeyId: "alias/aws/ebs" } }],
  },
  check(resource, judge, { trustedAccounts }) {
    if (!resource.type.startsWith("aws:")) return;
    checkStores(judge, resource, FORMS);
    if (resource.type === "aws:ecr/repository:Repository" && !resource.props.has("encryptionConfigurations")) {
      judge.violation(resource, "encryptionConfigurations names no customer-managed key");
    }
    checkKeyAccounts(judge, resource, trustedAccounts);
  },
});

/** Wherever a resource names a key by its ARN, the ARN holds the account that the key belongs to. */
function checkKeyAccounts(judge: Judge, resource: Resource, trusted: readonly string[]): void {
  for (const { value } of leaves(resource.props)) {
    const text = value.isOpaque ? "" : (value.text ?? "");
    const account = /^arn:[^:]*:kms:[^:]*:(\d{12}):(key|alias)\//.exec(text)?.[1];
    if (account !== undefined) checkAccount(judge, resource, account, trusted, `${value.path} names a key of`);
  }
}
