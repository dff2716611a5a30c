import { expect } from "chai";
import { changed, linesAbout, readYaml, type Settings } from "./given.ts";

const K = "kiro-landing-zone";
const ACCESS = `${K}:kiroAccess`;
const SINGAPORE = readYaml("examples/singapore/Pulumi.singapore.yaml")["config"] as Settings;
const about = (changes: Settings) => linesAbout("singapore", changed(SINGAPORE, changes));

describe("the configuration of a workload where Kiro has no endpoint", () => {
  it("is valid in the example", () => {
    expect(about({})).to.deep.equal([]);
  });

  it("must say where the endpoints stand", () => {
    expect(about({ [ACCESS]: undefined })).to.deep.equal([
      `aws:region: has no private Kiro endpoint, got ap-southeast-1; must be one of us-east-1, eu-central-1, or ${ACCESS} must say where its endpoints stand`,
    ]);
  });

  it("still names zones of the workload's own region", () => {
    expect(about({ [`${K}:network/zones/1`]: "us-east-1b" })).to.deep.equal([
      `${K}:network.zones[1]: lies in another region, got us-east-1b; must be a zone of ap-southeast-1`,
    ]);
  });

  it("refuses zones that are not two of the profile's region", () => {
    expect(about({ [`${ACCESS}/zones`]: ["us-east-1a", "us-east-1a"] })).to.deep.equal([
      `${ACCESS}.zones[1]: repeats zones[0], got us-east-1a; must be two different zones`,
    ]);
    expect(about({ [`${ACCESS}/zones/0`]: "ap-southeast-1a" })).to.deep.equal([
      `${ACCESS}.zones[0]: lies in another region, got ap-southeast-1a; must be a zone of us-east-1`,
    ]);
  });

  it("refuses a range that overlaps the desktops' VPC, which peering cannot join", () => {
    expect(about({ [`${ACCESS}/cidr`]: "10.0.0.0/8" })).to.deep.equal([
      `${ACCESS}.cidr: overlaps network.cidr, got 10.0.0.0/8; must be a range apart from 10.0.0.0/16`,
      `${ACCESS}.cidr: overlaps egress.corporate.transit.cidrs[0], got 10.0.0.0/8; must be a range apart from 10.200.0.0/16`,
    ]);
  });

  it("refuses public ranges and host bits", () => {
    const subnets = { [`${ACCESS}/endpointSubnets`]: ["8.8.8.0/28", "8.8.8.16/28"] };
    expect(about({ [`${ACCESS}/cidr`]: "8.8.8.8/24", ...subnets })).to.deep.equal([
      `${ACCESS}.cidr: has host bits set, got 8.8.8.8/24; must be a network such as 8.8.8.0/24`,
      `${ACCESS}.cidr: is not a private range, got 8.8.8.8/24; must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918)`,
    ]);
  });

  it("refuses subnets outside the VPC, and two of one range", () => {
    expect(about({ [`${ACCESS}/endpointSubnets/0`]: "10.2.0.0/28" })).to.deep.equal([
      `${ACCESS}.endpointSubnets[0]: lies outside kiroAccess.cidr, got 10.2.0.0/28; must be a subnet of 10.1.0.0/24`,
    ]);
    expect(about({ [`${ACCESS}/endpointSubnets/1`]: "10.1.0.0/28" })).to.deep.equal([
      `${ACCESS}.endpointSubnets[1]: overlaps endpointSubnets[0], got 10.1.0.0/28; must be disjoint subnets`,
    ]);
  });

  describe("by the bank's transit gateways", () => {
    const transit = { gatewayId: "tgw-00000000000000001", subnets: ["10.1.0.32/28", "10.1.0.48/28"] };
    const given = { [`${ACCESS}/transit`]: transit };

    it("is valid, and so is the example", () => {
      expect(about(given)).to.deep.equal([]);
      const example = readYaml("examples/singapore/Pulumi.transit.yaml")["config"] as Settings;
      expect(linesAbout("transit", example)).to.deep.equal([]);
    });

    it("needs the desktops' VPC to be attached as well", () => {
      const lonely = [
        `${ACCESS}.transit: has no counterpart where the desktops are; must be absent, or egress.corporate.transit must name the gateway of the desktops' region`,
      ];
      expect(about({ ...given, [`${K}:egress/corporate/transit`]: undefined })).to.deep.equal(lonely);
      const none = { [`${K}:egress/mode`]: "none", [`${K}:egress/corporate`]: undefined };
      expect(about({ ...given, ...none })).to.deep.equal(lonely);
    });

    it("refuses subnets of the attachment outside the VPC, and on the endpoints'", () => {
      expect(about({ [`${ACCESS}/transit`]: { ...transit, subnets: ["10.1.0.16/28", "10.2.0.0/28"] } })).to.deep.equal([
        `${ACCESS}.transit.subnets[0]: overlaps endpointSubnets[1], got 10.1.0.16/28; must be disjoint subnets`,
        `${ACCESS}.transit.subnets[1]: lies outside kiroAccess.cidr, got 10.2.0.0/28; must be a subnet of 10.1.0.0/24`,
      ]);
    });
  });

  it("is of no use where the workload is in the profile's region", () => {
    const zones = ["us-east-1a", "us-east-1b"];
    expect(about({ "aws:region": "us-east-1", [`${K}:network/zones`]: zones })).to.deep.equal([
      `${ACCESS}: is of no use where the workload is in the profile's region; must be absent, since the workload's own VPC has the endpoints`,
    ]);
  });
});
