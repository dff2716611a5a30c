import { expect } from "chai";
import { refusals, session } from "./support.ts";

const VPC = "ec2/vpc:Vpc";
const SUBNET = "ec2/subnet:Subnet";
const GROUP = "ec2/securityGroup:SecurityGroup";

describe("the check of formats", () => {
  it("refuses host bits in a CIDR and names the network", () => {
    expect(refusals(VPC, { cidrBlock: "10.0.0.5/16" })).to.deep.equal([
      'cidrBlock: "10.0.0.5/16" is not a valid IPv4 CIDR block; did you mean "10.0.0.0/16"?',
    ]);
  });

  for (const cidr of ["10.0.0.0", "10.0.0/16", "10.0.0.0/33", "010.0.0.0/8", "300.0.0.0/8", "::/0", " 10.0.0.0/8"]) {
    it(`refuses the malformed CIDR "${cidr}"`, () => {
      expect(refusals("ec2/networkAclRule:NetworkAclRule", aclRule(cidr))).to.deep.equal([
        `cidrBlock: "${cidr}" is not a valid IPv4 CIDR block`,
      ]);
    });
  }

  it("refuses a CIDR in a nested list, with its path", () => {
    const rule = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16", "10.0.0.1/8"] };
    expect(refusals(GROUP, { ingress: [rule] })).to.deep.equal([
      'ingress[0].cidrBlocks[1]: "10.0.0.1/8" is not a valid IPv4 CIDR block; did you mean "10.0.0.0/8"?',
    ]);
    expect(
      refusals(GROUP, { egress: [{ ...rule, cidrBlocks: [], ipv6CidrBlocks: ["2001:db8::1/32"] }] }),
    ).to.deep.equal([
      'egress[0].ipv6CidrBlocks[0]: "2001:db8::1/32" is not a valid IPv6 CIDR block; did you mean "2001:db8::/32"?',
    ]);
  });

  it("takes whole networks of both families", () => {
    const rule = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] };
    expect(refusals(GROUP, { ingress: [rule] })).to.deep.equal([]);
  });

  it("refuses VPCs and subnets larger or smaller than AWS has them", () => {
    expect(refusals(VPC, { cidrBlock: "10.0.0.0/8" })).to.deep.equal([
      "cidrBlock: expected a prefix length of /16 to /28, got /8",
    ]);
    expect(refusals(SUBNET, { vpcId: "vpc-1", cidrBlock: "10.0.0.0/29" })).to.deep.equal([
      "cidrBlock: expected a prefix length of /16 to /28, got /29",
    ]);
  });

  for (const [arn, why] of [
    ["alias/audit", 'it must start with "arn:"'],
    ["arn:aws:kms:us-east-1", "it needs six parts, arn:partition:service:region:account:resource"],
    ["arn:amazon:kms:us-east-1:111122223333:key/1", '"amazon" is not a partition'],
    ["arn:aws::us-east-1:111122223333:key/1", "the service is missing"],
    ["arn:aws:kms:singapore:111122223333:key/1", '"singapore" is not a Region'],
    ["arn:aws:kms:us-east-1:1234:key/1", '"1234" is not an account id'],
  ] as const) {
    it(`refuses the ARN ${arn}`, () => {
      const attachment = { role: "r", policyArn: arn };
      expect(refusals("iam/rolePolicyAttachment:RolePolicyAttachment", attachment)).to.deep.equal([
        `policyArn: "${arn}" is an invalid ARN: ${why}`,
      ]);
    });
  }

  it("takes ARNs of AWS's own, global and regional things", () => {
    for (const policyArn of ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws-cn:iam::111122223333:policy/a/b"]) {
      expect(refusals("iam/rolePolicyAttachment:RolePolicyAttachment", { role: "r", policyArn })).to.deep.equal([]);
    }
    expect(refusals("s3/bucketVersioning:BucketVersioning", versioning("arn:aws:s3:::b"))).to.deep.equal([]);
  });

  for (const [name, why] of [
    ["Audit_Logs", "only lowercase letters, digits, dots and hyphens are allowed"],
    ["ab", "it must have 3 to 63 characters, got 2"],
    ["-logs", "it must begin and end with a letter or digit"],
    ["a..b", "two dots must not stand next to each other"],
    ["10.0.0.1", "it must not look like an IP address"],
    ["xn--logs", '"xn--" is reserved'],
    ["logs--ol-s3", '"--ol-s3" is reserved'],
  ] as const) {
    it(`refuses the bucket name ${name}`, () => {
      expect(refusals("s3/bucketVersioning:BucketVersioning", versioning(name))).to.deep.equal([
        `bucket: "${name}" is not a valid bucket name: ${why}`,
      ]);
    });
  }

  it("refuses a Region that AWS has not, and a zone of another Region", () => {
    expect(refusals(VPC, { cidrBlock: "10.0.0.0/16", region: "ap-southeast-9" })).to.deep.equal([
      'region: invalid AWS Region: "ap-southeast-9"',
    ]);
    const subnet = { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24", availabilityZone: "us-east-1a" };
    expect(refusals(SUBNET, subnet)).to.deep.equal([
      'availabilityZone: "us-east-1a" is not an availability zone of ap-southeast-1; ' +
        "ap-southeast-1a, ap-southeast-1b, ap-southeast-1c are",
    ]);
    expect(refusals(SUBNET, { ...subnet, region: "us-east-1" })).to.deep.equal([]);
    expect(refusals(SUBNET, subnet, session({ region: "us-east-1" }))).to.deep.equal([]);
  });

  it("does not take tags for what their names say", () => {
    expect(refusals(VPC, { cidrBlock: "10.0.0.0/16", tags: { roleArn: "x", cidrBlock: "y" } })).to.deep.equal([]);
  });

  it("refuses tags that AWS keeps for itself, and over-long ones", () => {
    const tags = { "aws:name": "x", long: "x".repeat(257) };
    expect(refusals(VPC, { cidrBlock: "10.0.0.0/16", tags })).to.deep.equal([
      'tags["aws:name"]: tag keys that begin with "aws:" are reserved for AWS',
      'tags["long"]: a tag value has at most 256 characters, got 257',
    ]);
  });
});

function aclRule(cidrBlock: string) {
  return { networkAclId: "acl-1", ruleNumber: 100, ruleAction: "allow", protocol: "-1", cidrBlock };
}

function versioning(bucket: string) {
  return { bucket, versioningConfiguration: { status: "Enabled" } };
}
