import { expect } from "chai";
import { EvidenceBucket, type EvidenceBucketArgs } from "../../components/index.ts";
import { graphOf, one, record, refusalOf, statementsOf } from "../support/record.ts";
import { GOOD, tags } from "./fixtures.ts";

const BUCKET = "kiro-audit-logs-111122223333";
const S3 = (kind: string) => `aws:s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
const build = (change: Partial<EvidenceBucketArgs> = {}) =>
  record(() => new EvidenceBucket("logs", { ...GOOD.bucket, ...change }));

describe("EvidenceBucket", () => {
  it("makes the bucket and each of its settings by the current resource types", async () => {
    expect(graphOf(await build())).to.deep.equal([
      "logs aws:s3/bucket:Bucket < logs",
      "logs aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration < logs",
      "logs aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration < logs",
      "logs aws:s3/bucketOwnershipControls:BucketOwnershipControls < logs",
      "logs aws:s3/bucketPolicy:BucketPolicy < logs",
      "logs aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock < logs",
      "logs aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration < logs",
      "logs aws:s3/bucketVersioning:BucketVersioning < logs",
      "logs kiro:audit:EvidenceBucket",
    ]);
  });

  it("locks, versions, encrypts, owns and closes the bucket", async () => {
    const made = await build();
    const inputsOf = (kind: string) => one(made, S3(kind)).inputs;
    expect(inputsOf("Bucket")).to.deep.equal({
      bucket: BUCKET,
      objectLockEnabled: true,
      forceDestroy: false,
      tags: tags("logs", "audit", "MAS-TRM 12.2"),
    });
    expect(inputsOf("BucketVersioning")).to.deep.equal({
      bucket: BUCKET,
      versioningConfiguration: { status: "Enabled" },
    });
    expect(inputsOf("BucketObjectLockConfiguration")).to.deep.equal({
      bucket: BUCKET,
      rule: { defaultRetention: { mode: "COMPLIANCE", days: 365 } },
    });
    expect(inputsOf("BucketServerSideEncryptionConfiguration")).to.deep.equal({
      bucket: BUCKET,
      rules: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: "arn:aws:kms:us-east-1:111122223333:key/k",
          },
          bucketKeyEnabled: true,
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
    });
    expect(inputsOf("BucketOwnershipControls")).to.deep.equal({
      bucket: BUCKET,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    expect(inputsOf("BucketPublicAccessBlock")).to.deep.equal({
      bucket: BUCKET,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  });

  it("archives in steps and keeps older versions as long as current ones", async () => {
    expect(one(await build(), S3("BucketLifecycleConfiguration")).inputs).to.deep.equal({
      bucket: BUCKET,
      rules: [
        {
          id: "archive-then-expire",
          status: "Enabled",
          filter: {},
          transitions: [
            { days: 30, storageClass: "STANDARD_IA" },
            { days: 90, storageClass: "GLACIER" },
          ],
          expiration: { days: 2555 },
          noncurrentVersionTransitions: [
            { noncurrentDays: 30, storageClass: "STANDARD_IA" },
            { noncurrentDays: 90, storageClass: "GLACIER" },
          ],
          noncurrentVersionExpiration: { noncurrentDays: 2555 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
        { id: "drop-empty-markers", status: "Enabled", filter: {}, expiration: { expiredObjectDeleteMarker: true } },
      ],
    });
  });

  it("lets the trail alone write, over modern TLS, and keeps outsiders and weakening off", async () => {
    const everything = [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`];
    const denied = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: everything };
    const trail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } };
    const ours = {
      "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111122223333:trail/kiro-audit-trail",
      "aws:SourceAccount": "111122223333",
    };
    expect(statementsOf(one(await build(), S3("BucketPolicy")), "policy")).to.deep.equal({
      DenyPlainHttp: { ...denied, Sid: "DenyPlainHttp", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      DenyOldTls: { ...denied, Sid: "DenyOldTls", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
      DenyOutsiders: {
        ...denied,
        Sid: "DenyOutsiders",
        Condition: {
          StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      },
      DenyWeakening: {
        ...denied,
        Sid: "DenyWeakening",
        Action: ["s3:BypassGovernanceRetention", "s3:DeleteBucket"],
      },
      TrailChecksBucket: {
        ...trail,
        Sid: "TrailChecksBucket",
        Action: "s3:GetBucketAcl",
        Resource: `arn:aws:s3:::${BUCKET}`,
        Condition: { StringEquals: ours },
      },
      TrailWrites: {
        ...trail,
        Sid: "TrailWrites",
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${BUCKET}/AWSLogs/111122223333/*`,
        Condition: { StringEquals: { ...ours, "s3:x-amz-acl": "bucket-owner-full-control" } },
      },
    });
  });

  it("draws the line around the organization where there is one", async () => {
    const made = await build({ organizationId: "o-a1b2c3d4e5" });
    expect(statementsOf(one(made, S3("BucketPolicy")), "policy")["DenyOutsiders"]).to.deep.include({
      Condition: {
        StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      },
    });
  });

  it("settles in an order that S3 accepts", async () => {
    const made = await build();
    const waits = (kind: string) => one(made, S3(kind)).dependsOn;
    expect(waits("BucketObjectLockConfiguration")).to.include(`${S3("BucketVersioning")} logs`);
    expect(waits("BucketLifecycleConfiguration")).to.include(`${S3("BucketVersioning")} logs`);
    expect(waits("BucketPolicy")).to.include(`${S3("BucketPublicAccessBlock")} logs`);
  });

  it("protects and retains every part when told to, and lets S3 empty the bucket when not", async () => {
    for (const protect of [true, false]) {
      const made = await build({ protect });
      const children = made.filter(({ custom }) => custom);
      expect(children.map((child) => [child.type, child.protect, child.retainOnDelete])).to.deep.equal(
        children.map((child) => [child.type, protect, protect]),
      );
      expect(one(made, S3("Bucket")).inputs["forceDestroy"]).to.equal(!protect);
      const statements = statementsOf(one(made, S3("BucketPolicy")), "policy");
      expect("DenyWeakening" in statements).to.equal(protect);
    }
  });

  it("publishes its name and ARN", async () => {
    expect(one(await build(), "kiro:audit:EvidenceBucket").outputs).to.deep.equal({
      bucketName: BUCKET,
      bucketArn: "logs-arn",
    });
  });

  it("refuses bad arguments, all at once", async () => {
    const bad: EvidenceBucketArgs = {
      ...GOOD.bucket,
      bucketName: "Audit",
      trailArn: "kiro-audit-trail",
      lockDays: 4000,
      standardIaAfterDays: 10,
      glacierAfterDays: 20,
    };
    expect(await refusalOf(() => new EvidenceBucket("logs", bad))).to.equal(
      [
        'EvidenceBucket "logs" cannot be built:',
        "  - standardIaAfterDays: out of range, got 10; a whole number from 30 to 36500",
        "  - glacierAfterDays: out of range, got 20; a whole number from 40 to 36500",
        '  - bucketName: not a bucket name, got "Audit"; 3 to 63 lower-case letters, digits, dots and hyphens',
        '  - trailArn: not a trail, got "kiro-audit-trail"; the ARN of a CloudTrail trail',
        "  - lockDays: outlasts the archive, got 4000; at most expireAfterDays, which is 2555",
      ].join("\n"),
    );
  });
});
