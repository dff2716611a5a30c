import { expect } from "chai";
import {
  ACCESS_POINT,
  ACCESS_POINT_POLICY,
  BUCKET_POLICY,
  BUCKETS,
  MULTI_REGION_ACCESS_POINT_POLICY,
  OBJECT_LAMBDA_ACCESS_POINT_POLICY,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { bucketPolicyNotPublic } from "../../../policypacks/mas-trm/rules/storage/bucket-policy-not-public.ts";
import { examine, unknown } from "../support/examine.ts";

const pinned = { region: "us-east-1", allowedAccountIds: '["111122223333"]' };
const grant = { Sid: "Read", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };
const judge = (statement: object, provider: Readonly<Record<string, unknown>> = pinned, settings = {}) =>
  examine(
    bucketPolicyNotPublic,
    [{ type: BUCKET_POLICY, name: "policy", provider, props: { policy: JSON.stringify({ Statement: statement }) } }],
    { settings },
  );
const to = (Principal: unknown) => judge({ ...grant, Principal });
const when = (Condition: object) => judge({ ...grant, Condition });

const open = [
  "violation policy: statement Read allows everyone, and no condition binds the caller to an organisation, account, network or resource",
];
const stranger = [
  "violation policy: statement Read lets in account 999988887777, neither this stack's own nor trusted",
];

describe("bucket-policy-not-public", () => {
  describe("everyone", () => {
    for (const principal of [
      "*",
      { AWS: "*" },
      { AWS: ["arn:aws:iam::111122223333:root", "*"] },
      { AWS: "arn:aws:iam::*:root" },
      { Federated: "*" },
      { CanonicalUser: "*" },
    ]) {
      it(`is refused as ${JSON.stringify(principal)}`, () => {
        expect(to(principal)).to.deep.equal(open);
      });
    }

    it("may be denied: that is how a perimeter is drawn", () => {
      expect(
        judge({ ...grant, Effect: "Deny", Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }),
      ).to.deep.equal([]);
    });

    for (const [why, condition] of [
      ["its organisation", { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
      ["a unit of its organisation", { StringLike: { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*" } }],
      ["its own account", { StringEquals: { "aws:PrincipalAccount": "111122223333" } }],
      ["an endpoint", { StringEquals: { "aws:SourceVpce": "vpce-0123456789abcdef0" } }],
      ["roles of its account", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/reader-*" } }],
      [
        "a bucket as source, which has no account in its ARN",
        { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::source" } },
      ],
      [
        "an endpoint and an account at once",
        { StringEquals: { "aws:SourceVpce": "vpce-1", "aws:PrincipalAccount": "999988887777" } },
      ],
    ] as const) {
      it(`passes when bound to ${why}`, () => {
        expect(when(condition)).to.deep.equal([]);
      });
    }

    for (const key of ["aws:PrincipalAccount", "aws:SourceAccount"]) {
      it(`is refused when ${key} binds it to a stranger's account`, () => {
        expect(when({ StringEquals: { [key]: "999988887777" } })).to.deep.equal(stranger);
      });
    }

    for (const [why, condition] of [
      ["any endpoint", { StringLike: { "aws:SourceVpce": "*" } }],
      ["any endpoint by a prefix", { StringLike: { "aws:SourceVpce": "vpce-*" } }],
      ["an organisation, if the request has one", { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
      [
        "an organisation by ForAllValues, which holds for none",
        { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
      ],
      ["all organisations", { StringLike: { "aws:PrincipalOrgID": "o-*" } }],
      ["every path of all organisations", { StringLike: { "aws:PrincipalOrgPaths": "*/r-ab12/*" } }],
      ["whoever is outside the organisation", { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
      ["all addresses", { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }],
      ["an address, which is no identity", { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }],
      ["a role name of any account", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" } }],
      [
        "a role of its account or of any",
        {
          ArnLike: {
            "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/reader", "arn:aws:iam::*:role/reader"],
          },
        },
      ],
      ["a source of any account", { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } }],
      ["any bucket as source", { ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } }],
      ["any session of a name", { StringLike: { "aws:userid": "*:reader" } }],
      [
        "the bucket's own account, which says nothing of the caller",
        { StringEquals: { "aws:ResourceAccount": "111122223333" } },
      ],
      [
        "the principal's own account, whichever that is",
        { StringEquals: { "aws:PrincipalAccount": "${aws:PrincipalAccount}" } },
      ],
      ["a service, which anybody can use", { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } }],
      ["buckets that start alike as source", { ArnLike: { "aws:SourceArn": "arn:aws:s3:::source*" } }],
      ["one account or any", { StringLike: { "aws:PrincipalAccount": ["111122223333", "*"] } }],
      ["an agent's name", { StringEquals: { "aws:UserAgent": "kiro" } }],
      ["encrypted transport", { Bool: { "aws:SecureTransport": "true" } }],
    ] as const) {
      it(`is refused when bound to ${why}`, () => {
        expect(when(condition)).to.deep.equal(open);
      });
    }
  });

  it("refuses NotPrincipal with Allow", () => {
    const { Principal: _, ...rest } = grant;
    expect(judge({ ...rest, NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" } })).to.deep.equal([
      "violation policy: statement Read allows everyone but the few that NotPrincipal names",
    ]);
  });

  describe("other accounts", () => {
    it("passes its own account, a service and CloudFront's own identities", () => {
      expect(to({ AWS: ["111122223333", "arn:aws:iam::111122223333:role/reader"] })).to.deep.equal([]);
      expect(to({ Service: "cloudtrail.amazonaws.com" })).to.deep.equal([]);
      expect(to({ AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1" })).to.deep.equal([]);
    });

    for (const principal of [
      "999988887777",
      "arn:aws:iam::999988887777:root",
      "arn:aws:sts::999988887777:assumed-role/a/b",
    ]) {
      it(`refuses ${principal}`, () => {
        expect(to({ AWS: ["111122223333", principal] })).to.deep.equal(stranger);
      });
    }

    it("refuses another account that is named by the condition", () => {
      expect(when({ StringEquals: { "aws:PrincipalAccount": ["111122223333", "999988887777"] } })).to.deep.equal(
        stranger,
      );
    });

    it("refuses a grantee whose account cannot be told", () => {
      const why = ["violation policy: statement Read lets in a grantee whose account cannot be told"];
      expect(to({ CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" })).to.deep.equal(
        why,
      );
      expect(to({ AWS: "AIDACKCEVSQ6C2EXAMPLE" })).to.deep.equal(why);
    });

    it("refuses the users of an identity provider that is a stranger's or anybody's", () => {
      expect(to({ Federated: "arn:aws:iam::111122223333:saml-provider/bank" })).to.deep.equal([]);
      expect(to({ Federated: "arn:aws:iam::999988887777:saml-provider/other" })).to.deep.equal(stranger);
      expect(to({ Federated: "cognito-identity.amazonaws.com" })).to.deep.equal([
        "violation policy: statement Read lets in a grantee whose account cannot be told",
      ]);
    });

    it("passes an account that is listed", () => {
      expect(
        judge({ ...grant, Principal: { AWS: "999988887777" } }, pinned, { trustedAccounts: ["999988887777"] }),
      ).to.deep.equal([]);
    });

    it("reads the accounts of a provider that the program makes", () => {
      const made = { allowedAccountIds: ["999988887777"] };
      expect(judge({ ...grant, Principal: { AWS: "999988887777" } }, made)).to.deep.equal([]);
    });

    it("cannot tell its own account where the provider is not pinned", () => {
      expect(judge({ ...grant, Principal: { AWS: "999988887777" } }, {})).to.deep.equal([
        "undetermined policy: account 999988887777 may or may not be this stack's own: no allowedAccountIds pin the provider",
      ]);
    });
  });

  it("names a statement without Sid by its place", () => {
    const { Sid: _, ...nameless } = grant;
    expect(judge([{ ...grant, Principal: { AWS: "111122223333" } }, nameless])).to.deep.equal([
      "violation policy: statement 2 allows everyone, and no condition binds the caller to an organisation, account, network or resource",
    ]);
  });

  it("reads every kind of resource that carries such a policy", () => {
    const policy = JSON.stringify({ Statement: grant });
    for (const [type, props] of [
      [BUCKETS[0], { policy }],
      [BUCKETS[1], { policy: { Statement: [grant] } }],
      [ACCESS_POINT, { policy }],
      [ACCESS_POINT_POLICY, { policy }],
      [OBJECT_LAMBDA_ACCESS_POINT_POLICY, { policy }],
      [MULTI_REGION_ACCESS_POINT_POLICY, { details: { name: "wide", policy } }],
      ["aws:s3control/bucketPolicy:BucketPolicy", { policy }],
    ] as const) {
      expect(examine(bucketPolicyNotPublic, [{ type, name: "policy", props }]), type).to.deep.equal(open);
    }
  });

  it("cannot decide on a document that is not known yet, and still refuses another", () => {
    const resources = [
      { type: BUCKET_POLICY, name: "later", props: { policy: unknown } },
      { type: BUCKET_POLICY, name: "policy", props: { policy: JSON.stringify({ Statement: grant }) } },
    ];
    expect(examine(bucketPolicyNotPublic, resources)).to.have.members([
      ...open,
      "undetermined later: policy is not known yet",
    ]);
  });

  it("judges what is known of a document whose other statements are not", () => {
    const policy = { Statement: [{ ...grant, Principal: { AWS: unknown } }, grant] };
    expect(
      examine(bucketPolicyNotPublic, [{ type: BUCKET_POLICY, name: "policy", props: { policy } }]),
    ).to.have.members([...open, "undetermined policy: policy is not known yet"]);
  });

  it("passes a bucket without a policy inside", () => {
    expect(examine(bucketPolicyNotPublic, [{ type: BUCKETS[0], props: {} }])).to.deep.equal([]);
  });

  it("refuses a document that cannot be read", () => {
    expect(
      examine(bucketPolicyNotPublic, [{ type: BUCKET_POLICY, name: "policy", props: { policy: "[]" } }]),
    ).to.deep.equal(["violation policy: the policy document cannot be read: no Statement"]);
  });
});
