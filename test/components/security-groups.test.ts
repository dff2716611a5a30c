import { expect } from "chai";
import { SecurityGroups } from "../../components/index.ts";
import { graphOf, ofType, one, record, refusalOf } from "../support/record.ts";
import { GOOD, tags } from "./fixtures.ts";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const tagged = (name: string) => tags(name, "network", "MAS-TRM 11.2");

describe("SecurityGroups", () => {
  it("makes two groups and three rules where there is no directory", async () => {
    const made = await record(() => new SecurityGroups("sg", GOOD.groups));
    expect(graphOf(made)).to.deep.equal([
      "sg kiro:network:SecurityGroups",
      "sg-desktop aws:ec2/securityGroup:SecurityGroup < sg",
      "sg-desktop-to-endpoint aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule < sg",
      "sg-desktop-to-s3 aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule < sg",
      "sg-endpoint aws:ec2/securityGroup:SecurityGroup < sg",
      "sg-endpoint-from-desktop aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule < sg",
    ]);
    expect(one(made, "kiro:network:SecurityGroups").outputs).to.deep.equal({
      endpointGroupId: "sg-endpoint-securitygroup",
      desktopGroupId: "sg-desktop-securitygroup",
    });
  });

  it("admits nothing but HTTPS, from desktops to endpoints", async () => {
    const made = await record(() => new SecurityGroups("sg", GOOD.groups));
    expect(ofType(made, INGRESS).map(({ inputs }) => inputs)).to.deep.equal([
      {
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        securityGroupId: "sg-endpoint-securitygroup",
        referencedSecurityGroupId: "sg-desktop-securitygroup",
        description: "HTTPS from desktops.",
        tags: tagged("sg-endpoint-from-desktop"),
      },
    ]);
  });

  it("lets desktops out to the endpoints and to S3 by HTTPS only", async () => {
    const made = await record(() => new SecurityGroups("sg", GOOD.groups));
    const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443, securityGroupId: "sg-desktop-securitygroup" };
    expect(ofType(made, EGRESS).map(({ inputs }) => inputs)).to.deep.equal([
      {
        ...https,
        referencedSecurityGroupId: "sg-endpoint-securitygroup",
        description: "HTTPS to private endpoints.",
        tags: tagged("sg-desktop-to-endpoint"),
      },
      {
        ...https,
        prefixListId: "pl-1",
        description: "HTTPS to S3 in the region.",
        tags: tagged("sg-desktop-to-s3"),
      },
    ]);
  });

  it("declares no rules inside the groups, where they would fight with the rule resources", async () => {
    const made = await record(() => new SecurityGroups("sg", GOOD.groups));
    for (const group of ofType(made, "aws:ec2/securityGroup:SecurityGroup")) {
      expect(Object.keys(group.inputs).sort()).to.deep.equal(["description", "tags", "vpcId"]);
    }
  });

  it("opens each directory port to each directory range, and nothing else", async () => {
    const directoryCidrs = ["10.1.0.0/24", "10.1.1.0/24"];
    const made = await record(() => new SecurityGroups("sg", { ...GOOD.groups, directoryCidrs }));
    const rules = ofType(made, EGRESS).filter(({ inputs }) => inputs["cidrIpv4"] !== undefined);
    const ports = ({ inputs }: (typeof rules)[number]) =>
      `${String(inputs["ipProtocol"])} ${Number(inputs["fromPort"])}-${Number(inputs["toPort"])}`;
    for (const cidr of directoryCidrs) {
      const open = rules.filter(({ inputs }) => inputs["cidrIpv4"] === cidr).map(ports);
      expect(open).to.have.members([
        "tcp 53-53",
        "udp 53-53",
        "tcp 88-88",
        "udp 88-88",
        "udp 123-123",
        "tcp 135-135",
        "tcp 389-389",
        "udp 389-389",
        "tcp 445-445",
        "tcp 464-464",
        "udp 464-464",
        "tcp 636-636",
        "tcp 3268-3269",
        "tcp 49152-65535",
      ]);
    }
    expect(rules).to.have.lengthOf(28);
    expect(rules.map(({ name }) => name)).to.include("sg-desktop-to-10.1.0.0-24-ldap-udp");
  });

  it("refuses directory ranges that are public, repeated or too many, all at once", async () => {
    const directoryCidrs = ["8.8.8.0/24", "10.1.0.0/24", "10.1.0.0/24", "10.2.0.0/24", "10.3.0.1/24"];
    const privateRange = "a CIDR without host bits inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16";
    expect(await refusalOf(() => new SecurityGroups("sg", { ...GOOD.groups, directoryCidrs }))).to.equal(
      [
        'SecurityGroups "sg" cannot be built:',
        "  - directoryCidrs: too many, got 5; at most 4, or VPC rule quotas are exceeded",
        `  - directoryCidrs[0]: not a private range, got "8.8.8.0/24"; ${privateRange}`,
        `  - directoryCidrs[4]: not a private range, got "10.3.0.1/24"; ${privateRange}`,
        '  - directoryCidrs: repeated, got "10.1.0.0/24" twice; each range once',
      ].join("\n"),
    );
  });

  it("lets desktops out to the bank's proxy and to Kiro's VPC in another region, on one port each", async () => {
    const args = { ...GOOD.groups, proxy: { cidr: "10.200.10.0/28", port: 8080 }, kiroAccessCidr: "10.9.0.0/24" };
    const made = await record(() => new SecurityGroups("sg", args));
    expect(one(made, EGRESS, "sg-desktop-to-proxy").inputs).to.deep.equal({
      securityGroupId: "sg-desktop-securitygroup",
      ipProtocol: "tcp",
      fromPort: 8080,
      toPort: 8080,
      cidrIpv4: "10.200.10.0/28",
      description: "Proxy of the bank, the only way to public hosts.",
      tags: tagged("sg-desktop-to-proxy"),
    });
    expect(one(made, EGRESS, "sg-desktop-to-kiro-access").inputs).to.deep.include({
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "10.9.0.0/24",
    });
  });

  it("lets desktops out to any address on 443 only where a firewall is on the way", async () => {
    const made = await record(() => new SecurityGroups("sg", { ...GOOD.groups, publicHttps: true }));
    expect(one(made, EGRESS, "sg-desktop-to-public").inputs).to.deep.equal({
      securityGroupId: "sg-desktop-securitygroup",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
      description: "HTTPS to public hosts, through the firewall that knows which.",
      tags: tagged("sg-desktop-to-public"),
    });
  });

  it("refuses a proxy or a Kiro VPC at public addresses", async () => {
    const args = { ...GOOD.groups, proxy: { cidr: "0.0.0.0/0", port: 443 }, kiroAccessCidr: "8.8.8.0/24" };
    const refusal = await refusalOf(() => new SecurityGroups("sg", args));
    expect(refusal).to.match(/proxy\.cidr: not a private range, got "0\.0\.0\.0\/0"/);
    expect(refusal).to.match(/kiroAccessCidr: not a private range, got "8\.8\.8\.0\/24"/);
  });
});
