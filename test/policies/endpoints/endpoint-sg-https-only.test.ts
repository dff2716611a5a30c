import { expect } from "chai";
import {
  MANAGED_PREFIX_LIST,
  SECURITY_GROUP,
  SECURITY_GROUP_ASSOCIATION,
  SECURITY_GROUP_EGRESS_RULE,
  SECURITY_GROUP_INGRESS_RULE,
  SECURITY_GROUP_RULE,
  VPC_CIDR_ASSOCIATION,
  VPC_ENDPOINT,
  VPC_IPV6_ASSOCIATION,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { endpointSgHttpsOnly } from "../../../policypacks/mas-trm/rules/endpoints/endpoint-sg-https-only.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const vpc: TestResource = { type: VPCS[0], name: "core", props: { cidrBlock: "10.0.0.0/16" } };
const https = { protocol: "tcp", fromPort: 443, toPort: 443 };
const group = (ingress?: readonly Properties[], name = "group"): TestResource => ({
  type: SECURITY_GROUP,
  name,
  props: ingress === undefined ? {} : { ingress },
});
const endpoint = (
  dependsOn: TestResource["dependsOn"] = { vpcId: ["core"], securityGroupIds: ["group"] },
): TestResource => ({
  type: VPC_ENDPOINT,
  name: "endpoint",
  props: { vpcEndpointType: "Interface" },
  ...(dependsOn && { dependsOn }),
});
const found = (...resources: readonly TestResource[]) => examine(endpointSgHttpsOnly, [vpc, endpoint(), ...resources]);
const byRule = (ingress: Properties) => found(group([ingress]));

describe("endpoint-sg-https-only", () => {
  it("passes HTTPS from the VPC or from another group", () => {
    expect(byRule({ ...https, cidrBlocks: ["10.0.0.0/16", "10.0.1.0/24"] })).to.deep.equal([]);
    expect(byRule({ ...https, protocol: "6", securityGroups: ["sg-1"] })).to.deep.equal([]);
    expect(byRule({ ...https, self: true })).to.deep.equal([]);
  });

  it("passes a group that lets nobody in, and gateways without a group", () => {
    expect(found(group())).to.deep.equal([]);
    const gateway = { type: VPC_ENDPOINT, name: "s3", props: {} };
    expect(examine(endpointSgHttpsOnly, [gateway])).to.deep.equal([]);
  });

  for (const [why, ingress] of [
    ["another port", { ...https, fromPort: 80, toPort: 80 }],
    ["a range around 443", { ...https, fromPort: 442, toPort: 444 }],
    ["a range up to 443", { ...https, fromPort: 442 }],
    ["a range from 443", { ...https, toPort: 444 }],
    ["every port", { ...https, fromPort: 0, toPort: 65535 }],
    ["every protocol", { protocol: "-1", fromPort: 0, toPort: 0 }],
    ["another protocol", { ...https, protocol: "udp" }],
    ["ping", { protocol: "icmp", fromPort: 8, toPort: 0 }],
  ] as const) {
    it(`refuses ${why}`, () => {
      expect(byRule({ ...ingress, cidrBlocks: ["10.0.0.0/16"] })).to.deep.equal([
        "violation group: ingress[0] lets in more than TCP 443 to an endpoint",
      ]);
    });
  }

  for (const cidr of ["0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/1"]) {
    it(`refuses ${cidr}`, () => {
      expect(byRule({ ...https, cidrBlocks: [cidr] })).to.deep.equal([
        `violation group: ingress[0] lets in ${cidr}, from outside the endpoint's VPC`,
      ]);
    });
  }

  it("refuses what is no range, without repeating it", () => {
    expect(byRule({ ...https, cidrBlocks: ["anywhere"] })).to.deep.equal([
      "violation group: ingress[0] lets in (withheld), from outside the endpoint's VPC",
    ]);
  });

  it("refuses IPv6 ranges that the VPC does not have", () => {
    expect(byRule({ ...https, ipv6CidrBlocks: ["::/0"] })).to.deep.equal([
      "violation group: ingress[0] lets in ::/0, from outside the endpoint's VPC",
    ]);
  });

  it("passes ranges that were added to the VPC, or that are listed", () => {
    const rule = group([{ ...https, cidrBlocks: ["10.1.0.0/16"] }]);
    const added = { type: VPC_CIDR_ASSOCIATION, props: { cidrBlock: "10.1.0.0/16" }, dependsOn: { vpcId: ["core"] } };
    expect(found(rule, added)).to.deep.equal([]);
    expect(
      examine(endpointSgHttpsOnly, [vpc, endpoint(), rule], { settings: { alsoFrom: ["10.1.0.0/16"] } }),
    ).to.deep.equal([]);
  });

  it("passes an IPv6 range that was added to the VPC", () => {
    const rule = group([{ ...https, ipv6CidrBlocks: ["2001:db8:1:1::/64"] }]);
    const added = {
      type: VPC_IPV6_ASSOCIATION,
      props: { ipv6CidrBlock: "2001:db8:1::/56" },
      dependsOn: { vpcId: ["core"] },
    };
    expect(found(rule, added)).to.deep.equal([]);
    expect(found(group([{ ...https, ipv6CidrBlocks: ["2001:db8:2::/64"] }]), added)).to.deep.equal([
      "violation group: ingress[0] lets in 2001:db8:2::/64, from outside the endpoint's VPC",
    ]);
  });

  describe("in a first preview, when AWS has yet to say whether the VPC has an IPv6 range,", () => {
    const fresh = { ...vpc, outputs: { cidrBlock: "10.0.0.0/16", ipv6CidrBlock: unknown } };
    const judged = (ingress: Properties, alsoFrom: readonly string[] = []) =>
      examine(endpointSgHttpsOnly, [fresh, endpoint(), group([{ ...https, ...ingress }])], { settings: { alsoFrom } });

    it("passes IPv4 ranges of the VPC and those that are listed", () => {
      expect(judged({ cidrBlocks: ["10.0.0.0/16"] })).to.deep.equal([]);
      expect(judged({ cidrBlocks: ["10.1.0.0/16"] }, ["10.1.0.0/16"])).to.deep.equal([]);
      expect(judged({ ipv6CidrBlocks: ["fd00:1::/64"] }, ["fd00::/8"])).to.deep.equal([]);
    });

    it("refuses IPv4 ranges from elsewhere, and IPv6 ranges wider than a VPC has", () => {
      expect(judged({ cidrBlocks: ["10.1.0.0/16"] })).to.deep.equal([
        "violation group: ingress[0] lets in 10.1.0.0/16, from outside the endpoint's VPC",
      ]);
      expect(judged({ ipv6CidrBlocks: ["::/0", "2001:db8::/43"] })).to.deep.equal([
        "violation group: ingress[0] lets in ::/0, from outside the endpoint's VPC",
        "violation group: ingress[0] lets in 2001:db8::/43, from outside the endpoint's VPC",
      ]);
    });

    it("cannot decide on an IPv6 range that a VPC could have", () => {
      expect(judged({ ipv6CidrBlocks: ["2001:db8::/44"] })).to.deep.equal([
        "undetermined group: the range of the VPC is not known yet",
      ]);
    });
  });

  it("judges rules that are resources of their own, in both forms", () => {
    const of = { securityGroupId: ["group"] };
    const old = {
      type: SECURITY_GROUP_RULE,
      name: "old",
      props: { type: "ingress", ...https, cidrBlocks: ["0.0.0.0/0"] },
      dependsOn: of,
    };
    const egress = {
      type: SECURITY_GROUP_RULE,
      name: "egress",
      props: { type: "egress", ...https, cidrBlocks: ["0.0.0.0/0"] },
      dependsOn: of,
    };
    const rule = {
      type: SECURITY_GROUP_INGRESS_RULE,
      name: "rule",
      props: { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "10.0.0.0/16" },
      dependsOn: of,
    };
    expect(found(group(), old, egress, rule)).to.have.members([
      "violation old: it lets in 0.0.0.0/0, from outside the endpoint's VPC",
      "violation rule: it lets in more than TCP 443 to an endpoint",
    ]);
  });

  it("judges what a prefix list of this stack holds, and refuses those of others", () => {
    const list = {
      type: MANAGED_PREFIX_LIST,
      name: "list",
      props: { entries: [{ cidr: "10.0.1.0/24" }, { cidr: "192.168.0.0/16" }] },
    };
    const rule = {
      type: SECURITY_GROUP_INGRESS_RULE,
      name: "rule",
      props: { ipProtocol: "tcp", fromPort: 443, toPort: 443 },
      dependsOn: { securityGroupId: ["group"], prefixListId: ["list"] },
    };
    expect(found(group(), list, rule)).to.deep.equal([
      "violation rule: it lets in 192.168.0.0/16, from outside the endpoint's VPC",
    ]);
    expect(byRule({ ...https, prefixListIds: ["pl-1"] })).to.deep.equal([
      "violation group: ingress[0] lets in a prefix list that is not of this stack",
    ]);
  });

  it("refuses an endpoint without a group, which gets the default one", () => {
    expect(examine(endpointSgHttpsOnly, [vpc, endpoint({ vpcId: ["core"] })])).to.deep.equal([
      "violation endpoint: it names no security group, so AWS gives it the VPC's default one",
    ]);
  });

  it("judges a group that an association adds", () => {
    const association = {
      type: SECURITY_GROUP_ASSOCIATION,
      props: {},
      dependsOn: { vpcEndpointId: ["endpoint"], securityGroupId: ["second"] },
    };
    expect(found(group(), association, group([{ ...https, cidrBlocks: ["0.0.0.0/0"] }], "second"))).to.deep.equal([
      "violation second: ingress[0] lets in 0.0.0.0/0, from outside the endpoint's VPC",
    ]);
  });

  it("refuses an endpoint whose only groups are added to the default one", () => {
    const adding = (props: Properties) => ({
      type: SECURITY_GROUP_ASSOCIATION,
      name: "adding",
      props,
      dependsOn: { vpcEndpointId: ["endpoint"], securityGroupId: ["group"] },
    });
    const bare = endpoint({ vpcId: ["core"] });
    const fault = ["violation endpoint: it names no security group, so AWS gives it the VPC's default one"];
    expect(examine(endpointSgHttpsOnly, [vpc, bare, group(), adding({})])).to.deep.equal(fault);
    expect(
      examine(endpointSgHttpsOnly, [vpc, bare, group(), adding({ replaceDefaultAssociation: true })]),
    ).to.deep.equal([]);
  });

  it("judges a group that other workloads share by all of its rules", () => {
    const shared = group([
      { ...https, cidrBlocks: ["10.0.0.0/16"] },
      { protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["10.0.0.0/16"] },
    ]);
    expect(found(shared)).to.deep.equal(["violation group: ingress[1] lets in more than TCP 443 to an endpoint"]);
  });

  describe("cannot decide", () => {
    it("on a group that is made elsewhere or not known yet", () => {
      const of = (securityGroupIds: unknown) => ({
        ...endpoint({ vpcId: ["core"] }),
        props: { vpcEndpointType: "Interface", securityGroupIds },
      });
      expect(examine(endpointSgHttpsOnly, [vpc, of(["sg-1"])])).to.deep.equal([
        "undetermined endpoint: security group sg-1 is made elsewhere",
      ]);
      expect(examine(endpointSgHttpsOnly, [vpc, of(unknown)])).to.deep.equal([
        "undetermined endpoint: securityGroupIds is not known yet",
      ]);
    });

    it("on a range that is not known yet, and still refuses the port", () => {
      expect(byRule({ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [unknown] })).to.deep.equal([
        "violation group: ingress[0] lets in more than TCP 443 to an endpoint",
        "undetermined group: ingress[0].cidrBlocks[0] is not known yet",
      ]);
    });

    it("on an association or a rule that may be this endpoint's or this group's", () => {
      const maybe = {
        type: SECURITY_GROUP_ASSOCIATION,
        name: "maybe",
        props: { vpcEndpointId: unknown, securityGroupId: "sg-1", replaceDefaultAssociation: true },
      };
      expect(examine(endpointSgHttpsOnly, [vpc, endpoint({ vpcId: ["core"] }), maybe])).to.deep.equal([
        "undetermined endpoint: vpcEndpointId of maybe is not known yet",
      ]);
      const open = { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16", securityGroupId: unknown };
      const ingress = { type: SECURITY_GROUP_INGRESS_RULE, name: "in", props: open };
      const egress = { type: SECURITY_GROUP_EGRESS_RULE, name: "out", props: open };
      expect(found(group(), ingress, egress)).to.deep.equal([
        "undetermined group: rule in may or may not be of this group of an endpoint",
      ]);
    });

    it("on ranges in a VPC of another stack, and still refuses the port", () => {
      const away = {
        ...endpoint({ securityGroupIds: ["group"] }),
        props: { vpcEndpointType: "Interface", vpcId: "vpc-9" },
      };
      const rule = group([{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/16", "10.0.0.0/15"] }]);
      expect(examine(endpointSgHttpsOnly, [away, rule])).to.deep.equal([
        "violation group: ingress[0] lets in more than TCP 443 to an endpoint",
        "undetermined group: the range of the VPC is not known yet",
        "violation group: ingress[0] lets in 10.0.0.0/15, from outside the endpoint's VPC",
      ]);
    });
  });
});
