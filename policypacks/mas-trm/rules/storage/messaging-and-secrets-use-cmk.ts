import { checkStores, type StoreForm, typesOf } from "../../kit/storage/encrypted-stores.ts";
import { resourceRule } from "../../kit/rule.ts";

const FIREHOSE = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const TOPIC = "aws:sns/topic:Topic";

/** Without a key SQS and Secrets Manager use AWS's own, and SNS none at all. */
const FORMS: readonly StoreForm[] = [
  { type: TOPIC, key: "kmsMasterKeyId" },
  { type: "aws:sqs/queue:Queue", key: "kmsMasterKeyId" },
  { type: "aws:secretsmanager/secret:Secret", key: "kmsKeyId" },
  { type: "aws:secretsmanager/secret:Secret", at: "replicas[]", key: "kmsKeyId" },
  { type: "aws:ssm/parameter:Parameter", key: "keyId", when: { path: "type", value: "SecureString" } },
  {
    type: "aws:mq/broker:Broker",
    key: "encryptionOptions.kmsKeyId",
    choice: { path: "encryptionOptions.useAwsOwnedKey", value: "false" },
  },
];

/** A stream that reads from another one is encrypted by that; any other has a switch and a key of its own. */
const SOURCES = ["kinesisSourceConfiguration", "mskSourceConfiguration"] as const;
const FIREHOSE_FORM: StoreForm = {
  type: FIREHOSE,
  at: "serverSideEncryption",
  flag: "enabled",
  choice: { path: "keyType", value: "CUSTOMER_MANAGED_CMK" },
  key: "keyArn",
};

/** Topics, queues, secrets and secure parameters are encrypted with the bank's key. */
export const messagingAndSecretsUseCmk = resourceRule({
  id: "messaging-and-secrets-use-cmk",
  control: "MAS-11.1-11",
  title: "Messages and secrets are encrypted with a customer-managed key",
  severity: "medium",
  types: [...typesOf(FORMS), FIREHOSE],
  cause:
    "Under AWS's own key whoever may call the service reads the message or secret; the bank can neither limit nor see decryption.",
  remediation: "Name a customer-managed key; sqsManagedSseEnabled is no substitute.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
  examples: {
    compliant: [{ type: TOPIC, props: { kmsMasterKeyId: "alias/kiro-data" } }],
    violating: [{ type: TOPIC, props: { kmsMasterKeyId: "alias/aws/sns" } }],
  },
  check(resource, judge) {
    checkStores(judge, resource, FORMS);
    if (resource.type !== FIREHOSE || SOURCES.some((source) => resource.props.has(source))) return;
    if (resource.props.has("serverSideEncryption")) checkStores(judge, resource, [FIREHOSE_FORM]);
    else judge.violation(resource, "serverSideEncryption is not set");
  },
});
