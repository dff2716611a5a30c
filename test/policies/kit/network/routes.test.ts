import { expect } from "chai";
import { readRoutes } from "../../../../policypacks/mas-trm/kit/network/routes.ts";
import { Resource, type ResourceFacts } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { StackGraph } from "../../../../policypacks/mas-trm/kit/stack-graph.ts";
import { INTERNET_GATEWAY, ROUTE_TABLE, VPN_GATEWAYS } from "../../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../../support/examine.ts";

const facts = (type: string, name: string, more: Partial<ResourceFacts> = {}): ResourceFacts => ({
  urn: `urn:pulumi:dev::test::${type}::${name}`,
  type,
  name,
  inputs: {},
  ...more,
});
const door = facts(INTERNET_GATEWAY, "door");
const tunnel = facts(VPN_GATEWAYS[0], "tunnel");
const table = (routes: unknown, ...origins: readonly ResourceFacts[]) =>
  new Resource(
    facts(ROUTE_TABLE, "table", {
      inputs: { routes },
      propertyDependencies: { routes: origins.map(({ urn }) => urn) },
    }),
  );
const targets = (resource: Resource) => readRoutes(resource).routes.map(({ target }) => target.label);

describe("readRoutes", () => {
  it("reads what is known without the stack around, and says what is not", () => {
    const routes = [{ gatewayId: "igw-1" }, { gatewayId: unknown }, { transitGatewayId: "tgw-1" }];
    const reading = readRoutes(table(routes, door));
    expect(reading.routes.map(({ target }) => target.kind)).to.deep.equal(["internet gateway", "transit gateway"]);
    expect(reading.unknown).to.deep.equal(["routes[1].gatewayId"]);
  });

  it("knows the kinds of literal ids by their prefixes, whichever property they stand in", () => {
    const ids = [
      "local",
      "igw-1",
      "eigw-1",
      "cagw-1",
      "nat-1",
      "vgw-1",
      "tgw-1",
      "pcx-1",
      "eni-1",
      "i-1",
      "vpce-1",
      "lgw-1",
    ];
    expect(
      readRoutes(table(ids.map((gatewayId) => ({ gatewayId })))).routes.map(({ target }) => target.kind),
    ).to.deep.equal([
      "local",
      "internet gateway",
      "egress-only internet gateway",
      "carrier gateway",
      "NAT gateway",
      "VPN gateway",
      "transit gateway",
      "peering connection",
      "network interface",
      "instance",
      "VPC endpoint",
      "local gateway",
    ]);
    expect(readRoutes(table([{ gatewayId: "gate" }])).unknown).to.deep.equal(["routes[0].gatewayId"]);
  });

  it("follows an unknown gateway to its one origin", () => {
    const subject = table([{ gatewayId: unknown }], door);
    new StackGraph([new Resource(door), new Resource(tunnel), subject]);
    expect(targets(subject)).to.deep.equal(["internet gateway door"]);
    expect(readRoutes(subject).unknown).to.deep.equal([]);
  });

  it("finds the internet gateway of a list that cannot be told apart", () => {
    const subject = table([{ gatewayId: unknown }, { gatewayId: unknown }], door, tunnel);
    new StackGraph([new Resource(door), new Resource(tunnel), subject]);
    expect(targets(subject)).to.deep.equal(["internet gateway door"]);
    expect(readRoutes(subject).unknown).to.deep.equal(["routes[0].gatewayId", "routes[1].gatewayId"]);
  });

  it("does not take a gateway for a target that only known values come from", () => {
    const subject = table([{ gatewayId: "vgw-1" }], door);
    new StackGraph([new Resource(door), subject]);
    expect(targets(subject)).to.deep.equal(["VPN gateway vgw-1"]);
  });
});
