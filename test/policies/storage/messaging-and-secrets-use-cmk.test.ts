import { expect } from "chai";
import { messagingAndSecretsUseCmk } from "../../../policypacks/mas-trm/rules/storage/messaging-and-secrets-use-cmk.ts";
import { examine, unknown } from "../support/examine.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555";
const found = (type: string, props: Readonly<Record<string, unknown>>) =>
  examine(messagingAndSecretsUseCmk, [{ type, name: "it", props }]);
const noKey = (path: string) => `violation it: ${path} names no customer-managed key`;

const QUEUE = "aws:sqs/queue:Queue";
const SECRET = "aws:secretsmanager/secret:Secret";
const PARAMETER = "aws:ssm/parameter:Parameter";
const BROKER = "aws:mq/broker:Broker";
const FIREHOSE = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const encrypted = { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: key };

describe("messaging-and-secrets-use-cmk", () => {
  for (const [why, type, props, expected] of [
    ["passes a topic with a key", "aws:sns/topic:Topic", { kmsMasterKeyId: key }, []],
    ["refuses a topic that says nothing, which is not encrypted", "aws:sns/topic:Topic", {}, [noKey("kmsMasterKeyId")]],
    ["passes a queue with a key", QUEUE, { kmsMasterKeyId: key }, []],
    [
      "refuses a queue that SQS encrypts itself (sqsManagedSseEnabled)",
      QUEUE,
      { sqsManagedSseEnabled: true },
      [noKey("kmsMasterKeyId")],
    ],
    ["refuses a queue under AWS's own key", QUEUE, { kmsMasterKeyId: "alias/aws/sqs" }, [noKey("kmsMasterKeyId")]],
    [
      "cannot decide on a key that is not known yet",
      QUEUE,
      { kmsMasterKeyId: unknown },
      ["undetermined it: kmsMasterKeyId is not known yet"],
    ],
    ["passes a secret with a key", SECRET, { kmsKeyId: key }, []],
    ["refuses a secret without one, which has AWS's own", SECRET, {}, [noKey("kmsKeyId")]],
    [
      "refuses a replica without one",
      SECRET,
      { kmsKeyId: key, replicas: [{ region: "eu-central-1" }] },
      [noKey("replicas[0].kmsKeyId")],
    ],
    [
      "refuses a replica while the key is not known yet",
      SECRET,
      { kmsKeyId: unknown, replicas: [{ region: "eu-central-1" }] },
      ["undetermined it: kmsKeyId is not known yet", noKey("replicas[0].kmsKeyId")],
    ],
    ["passes a plain parameter", PARAMETER, { type: "String" }, []],
    ["passes a secure parameter with a key", PARAMETER, { type: "SecureString", keyId: key }, []],
    ["refuses a secure parameter without one", PARAMETER, { type: "SecureString" }, [noKey("keyId")]],
    [
      "cannot decide on a parameter's type that is not known yet",
      PARAMETER,
      { type: unknown },
      ["undetermined it: type is not known yet"],
    ],
    ["passes a broker with a key", BROKER, { encryptionOptions: { useAwsOwnedKey: false, kmsKeyId: key } }, []],
    [
      "refuses a broker that says nothing",
      BROKER,
      {},
      ["violation it: encryptionOptions.useAwsOwnedKey is not false", noKey("encryptionOptions.kmsKeyId")],
    ],
    ["passes a delivery stream with a key", FIREHOSE, { serverSideEncryption: encrypted }, []],
    ["passes a delivery stream that reads from an encrypted one", FIREHOSE, { kinesisSourceConfiguration: {} }, []],
    ["passes a delivery stream that reads from a cluster", FIREHOSE, { mskSourceConfiguration: {} }, []],
    ["refuses a delivery stream that says nothing", FIREHOSE, {}, ["violation it: serverSideEncryption is not set"]],
    [
      "refuses a delivery stream under AWS's own key",
      FIREHOSE,
      { serverSideEncryption: { enabled: true, keyType: "AWS_OWNED_CMK" } },
      ["violation it: serverSideEncryption.keyType is not CUSTOMER_MANAGED_CMK", noKey("serverSideEncryption.keyArn")],
    ],
    [
      "cannot decide on a delivery stream's key, and still refuses the switch",
      FIREHOSE,
      { serverSideEncryption: { ...encrypted, enabled: "false", keyArn: unknown } },
      [
        "violation it: serverSideEncryption.enabled is not true",
        "undetermined it: serverSideEncryption.keyArn is not known yet",
      ],
    ],
    [
      "refuses a delivery stream with encryption off",
      FIREHOSE,
      { serverSideEncryption: { ...encrypted, enabled: false } },
      ["violation it: serverSideEncryption.enabled is not true"],
    ],
  ] as const) {
    it(why, () => {
      expect(found(type, props)).to.have.members(expected);
    });
  }
});
