import { expect } from "chai";
import { inSameRegion, isGlobal, isRegionName, regionOfArn } from "../../../policypacks/mas-trm/kit/regions.ts";
import { Resource } from "../../../policypacks/mas-trm/kit/resource.ts";
import { unknown } from "../support/examine.ts";

describe("isRegionName", () => {
  for (const name of [
    "us-east-1",
    "ap-southeast-1",
    "us-gov-west-1",
    "us-iso-east-1",
    "il-central-1",
    "eusc-de-east-1",
    "us-east-12",
  ]) {
    it(`takes ${name}`, () => {
      expect(isRegionName(name)).to.equal(true);
    });
  }

  for (const text of ["", "us-east", "us-east-1a", "SPECIFIED", "global", "us-east-1 ", " us-east-1", "us-east-123"]) {
    it(`does not take "${text}"`, () => {
      expect(isRegionName(text)).to.equal(false);
    });
  }
});

describe("regionOfArn", () => {
  it("finds the Region, and none where there is none", () => {
    expect(regionOfArn("arn:aws:kms:eu-central-1:111122223333:key/1")).to.equal("eu-central-1");
    expect(regionOfArn("arn:aws:s3:::bucket")).to.equal(undefined);
    expect(regionOfArn("arn:aws:iam::111122223333:role/us-east-1:x")).to.equal(undefined);
    expect(regionOfArn("arn:aws:cloudfront:global:111122223333:distribution/1")).to.equal(undefined);
    expect(regionOfArn("eu-central-1")).to.equal(undefined);
    expect(regionOfArn("see arn:aws:kms:eu-central-1:111122223333:key/1")).to.equal(undefined);
  });
});

describe("inSameRegion", () => {
  const at = (region: unknown) =>
    new Resource({ urn: "urn:pulumi:prod::test::a::b", type: "a", name: "b", inputs: { region } });

  for (const [here, there, same] of [
    ["us-east-1", "us-east-1", true],
    ["us-east-1", "eu-west-1", false],
    ["us-east-1", undefined, true],
    [undefined, "us-east-1", true],
    [undefined, undefined, true],
    ["us-east-1", unknown, undefined],
    [unknown, "us-east-1", undefined],
  ] as const) {
    it(`says ${String(same)} of ${here ?? "nothing"} and ${there ?? "nothing"}`, () => {
      expect(inSameRegion(at(here), at(there))).to.equal(same);
    });
  }
});

describe("isGlobal", () => {
  it("tells services without a Region from the others", () => {
    expect(["aws:iam/role:Role", "aws:route53/zone:Zone", "aws:waf/webAcl:WebAcl"].map(isGlobal)).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect(
      [
        "aws:route53/resolverRule:ResolverRule",
        "aws:route53/profilesProfile:ProfilesProfile",
        "aws:wafv2/webAcl:WebAcl",
        "aws:s3/bucket:Bucket",
      ].map(isGlobal),
    ).to.deep.equal([false, false, false, false]);
  });
});
