import { expect } from "chai";
import { NetworkAcls } from "../../components/index.ts";
import { graphOf, one, record, refusalOf } from "../support/record.ts";
import { GOOD, tags } from "./fixtures.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const tagged = (name: string) => tags(name, "network", "MAS-TRM 11.2");
const allow = (ruleNo: number, protocol: string, fromPort: number, toPort: number, cidrBlock: string) => ({
  ruleNo,
  action: "allow",
  protocol,
  cidrBlock,
  fromPort,
  toPort,
});

describe("NetworkAcls", () => {
  it("makes one list for each tier and closes the default one", async () => {
    const made = await record(() => new NetworkAcls("acl", GOOD.acls));
    expect(graphOf(made)).to.deep.equal([
      "acl kiro:network:NetworkAcls",
      "acl-default aws:ec2/defaultNetworkAcl:DefaultNetworkAcl < acl",
      "acl-desktop aws:ec2/networkAcl:NetworkAcl < acl",
      "acl-endpoint aws:ec2/networkAcl:NetworkAcl < acl",
    ]);
    const byDefault = one(made, "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl");
    expect(byDefault.inputs).to.deep.equal({
      defaultNetworkAclId: "acl-1",
      ingress: [],
      egress: [],
      tags: tagged("acl-default"),
    });
    expect(byDefault.dependsOn).to.deep.equal([`${ACL} acl-desktop`, `${ACL} acl-endpoint`]);
    expect(one(made, "kiro:network:NetworkAcls").outputs).to.deep.equal({
      aclIds: { desktop: "acl-desktop-networkacl", endpoint: "acl-endpoint-networkacl" },
    });
  });

  it("lets HTTPS and its replies through endpoint subnets, within the VPC", async () => {
    const made = await record(() => new NetworkAcls("acl", GOOD.acls));
    const within = [allow(100, "tcp", 443, 443, "10.0.0.0/16"), allow(110, "tcp", 1024, 65535, "10.0.0.0/16")];
    expect(one(made, ACL, "acl-endpoint").inputs).to.deep.equal({
      vpcId: "vpc-1",
      subnetIds: ["subnet-3", "subnet-4"],
      ingress: within,
      egress: within,
      tags: tagged("acl-endpoint"),
    });
  });

  it("lets desktops reach the proxy and the directory by the transit gateway, and lets only replies back", async () => {
    const args = {
      ...GOOD.acls,
      transitSubnetIds: ["subnet-5", "subnet-6"],
      directoryCidrs: ["10.200.1.0/24"],
      proxy: { cidr: "10.200.10.0/28", port: 8080 },
    };
    const made = await record(() => new NetworkAcls("acl", args));
    expect(one(made, ACL, "acl-desktop").inputs["egress"]).to.deep.include(
      allow(110, "tcp", 8080, 8080, "10.200.10.0/28"),
    );
    expect(one(made, ACL, "acl-transit").inputs).to.deep.equal({
      vpcId: "vpc-1",
      subnetIds: ["subnet-5", "subnet-6"],
      ingress: [
        allow(100, "tcp", 8080, 8080, "10.0.0.0/16"),
        allow(110, "tcp", 53, 636, "10.0.0.0/16"),
        allow(120, "tcp", 3268, 3269, "10.0.0.0/16"),
        allow(130, "tcp", 49152, 65535, "10.0.0.0/16"),
        allow(140, "udp", 53, 464, "10.0.0.0/16"),
      ],
      egress: [
        allow(100, "tcp", 1024, 65535, "10.0.0.0/16"),
        allow(110, "udp", 1024, 65535, "10.0.0.0/16"),
        allow(120, "udp", 123, 123, "10.0.0.0/16"),
      ],
      tags: tagged("acl-transit"),
    });
  });

  it("lets HTTPS to public hosts into the transit subnets where a firewall is behind them", async () => {
    const args = { ...GOOD.acls, transitSubnetIds: ["subnet-5", "subnet-6"], publicHttps: true };
    const made = await record(() => new NetworkAcls("acl", args));
    expect(one(made, ACL, "acl-transit").inputs).to.deep.include({
      ingress: [allow(100, "tcp", 443, 443, "10.0.0.0/16")],
      egress: [allow(100, "tcp", 1024, 65535, "10.0.0.0/16")],
    });
  });

  it("says a proxy on 443 once: HTTPS is open already", async () => {
    const proxy = { cidr: "10.200.10.0/28", port: 443 };
    const made = await record(() => new NetworkAcls("acl", { ...GOOD.acls, proxy }));
    expect(one(made, ACL, "acl-desktop").inputs["egress"]).to.deep.equal([allow(100, "tcp", 443, 443, "0.0.0.0/0")]);
  });

  it("lets the desktops of another VPC call the endpoints where there are none here", async () => {
    const args = { ...GOOD.acls, desktopSubnetIds: [], clientCidr: "10.8.0.0/16" };
    const made = await record(() => new NetworkAcls("acl", args));
    const within = [allow(100, "tcp", 443, 443, "10.8.0.0/16"), allow(110, "tcp", 1024, 65535, "10.8.0.0/16")];
    expect(one(made, ACL).inputs).to.deep.include({ ingress: within, egress: within });
  });

  it("lets HTTPS out of desktop subnets and replies in, and no new connection in", async () => {
    const made = await record(() => new NetworkAcls("acl", GOOD.acls));
    expect(one(made, ACL, "acl-desktop").inputs).to.deep.equal({
      vpcId: "vpc-1",
      subnetIds: ["subnet-1", "subnet-2"],
      ingress: [allow(100, "tcp", 1024, 65535, "0.0.0.0/0")],
      egress: [allow(100, "tcp", 443, 443, "0.0.0.0/0")],
      tags: tagged("acl-desktop"),
    });
  });

  it("lets desktops reach the directory and hear back, over UDP too", async () => {
    const made = await record(() => new NetworkAcls("acl", { ...GOOD.acls, directoryCidrs: ["10.1.0.0/24"] }));
    const { ingress, egress } = one(made, ACL, "acl-desktop").inputs;
    expect(ingress).to.deep.equal([
      allow(100, "tcp", 1024, 65535, "0.0.0.0/0"),
      allow(110, "udp", 1024, 65535, "10.1.0.0/24"),
      allow(120, "udp", 123, 123, "10.1.0.0/24"),
    ]);
    expect(egress).to.deep.equal([
      allow(100, "tcp", 443, 443, "0.0.0.0/0"),
      allow(110, "tcp", 53, 636, "10.1.0.0/24"),
      allow(120, "tcp", 3268, 3269, "10.1.0.0/24"),
      allow(130, "tcp", 49152, 65535, "10.1.0.0/24"),
      allow(140, "udp", 53, 464, "10.1.0.0/24"),
    ]);
  });

  it("stays within the quota of 20 entries in each direction with the most directory ranges", async () => {
    const directoryCidrs = ["10.1.0.0/24", "10.2.0.0/24", "10.3.0.0/24", "10.4.0.0/24"];
    const made = await record(() => new NetworkAcls("acl", { ...GOOD.acls, directoryCidrs }));
    const { ingress, egress } = one(made, ACL, "acl-desktop").inputs;
    expect(ingress).to.have.lengthOf(9);
    expect(egress).to.have.lengthOf(17);
  });

  it("refuses bad ranges, all at once", async () => {
    const bad = { ...GOOD.acls, vpcCidr: "10.0.0.0", directoryCidrs: ["0.0.0.0/0"] };
    const privateRange = "a CIDR without host bits inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16";
    expect(await refusalOf(() => new NetworkAcls("acl", bad))).to.equal(
      [
        'NetworkAcls "acl" cannot be built:',
        `  - vpcCidr: not a private range, got "10.0.0.0"; ${privateRange}`,
        `  - directoryCidrs[0]: not a private range, got "0.0.0.0/0"; ${privateRange}`,
      ].join("\n"),
    );
  });
});
