import { expect } from "chai";
import {
  inSameVpc,
  type Place,
  placesOf,
  reachesZone,
  zoneNameOf,
} from "../../../../policypacks/mas-trm/kit/network/zones.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";
import { named } from "../../support/reachability-stack.ts";
import { make, type Plain } from "../../support/subnet-stack.ts";

const place = (props: Plain): Place => {
  const subnet = named(graphOf([make(types.SUBNETS[0], "desk", {}, props)]), "desk");
  return { id: JSON.stringify(props), subnet };
};
const foreign = (id: string): Place => ({ id });

describe("places of an endpoint", () => {
  const places = (endpoint: TestResource, ...more: readonly TestResource[]) => {
    const subnets = ["a", "b"].map((name) => make(types.SUBNETS[0], name));
    const graph = graphOf([...subnets, endpoint, ...more]);
    return placesOf(graph, named(graph, "tap")).map(({ id, subnet }) => subnet?.name ?? id);
  };

  it("are its subnets, its subnet configurations and those of associations, each once", () => {
    const subnetConfigurations = [{ subnetId: "subnet-2" }, { subnetId: "subnet-1" }];
    const tap = make(types.VPC_ENDPOINT, "tap", {}, { subnetIds: ["subnet-1"], subnetConfigurations });
    const joined = make(types.VPC_ENDPOINT_SUBNET_ASSOCIATION, "join", { vpcEndpointId: ["tap"], subnetId: ["a"] });
    expect(places(tap, joined)).to.deep.equal(["subnet-1", "subnet-2", "a"]);
  });

  it("are all of those that an unknown list comes from, and cannot be told when it comes from none", () => {
    expect(places(make(types.VPC_ENDPOINT, "tap", { subnetIds: ["a", "b"] }))).to.deep.equal(["a", "b"]);
    const lost = make(types.VPC_ENDPOINT, "tap", {}, { subnetIds: unknown });
    expect(() => places(lost)).to.throw("subnetIds is not known yet");
  });
});

describe("zones of places", () => {
  const both = place({ availabilityZone: "us-east-1a", availabilityZoneId: "use1-az1" });

  for (const [why, one, other, answer] of [
    ["the same foreign subnet", foreign("subnet-1"), foreign("subnet-1"), true],
    ["two foreign subnets", foreign("subnet-1"), foreign("subnet-2"), undefined],
    ["one name", place({ availabilityZone: "us-east-1a" }), both, true],
    ["two names", place({ availabilityZone: "us-east-1b" }), both, false],
    ["one id", place({ availabilityZoneId: "use1-az1" }), both, true],
    [
      "a name and an id",
      place({ availabilityZone: "us-east-1a" }),
      place({ availabilityZoneId: "use1-az1" }),
      undefined,
    ],
    ["one name but two ids", place({ availabilityZone: "us-east-1a", availabilityZoneId: "use1-az2" }), both, false],
    ["a name not known yet", place({ availabilityZone: unknown }), both, undefined],
  ] as const) {
    it(`are compared: ${why}`, () => {
      expect(reachesZone([one], other)).to.equal(answer);
    });
  }

  it("are reached when one of several places is there, and not by none", () => {
    expect(reachesZone([foreign("subnet-1"), both], both)).to.equal(true);
    expect(reachesZone([], both)).to.equal(false);
  });

  it("are named by whichever spelling is known", () => {
    expect(zoneNameOf(both)).to.equal("us-east-1a");
    expect(zoneNameOf(place({ availabilityZone: unknown, availabilityZoneId: "use1-az1" }))).to.equal("use1-az1");
    expect(zoneNameOf(foreign("subnet-1"))).to.equal(undefined);
  });
});

describe("VPCs of two resources", () => {
  const inVpc = (name: string, vpcId: unknown) => make(types.SUBNETS[0], name, {}, { vpcId });
  const graph = graphOf([
    { ...make(types.VPCS[0], "core"), outputs: { id: "vpc-0" } },
    { ...make(types.VPCS[0], "edge"), outputs: { id: "vpc-9" } },
    inVpc("a", "vpc-0"),
    inVpc("b", "vpc-0"),
    inVpc("c", "vpc-9"),
    inVpc("d", "vpc-1"),
    inVpc("e", "vpc-1"),
    inVpc("f", unknown),
    inVpc("g", undefined),
  ]);

  for (const [one, other, answer] of [
    ["a", "b", true],
    ["a", "c", false],
    ["d", "e", true],
    ["a", "d", false],
    ["a", "f", undefined],
    ["f", "a", undefined],
    ["f", "g", undefined],
  ] as const) {
    it(`are ${answer === undefined ? "not told" : answer ? "one" : "two"}: ${one} and ${other}`, () => {
      expect(inSameVpc(graph, named(graph, one), named(graph, other))).to.equal(answer);
    });
  }
});
