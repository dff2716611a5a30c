import { expect } from "chai";
import {
  AUTO_SCALING_GROUP,
  DEFAULT_SUBNET,
  ELASTIC_IP,
  ELASTIC_IP_ASSOCIATION,
  INSTANCE,
  INTERNET_GATEWAY,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  LIGHTSAIL_WITH_ADDRESS,
  NETWORK_INTERFACE,
  ROUTE,
  SPOT_FLEET_REQUEST,
  SPOT_INSTANCE_REQUEST,
  SUBNETS,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { computeHasNoPublicIp } from "../../../policypacks/mas-trm/rules/compute/compute-has-no-public-ip.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;
type Origins = Readonly<Record<string, readonly string[]>>;

const make = (type: string, name: string, props: Plain = {}, dependsOn: Origins = {}): TestResource => ({
  type,
  name,
  props,
  dependsOn,
});
const quiet = make(SUBNETS[0], "quiet", { mapPublicIpOnLaunch: false });
const loud = make(SUBNETS[0], "loud", { mapPublicIpOnLaunch: true });
const judged = (...resources: readonly TestResource[]) => examine(computeHasNoPublicIp, [quiet, loud, ...resources]);
const leftTo = (what: string, name = "machine") =>
  `violation ${name}: associatePublicIpAddress is left out, which leaves it to ${what}, which hands out public addresses`;

describe("compute-has-no-public-ip: machines", () => {
  for (const type of [INSTANCE, SPOT_INSTANCE_REQUEST]) {
    for (const [why, props, subnet, found] of [
      ["no address by its own word", { associatePublicIpAddress: false }, "loud", []],
      ["no address by its subnet's", {}, "quiet", []],
      [
        "an address by its own word",
        { associatePublicIpAddress: true },
        "quiet",
        ["violation machine: associatePublicIpAddress is true"],
      ],
      ["an address by its subnet's", {}, "loud", [leftTo("subnet loud")]],
      [
        "not known yet",
        { associatePublicIpAddress: unknown },
        "quiet",
        ["undetermined machine: associatePublicIpAddress is not known yet"],
      ],
    ] as const) {
      it(`${why}: ${type}`, () => {
        expect(judged(make(type, "machine", props, { subnetId: [subnet] }))).to.deep.equal(found);
      });
    }
  }

  it("knows that a machine without a subnet starts in a default one", () => {
    expect(judged(make(INSTANCE, "machine"))).to.deep.equal([leftTo("a default subnet")]);
  });

  it("knows that a default subnet hands out public addresses unless told not to", () => {
    const found = make(DEFAULT_SUBNET, "found", { availabilityZone: "us-east-1a" });
    const machine = make(INSTANCE, "machine", {}, { subnetId: ["found"] });
    expect(judged(found, machine)).to.deep.equal([leftTo("subnet found")]);
    expect(judged({ ...found, props: { mapPublicIpOnLaunch: false } }, machine)).to.deep.equal([]);
  });

  it("cannot decide on a subnet from elsewhere, nor on one not known yet", () => {
    expect(judged(make(INSTANCE, "machine", { subnetId: "subnet-1" }))).to.deep.equal([
      "undetermined machine: associatePublicIpAddress is left out, which leaves it to subnet subnet-1, which is not part of this stack",
    ]);
    expect(judged(make(INSTANCE, "machine", { subnetId: unknown }))).to.deep.equal([
      "undetermined machine: subnetId is not known yet",
    ]);
    expect(judged(make(INSTANCE, "machine", {}, { subnetId: ["quiet", "loud"] }))).to.deep.equal([
      "undetermined machine: subnetId is not known yet",
    ]);
  });

  it("passes a machine with an interface made apart", () => {
    const card = make(NETWORK_INTERFACE, "card", {}, { subnetId: ["loud"] });
    for (const props of [
      { primaryNetworkInterface: { networkInterfaceId: unknown } },
      { networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: unknown }] },
    ]) {
      expect(judged(card, make(INSTANCE, "machine", props))).to.deep.equal([]);
    }
  });

  it("refuses a machine that asks for an address beside an interface made apart", () => {
    const props = { associatePublicIpAddress: true, primaryNetworkInterface: { networkInterfaceId: unknown } };
    expect(judged(make(INSTANCE, "machine", props))).to.deep.equal([
      "violation machine: associatePublicIpAddress is true",
    ]);
  });

  it("judges each launch specification of a fleet", () => {
    const launchSpecifications = [
      { associatePublicIpAddress: true, subnetId: "subnet-1" },
      { associatePublicIpAddress: false },
      { ami: "ami-1" },
    ];
    expect(judged(make(SPOT_FLEET_REQUEST, "machine", { launchSpecifications }))).to.deep.equal([
      "violation machine: launchSpecifications[0].associatePublicIpAddress is true",
      leftTo("a default subnet"),
    ]);
  });
});

