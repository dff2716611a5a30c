import { expect } from "chai";
import types from "../../../policypacks/mas-trm/kit/aws-resource-types.json" with { type: "json" };
import { isKnownType, takesTags } from "../../../policypacks/mas-trm/kit/tagged.ts";
import { installedResourceTypes } from "../support/aws-resource-types.ts";

describe("the list of AWS resource types", () => {
  it("is that of the installed @pulumi/aws", () => {
    expect(types).to.deep.equal(installedResourceTypes());
  });
});

describe("isKnownType and takesTags", () => {
  for (const [type, known, tags] of [
    ["aws:s3/bucket:Bucket", true, true],
    ["aws:s3/bucketPolicy:BucketPolicy", true, false],
    ["aws:autoscaling/group:Group", true, true],
    ["aws:s3/bucketV9:BucketV9", false, false],
    ["kiro:audit:EvidenceBucket", false, false],
  ] as const) {
    it(`tell of ${type}`, () => {
      expect([isKnownType(type), takesTags(type)]).to.deep.equal([known, tags]);
    });
  }
});
