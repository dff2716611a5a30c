import { expect } from "chai";
import { BUCKET_POLICY, BUCKETS, TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
import { dataPerimeterOnBuckets } from "../../../policypacks/mas-trm/rules/storage/data-perimeter-on-buckets.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const own = { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
const services = { BoolIfExists: { "aws:PrincipalIsAWSService": "false" } };
const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::audit", "arn:aws:s3:::audit/*"],
  Condition: { ...own, ...services },
};
const stack: readonly TestResource[] = [
  { type: TRAIL, name: "trail", props: { s3BucketName: "audit" } },
  { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } },
];
const policy = (document: unknown): TestResource => ({
  type: BUCKET_POLICY,
  name: "policy",
  props: { bucket: "audit", policy: typeof document === "object" ? JSON.stringify({ Statement: document }) : document },
});
const found = (change: object) => examine(dataPerimeterOnBuckets, [...stack, policy({ ...denial, ...change })]);

const none = ["violation policy: no statement denies access from outside the organisation, account or network"];
const narrow = ["violation policy: the denial of outsiders does not cover the bucket and all objects"];
const deaf = ["violation policy: the denial of outsiders also stops AWS services (aws:PrincipalIsAWSService)"];

describe("data-perimeter-on-buckets", () => {
  for (const [why, change, expected] of [
    ["passes a denial by organisation that spares services", {}, []],
    [
      "passes a denial by account",
      { Condition: { StringNotEquals: { "aws:PrincipalAccount": "111122223333" }, ...services } },
      [],
    ],
    [
      "passes a denial by endpoint",
      { Condition: { StringNotEquals: { "aws:SourceVpce": ["vpce-1", "vpce-2"] }, ...services } },
      [],
    ],
    [
      "passes IfExists, which denies as much",
      { Condition: { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }, ...services } },
      [],
    ],
    [
      "passes services spared by their source's organisation",
      { Condition: { ...own, StringNotEqualsIfExists: { "aws:SourceOrgID": "o-a1b2c3d4e5" } } },
      [],
    ],
    [
      "passes reading and writing alone",
      { Action: ["s3:GetObject*", "s3:PutObject*", "s3:ListBucket*", "s3:DeleteObject*"] },
      [],
    ],
    [
      "passes a denial of everything but what tells nothing of records",
      { Action: undefined, NotAction: ["s3:GetBucketLocation", "sts:*"] },
      [],
    ],
    ["refuses a denial of everything but writing", { Action: undefined, NotAction: "s3:Put*" }, none],
    ["refuses a denial of reading alone", { Action: "s3:GetObject" }, none],
    ["refuses a denial to one principal", { Principal: { AWS: "arn:aws:iam::111122223333:root" } }, none],
    ["refuses an allowance", { Effect: "Allow" }, none],
    [
      "refuses a denial of insiders",
      { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }, ...services } },
      none,
    ],
    [
      "refuses an organisation that is anyone's",
      { Condition: { StringNotLike: { "aws:PrincipalOrgID": "o-*" }, ...services } },
      none,
    ],
    [
      "refuses an organisation beside anyone's",
      { Condition: { StringNotLike: { "aws:PrincipalOrgID": ["o-a1b2c3d4e5", "*"] }, ...services } },
      none,
    ],
    [
      "refuses exceptions for others than services",
      { Condition: { ...own, ...services, ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } } },
      none,
    ],
    [
      "refuses a denial that holds for services only",
      { Condition: { ...own, Bool: { "aws:PrincipalIsAWSService": "true" } } },
      none,
    ],
    [
      "refuses a denial that spares everyone by the flag",
      { Condition: { ...own, BoolIfExists: { "aws:PrincipalIsAWSService": ["false", "true"] } } },
      none,
    ],
    [
      "refuses services spared for any organisation",
      { Condition: { ...own, StringNotLikeIfExists: { "aws:SourceOrgID": ["o-a1b2c3d4e5", "*"] } } },
      none,
    ],
    [
      "refuses a flag that anonymous requests lack",
      { Condition: { ...own, Bool: { "aws:PrincipalIsAWSService": "false" } } },
      none,
    ],
    [
      "refuses a denial of outsiders that holds in one network only",
      { Condition: { ...own, ...services, StringEquals: { "aws:SourceVpc": "vpc-1" } } },
      none,
    ],
    [
      "refuses strangers spared when they call by a service",
      { Condition: { ...own, BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" } } },
      none,
    ],
    [
      "passes a denial by network that spares calls by services",
      {
        Condition: {
          StringNotEqualsIfExists: { "aws:SourceVpce": "vpce-1" },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" },
        },
      },
      [],
    ],
    [
      "refuses a denial that spares calls by services and stops their own, such as delivery of logs",
      {
        Condition: {
          StringNotEqualsIfExists: { "aws:SourceVpce": "vpce-1" },
          BoolIfExists: { "aws:ViaAWSService": "false" },
        },
      },
      deaf,
    ],
    ["refuses a denial without conditions about outsiders", { Condition: services }, none],
    ["refuses a denial that also stops the delivery of records", { Condition: own }, deaf],
    ["refuses a denial for one prefix", { Resource: ["arn:aws:s3:::audit", "arn:aws:s3:::audit/AWSLogs/*"] }, narrow],
    ["refuses a denial for another bucket", { Resource: ["arn:aws:s3:::other", "arn:aws:s3:::other/*"] }, narrow],
  ] as const) {
    it(why, () => {
      expect(found(change)).to.deep.equal(expected);
    });
  }

  it("refuses a bucket of records without a policy, and asks nothing of others", () => {
    expect(examine(dataPerimeterOnBuckets, stack)).to.deep.equal(["violation audit: it has no bucket policy"]);
    expect(examine(dataPerimeterOnBuckets, stack.slice(1))).to.deep.equal([]);
    expect(examine(dataPerimeterOnBuckets, stack.slice(1), { settings: { recordBuckets: ["audit"] } })).to.deep.equal([
      "violation audit: it has no bucket policy",
    ]);
  });

  it("refuses a denial for another bucket also when something else about the bucket is not known yet", () => {
    const open = stack.map((it) => ({ ...it, props: { ...it.props, tags: { owner: unknown } } }));
    expect(examine(dataPerimeterOnBuckets, [...open, policy([denial])])).to.deep.equal([]);
    const other = { ...denial, Resource: ["arn:aws:s3:::other", "arn:aws:s3:::other/*"] };
    expect(examine(dataPerimeterOnBuckets, [...open, policy([other])])).to.deep.equal(narrow);
  });

  it("refuses a second denial that stops the delivery of records", () => {
    const both = policy([denial, { ...denial, Condition: own }]);
    expect(examine(dataPerimeterOnBuckets, [...stack, both])).to.deep.equal(deaf);
  });

  it("reads the older form inside the bucket", () => {
    const inside = { type: BUCKETS[0], name: "audit", props: { bucket: "audit", policy: { Statement: [denial] } } };
    expect(examine(dataPerimeterOnBuckets, [...stack.slice(0, 1), inside])).to.deep.equal([]);
  });

  it("cannot decide when a policy may be for this bucket or another, nor see that of a bucket that is only read", () => {
    const loose = { ...policy([denial]), props: { ...policy([denial]).props, bucket: unknown } };
    expect(examine(dataPerimeterOnBuckets, [...stack, loose])).to.deep.equal([
      "undetermined audit: a bucket policy of this stack may or may not be for it",
    ]);
    const read = { type: BUCKETS[0], name: "audit", props: { bucket: "audit" }, read: true };
    expect(examine(dataPerimeterOnBuckets, [...stack.slice(0, 1), read])).to.deep.equal([
      "undetermined audit: it is made elsewhere, so its bucket policy cannot be seen",
    ]);
  });

  it("cannot decide on a document that is not known yet, and still refuses another bucket", () => {
    const other: TestResource = {
      type: BUCKETS[0],
      name: "other",
      props: { bucket: "other", objectLockEnabled: true },
    };
    expect(examine(dataPerimeterOnBuckets, [...stack, policy(unknown), other])).to.have.members([
      "undetermined policy: policy is not known yet",
      "violation other: it has no bucket policy",
    ]);
  });
});
