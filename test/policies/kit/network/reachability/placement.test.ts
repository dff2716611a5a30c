import { expect } from "chai";
import {
  interfacesOf,
  placedIn,
  securityGroupsOf,
  subnetsOf,
} from "../../../../../policypacks/mas-trm/kit/network/reachability/placement.ts";
import { INTERFACE_GROUP_ATTACHMENT } from "../../../../../policypacks/mas-trm/kit/network/reachability/types.ts";
import type { Link } from "../../../../../policypacks/mas-trm/kit/stack-graph.ts";
import * as types from "../../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../../support/examine.ts";
import { base, card, carded, front, named, NOTHING, outOf, without } from "../../../support/reachability-stack.ts";
import { make, type Origins, type Plain } from "../../../support/subnet-stack.ts";

const words = (links: readonly Link[]) =>
  links.map((link) =>
    link.kind === "resource" ? link.resource.name : link.kind === "literal" ? link.value : link.kind,
  );
const of = (ask: typeof subnetsOf, type: string, props: Plain) => {
  const graph = graphOf([make(type, "it", {}, props)]);
  return words(ask(graph, named(graph, "it")));
};
const one = ["subnet-1"];
const two = ["subnet-1", "subnet-2"];
const mapped = { subnetMappings: two.map((subnetId) => ({ subnetId })) };
const guards = ["sg-1"];

describe("reachability: where something stands", () => {
  for (const [type, props, subnets, groups] of [
    [types.INSTANCE, { subnetId: "subnet-1", vpcSecurityGroupIds: guards }, one, guards],
    [types.INSTANCE, { subnetId: "subnet-1", securityGroups: guards }, one, guards],
    [types.SPOT_INSTANCE_REQUEST, { subnetId: "subnet-1", vpcSecurityGroupIds: guards }, one, guards],
    [types.NETWORK_INTERFACE, { subnetId: "subnet-1", securityGroups: guards }, one, guards],
    [types.VPC_ENDPOINT, { subnetIds: two, securityGroupIds: guards }, two, guards],
    [types.NAT_GATEWAY, { subnetId: "subnet-1" }, one, []],
    [types.NETWORK_FIREWALL, mapped, two, []],
    [types.TRANSIT_GATEWAY_VPC_ATTACHMENT, { subnetIds: two }, two, []],
    [types.LOAD_BALANCERS[0], { subnets: two, securityGroups: guards }, two, guards],
    [types.LOAD_BALANCERS[1], { ...mapped, securityGroups: guards }, two, guards],
    [types.CLASSIC_LOAD_BALANCER, { subnets: two, securityGroups: guards }, two, guards],
    [types.FUNCTION, { vpcConfig: { subnetIds: two, securityGroupIds: guards } }, two, guards],
    [types.ECS_SERVICE, { networkConfiguration: { subnets: two, securityGroups: guards } }, two, guards],
    [types.BUCKETS[0], { subnetId: "subnet-1", subnetIds: two, securityGroups: guards }, [], []],
    [types.INSTANCE, {}, [], []],
  ] as const) {
    it(`is said by ${Object.keys(props).join(" and ") || "nothing"} of ${type}`, () => {
      expect(of(subnetsOf, type, props)).to.deep.equal(subnets);
      expect(of(securityGroupsOf, type, props)).to.deep.equal(groups);
    });
  }

  it("is told by the origin of a list that is not known yet", () => {
    const wall = make(types.NETWORK_FIREWALL, "wall", { subnetMappings: ["desk"] });
    const graph = graphOf([...base, wall]);
    expect(words(subnetsOf(graph, named(graph, "wall")))).to.deep.equal(["desk"]);
  });

  it("reads a group that is attached to an interface or endpoint later", () => {
    const closed = make(types.SECURITY_GROUP, "closed", { vpcId: ["core"] });
    const behind = (type: string, place: string, guards: string) =>
      make(type, "card", { [place]: ["desk"], [guards]: ["closed"] }, { [place]: [unknown], [guards]: [unknown] });
    const card = behind(types.NETWORK_INTERFACE, "subnetId", "securityGroups");
    const plain = { ...card, props: { securityGroups: [unknown] } };
    const tap = behind(types.VPC_ENDPOINT, "subnetIds", "securityGroupIds");
    for (const [guarded, type, path] of [
      [plain, INTERFACE_GROUP_ATTACHMENT, "networkInterfaceId"],
      [tap, types.SECURITY_GROUP_ASSOCIATION, "vpcEndpointId"],
    ] as const) {
      const later = make(type, "later", { [path]: ["card"], securityGroupId: ["guard"] });
      expect(outOf([...base, closed, guarded], "card")).to.deep.equal(NOTHING);
      expect(outOf([...base, closed, guarded, later], "card").open).to.have.length(1);
    }
  });
});