describe("compute-has-no-public-ip: templates and groups", () => {
  const template = (...networkInterfaces: readonly Plain[]) => make(LAUNCH_TEMPLATE, "template", { networkInterfaces });
  const group = (props: Plain, origins: Origins) => make(AUTO_SCALING_GROUP, "group", props, origins);
  const fromTemplate = (subnets: readonly string[], props: Plain = {}) =>
    group(
      { launchTemplate: { id: unknown, version: "$Latest" }, vpcZoneIdentifiers: subnets.map(() => unknown), ...props },
      { launchTemplate: ["template"], vpcZoneIdentifiers: subnets },
    );

  it("reads the switches of a template, which are strings", () => {
    expect(judged(template({ associatePublicIpAddress: "false", associateCarrierIpAddress: "false" }))).to.deep.equal(
      [],
    );
    expect(judged(template({ associatePublicIpAddress: "true" }))).to.deep.equal([
      "violation template: networkInterfaces[0].associatePublicIpAddress is true",
    ]);
    expect(judged(template({ associateCarrierIpAddress: "true" }))).to.deep.equal([
      "violation template: networkInterfaces[0].associateCarrierIpAddress is true",
    ]);
  });

  it("judges an interface of a template by its subnet where it names one", () => {
    const named = { ...template({ subnetId: unknown }), dependsOn: { networkInterfaces: ["loud"] } };
    expect(judged(named)).to.deep.equal([leftTo("subnet loud", "template")]);
  });

  it("refuses a launch configuration that asks for addresses", () => {
    expect(judged(make(LAUNCH_CONFIGURATION, "template", { associatePublicIpAddress: true }))).to.deep.equal([
      "violation template: associatePublicIpAddress is true",
    ]);
    expect(judged(make(LAUNCH_CONFIGURATION, "template", { associatePublicIpAddress: false }))).to.deep.equal([]);
  });

  it("refuses a group in a subnet that hands out addresses, unless its template declines them", () => {
    const silent = template();
    const declining = template({ associatePublicIpAddress: "false" });
    expect(judged(silent, fromTemplate(["quiet"]))).to.deep.equal([]);
    expect(judged(silent, fromTemplate(["loud"]))).to.deep.equal([leftTo("subnet loud", "group")]);
    expect(judged(declining, fromTemplate(["loud"]))).to.deep.equal([]);
  });

  it("judges a group by a launch configuration likewise", () => {
    const by = (associatePublicIpAddress: boolean | undefined) => [
      make(LAUNCH_CONFIGURATION, "config", associatePublicIpAddress === undefined ? {} : { associatePublicIpAddress }),
      group({ vpcZoneIdentifiers: [unknown] }, { launchConfiguration: ["config"], vpcZoneIdentifiers: ["loud"] }),
    ];
    expect(judged(...by(undefined))).to.deep.equal([leftTo("subnet loud", "group")]);
    expect(judged(...by(false))).to.deep.equal([]);
  });

  it("refuses a group that names zones only, and so default subnets", () => {
    const zones = group(
      { launchTemplate: { id: unknown }, availabilityZones: ["us-east-1a"] },
      { launchTemplate: ["template"] },
    );
    expect(judged(template(), zones)).to.deep.equal([leftTo("a default subnet", "group")]);
  });

  it("judges a group without a template by its subnets", () => {
    const copied = (subnet: string) => group({ vpcZoneIdentifiers: [unknown] }, { vpcZoneIdentifiers: [subnet] });
    expect(judged(copied("quiet"))).to.deep.equal([]);
    expect(judged(copied("loud"))).to.deep.equal([leftTo("subnet loud", "group")]);
  });

  it("reads the template of a mixed group", () => {
    const mixed = group(
      {
        mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateId: unknown } } },
        vpcZoneIdentifiers: [unknown],
      },
      { mixedInstancesPolicy: ["template"], vpcZoneIdentifiers: ["loud"] },
    );
    expect(judged(template({ associatePublicIpAddress: "false" }), mixed)).to.deep.equal([]);
    expect(judged(template(), mixed)).to.deep.equal([leftTo("subnet loud", "group")]);
  });

  it("cannot decide on a template from elsewhere, or on another version than the one shown", () => {
    expect(judged(make(AUTO_SCALING_GROUP, "group", { launchTemplate: { id: "lt-1" } }))).to.deep.equal([
      "undetermined group: launchTemplate.id names a template that is not part of this stack",
    ]);
    expect(
      judged(template(), fromTemplate(["quiet"], { launchTemplate: { id: unknown, version: "7" } })),
    ).to.deep.equal([
      "undetermined group: it uses a version of launch template template that may not be the one shown here",
    ]);
  });

  it("judges an instance by its template where it says nothing itself", () => {
    const machine = (subnet: string) =>
      make(
        INSTANCE,
        "machine",
        { launchTemplate: { id: unknown } },
        { launchTemplate: ["template"], subnetId: [subnet] },
      );
    expect(judged(template({ associatePublicIpAddress: "false" }), machine("loud"))).to.deep.equal([]);
    expect(judged(template(), machine("loud"))).to.deep.equal([leftTo("subnet loud")]);
    const elsewhere = { launchTemplate: { name: "base" } };
    expect(judged(make(INSTANCE, "machine", elsewhere))).to.deep.equal([
      "undetermined machine: launchTemplate.name names a template that is not part of this stack",
    ]);
    expect(judged(make(INSTANCE, "machine", { ...elsewhere, associatePublicIpAddress: false }))).to.deep.equal([]);
  });
});

