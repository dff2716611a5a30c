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
});
