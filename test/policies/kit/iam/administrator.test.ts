import { expect } from "chai";
import { administration } from "../../../../policypacks/mas-trm/kit/iam/administrator.ts";
import { statementsOf } from "../../support/statements.ts";

/** Everything that there is, service by service. */
const PARTS = [
  { Action: "iam:*", Resource: "arn:aws:iam::*:role/*" },
  { Action: "iam:*", Resource: "arn:aws:iam::*:user/*" },
  { Action: "kms:*", Resource: "arn:aws:kms:*:*:key/*" },
  { Action: "s3:*", Resource: "arn:aws:s3:::*" },
  { Action: "ec2:*", Resource: "arn:aws:ec2:*:*:instance/*" },
  { Action: "cloudtrail:*", Resource: "arn:aws:cloudtrail:*:*:trail/*" },
  { Action: "logs:*", Resource: "arn:aws:logs:*:*:log-group:*" },
  { Action: "secretsmanager:*", Resource: "arn:aws:secretsmanager:*:*:secret:*" },
  { Action: "lambda:*", Resource: "arn:aws:lambda:*:*:function:*" },
  { Action: "dynamodb:*", Resource: "arn:aws:dynamodb:*:*:table/*" },
];
const rest = (more: object = {}) => ({
  NotAction: ["s3:DeleteBucketPolicy", "iam:PutRolePolicy"],
  Resource: "*",
  ...more,
});
const RAISED =
  "statement 1 allows all actions but a few on every resource, and the rest can be had by changing permissions";

describe("full administration", () => {
  it("is all services together, however the resources are written", () => {
    expect(administration(statementsOf(...PARTS))).to.equal(
      "its statements together allow every action on every resource",
    );
  });

  for (const part of PARTS) {
    it(`is not without ${part.Action} on ${part.Resource}`, () => {
      expect(administration(statementsOf(...PARTS.filter((one) => one !== part)))).to.equal(undefined);
    });
  }

  it("is one statement's, which is named", () => {
    const all = { Sid: "All", Action: "*", Resource: "*" };
    expect(administration(statementsOf({ Action: "s3:*", Resource: "*" }, all))).to.equal(
      "statement All allows every action on every resource",
    );
  });

  for (const [why, statements, expected] of [
    ["is all but a few with a way to the rest", [rest()], RAISED],
    ["is the same beside a lesser statement", [rest(), { Action: "s3:GetObject", Resource: "*" }], RAISED],
    [
      "is the same when the way to the rest stands in another statement",
      [rest({ NotAction: "iam:*" }), { Action: "iam:PutRolePolicy", Resource: "*" }],
      RAISED,
    ],
    ["is not all but a few without a way to the rest", [rest({ NotAction: "iam:*" })], undefined],
    [
      "is not all but a few on some resources",
      [rest({ Resource: "arn:aws:s3:::*" }), { Action: "iam:PutRolePolicy", Resource: "*" }],
      undefined,
    ],
    ["is not what is denied", [rest({ Effect: "Deny" }), { Action: "iam:PutRolePolicy", Resource: "*" }], undefined],
  ] as const) {
    it(why, () => {
      expect(administration(statementsOf(...statements))).to.equal(expected);
    });
  }
});
