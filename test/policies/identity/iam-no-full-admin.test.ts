import { expect } from "chai";
import {
  IAM_GROUP_POLICY,
  IAM_POLICY,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  IAM_USER_POLICY,
  PERMISSION_SET_INLINE_POLICY,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { iamNoFullAdmin } from "../../../policypacks/mas-trm/rules/identity/iam-no-full-admin.ts";
import { examine, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const found = (policy: unknown) => examine(iamNoFullAdmin, [{ type: IAM_POLICY, name: "p", props: { policy } }]);
const whole = ["violation p: statement 1 allows every action on every resource"];
const together = ["violation p: its statements together allow every action on every resource"];

const letters = [..."abcdefghijklmnopqrstuvwxyz"];

describe("iam-no-full-admin", () => {
  for (const [why, statement] of [
    ["single values", { Action: "*", Resource: "*" }],
    ["lists", { Action: ["*"], Resource: ["*"] }],
    ["any service, any action", { Action: "*:*", Resource: "*" }],
    ["doubled wildcards", { Action: "**", Resource: "**" }],
    ["a question mark before the wildcard", { Action: "?*", Resource: "*" }],
    ["a wildcard beside harmless actions", { Action: ["s3:GetObject", "*"], Resource: "*" }],
    ["every ARN instead of every resource", { Action: "*", Resource: "arn:aws:*" }],
    ["every ARN spelled out", { Action: "*", Resource: "arn:aws:*:*:*:*" }],
    [
      "a condition that still leaves everything",
      { Action: "*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } },
    ],
    ["each service's letter", { Action: letters.map((letter) => `${letter}*`), Resource: "*" }],
    [
      "each service of note",
      {
        Action: [
          "iam:*",
          "kms:*",
          "s3:*",
          "ec2:*",
          "cloudtrail:*",
          "logs:*",
          "secretsmanager:*",
          "lambda:*",
          "dynamodb:*",
        ],
        Resource: "*",
      },
    ],
    ["all but one action", { NotAction: "aws-portal:ViewBilling", Resource: "*" }],
    ["all but one bucket", { Action: "*", NotResource: "arn:aws:s3:::public-site" }],
    [
      "actions in another case",
      {
        Action: [
          "IAM:*",
          "KMS:*",
          "S3:*",
          "EC2:*",
          "CLOUDTRAIL:*",
          "LOGS:*",
          "SECRETSMANAGER:*",
          "LAMBDA:*",
          "DYNAMODB:*",
        ],
        Resource: "*",
      },
    ],
  ] as const) {
    it(`refuses everything on everything by ${why}`, () => {
      expect(found(policyOf(statement))).to.deep.equal(whole);
    });
  }

  it("refuses statements that add up: all but IAM, and IAM", () => {
    const sum = policyOf({ NotAction: "iam:*", Resource: "*" }, { Action: "iam:*", Resource: "*" });
    expect(found(sum)).to.deep.equal(together);
  });

  it("refuses statements that add up: every action, resource by resource", () => {
    const services = ["iam", "kms", "s3", "ec2", "cloudtrail", "logs", "secretsmanager", "lambda", "dynamodb"];
    const sum = policyOf(...services.map((service) => ({ Action: "*", Resource: `arn:aws:${service}:*:*:*` })));
    expect(found(sum)).to.deep.equal(together);
  });

  it("refuses all but a service when what is left can change permissions", () => {
    expect(found(policyOf({ Sid: "Most", NotAction: "s3:*", Resource: "*" }))).to.deep.equal([
      "violation p: statement Most allows all actions but a few on every resource, and the rest can be had by changing permissions",
    ]);
  });

  for (const [why, statements] of [
    ["named actions", [{ Action: ["s3:GetObject", "s3:PutObject"], Resource: "*" }]],
    ["one service, which another rule judges", [{ Action: "s3:*", Resource: "*" }]],
    ["identity alone, which other rules judge", [{ Action: "iam:*", Resource: "*" }]],
    ["every action on one bucket", [{ Action: "*", Resource: ["arn:aws:s3:::audit", "arn:aws:s3:::audit/*"] }]],
    ["all but identity and organisation", [{ NotAction: ["iam:*", "organizations:*"], Resource: "*" }]],
    ["a Deny of everything", [{ Effect: "Deny", Action: "*", Resource: "*" }]],
    ["a Deny of all but a few", [{ Effect: "Deny", NotAction: "sts:*", Resource: "*" }]],
  ] as const) {
    it(`passes ${why}`, () => {
      expect(found(policyOf(...statements))).to.deep.equal([]);
    });
  }

  for (const [type, props] of [
    [IAM_ROLE_POLICY, { role: "r", policy: policyOf({ Action: "*", Resource: "*" }) }],
    [IAM_USER_POLICY, { user: "u", policy: policyOf({ Action: "*", Resource: "*" }) }],
    [IAM_GROUP_POLICY, { group: "g", policy: policyOf({ Action: "*", Resource: "*" }) }],
    [IAM_ROLE, { inlinePolicies: [{ name: "ok" }, { name: "all", policy: policyOf({ Action: "*", Resource: "*" }) }] }],
    [PERMISSION_SET_INLINE_POLICY, { inlinePolicy: policyOf({ Action: "*", Resource: "*" }) }],
  ] as const) {
    it(`reads ${type}`, () => {
      expect(examine(iamNoFullAdmin, [{ type, name: "p", props }])).to.deep.equal(whole);
    });
  }

  it("reads the text that getPolicyDocument makes", () => {
    const statement = { Sid: "", Effect: "Allow", Action: "*", Resource: "*" };
    expect(found(JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, undefined, 2))).to.deep.equal(whole);
    expect(found(JSON.stringify({ Version: "2012-10-17", Statement: statement }))).to.deep.equal(whole);
  });

  it("reads a document given as an object", () => {
    expect(found({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } })).to.deep.equal(whole);
  });

  it("leaves an organisation's ceilings alone: they give nobody anything", () => {
    const props = { type: "SERVICE_CONTROL_POLICY", content: policyOf({ Action: "*", Resource: "*" }) };
    expect(examine(iamNoFullAdmin, [{ type: "aws:organizations/policy:Policy", props }])).to.deep.equal([]);
  });

  it("cannot decide on a text that holds something unknown", () => {
    expect(found(unknown)).to.deep.equal(["undetermined p: policy is not known yet"]);
  });

  it("judges what is known of a document whose other statements are not", () => {
    const half = {
      Statement: [
        { Effect: "Allow", Action: "s3:GetObject", Resource: unknown },
        { Effect: "Allow", Action: "*", Resource: "*" },
      ],
    };
    expect(found(half)).to.have.members([...whole, "undetermined p: policy is not known yet"]);
  });

  it("refuses a document that it cannot read, and still reads the next one", () => {
    const props = {
      inlinePolicies: [{ policy: unknown }, { policy: "{" }, { policy: policyOf({ Action: "*", Resource: "*" }) }],
    };
    expect(examine(iamNoFullAdmin, [{ type: IAM_ROLE, name: "p", props }])).to.have.members([
      "undetermined p: inlinePolicies[0].policy is not known yet",
      "violation p: the policy document cannot be read: not JSON",
      ...whole,
    ]);
  });

  it("judges a policy that the program only reads", () => {
    const read = {
      type: IAM_POLICY,
      name: "p",
      read: true,
      props: { policy: policyOf({ Action: "*", Resource: "*" }) },
    };
    expect(examine(iamNoFullAdmin, [read])).to.deep.equal(whole);
  });
});
