import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { noNotElementsWithAllow } from "../../../policypacks/mas-trm/rules/identity/no-not-elements-with-allow.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const judge = (type: string, props: TestResource["props"]) =>
  examine(noNotElementsWithAllow, [{ type, name: "p", props }]);
const found = (statement: object) => judge(types.IAM_POLICY, { policy: policyOf(statement) });
const allBut = policyOf({ NotPrincipal: { AWS: "111122223333" }, Action: "s3:GetObject", Resource: "*" });

describe("no-not-elements-with-allow", () => {
  for (const [element, statement] of [
    ["NotAction", { NotAction: "iam:*", Resource: "*" }],
    ["NotAction", { NotAction: ["iam:*"], Resource: "*" }],
    ["NotResource", { Action: "s3:GetObject", NotResource: "arn:aws:s3:::audit/*" }],
    ["NotAction and NotResource", { NotAction: "iam:*", NotResource: "arn:aws:s3:::audit/*" }],
    ["NotAction", { Effect: "allow", NotAction: "iam:*", Resource: "*" }],
  ] as const) {
    it(`refuses ${JSON.stringify(statement)}`, () => {
      expect(found(statement)).to.deep.equal([`violation p: statement 1 allows by ${element}`]);
    });
  }

  for (const statement of [
    { Effect: "Deny", NotAction: "sts:*", Resource: "*" },
    { Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:::audit/*" },
    { Effect: "Deny", NotPrincipal: { AWS: "111122223333" }, Action: "*", Resource: "*" },
    { Action: "s3:GetObject", Resource: "*" },
  ]) {
    it(`passes ${JSON.stringify(statement)}`, () => {
      expect(found(statement)).to.deep.equal([]);
    });
  }

  for (const [type, props] of [
    [types.BUCKET_POLICY, { policy: allBut }],
    [types.BUCKETS[0], { policy: allBut }],
    [types.BUCKETS[1], { policy: allBut }],
    [types.KEY, { policy: allBut }],
    [types.KEY_POLICY, { policy: allBut }],
    [types.VPC_ENDPOINT, { policy: allBut }],
    [types.SECRET, { policy: allBut }],
    ["aws:sqs/queuePolicy:QueuePolicy", { policy: allBut }],
    ["aws:sns/topic:Topic", { policy: allBut }],
    ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy", { policyDocument: allBut }],
    ["aws:opensearch/domain:Domain", { accessPolicies: allBut }],
    ["aws:s3tables/tablePolicy:TablePolicy", { resourcePolicy: allBut }],
    ["aws:organizations/resourcePolicy:ResourcePolicy", { content: allBut }],
    [types.MULTI_REGION_ACCESS_POINT_POLICY, { details: { policy: allBut } }],
    [types.IAM_ROLE, { assumeRolePolicy: allBut }],
  ] as const) {
    it(`reads the policy of ${type}`, () => {
      expect(judge(type, props)).to.deep.equal(["violation p: statement 1 allows by NotPrincipal"]);
    });
  }

  it("reads a role's trust and its inline policies, each for itself", () => {
    const props = {
      assumeRolePolicy: unknown,
      inlinePolicies: [{ policy: policyOf({ NotAction: "iam:*", Resource: "*" }) }],
    };
    expect(judge(types.IAM_ROLE, props)).to.have.members([
      "undetermined p: assumeRolePolicy is not known yet",
      "violation p: statement 1 allows by NotAction",
    ]);
  });

  it("leaves alone what is no policy of the resource", () => {
    expect(judge("aws:ssm/document:Document", { content: allBut })).to.deep.equal([]);
    expect(judge("aws:organizations/policy:Policy", { content: allBut })).to.deep.equal([]);
    expect(judge(types.BUCKET_POLICY, {})).to.deep.equal([]);
  });
});
