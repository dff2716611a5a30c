import { expect } from "chai";
import {
  describeSubnet,
  findIpv6,
  refusesPublicAddress,
  subnetHandsOut,
} from "../../../../policypacks/mas-trm/kit/compute/public-address.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import {
  DEFAULT_SUBNET,
  INSTANCE,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  SUBNETS,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";

const subnets: readonly TestResource[] = [
  { type: SUBNETS[0], name: "plain", props: {} },
  { type: SUBNETS[0], name: "quiet", props: { mapPublicIpOnLaunch: false } },
  { type: SUBNETS[0], name: "loud", props: { mapPublicIpOnLaunch: true } },
  { type: DEFAULT_SUBNET, name: "default", props: {} },
  { type: DEFAULT_SUBNET, name: "tamed", props: { mapPublicIpOnLaunch: false } },
];

/** Where a machine's subnet leads, when it comes from subnets of the stack or is a literal. */
function linkOf(machine: Partial<TestResource>) {
  const [subject] = graphOf([{ type: INSTANCE, name: "machine", props: {}, ...machine }, ...subnets]).resources;
  if (subject === undefined) throw new Error("the test made no machine");
  return subject.link("subnetId", [...SUBNETS, DEFAULT_SUBNET]);
}
const of = (...names: readonly string[]) => ({ dependsOn: { subnetId: names } });
const alone = (type: string, inputs: Readonly<Record<string, unknown>>) =>
  new Resource({ urn: "urn", type, name: "alone", inputs });

describe("public addresses", () => {
  for (const [why, machine, handsOut, name] of [
    ["no subnet, which means a default one", {}, "yes", "a default subnet"],
    ["a subnet that does not say", of("plain"), "no", "subnet plain"],
    ["a subnet that says no", of("quiet"), "no", "subnet quiet"],
    ["a subnet that says yes", of("loud"), "yes", "subnet loud"],
    ["a default subnet that does not say", of("default"), "yes", "subnet default"],
    ["a default subnet that says no", of("tamed"), "no", "subnet tamed"],
    ["one of several that do not", of("plain", "quiet"), "no", "a subnet"],
    [
      "one from elsewhere",
      { props: { subnetId: "subnet-1" } },
      { unclear: "subnet subnet-1, which is not part of this stack" },
      "a subnet",
    ],
  ] as const) {
    it(`are handed out by a subnet, or not: ${why}`, () => {
      expect(subnetHandsOut(linkOf(machine))).to.deep.equal(handsOut);
      expect(describeSubnet(linkOf(machine))).to.equal(name);
    });
  }

  it("are unclear where one subnet of several hands them out, or nothing is known", () => {
    for (const machine of [of("quiet", "loud"), { props: { subnetId: unknown } }])
      expect(() => subnetHandsOut(linkOf(machine))).to.throw("subnetId is not known yet");
  });

  const declines = { associatePublicIpAddress: "false" };
  for (const [type, props, refuses] of [
    [LAUNCH_CONFIGURATION, { associatePublicIpAddress: false }, true],
    [LAUNCH_CONFIGURATION, { associatePublicIpAddress: true }, false],
    [LAUNCH_CONFIGURATION, {}, false],
    [LAUNCH_TEMPLATE, { networkInterfaces: [declines, declines] }, true],
    [LAUNCH_TEMPLATE, { networkInterfaces: [declines, {}] }, false],
    [LAUNCH_TEMPLATE, { networkInterfaces: [{ associatePublicIpAddress: "true" }] }, false],
    [LAUNCH_TEMPLATE, { networkInterfaces: [] }, false],
  ] as const) {
    it(`${refuses ? "are" : "are not"} refused by ${type} with ${JSON.stringify(props)}`, () => {
      expect(refusesPublicAddress(alone(type, props))).to.equal(refuses);
    });
  }

  it("of IPv6 cannot be told before the stack is known, unless none is asked for", () => {
    const machine = alone(INSTANCE, {});
    expect(findIpv6(machine, new Props({ subnetId: "subnet-1", ipv6AddressCount: 0 }))).to.equal(undefined);
    expect(() => findIpv6(machine, new Props({ subnetId: "subnet-1", ipv6AddressCount: 1 }))).to.throw(
      "subnetId is not known yet",
    );
  });
});
