import { expect } from "chai";
import fc from "fast-check";
import { overlap, parseNetwork } from "../../../sandbox/providers/awsx/networks.ts";
import { type PlanRequest, planSubnets } from "../../../sandbox/providers/awsx/subnet-plan.ts";
import { natStrategyOf, planRequest, refuseNatWithoutSubnets } from "../../../sandbox/providers/awsx/vpc-args.ts";

const REQUEST: PlanRequest = {
  vpcName: "vpc",
  vpcCidr: "10.0.0.0/16",
  zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
  strategy: "Legacy",
  tagByZone: false,
};
const plan = (change: Partial<PlanRequest>) =>
  planSubnets({ ...REQUEST, ...change }).map(({ resourceName, cidrBlock }) => `${resourceName} ${cidrBlock}`);
const twoZones = { zones: ["us-east-1a", "us-east-1b"] };

describe("awsx's layout of subnets", () => {
  it("gives half of each zone to a private and a quarter to a public subnet by default", () => {
    expect(plan({})).to.deep.equal([
      "vpc-private-1 10.0.0.0/19",
      "vpc-private-2 10.0.64.0/19",
      "vpc-private-3 10.0.128.0/19",
      "vpc-public-1 10.0.32.0/20",
      "vpc-public-2 10.0.96.0/20",
      "vpc-public-3 10.0.160.0/20",
    ]);
    expect(plan({ strategy: "Auto" })).to.deep.equal([
      "vpc-private-1 10.0.0.0/19",
      "vpc-public-1 10.0.32.0/20",
      "vpc-private-2 10.0.64.0/19",
      "vpc-public-2 10.0.96.0/20",
      "vpc-private-3 10.0.128.0/19",
      "vpc-public-3 10.0.160.0/20",
    ]);
  });

  it("sorts private, public, isolated in the Legacy layout, whatever the order of the specs", () => {
    const specs = [{ type: "Isolated" }, { type: "Public", name: "edge" }, { type: "Private", cidrMask: 20 }];
    expect(plan({ ...twoZones, specs })).to.deep.equal([
      "vpc-private-1 10.0.0.0/20",
      "vpc-edge-1 10.0.16.0/20",
      "vpc-isolated-1 10.0.32.0/24",
      "vpc-private-2 10.0.128.0/20",
      "vpc-edge-2 10.0.144.0/20",
      "vpc-isolated-2 10.0.160.0/24",
    ]);
  });

  it("moves a subnet behind the one before where the Legacy layout would let them overlap", () => {
    const sizes = [19, 20].map((cidrMask) => ({ type: "Private", name: `of${cidrMask}`, cidrMask }));
    expect(plan({ zones: ["us-east-1a"], specs: sizes })).to.deep.equal([
      "vpc-of19-1 10.0.0.0/19",
      "vpc-of20-1 10.0.32.0/20",
    ]);
  });

  it("keeps the order of the specs with Auto, and aligns each subnet", () => {
    const specs = [
      { type: "Public", cidrMask: 24 },
      { type: "Private", size: 4096 },
      { type: "Isolated", cidrMask: 28 },
    ];
    expect(plan({ zones: ["us-east-1a"], specs, strategy: "Auto" })).to.deep.equal([
      "vpc-public-1 10.0.0.0/24",
      "vpc-private-1 10.0.16.0/20",
      "vpc-isolated-1 10.0.32.0/28",
    ]);
  });

  it("takes explicit ranges, and changes single defaults with AutoMerge", () => {
    const explicit = [{ type: "Isolated", cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"] }];
    expect(plan({ ...twoZones, specs: explicit, strategy: "Auto" })).to.deep.equal([
      "vpc-isolated-1 10.0.1.0/24",
      "vpc-isolated-2 10.0.2.0/24",
    ]);
    const merge = { ...twoZones, specs: [{ type: "Public", cidrMask: 24 }], strategy: "AutoMerge" } as const;
    expect(plan(merge).slice(0, 2)).to.deep.equal(["vpc-private-1 10.0.0.0/18", "vpc-public-1 10.0.64.0/24"]);
  });

  it("tags by zone where it is told to, without renaming resources", () => {
    const [first] = planSubnets({ ...REQUEST, tagByZone: true });
    expect([first?.resourceName, first?.nameTag]).to.deep.equal(["vpc-private-1", "vpc-private-1a"]);
  });

  it("refuses what does not fit", () => {
    const whole = { type: "Public", cidrMask: 16 };
    expect(() => plan({ specs: [whole], strategy: "Auto" })).to.throw("Subnets are too large for VPC");
    expect(() => plan({ specs: [{ type: "Public" }, { type: "Public" }] })).to.throw(
      'type "public" require unique names',
    );
    expect(() => plan({ specs: [{ type: "Public", cidrBlocks: ["10.0.0.0/24"] }], strategy: "Auto" })).to.throw(
      "The number of CIDR blocks in subnetSpecs[0] must match the number of availability zones (3)",
    );
    const same = ["10.0.0.0/24", "10.0.0.0/25", "10.0.1.0/24"];
    expect(() => plan({ specs: [{ type: "Public", cidrBlocks: same }], strategy: "Auto" })).to.throw("subnets overlap");
    expect(() => plan({ ...twoZones, specs: [{ type: "Public", cidrMask: 18 }], strategy: "Exact" })).to.throw("gaps");
    const exact = [
      { type: "Public", cidrMask: 18 },
      { type: "Unused", cidrMask: 18 },
    ];
    expect(plan({ ...twoZones, specs: exact, strategy: "Exact" })).to.have.length(4);
    expect(() => plan({ vpcCidr: "10.0.0.0/25", strategy: "Auto" })).to.throw("requires a VPC with at least /26");
  });

  it("never lets automatic subnets overlap or leave the VPC", () => {
    const masks = fc.array(fc.integer({ min: 21, max: 28 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(masks, (given) => {
        const specs = given.map((cidrMask, index) => ({ type: "Isolated", name: `tier${index}`, cidrMask }));
        const planned = planSubnets({ ...REQUEST, specs, strategy: "Auto" });
        const networks = planned.map(({ cidrBlock }) => parseNetwork(cidrBlock));
        expect(networks).to.have.length(given.length * 3);
        const vpc = parseNetwork("10.0.0.0/16");
        for (const [index, network] of networks.entries()) {
          expect(overlap(network, vpc)).to.equal(true);
          expect(networks.slice(index + 1).some((other) => overlap(network, other))).to.equal(false);
        }
      }),
    );
  });
});

describe("awsx's arguments", () => {
  it("name a NAT strategy that fits the addresses and the subnets", () => {
    expect(natStrategyOf({}, 3)).to.equal("oneperaz");
    expect(natStrategyOf({ natGateways: { strategy: "Single" } }, 3)).to.equal("single");
    expect(() => natStrategyOf({ natGateways: { strategy: "Many" } }, 3)).to.throw("Unknown NatGatewayStrategy 'Many'");
    const two = { elasticIpAllocationIds: ["a", "b"] };
    expect(() => natStrategyOf({ natGateways: { strategy: "None", ...two } }, 2)).to.throw("cannot be specified");
    expect(() => natStrategyOf({ natGateways: { strategy: "Single", ...two } }, 2)).to.throw("Exactly one Elastic IP");
    expect(() => natStrategyOf({ natGateways: { strategy: "OnePerAz", ...two } }, 3)).to.throw("must match the number");
    expect(() => refuseNatWithoutSubnets("single", ["Isolated"])).to.throw("public subnets must be declared");
    refuseNatWithoutSubnets("none", ["Isolated"]);
  });

  it("need a range that is known", () => {
    expect(planRequest("vpc", {}, []).vpcCidr).to.equal("10.0.0.0/16");
    expect(() => planRequest("vpc", { ipv4IpamPoolId: "ipam-pool-1" }, [])).to.throw("needs cidrBlock");
  });
});