describe("reachability: interfaces made apart", () => {
  for (const [type, props, interfaces] of [
    [types.INSTANCE, { primaryNetworkInterface: { networkInterfaceId: "eni-1" } }, ["eni-1"]],
    [
      types.INSTANCE,
      { networkInterfaces: [{ networkInterfaceId: "eni-1" }, { networkInterfaceId: "eni-2" }] },
      ["eni-1", "eni-2"],
    ],
    [types.SPOT_INSTANCE_REQUEST, { networkInterfaces: [{ networkInterfaceId: "eni-1" }] }, ["eni-1"]],
    [types.LAUNCH_TEMPLATE, { networkInterfaces: [{ networkInterfaceId: "eni-1" }] }, []],
    [types.INSTANCE, { subnetId: "subnet-1" }, []],
  ] as const) {
    it(`are ${interfaces.join(" and ") || "none"}, given ${Object.keys(props).join()} of ${type}`, () => {
      expect(of(interfacesOf, type, props)).to.deep.equal(interfaces);
    });
  }
});

describe("reachability: what stands in a subnet", () => {
  const stack = [...without("web"), card, ...front];
  const inDesk = (...resources: readonly TestResource[]) => {
    const graph = graphOf([...stack, ...resources]);
    return placedIn(graph, named(graph, "desk"))
      .map(({ name }) => name)
      .filter((name) => name !== "card");
  };
  const web = (origins: Origins, props: Plain = {}) => make(types.INSTANCE, "web", origins, props);
  const far = make(types.NETWORK_INTERFACE, "far", { subnetId: ["front"] });
  const lost = make(types.NETWORK_INTERFACE, "lost");

  it("is what names the subnet, alone or among others", () => {
    expect(inDesk(web({ subnetId: ["desk"] }))).to.deep.equal(["web"]);
    const entry = make(
      types.LOAD_BALANCERS[0],
      "entry",
      { subnets: ["front", "desk"] },
      { subnets: [unknown, unknown] },
    );
    expect(inDesk(entry)).to.deep.equal(["entry"]);
  });

  it("is a machine with an interface there, alone or among others", () => {
    expect(inDesk(carded)).to.deep.equal(["web"]);
    const both = {
      primaryNetworkInterface: undefined,
      networkInterfaces: [{ networkInterfaceId: "eni-far" }, { networkInterfaceId: "eni-card" }],
    };
    const known = [
      { ...far, outputs: { id: "eni-far" } },
      { ...card, name: "near", outputs: { id: "eni-card" } },
      web({}, both),
    ];
    expect(inDesk(...known)).to.have.members(["near", "web"]);
  });

  for (const [why, machine] of [
    ["stands in another subnet", web({ subnetId: ["front"] })],
    ["stands in one from elsewhere", web({}, { subnetId: "subnet-1" })],
    ["says nothing of it", web({})],
    ["has its interface in another subnet", web({ primaryNetworkInterface: ["far"] }, carded.props)],
    ["has one that says no subnet", web({ primaryNetworkInterface: ["lost"] }, carded.props)],
    ["has one from elsewhere", web({}, { primaryNetworkInterface: { networkInterfaceId: "eni-1" } })],
  ] as const) {
    it(`is nothing that ${why}`, () => {
      expect(inDesk(far, lost, machine)).to.deep.equal([]);
    });
  }
});