describe("compute-has-no-public-ip: addresses from elsewhere", () => {
  it("refuses an Elastic IP address on a machine or interface, made with it or associated later", () => {
    expect(judged(make(ELASTIC_IP, "ip", { instance: unknown }))).to.deep.equal([
      "violation ip: instance gives compute a public address",
    ]);
    expect(judged(make(ELASTIC_IP, "ip", { networkInterface: unknown }))).to.deep.equal([
      "violation ip: networkInterface gives compute a public address",
    ]);
    expect(judged(make(ELASTIC_IP_ASSOCIATION, "ip", { networkInterfaceId: "eni-1" }))).to.deep.equal([
      "violation ip: networkInterfaceId gives compute a public address",
    ]);
    expect(judged(make(ELASTIC_IP_ASSOCIATION, "ip", { instanceId: "i-1" }))).to.deep.equal([
      "violation ip: instanceId gives compute a public address",
    ]);
    expect(judged(make(ELASTIC_IP, "ip", { domain: "vpc" }))).to.deep.equal([]);
  });

  const network = "networkConfiguration";
  for (const [type, path] of [
    ["aws:ecs/service:Service", `${network}.assignPublicIp`],
    ["aws:ecs/taskSet:TaskSet", `${network}.assignPublicIp`],
    ["aws:cloudwatch/eventTarget:EventTarget", `ecsTarget.${network}.assignPublicIp`],
    ["aws:scheduler/schedule:Schedule", `target.ecsParameters.${network}.assignPublicIp`],
    ["aws:pipes/pipe:Pipe", `targetParameters.ecsTaskParameters.${network}.awsVpcConfiguration.assignPublicIp`],
  ] as const) {
    it(`reads ${path} of ${type}`, () => {
      const props = (value: unknown) =>
        path.split(".").reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
      const found = (value: unknown) => judged(make(type, "task", props(value) as Plain));
      expect(found(true)).to.deep.equal([`violation task: ${path} is on`]);
      expect(found("ENABLED")).to.deep.equal([`violation task: ${path} is on`]);
      expect(found(false)).to.deep.equal([]);
      expect(found("DISABLED")).to.deep.equal([]);
      expect(judged(make(type, "task"))).to.deep.equal([]);
      expect(found(unknown)).to.deep.equal([`undetermined task: ${path} is not known yet`]);
    });
  }

  it("refuses Lightsail, which is on the internet by nature", () => {
    for (const type of LIGHTSAIL_WITH_ADDRESS) {
      expect(judged(make(type, "box"))).to.deep.equal(["violation box: Lightsail puts it on the internet"]);
    }
  });

  it("refuses IPv6 addresses in a subnet with a way to the internet, and passes them elsewhere", () => {
    const network = [
      make(VPCS[0], "core"),
      make(SUBNETS[0], "desk", {}, { vpcId: ["core"] }),
      make(INTERNET_GATEWAY, "door", {}, { vpcId: ["core"] }),
    ];
    const exit = make(
      ROUTE,
      "exit",
      { destinationIpv6CidrBlock: "::/0" },
      { routeTableId: ["core"], gatewayId: ["door"] },
    );
    const card = make(NETWORK_INTERFACE, "card", { ipv6AddressCount: 1 }, { subnetId: ["desk"] });
    const machine = make(
      INSTANCE,
      "machine",
      { ipv6Addresses: ["2001:db8::1"], associatePublicIpAddress: false },
      { subnetId: ["desk"] },
    );
    expect(judged(...network, card, machine)).to.deep.equal([]);
    const way =
      "main route table of VPC core (having no association of its own) sends ::/0 to internet gateway door by route exit";
    expect(judged(...network, exit, card, machine)).to.deep.equal([
      `violation card: asks for an IPv6 address in public subnet desk: ${way}`,
      `violation machine: asks for an IPv6 address in public subnet desk: ${way}`,
    ]);
    const guest = make(NETWORK_INTERFACE, "card", { ipv6AddressCount: 1, subnetId: "subnet-1" });
    expect(judged(guest)).to.deep.equal([
      "undetermined card: asks for an IPv6 address in a subnet that is not part of this stack",
    ]);
    const networkInterfaces = [{ ipv6AddressCount: 1, associatePublicIpAddress: "false", subnetId: unknown }];
    const template = make(LAUNCH_TEMPLATE, "template", { networkInterfaces }, { networkInterfaces: ["desk"] });
    expect(judged(...network, exit, template)).to.deep.equal([
      `violation template: asks for an IPv6 address in public subnet desk: ${way}`,
    ]);
    const unclear = { ...exit, props: { ...exit.props, gatewayId: unknown }, dependsOn: { routeTableId: ["core"] } };
    expect(judged(...network, unclear, card)).to.deep.equal([
      "undetermined card: asks for an IPv6 address in subnet desk, which may be public",
    ]);
  });

  it("does not let one unknown hide another finding", () => {
    const networkInterfaces = [{ associateCarrierIpAddress: unknown, associatePublicIpAddress: "true" }, unknown];
    expect(judged(make(LAUNCH_TEMPLATE, "template", { networkInterfaces }))).to.deep.equal([
      "violation template: networkInterfaces[0].associatePublicIpAddress is true",
      "undetermined template: networkInterfaces[0].associateCarrierIpAddress is not known yet",
      "undetermined template: networkInterfaces[1] is not known yet",
    ]);
  });
});
