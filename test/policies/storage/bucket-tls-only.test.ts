import { expect } from "chai";
import { BUCKET_POLICY, BUCKETS } from "../../../policypacks/mas-trm/kit/types.ts";
import { bucketTlsOnly } from "../../../policypacks/mas-trm/rules/storage/bucket-tls-only.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::audit", "arn:aws:s3:::audit/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const bucket: TestResource = { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } };
const policy = (...statements: readonly object[]): TestResource => ({
  type: BUCKET_POLICY,
  name: "policy",
  props: { bucket: "audit", policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) },
});
const found = (...resources: readonly TestResource[]) => examine(bucketTlsOnly, resources);
const withChange = (change: object) => found(bucket, policy({ ...denial, ...change }));

const noDenial = ["violation policy: no statement denies everyone every s3 action without TLS"];
const noObjects = ["violation policy: not all objects are covered by the denial of plain HTTP"];
const noBucket = ["violation policy: the bucket itself is not covered by the denial of plain HTTP"];

describe("bucket-tls-only", () => {
  for (const [why, change, expected] of [
    ["passes a denial of everything to everyone", {}, []],
    [
      "passes BoolIfExists, which denies no less",
      { Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } },
      [],
    ],
    ["passes the value false without quotes", { Condition: { Bool: { "aws:SecureTransport": false } } }, []],
    ["passes another case of the condition key", { Condition: { Bool: { "AWS:securetransport": ["false"] } } }, []],
    ["passes the principal spelled as AWS: *", { Principal: { AWS: "*" } }, []],
    ["passes every resource", { Resource: "*" }, []],
    ["passes one pattern that covers bucket and objects", { Resource: "arn:aws:s3:::audit*" }, []],
    ["refuses a denial that only covers the objects", { Resource: "arn:aws:s3:::audit/*" }, noBucket],
    ["refuses a denial that only covers the bucket", { Resource: "arn:aws:s3:::audit" }, noObjects],
    ["refuses a denial for one prefix", { Resource: ["arn:aws:s3:::audit", "arn:aws:s3:::audit/logs/*"] }, noObjects],
    [
      "refuses a denial for another bucket",
      { Resource: ["arn:aws:s3:::other", "arn:aws:s3:::other/*"] },
      [...noBucket, ...noObjects],
    ],
    ["refuses a denial for one principal", { Principal: { AWS: "arn:aws:iam::111122223333:root" } }, noDenial],
    [
      "refuses a denial that spares a principal",
      { Principal: undefined, NotPrincipal: { AWS: "111122223333" } },
      noDenial,
    ],
    ["refuses a denial of one action", { Action: "s3:GetObject" }, noDenial],
    ["refuses a denial that spares actions", { Action: undefined, NotAction: "s3:PutObject" }, noDenial],
    [
      "refuses a denial of requests that do come over TLS",
      { Condition: { Bool: { "aws:SecureTransport": "true" } } },
      noDenial,
    ],
    [
      "refuses an allowance of TLS in place of a denial",
      { Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } },
      noDenial,
    ],
    [
      "refuses a denial narrowed by a second condition",
      { Condition: { Bool: { "aws:SecureTransport": "false" }, StringEquals: { "aws:SourceVpc": "vpc-1" } } },
      noDenial,
    ],
    ["refuses the condition on another key", { Condition: { Bool: { "aws:ViaAWSService": "false" } } }, noDenial],
  ] as const) {
    it(why, () => {
      expect(withChange(change)).to.deep.equal(expected);
    });
  }

  it("refuses a denial for another bucket also when something else about the bucket is not known yet", () => {
    const open = { ...bucket, props: { bucket: "audit", tags: { owner: unknown } } };
    expect(found(open, policy(denial))).to.deep.equal([]);
    const other = { ...denial, Resource: ["arn:aws:s3:::other", "arn:aws:s3:::other/*"] };
    expect(found(open, policy(other))).to.deep.equal([...noBucket, ...noObjects]);
  });

  it("adds up two statements that each cover a half", () => {
    const halves = denial.Resource.map((Resource) => ({ ...denial, Resource }));
    expect(found(bucket, policy(...halves))).to.deep.equal([]);
  });

  it("refuses a bucket without a policy, under each of its type tokens", () => {
    for (const type of BUCKETS) {
      expect(found({ ...bucket, type })).to.deep.equal(["violation audit: it has no bucket policy"]);
    }
  });

  it("refuses the policy of another bucket", () => {
    const other = { ...bucket, name: "other", props: { bucket: "other" } };
    expect(
      found(bucket, other, {
        ...policy(denial),
        props: {
          ...policy(denial).props,
          bucket: "other",
          policy: JSON.stringify({ Statement: { ...denial, Resource: "*" } }),
        },
      }),
    ).to.deep.equal(["violation audit: it has no bucket policy"]);
  });

  it("refuses the second of two policies that overwrite each other when it lacks the denial", () => {
    const second = { ...policy({ ...denial, Action: "s3:PutObject" }), name: "second" };
    expect(found(bucket, policy(denial), second)).to.deep.equal([
      "violation second: no statement denies everyone every s3 action without TLS",
    ]);
  });

  it("reads the older form of the policy inside the bucket, as text and as an object", () => {
    const document = { Version: "2012-10-17", Statement: [denial] };
    expect(found({ ...bucket, props: { bucket: "audit", policy: document } })).to.deep.equal([]);
    expect(found({ ...bucket, props: { bucket: "audit", policy: JSON.stringify({ Statement: [] }) } })).to.deep.equal([
      "violation audit: no statement denies everyone every s3 action without TLS",
    ]);
  });

  it("compares patterns with each other while the bucket's name is not known", () => {
    const unnamed = { ...bucket, props: {} };
    const attached = (Resource: string | readonly string[]): TestResource => ({
      type: BUCKET_POLICY,
      name: "policy",
      props: { policy: JSON.stringify({ Statement: { ...denial, Resource } }) },
      dependsOn: { bucket: ["audit"] },
    });
    expect(found(unnamed, attached(denial.Resource))).to.deep.equal([]);
    expect(found(unnamed, attached("arn:aws:s3:::audit/*"))).to.deep.equal(noBucket);
  });

  it("cannot decide on a document that is not known yet, and still refuses another bucket", () => {
    const other = { ...bucket, name: "other", props: { bucket: "other" } };
    expect(found(bucket, other, { ...policy(), props: { bucket: "audit", policy: unknown } })).to.have.members([
      "undetermined policy: policy is not known yet",
      "violation other: it has no bucket policy",
    ]);
  });

  it("refuses a document that cannot be read, and still judges the others", () => {
    const other = { ...bucket, name: "other", props: { bucket: "other" } };
    const broken = { ...policy(), props: { bucket: "audit", policy: "{" } };
    expect(found(bucket, other, broken)).to.have.members([
      "violation policy: the policy document cannot be read: not JSON",
      "violation policy: no statement denies everyone every s3 action without TLS",
      "violation other: it has no bucket policy",
    ]);
  });

  it("cannot decide on a policy that may be the bucket's beside one inside it", () => {
    const inline = { ...bucket, props: { bucket: "audit", policy: JSON.stringify({ Statement: denial }) } };
    const loose = { ...policy(denial), props: { ...policy(denial).props, bucket: unknown } };
    expect(found(inline)).to.deep.equal([]);
    expect(found(inline, loose)).to.deep.equal([
      "undetermined audit: a bucket policy of this stack may or may not be for it",
    ]);
  });
});
