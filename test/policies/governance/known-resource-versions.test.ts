import { expect } from "chai";
import { AWS_PROVIDER } from "../../../policypacks/mas-trm/kit/types.ts";
import { knownResourceVersions } from "../../../policypacks/mas-trm/rules/governance/known-resource-versions.ts";
import { examine, unknown } from "../support/examine.ts";

const found = (type: string, props = {}) => examine(knownResourceVersions, [{ type, name: "it", props }]);

describe("known-resource-versions", () => {
  for (const type of [
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketV2:BucketV2",
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:cfg/rule:Rule",
    "kiro:network:PrivateNetwork",
    "awsx:ec2:Vpc",
  ]) {
    it(`passes ${type}`, () => {
      expect(found(type)).to.deep.equal([]);
    });
  }

  for (const type of [
    "aws:s3/bucketV9:BucketV9",
    "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
    "aws:index/bucket:Bucket",
    "aws:s3:Bucket",
  ]) {
    it(`refuses ${type}`, () => {
      expect(found(type)).to.deep.equal([`violation it: no rule knows the type ${type}`]);
    });
  }

  it("does not let a provider whose version is not known yet hide an unknown type", () => {
    const stack = [
      { type: AWS_PROVIDER, name: "open", props: { version: unknown } },
      { type: "aws:s3/bucketV9:BucketV9", name: "it", props: {} },
    ];
    expect(examine(knownResourceVersions, stack)).to.have.members([
      "undetermined open: version is not known yet",
      "violation it: no rule knows the type aws:s3/bucketV9:BucketV9",
    ]);
  });

  it("refuses another major version of the provider", () => {
    expect(found(AWS_PROVIDER, { version: "7.99.0" })).to.deep.equal([]);
    expect(found(AWS_PROVIDER, {})).to.deep.equal([]);
    expect(found(AWS_PROVIDER, { version: "8.0.0" })).to.deep.equal([
      "violation it: the rules were written for major version 7 of the provider, not for 8.0.0",
    ]);
    expect(found(AWS_PROVIDER, { version: unknown })).to.deep.equal(["undetermined it: version is not known yet"]);
  });
});
