import { expect } from "chai";
import { BUCKET_ENCRYPTIONS, BUCKETS, DIRECTORY_BUCKET, KEY } from "../../../policypacks/mas-trm/kit/types.ts";
import { bucketKmsEncrypted } from "../../../policypacks/mas-trm/rules/storage/bucket-kms-encrypted.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555";
const rule = (sseAlgorithm: unknown, kmsMasterKeyId?: unknown) => ({
  applyServerSideEncryptionByDefault: { sseAlgorithm, kmsMasterKeyId },
});
const bucket: TestResource = { type: BUCKETS[0], name: "files", props: { bucket: "files" } };
const encryption = (rules: unknown, name = "encryption"): TestResource => ({
  type: BUCKET_ENCRYPTIONS[0],
  name,
  props: { bucket: "files", rules },
});
const found = (...resources: readonly TestResource[]) => examine(bucketKmsEncrypted, resources);

const wrongAlgorithm = "violation encryption: the algorithm is not aws:kms or aws:kms:dsse";
const lifted = "violation encryption: it lets clients encrypt with keys of their own (SSE-C)";
const noKey = "violation encryption: kmsMasterKeyId names no customer-managed key";

describe("bucket-kms-encrypted", () => {
  for (const [why, rules, expected] of [
    ["passes aws:kms with the ARN of a key", [rule("aws:kms", keyArn)], []],
    ["passes double encryption", [rule("aws:kms:dsse", keyArn)], []],
    ["passes an alias of the customer's", [rule("aws:kms", "alias/kiro-data")], []],
    ["passes one rule that is not in a list", rule("aws:kms", keyArn), []],
    ["refuses AES256, which is what S3 does anyway", [rule("AES256")], [wrongAlgorithm, noKey]],
    ["refuses what only begins like aws:kms", [rule("aws:kms:other", keyArn)], [wrongAlgorithm]],
    ["refuses aws:kms without a key, which means AWS's own", [rule("aws:kms")], [noKey]],
    ["refuses AWS's own key by its alias", [rule("aws:kms", "alias/aws/s3")], [noKey]],
    [
      "refuses AWS's own key by the ARN of its alias",
      [rule("aws:kms", "arn:aws:kms:us-east-1:111122223333:alias/aws/s3")],
      [noKey],
    ],
    [
      "does not take bucketKeyEnabled, which only saves requests, for encryption",
      [{ bucketKeyEnabled: true }],
      [wrongAlgorithm, noKey],
    ],
    ["passes a rule without bucket keys", [{ ...rule("aws:kms", keyArn), bucketKeyEnabled: false }], []],
    ["passes SSE-C blocked", [{ ...rule("aws:kms", keyArn), blockedEncryptionTypes: ["SSE-C"] }], []],
    [
      "refuses SSE-C let in again, by which a client brings its own key",
      [{ ...rule("aws:kms", keyArn), blockedEncryptionTypes: ["NONE"] }],
      [lifted],
    ],
    [
      "cannot decide on what is blocked while it is not known, and still refuses the key",
      [{ ...rule("aws:kms"), blockedEncryptionTypes: unknown }],
      [noKey, "undetermined encryption: rules[0].blockedEncryptionTypes is not known yet"],
    ],
    ["refuses a configuration without rules", [], ["violation encryption: it holds no encryption rule"]],
    [
      "cannot decide on a key that is not known yet, and still refuses the algorithm",
      [rule("AES256", unknown)],
      [
        wrongAlgorithm,
        "undetermined encryption: rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId is not known yet",
      ],
    ],
    ["cannot decide on rules that are not known yet", unknown, ["undetermined encryption: rules is not known yet"]],
  ] as const) {
    it(why, () => {
      expect(found(bucket, encryption(rules))).to.deep.equal([...new Set(expected)]);
    });
  }

  it("follows the key of this stack before its ARN is known", () => {
    const key: TestResource = { type: KEY, name: "data", props: {} };
    const by: TestResource = { ...encryption([rule("aws:kms", unknown)]), dependsOn: { rules: ["data"] } };
    expect(found(bucket, key, by)).to.deep.equal([]);
  });

  it("refuses a bucket without a configuration, under each type token", () => {
    for (const type of [...BUCKETS, DIRECTORY_BUCKET]) {
      expect(found({ ...bucket, type }), type).to.deep.equal(["violation files: it has no encryption configuration"]);
    }
  });

  it("reads a configuration under its older type token", () => {
    expect(found(bucket, { ...encryption([rule("AES256", keyArn)]), type: BUCKET_ENCRYPTIONS[1] })).to.deep.equal([
      wrongAlgorithm,
    ]);
  });

  it("refuses the second of two configurations that overwrite each other", () => {
    const second = encryption([rule("AES256", keyArn)], "second");
    expect(found(bucket, encryption([rule("aws:kms", keyArn)]), second)).to.deep.equal([
      "violation second: the algorithm is not aws:kms or aws:kms:dsse",
    ]);
  });

  it("refuses the configuration of another bucket", () => {
    const other: TestResource = { ...bucket, name: "other", props: { bucket: "other" } };
    const otherOnly = {
      ...encryption([rule("aws:kms", keyArn)]),
      props: { bucket: "other", rules: [rule("aws:kms", keyArn)] },
    };
    expect(found(bucket, other, otherOnly)).to.deep.equal(["violation files: it has no encryption configuration"]);
  });

  it("reads the older form inside the bucket", () => {
    const inside = (one: object) => ({
      ...bucket,
      props: { bucket: "files", serverSideEncryptionConfiguration: { rule: one } },
    });
    expect(found(inside(rule("aws:kms", keyArn)))).to.deep.equal([]);
    expect(found(inside(rule("AES256", keyArn)))).to.deep.equal([
      "violation files: the algorithm is not aws:kms or aws:kms:dsse",
    ]);
  });

  it("reads the lists inside a bucket of the type BucketV2", () => {
    const inside = (rules: unknown) => ({
      type: BUCKETS[1],
      name: "files",
      props: { bucket: "files", serverSideEncryptionConfigurations: [{ rules }] },
    });
    const by = (one: object) => [{ applyServerSideEncryptionByDefaults: [one] }];
    expect(found(inside(by({ sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn })))).to.deep.equal([]);
    expect(found(inside(by({ sseAlgorithm: "AES256" })))).to.deep.equal([
      "violation files: the algorithm is not aws:kms or aws:kms:dsse",
      "violation files: kmsMasterKeyId names no customer-managed key",
    ]);
    expect(found(inside([]))).to.deep.equal(["violation files: it holds no encryption rule"]);
    expect(found(inside(unknown), encryption([rule("AES256", keyArn)]))).to.deep.equal([
      "undetermined files: serverSideEncryptionConfigurations[0].rules is not known yet",
      wrongAlgorithm,
    ]);
  });

  it("cannot decide when a configuration may be for this bucket or another", () => {
    const loose = {
      ...encryption([rule("aws:kms", keyArn)]),
      props: { bucket: unknown, rules: [rule("aws:kms", keyArn)] },
    };
    expect(found(bucket, loose)).to.deep.equal([
      "undetermined files: an encryption configuration of this stack may or may not be for it",
    ]);
  });
});
