import { expect } from "chai";
import {
  EXTERNAL_KEY,
  KEY,
  KEY_GRANT,
  KEY_POLICY,
  REPLICA_EXTERNAL_KEY,
  REPLICA_KEY,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { kmsPolicyRestricted } from "../../../policypacks/mas-trm/rules/keys/kms-policy-restricted.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const provider = { region: "us-east-1", allowedAccountIds: '["111122223333"]' };
const root = {
  Sid: "Root",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "kms:*",
  Resource: "*",
};
const trail = {
  Sid: "Trail",
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: "kms:GenerateDataKey*",
  Resource: "*",
  Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
};
const use = { Sid: "Use", Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*" };
const key = (...statements: readonly object[]): TestResource => ({
  type: KEY,
  name: "key",
  provider,
  props: { policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) },
});
const found = (...resources: readonly TestResource[]) => examine(kmsPolicyRestricted, resources);

const open =
  "violation key: statement Use allows everyone, and no condition binds the caller to an organisation, account, network or resource";
const wide = "violation key: statement Use gives the key to all of an account without naming a service or a caller";
const outsider = "violation key: statement Use lets in account 999988887777, neither this stack's own nor trusted";
const grants = "violation key: statement Use allows kms:CreateGrant without kms:GrantIsForAWSResource";
const none = "violation key: it has no key policy, so any IAM policy of the account can open it";
const isDefault = "violation key: the policy is the default one, so any IAM policy of the account can open the key";

describe("kms-policy-restricted", () => {
  it("passes the account's administration beside a service bound to it", () => {
    expect(found(key(root, trail))).to.deep.equal([]);
  });

  for (const [why, change, expected] of [
    ["refuses everyone", {}, [open]],
    ["refuses everyone as AWS: *", { Principal: { AWS: ["*"] } }, [open]],
    ["refuses the caller's account by a wildcard", { Condition: { StringLike: { "kms:CallerAccount": "*" } } }, [open]],
    [
      "refuses the caller's account if the request has one",
      { Condition: { StringEqualsIfExists: { "kms:CallerAccount": "111122223333" } } },
      [open],
    ],
    [
      "refuses a service alone, which acts for any account",
      { Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } },
      [open],
    ],
    [
      "refuses the whole account without a service",
      { Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } } },
      [wide],
    ],
    [
      "refuses the whole account through any service",
      { Condition: { StringEquals: { "kms:CallerAccount": "111122223333" }, StringLike: { "kms:ViaService": "*" } } },
      [wide],
    ],
    [
      "passes the account through one service",
      {
        Condition: {
          StringEquals: { "kms:CallerAccount": "111122223333", "kms:ViaService": "s3.us-east-1.amazonaws.com" },
        },
      },
      [],
    ],
    [
      "passes named roles of the account",
      { Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/reader-*" } } },
      [],
    ],
    [
      "refuses another account through a service",
      {
        Condition: {
          StringEquals: { "kms:CallerAccount": "999988887777", "kms:ViaService": "s3.us-east-1.amazonaws.com" },
        },
      },
      [outsider],
    ],
    ["refuses another account", { Principal: { AWS: "arn:aws:iam::999988887777:root" } }, [outsider]],
    [
      "refuses another account that may do everything",
      { Principal: { AWS: "999988887777" }, Action: "kms:*" },
      [outsider, "violation key: statement Use lets another account manage the key"],
    ],
    [
      "refuses everything but a few actions for another account",
      {
        Principal: { AWS: "arn:aws:iam::999988887777:role/a" },
        Action: undefined,
        NotAction: ["kms:Decrypt", "kms:CreateGrant"],
      },
      [outsider, "violation key: statement Use lets another account manage the key"],
    ],
    [
      "refuses NotPrincipal",
      { Principal: undefined, NotPrincipal: { AWS: "111122223333" } },
      ["violation key: statement Use allows everyone but the few that NotPrincipal names"],
    ],
    [
      "refuses grants to anyone's taste",
      { Principal: { AWS: "arn:aws:iam::111122223333:role/a" }, Action: ["kms:Decrypt", "kms:CreateGrant"] },
      [grants],
    ],
    [
      "refuses grants by a pattern",
      { Principal: { AWS: "arn:aws:iam::111122223333:role/a" }, Action: "kms:Create*" },
      [grants],
    ],
    [
      "refuses grants for AWS's use only if the request says so",
      {
        Principal: { AWS: "arn:aws:iam::111122223333:role/a" },
        Action: "kms:CreateGrant",
        Condition: { BoolIfExists: { "kms:GrantIsForAWSResource": "true" } },
      },
      [grants],
    ],
    [
      "passes grants for AWS's own use",
      {
        Principal: { AWS: "arn:aws:iam::111122223333:role/a" },
        Action: "kms:CreateGrant",
        Condition: { Bool: { "kms:GrantIsForAWSResource": true } },
      },
      [],
    ],
    [
      "refuses everything but one action, grants included",
      { Principal: { AWS: "arn:aws:iam::111122223333:role/a" }, Action: undefined, NotAction: "kms:Decrypt" },
      [grants],
    ],
    [
      "passes named roles beside their account",
      {
        Condition: {
          StringEquals: { "kms:CallerAccount": "111122223333" },
          ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/reader-*" },
        },
      },
      [],
    ],
    [
      "refuses the whole account through one service or any",
      {
        Condition: {
          StringEquals: { "kms:CallerAccount": "111122223333" },
          StringLike: { "kms:ViaService": ["s3.us-east-1.amazonaws.com", "*"] },
        },
      },
      [wide],
    ],
    [
      "refuses grants for AWS's own use or not",
      {
        Principal: { AWS: "arn:aws:iam::111122223333:role/a" },
        Action: "kms:CreateGrant",
        Condition: { Bool: { "kms:GrantIsForAWSResource": ["true", "false"] } },
      },
      [grants],
    ],
    [
      "refuses another account beside its own that may do everything",
      { Principal: { AWS: ["111122223333", "999988887777"] }, Action: "kms:Put*" },
      [outsider, "violation key: statement Use lets another account manage the key"],
    ],
    [
      "does not take a role for the account, which may do everything by default",
      { Principal: { AWS: ["111122223333", "arn:aws:iam::111122223333:role/a"] }, Action: "kms:*" },
      [grants],
    ],
    ["passes a denial to everyone", { Effect: "Deny" }, []],
    [
      "passes a denial to the whole account",
      { Effect: "Deny", Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } } },
      [],
    ],
  ] as const) {
    it(why, () => {
      expect(found(key(root, trail, { ...use, ...change }))).to.deep.equal(expected);
    });
  }

  it("refuses the default policy, also when spelled out or split", () => {
    expect(found(key(root))).to.deep.equal([isDefault]);
    expect(
      found(key({ ...root, Principal: { AWS: "111122223333" }, Action: ["kms:Decrypt", "*"] }, root)),
    ).to.deep.equal([isDefault]);
  });

  it("refuses an empty policy, for which KMS takes the default one", () => {
    expect(found({ ...key(), props: { policy: "" } })).to.deep.equal([isDefault]);
  });

  it("cannot tell another account from its own where the provider is not pinned", () => {
    expect(found({ ...key(root, trail), provider: { region: "us-east-1" } })).to.deep.equal([
      "undetermined key: account 111122223333 may or may not be this stack's own: no allowedAccountIds pin the provider",
    ]);
  });

  it("refuses a key without a policy, of every kind", () => {
    for (const type of [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY]) {
      expect(found({ type, name: "key", props: {} }), type).to.deep.equal([none]);
    }
  });

  it("finds a policy that is a resource of its own, and judges it", () => {
    const bare: TestResource = { type: KEY, name: "key", props: {} };
    const attached = (of: string): TestResource => ({
      ...key(root, trail, use),
      type: KEY_POLICY,
      name: "policy",
      dependsOn: { keyId: [of] },
    });
    expect(found(bare, attached("key"))).to.deep.equal([open.replace("key:", "policy:")]);
    const other: TestResource = { ...key(root, trail), name: "other" };
    expect(found(bare, other, attached("other"))).to.have.members([none, open.replace("key:", "policy:")]);
  });

  it("cannot decide when a policy may be for this key or another", () => {
    const bare: TestResource = { type: KEY, name: "key", props: {} };
    const either: TestResource = {
      ...key(root, trail),
      type: KEY_POLICY,
      name: "policy",
      dependsOn: { keyId: ["key", "other"] },
    };
    expect(found(bare, { ...key(root, trail), name: "other" }, either)).to.deep.equal([
      "undetermined key: a key policy of this stack may or may not be for this key",
    ]);
  });

  it("judges the policy of a key that is only read, as far as it is shown", () => {
    const read = (props: TestResource["props"]): TestResource => ({
      type: KEY,
      name: "key",
      provider,
      read: true,
      props,
    });
    expect(found(read(key(root, trail, use).props))).to.deep.equal([open]);
    expect(found(read({}))).to.deep.equal(["undetermined key: it is made elsewhere, so its key policy cannot be seen"]);
  });

  it("passes what AWS services need of a key: delivery of logs, and volumes of an Auto Scaling group", () => {
    const autoscaling = {
      AWS: "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
    };
    const volumes = { ...use, Principal: autoscaling, Action: ["kms:Decrypt", "kms:GenerateDataKey*"] };
    const attaches = {
      ...use,
      Principal: autoscaling,
      Action: "kms:CreateGrant",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    };
    const logs = { ...trail, Principal: { Service: "delivery.logs.amazonaws.com" } };
    expect(found(key(root, logs, volumes, attaches))).to.deep.equal([]);
  });

  it("judges the grantee of a grant", () => {
    const grant = (granteePrincipal: unknown): TestResource => ({
      type: KEY_GRANT,
      name: "grant",
      provider,
      props: { granteePrincipal },
    });
    expect(found(grant("arn:aws:iam::111122223333:role/a"))).to.deep.equal([]);
    expect(found(grant("arn:aws:iam::999988887777:role/a"))).to.deep.equal([
      "violation grant: it hands the key to account 999988887777, neither this stack's own nor trusted",
    ]);
    for (const nobody of ["AROAEXAMPLEEXAMPLE", "arn:aws:iam::*:role/a", undefined]) {
      expect(found(grant(nobody)), nobody).to.deep.equal([
        "violation grant: it hands the key to a grantee whose account cannot be told",
      ]);
    }
    expect(found(grant(unknown))).to.deep.equal(["undetermined grant: granteePrincipal is not known yet"]);
  });

  it("passes an account that is listed, but not as the key's manager", () => {
    const statement = { ...use, Principal: { AWS: "arn:aws:iam::999988887777:root" } };
    const settings = { trustedAccounts: ["999988887777"] };
    expect(examine(kmsPolicyRestricted, [key(root, trail, statement)], { settings })).to.deep.equal([]);
    expect(
      examine(kmsPolicyRestricted, [key(root, trail, { ...statement, Action: "kms:*" })], { settings }),
    ).to.deep.equal(["violation key: statement Use lets another account manage the key"]);
  });

  it("cannot decide on a document that is not known yet, and still refuses another key", () => {
    const later = { type: KEY, name: "later", props: { policy: unknown } };
    expect(found(later, key(root, trail, use))).to.have.members(["undetermined later: policy is not known yet", open]);
  });
});
