import { expect } from "chai";
import {
  DESKTOP_DIRECTORY,
  SUBNETS,
  VPC_ENDPOINT,
  VPC_ENDPOINT_SUBNET_ASSOCIATION,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { multiAzCoreServices } from "../../../policypacks/mas-trm/rules/resilience/multi-az-core-services.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const subnet = (name: string, props: Properties): TestResource => ({ type: SUBNETS[0], name, props });
const a = subnet("a", { availabilityZone: "us-east-1a" });
const b = subnet("b", { availabilityZone: "us-east-1b" });
const endpoint = (props: Properties, subnetIds?: readonly string[]): TestResource => ({
  type: VPC_ENDPOINT,
  name: "endpoint",
  props: { vpcEndpointType: "Interface", ...props },
  ...(subnetIds && { dependsOn: { subnetIds } }),
});
const found = (...resources: readonly TestResource[]) => examine(multiAzCoreServices, resources);
const refused = ["violation endpoint: its subnets are in one zone or none"];

describe("multi-az-core-services", () => {
  it("passes an endpoint and a directory in two zones", () => {
    const directory = { type: DESKTOP_DIRECTORY, name: "directory", props: {}, dependsOn: { subnetIds: ["a", "b"] } };
    expect(found(a, b, endpoint({}, ["a", "b"]), directory)).to.deep.equal([]);
  });

  it("passes zones that are named by id", () => {
    const zones = ["use1-az1", "use1-az2"].map((id, i) => subnet(`s${i}`, { availabilityZoneId: id }));
    expect(found(...zones, endpoint({}, ["s0", "s1"]))).to.deep.equal([]);
  });

  it("passes a list of subnets whose ids are not known yet one by one", () => {
    expect(
      found(a, b, { ...endpoint({ subnetIds: [unknown, unknown] }), dependsOn: { subnetIds: ["a", "b"] } }),
    ).to.deep.equal([]);
  });

  it("passes a second zone that an association adds", () => {
    const association = {
      type: VPC_ENDPOINT_SUBNET_ASSOCIATION,
      props: {},
      dependsOn: { vpcEndpointId: ["endpoint"], subnetId: ["b"] },
    };
    expect(found(a, b, endpoint({}, ["a"]), association)).to.deep.equal([]);
    expect(found(a, b, endpoint({}, ["a"]))).to.deep.equal(refused);
  });

  it("refuses two subnets in the same zone", () => {
    const twin = subnet("twin", { availabilityZone: "us-east-1a" });
    expect(found(a, twin, endpoint({}, ["a", "twin"]))).to.deep.equal(refused);
  });

  it("refuses a directory in one zone", () => {
    const directory = { type: DESKTOP_DIRECTORY, name: "directory", props: {}, dependsOn: { subnetIds: ["a"] } };
    expect(found(a, directory)).to.deep.equal(["violation directory: its subnets are in one zone or none"]);
  });

  it("refuses an endpoint in one subnet, whatever its zone, or in none", () => {
    expect(found(endpoint({ subnetIds: ["subnet-1"] }))).to.deep.equal(refused);
    expect(found(endpoint({ subnetIds: ["subnet-1", "subnet-1"] }))).to.deep.equal(refused);
    expect(found(endpoint({}))).to.deep.equal(refused);
  });

  it("has nothing to ask of gateways", () => {
    expect(found({ type: VPC_ENDPOINT, props: { routeTableIds: ["rtb-1"] } })).to.deep.equal([]);
  });

  it("cannot tell a zone's name from another's id", () => {
    const byId = subnet("by-id", { availabilityZoneId: "use1-az1" });
    expect(found(a, byId, endpoint({}, ["a", "by-id"]))).to.deep.equal([
      "undetermined endpoint: its zones cannot be told apart",
    ]);
  });

  it("cannot decide on zones that are not known yet or of subnets made elsewhere", () => {
    const open = subnet("open", { availabilityZone: unknown });
    expect(found(a, open, endpoint({}, ["a", "open"]))).to.deep.equal([
      "undetermined endpoint: its zones cannot be told apart: those of open are not known",
    ]);
    expect(found(endpoint({ subnetIds: ["subnet-1", "subnet-2"] }))).to.deep.equal([
      "undetermined endpoint: its zones cannot be told apart: those of subnet-1, subnet-2 are not known",
    ]);
    const loose = { type: VPC_ENDPOINT_SUBNET_ASSOCIATION, name: "loose", props: { vpcEndpointId: unknown } };
    expect(found(a, endpoint({}, ["a"]), loose)).to.deep.equal([
      "undetermined endpoint: vpcEndpointId of loose is not known yet",
    ]);
    expect(found(endpoint({ subnetIds: unknown }))).to.deep.equal([
      "undetermined endpoint: subnetIds is not known yet",
    ]);
  });

  it("does not let an endpoint that cannot be decided on hide a directory in one zone", () => {
    const directory = { type: DESKTOP_DIRECTORY, name: "directory", props: {}, dependsOn: { subnetIds: ["a"] } };
    expect(found(a, endpoint({ subnetIds: unknown }), directory)).to.have.members([
      "undetermined endpoint: subnetIds is not known yet",
      "violation directory: its subnets are in one zone or none",
    ]);
  });

  describe("where desktops stand", () => {
    const inVpc = (name: string, zone: Properties, vpcId: unknown = "vpc-1") => subnet(name, { ...zone, vpcId });
    const [here, there, third] = ["a", "b", "c"].map((letter) =>
      inVpc(letter, { availabilityZone: `us-east-1${letter}` }),
    );
    const zones = [here, there, third].flatMap((it) => it ?? []);
    const desks = (...subnetIds: readonly string[]): TestResource => ({
      type: DESKTOP_DIRECTORY,
      name: "directory",
      props: {},
      dependsOn: { subnetIds },
    });
    const near = endpoint({ vpcId: "vpc-1" }, ["a", "b"]);
    const where = "the zone of c, where desktops of directory stand";

    it("refuses an endpoint without a subnet in one of their zones", () => {
      expect(found(...zones, near, desks("b", "c"))).to.deep.equal([
        `violation endpoint: it has no subnet in ${where}`,
      ]);
    });

    it("passes an endpoint in another subnet of the zone, and one that an association puts there", () => {
      const twin = inVpc("twin", { availabilityZone: "us-east-1c" });
      expect(found(...zones, twin, endpoint({ vpcId: "vpc-1" }, ["a", "b", "twin"]), desks("b", "c"))).to.deep.equal(
        [],
      );
      const dependsOn = { vpcEndpointId: ["endpoint"], subnetId: ["twin"] };
      const association = { type: VPC_ENDPOINT_SUBNET_ASSOCIATION, name: "more", props: {}, dependsOn };
      expect(found(...zones, twin, near, association, desks("b", "c"))).to.deep.equal([]);
      const loose = { type: VPC_ENDPOINT_SUBNET_ASSOCIATION, name: "loose", props: { vpcEndpointId: unknown } };
      expect(found(...zones, near, loose, desks("b", "c"))).to.deep.equal([
        "undetermined endpoint: vpcEndpointId of loose is not known yet",
      ]);
    });

    it("asks nothing of endpoints of another VPC, and of gateways", () => {
      expect(found(...zones, endpoint({ vpcId: "vpc-2" }, ["a", "b"]), desks("b", "c"))).to.deep.equal([]);
      const gateway = { type: VPC_ENDPOINT, props: { vpcEndpointType: "Gateway", vpcId: "vpc-1" } };
      expect(found(...zones, gateway, desks("b", "c"))).to.deep.equal([]);
    });

    it("cannot tell of zones and VPCs that are not known, spelt otherwise, or of subnets made elsewhere", () => {
      const open = [`undetermined endpoint: whether it has a subnet in ${where}, cannot be told`];
      for (const zone of [{ availabilityZone: unknown }, { availabilityZoneId: "use1-az3" }]) {
        expect(found(...zones.slice(0, 2), inVpc("c", zone), near, desks("a", "b", "c"))).to.deep.equal(open);
      }
      const lost = inVpc("c", { availabilityZone: "us-east-1c" }, unknown);
      expect(found(...zones.slice(0, 2), lost, near, desks("b", "c"))).to.deep.equal(open);
      const foreign = { ...desks(), props: { subnetIds: ["subnet-1", "subnet-2"] }, dependsOn: {} };
      expect(found(...zones, near, foreign)).to.include(
        "undetermined endpoint: whether it has a subnet in the zone of subnet-1, where desktops of directory stand, cannot be told",
      );
    });
  });
});
