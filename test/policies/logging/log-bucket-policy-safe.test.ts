import { expect } from "chai";
import { BUCKET_POLICY, BUCKETS, TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
import { logBucketPolicySafe } from "../../../policypacks/mas-trm/rules/logging/log-bucket-policy-safe.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const bucket: TestResource = { type: BUCKETS[0], name: "bucket", props: { bucket: "audit" } };
const trail: TestResource = { type: TRAIL, name: "trail", props: { s3BucketName: "audit" } };
const policy = (...Statement: readonly Properties[]): TestResource => ({
  type: BUCKET_POLICY,
  name: "policy",
  props: { bucket: "audit", policy: JSON.stringify({ Statement }) },
});
const delivery = {
  Sid: "Delivery",
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "*",
};
const people = { Sid: "People", Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Resource: "*" };
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });
const found = (...resources: readonly TestResource[]) => examine(logBucketPolicySafe, [bucket, trail, ...resources]);
const unbound = [
  "violation policy: statement Delivery lets a service write for anybody: no aws:SourceArn or aws:SourceAccount binds it",
];

describe("log-bucket-policy-safe", () => {
  for (const [why, more] of [
    ["one trail", where("StringEquals", "aws:SourceArn", "arn:aws:cloudtrail:us-east-1:111122223333:trail/kiro")],
    ["the trails of one account", where("ArnLike", "aws:SourceArn", "arn:aws:cloudtrail:*:111122223333:trail/*")],
    ["one account", where("StringEquals", "aws:SourceAccount", "111122223333")],
    ["one organisation", where("StringEquals", "aws:SourceOrgID", "o-bank")],
  ] as const) {
    it(`passes deliveries for ${why}`, () => {
      expect(found(policy({ ...delivery, ...more }))).to.deep.equal([]);
    });
  }

  for (const [why, more] of [
    ["without a condition", {}],
    ["for trails of any account", where("ArnLike", "aws:SourceArn", "arn:aws:cloudtrail:*:*:trail/*")],
    ["for one account and any other", where("StringLike", "aws:SourceAccount", ["111122223333", "*"])],
    ["when the request does not say for whom", where("StringEqualsIfExists", "aws:SourceAccount", "111122223333")],
    ["by a condition on something else", where("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control")],
    ["through s3:*", { Action: "s3:*" }],
    ["through s3:Put*", { Action: ["s3:GetBucketAcl", "s3:Put*"] }],
    ["through all but one action", { Action: undefined, NotAction: "s3:DeleteObject" }],
  ] as const) {
    it(`refuses deliveries ${why}`, () => {
      expect(found(policy({ ...delivery, ...more }))).to.deep.equal(unbound);
    });
  }

  it("passes a service that only looks", () => {
    expect(found(policy({ ...delivery, Action: "s3:GetBucketAcl" }))).to.deep.equal([]);
  });

  for (const [action, removals] of [
    ["s3:DeleteObjectVersion", "s3:DeleteObjectVersion"],
    ["s3:Delete*", "s3:DeleteObject, s3:DeleteObjectVersion, s3:DeleteBucket, s3:DeleteBucketPolicy"],
    ["s3:BypassGovernanceRetention", "s3:BypassGovernanceRetention"],
    ["S3:PUTLIFECYCLECONFIGURATION", "s3:PutLifecycleConfiguration"],
  ] as const) {
    it(`refuses people who may ${action}`, () => {
      expect(found(policy({ ...people, Action: action }))).to.deep.equal([
        `violation policy: statement People allows ${removals}`,
      ]);
    });
  }

  it("refuses people who may do everything", () => {
    for (const Action of ["s3:*", "*"]) {
      expect(found(policy({ ...people, Action }))).to.have.lengthOf(1);
    }
  });

  it("passes people who read, and a Deny of everything", () => {
    expect(
      found(
        policy({ ...people, Action: ["s3:GetObject", "s3:ListBucket"] }, { ...people, Effect: "Deny", Action: "s3:*" }),
      ),
    ).to.deep.equal([]);
  });

  it("judges a policy that is written inline, in the bucket's older type token too", () => {
    const inline = { type: BUCKETS[1], name: "bucket", props: { bucket: "audit", policy: { Statement: delivery } } };
    expect(examine(logBucketPolicySafe, [inline, trail])).to.deep.equal([unbound[0]?.replace("policy:", "bucket:")]);
  });

  it("says nothing of buckets without records", () => {
    const other = { ...policy(delivery), props: { bucket: "other", policy: JSON.stringify({ Statement: delivery }) } };
    expect(found({ type: BUCKETS[0], name: "other", props: { bucket: "other" } }, other)).to.deep.equal([]);
  });

  it("cannot decide on a policy that is not known yet, and still refuses the other", () => {
    const open = { type: BUCKET_POLICY, name: "open", props: { bucket: "audit", policy: unknown } };
    expect(found(open, policy(delivery))).to.deep.equal(["undetermined open: policy is not known yet", ...unbound]);
  });

  it("cannot decide when a policy may be the bucket's", () => {
    const astray = { type: BUCKET_POLICY, name: "astray", props: { bucket: unknown, policy: "{}" } };
    expect(found(astray)).to.deep.equal([
      "undetermined bucket: a bucket policy of this stack may or may not be for this bucket",
    ]);
  });
});
