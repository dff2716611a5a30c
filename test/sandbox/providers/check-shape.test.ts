import { expect } from "chai";
import { ASSET, refusals, UNKNOWN_LIST, UNKNOWN_TEXT } from "./support.ts";

const VPC = "ec2/vpc:Vpc";
const SUBNET = "ec2/subnet:Subnet";
const GROUP = "ec2/securityGroup:SecurityGroup";
const LIFECYCLE = "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

describe("the check of a resource's shape", () => {
  it("refuses an unknown property and says which one may have been meant", () => {
    expect(refusals(VPC, { cidrBlock: "10.0.0.0/16", cidrBlok: "x", wholly: 1 })).to.deep.equal([
      'cidrBlok: Invalid or unknown key "cidrBlok"; did you mean "cidrBlock"?',
      'wholly: Invalid or unknown key "wholly"',
    ]);
  });

  it("refuses an unknown property of a nested object in a list", () => {
    const ingress = [{ protocol: "tcp", fromPort: 1, toPort: 1, cidrBlock: ["10.0.0.0/8"] }];
    expect(refusals(GROUP, { ingress })).to.deep.equal([
      'ingress[0].cidrBlock: Invalid or unknown key "cidrBlock"; did you mean "cidrBlocks"?',
    ]);
  });

  it("refuses a missing property, nested ones too, and null is missing", () => {
    expect(refusals(SUBNET, { cidrBlock: "10.0.0.0/24", vpcId: null })).to.deep.equal([
      'vpcId: Missing required property "vpcId"',
    ]);
    const rules = [{ id: "a", status: "Enabled", noncurrentVersionExpiration: {} }];
    expect(refusals(LIFECYCLE, { bucket: "a-bucket", rules })).to.deep.equal([
      'rules[0].noncurrentVersionExpiration.noncurrentDays: Missing required property "noncurrentDays"',
    ]);
  });

  it("refuses a wrong type, at every depth", () => {
    expect(refusals(VPC, { cidrBlock: 10, enableDnsSupport: "true", tags: ["a"] })).to.deep.equal([
      "cidrBlock: expected string type, got number type",
      "enableDnsSupport: expected boolean type, got string type",
      "tags: expected object type, got array type",
    ]);
    const ingress = [{ protocol: "tcp", fromPort: "443", toPort: 443, cidrBlocks: ["10.0.0.0/8", 5] }];
    expect(refusals(GROUP, { ingress })).to.deep.equal([
      "ingress[0].fromPort: expected number type, got string type",
      "ingress[0].cidrBlocks[1]: expected string type, got number type",
    ]);
    expect(refusals(GROUP, { ingress: { protocol: "tcp" } })).to.deep.equal([
      "ingress: expected array type, got object type",
    ]);
  });

  it("refuses map entries of a wrong type, with the key in the path", () => {
    expect(refusals(VPC, { cidrBlock: "10.0.0.0/16", tags: { "a.b": 1 } })).to.deep.equal([
      'tags["a.b"]: expected string type, got number type',
    ]);
  });

  it("refuses a value outside an enum of the typings", () => {
    const balancer = { loadBalancerType: "magic", subnets: ["subnet-1"] };
    expect(refusals("alb/loadBalancer:LoadBalancer", balancer)).to.deep.equal([
      'loadBalancerType: expected one of "application", "network", got "magic"',
    ]);
  });

  it("takes a file where the typings want one, and nothing else there", () => {
    const object = "s3/bucketObjectv2:BucketObjectv2";
    expect(refusals(object, { bucket: "a-bucket", source: ASSET })).to.deep.equal([]);
    expect(refusals(object, { bucket: "a-bucket", source: "file.txt" })).to.deep.equal([
      "source: expected asset or archive type, got string type",
    ]);
  });

  it("takes what is not known yet, whatever it will be", () => {
    expect(refusals(SUBNET, { vpcId: UNKNOWN_TEXT, cidrBlock: UNKNOWN_TEXT, tags: UNKNOWN_TEXT })).to.deep.equal([]);
    expect(refusals(GROUP, { ingress: UNKNOWN_LIST })).to.deep.equal([]);
    const ingress = [{ protocol: "tcp", fromPort: UNKNOWN_TEXT, toPort: 443, cidrBlocks: [UNKNOWN_TEXT] }];
    expect(refusals(GROUP, { ingress })).to.deep.equal([]);
  });

  it("knows no resource type that the SDK has not", () => {
    expect(() => refusals("ec2/nothing:Nothing", {})).to.throw('unrecognized resource type "aws:ec2/nothing:Nothing"');
  });
});
