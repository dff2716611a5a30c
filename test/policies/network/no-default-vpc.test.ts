import { expect } from "chai";
import {
  DEFAULT_SUBNET,
  DEFAULT_VPC,
  DEFAULT_VPC_DHCP_OPTIONS,
  SECURITY_GROUP,
  SUBNETS,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { noDefaultVpc } from "../../../policypacks/mas-trm/rules/network/no-default-vpc.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const judged = (resource: TestResource) => examine(noDefaultVpc, [resource]);

describe("no-default-vpc", () => {
  for (const type of [DEFAULT_VPC, DEFAULT_SUBNET, DEFAULT_VPC_DHCP_OPTIONS]) {
    it(`refuses ${type}, adopted or read`, () => {
      const why = "violation subject: adopts a part of the default network";
      expect(judged({ type, props: {} })).to.deep.equal([why]);
      expect(judged({ type, props: {}, read: true })).to.deep.equal([why]);
    });
  }

  it("refuses a security group that names no VPC", () => {
    expect(judged({ type: SECURITY_GROUP, props: { vpcId: unknown } })).to.deep.equal([]);
    expect(judged({ type: SECURITY_GROUP, props: { vpcId: "vpc-1" } })).to.deep.equal([]);
    expect(judged({ type: SECURITY_GROUP, props: {}, read: true })).to.deep.equal([]);
    expect(judged({ type: SECURITY_GROUP, props: {} })).to.deep.equal([
      "violation subject: names no VPC, so it is made in the default one",
    ]);
  });

  it("suspects a VPC that is read and has the range of default VPCs", () => {
    const read = (cidrBlock: unknown) => judged({ type: VPCS[0], props: { cidrBlock }, read: true });
    expect(read("172.31.0.0/16")).to.deep.equal([
      "undetermined subject: is read from AWS and has the address range of default VPCs",
    ]);
    expect(read("10.0.0.0/16")).to.deep.equal([]);
    expect(read(undefined)).to.deep.equal([]);
    expect(read(unknown)).to.deep.equal(["undetermined subject: cidrBlock is not known yet"]);
    expect(judged({ type: VPCS[0], props: { cidrBlock: "172.31.0.0/16" } })).to.deep.equal([]);
  });

  it("suspects a default subnet that is read by its id, written out or not known yet", () => {
    const read = (cidrBlock: unknown) =>
      judged({ type: SUBNETS[0], props: { id: "subnet-0a1b2c3d", cidrBlock }, read: true });
    expect(read("172.31.16.0/20")).to.deep.equal([
      "undetermined subject: is read from AWS and has the address range of default VPCs",
    ]);
    expect(read("10.0.1.0/24")).to.deep.equal([]);
    expect(read(unknown)).to.deep.equal(["undetermined subject: cidrBlock is not known yet"]);
    expect(judged({ type: SUBNETS[0], props: { cidrBlock: "172.31.16.0/20" } })).to.deep.equal([]);
  });
});
