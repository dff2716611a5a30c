import { expect } from "chai";
import { publicAddressOf } from "../../../../../policypacks/mas-trm/kit/network/reachability/public-address.ts";
import * as types from "../../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../../support/examine.ts";
import { base, card, carded, into, named, NOTHING, without } from "../../../support/reachability-stack.ts";
import { make, type Origins, type Plain, subnet } from "../../../support/subnet-stack.ts";

const NONE = { hops: [], unclear: [] };
const by = (...hops: readonly string[]) => ({ hops, unclear: [] });
const perhaps = (...unclear: readonly string[]) => ({ hops: [], unclear });
const addressOf = (resources: readonly TestResource[], name = "web") => {
  const graph = graphOf(resources);
  const { hops, unclear } = publicAddressOf(graph, named(graph, name));
  return { hops: hops.map(({ text }) => text), unclear };
};
const web = (props: Plain = {}, origins: Origins = { subnetId: ["desk"] }) =>
  make(types.INSTANCE, "web", origins, props);
const eager = { ...subnet, props: { ...subnet.props, mapPublicIpOnLaunch: true } };
/** A machine in a subnet that gives addresses to those that do not say what they want. */
const inEager = (props: Plain = {}) => addressOf([...without("web", "desk"), eager, web(props)]);

describe("reachability: the address that a machine starts with", () => {
  it("is the subnet's to give where the machine does not say", () => {
    expect(inEager()).to.deep.equal(by("the public address that subnet desk gives Instance web"));
    expect(inEager({ associatePublicIpAddress: false })).to.deep.equal(NONE);
    expect(addressOf([...without("web"), web()])).to.deep.equal(NONE);
    expect(addressOf([...without("web"), web({ associatePublicIpAddress: true })])).to.deep.equal(
      by("the public address of Instance web"),
    );
  });

  it("is given in a default subnet, where a machine without one starts", () => {
    expect(addressOf([web({}, {})])).to.deep.equal(by("the public address that a default subnet gives Instance web"));
  });

  it("cannot be told in a subnet from elsewhere, or by a launch template", () => {
    expect(addressOf([web({ subnetId: "subnet-1" }, {})])).to.deep.equal(
      perhaps("Instance web may get a public address"),
    );
    expect(inEager({ launchTemplate: { id: "lt-1" } })).to.deep.equal(
      perhaps("Instance web may get a public address by its launch template"),
    );
  });

  it("is none for a machine with an interface made apart", () => {
    expect(addressOf([...without("web", "desk"), eager, card, carded])).to.deep.equal(NONE);
    const foreign = web({ primaryNetworkInterface: { networkInterfaceId: "eni-1" } }, {});
    expect(addressOf([foreign])).to.deep.equal(
      perhaps("an interface of Instance web is not part of this stack, or not known yet"),
    );
  });
});

describe("reachability: Elastic IP addresses", () => {
  it("follows a machine to an interface made apart, and an Elastic IP address to both", () => {
    const stack = [...without("web"), card, carded];
    expect(into(stack)).to.deep.equal(NOTHING);
    const address = make(types.ELASTIC_IP, "fixed", { networkInterface: ["card"] });
    expect(into([...stack, address]).open[0]).to.match(/then Elastic IP address fixed of NetworkInterface card$/);
    expect(into([...stack, address], "card").open).to.have.length(1);
  });

  for (const [type, path, name, holder] of [
    [types.ELASTIC_IP, "instance", "web", "Instance web"],
    [types.ELASTIC_IP, "networkInterface", "card", "NetworkInterface card"],
    [types.ELASTIC_IP_ASSOCIATION, "instanceId", "web", "Instance web"],
    [types.ELASTIC_IP_ASSOCIATION, "networkInterfaceId", "card", "NetworkInterface card"],
  ] as const) {
    it(`are found by ${path} of ${type}, and may be anybody's while it is not known yet`, () => {
      const stack = [...without("web"), web(), card];
      expect(addressOf([...stack, make(type, "fixed", { [path]: [name] })], name)).to.deep.equal(
        by(`Elastic IP address fixed of ${holder}`),
      );
      expect(addressOf([...stack, make(type, "fixed", {}, { [path]: unknown })], name)).to.deep.equal(
        perhaps(`Elastic IP address fixed may be that of ${holder}`),
      );
    });
  }

  it("are not for what AWS gives none, such as a function", () => {
    const job = make(types.FUNCTION, "job", { vpcConfig: ["desk"] });
    const fixed = make(types.ELASTIC_IP, "fixed", {}, { networkInterface: unknown });
    expect(addressOf([...base, job, fixed], "job")).to.deep.equal(NONE);
  });
});

describe("reachability: IPv6 addresses and load balancers", () => {
  for (const [props, isAsked] of [
    [{ ipv6AddressCount: 1 }, true],
    [{ ipv6AddressCount: 0 }, false],
    [{ ipv6PrefixCount: 1 }, true],
    [{ ipv6Addresses: ["2001:db8::1"] }, true],
    [{ ipv6Addresses: [] }, false],
    [{ ipv6AddressLists: ["2001:db8::1"] }, true],
    [{ ipv6Prefixes: ["2001:db8::/80"] }, true],
  ] as const) {
    it(`${isAsked ? "has" : "has no"} public address by ${JSON.stringify(props)}`, () => {
      const found = addressOf([...without("web"), web(props)]);
      expect(found).to.deep.equal(isAsked ? by("an IPv6 address of Instance web") : NONE);
    });
  }

  it("cannot tell how many are asked for when that is not known yet", () => {
    expect(addressOf([...without("web"), web({ ipv6AddressCount: unknown })])).to.deep.equal(
      perhaps("ipv6AddressCount is not known yet"),
    );
  });

  for (const [type, internal, found] of [
    [types.LOAD_BALANCERS[0], undefined, by("LoadBalancer entry faces the internet")],
    [types.LOAD_BALANCERS[1], false, by("LoadBalancer entry faces the internet")],
    [types.CLASSIC_LOAD_BALANCER, true, NONE],
    [types.LOAD_BALANCERS[0], unknown, perhaps("internal is not known yet")],
  ] as const) {
    it(`asks ${type} whether it is internal: ${internal === unknown ? "not known yet" : String(internal)}`, () => {
      expect(addressOf([make(type, "entry", {}, { internal })], "entry")).to.deep.equal(found);
    });
  }
});

describe("reachability: the address of an ECS service", () => {
  const tasks = (assignPublicIp: unknown) =>
    make(types.ECS_SERVICE, "web", {}, { networkConfiguration: { subnets: [unknown], assignPublicIp } });

  it("is its tasks' where it asks for one", () => {
    expect(addressOf([tasks(true)])).to.deep.equal(by("the public address of the tasks of Service web"));
    expect(addressOf([tasks(false)])).to.deep.equal(NONE);
    expect(addressOf([tasks(undefined)])).to.deep.equal(NONE);
  });

  it("cannot be told while that is not known", () => {
    expect(addressOf([tasks(unknown)]).unclear).to.have.length(1);
  });
});
