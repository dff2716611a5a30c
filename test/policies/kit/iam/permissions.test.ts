import { expect } from "chai";
import {
  allowsAction,
  arbitrary,
  holdsToValues,
  isTagKey,
  reachesResource,
} from "../../../../policypacks/mas-trm/kit/iam/permissions.ts";
import { readPolicy, type Statement } from "../../../../policypacks/mas-trm/kit/iam/policy-document.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";
import { policyOf } from "../../support/policies.ts";

function statement(raw: object): Statement {
  const [first] = readPolicy(new Props(policyOf(raw))) ?? [];
  if (first === undefined) throw new Error("the test made no statement");
  return first;
}

describe("permissions", () => {
  for (const [raw, allowed] of [
    [{ Action: "iam:PassRole" }, true],
    [{ Action: ["s3:GetObject", "IAM:pass*"] }, true],
    [{ Action: "iam:Pass?ole" }, true],
    [{ Action: "iam:GetRole" }, false],
    [{ NotAction: "s3:*" }, true],
    [{ NotAction: ["s3:*", "iam:*"] }, false],
    [{ Effect: "Deny", Action: "iam:PassRole" }, false],
  ] as const) {
    it(`${allowed ? "are" : "are not"} given for iam:PassRole by ${JSON.stringify(raw)}`, () => {
      expect(allowsAction(statement(raw), "iam:PassRole")).to.equal(allowed);
    });
  }

  const role = arbitrary("iam", "role/");
  for (const [raw, reached] of [
    [{ Resource: "*" }, true],
    [{ Resource: "arn:*" }, true],
    [{ Resource: "arn:aws:*" }, true],
    [{ Resource: "arn:aws:iam:*" }, true],
    [{ Resource: "arn:aws:iam::*" }, true],
    [{ Resource: "arn:aws-cn:iam::111122223333:role/*" }, true],
    [{ Resource: ["arn:aws:s3:::a", "arn:aws:iam::*:role/*"] }, true],
    [{ Resource: "arn:aws:iam::*:user/*" }, false],
    [{ Resource: "arn:aws:iam::*:role/app-*" }, false],
    [{ Resource: "arn:aws:iam::*:role/service-role/*" }, false],
    [{ Resource: "arn:aws:iam::*:role/${aws:username}" }, false],
    [{ Resource: "arn:aws:s3:::*" }, false],
    [{ NotResource: "arn:aws:iam::*:role/admin" }, true],
    [{ NotResource: "arn:aws:iam::*:role/*" }, false],
    [{ NotResource: ["arn:aws:s3:::a", "arn:aws:iam::*:role/*"] }, false],
    [{}, false],
  ] as const) {
    it(`${reached ? "reach" : "do not reach"} any role by ${JSON.stringify(raw)}`, () => {
      expect(reachesResource(statement(raw), role)).to.equal(reached);
    });
  }

  it("reach the resources of a service and not those of one whose name only begins alike", () => {
    const buckets = statement({ Resource: "arn:aws:s3:::*" });
    expect(reachesResource(buckets, arbitrary("s3", ""))).to.equal(true);
    expect(reachesResource(buckets, arbitrary("s3tables", "bucket/"))).to.equal(false);
  });

  it("are held to tags of resources by their keys alone", () => {
    for (const service of ["aws", "iam", "sts", "kms", "secretsmanager"]) {
      expect(isTagKey(`${service}:resourcetag/team`), service).to.equal(true);
    }
    for (const key of ["aws:resourcetag", "aws:principaltag/team", "my-aws:resourcetag/team"]) {
      expect(isTagKey(key), key).to.equal(false);
    }
  });

  for (const [condition, held] of [
    [{ StringEquals: { k: "v" } }, true],
    [{ "ForAnyValue:StringLike": { k: ["a*", "b"] } }, true],
    [{ ArnLike: { k: "arn:aws:iam::111122223333:role/*" } }, true],
    [{ StringLike: { k: ["a", "*"] } }, false],
    [{ ArnLike: { k: "arn:*:*" } }, false],
    [{ StringLike: { k: "urn:arn:*" } }, true],
    [{ StringEqualsIfExists: { k: "v" } }, false],
    [{ "ForAllValues:StringEquals": { k: "v" } }, false],
    [{ StringNotEquals: { k: "v" } }, false],
    [{ Null: { k: "false" } }, false],
    [{ StringEquals: { k: [] } }, false],
  ] as const) {
    it(`${held ? "are" : "are not"} held to values by ${JSON.stringify(condition)}`, () => {
      expect(statement({ Condition: condition }).conditions.map(holdsToValues)).to.deep.equal([held]);
    });
  }
});
