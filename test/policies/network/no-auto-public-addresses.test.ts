import { expect } from "chai";
import { DEFAULT_SUBNET, SUBNETS } from "../../../policypacks/mas-trm/kit/types.ts";
import { noAutoPublicAddresses } from "../../../policypacks/mas-trm/rules/network/no-auto-public-addresses.ts";
import { examine, unknown } from "../support/examine.ts";

const judged = (props: Readonly<Record<string, unknown>>, type: string = SUBNETS[0]) =>
  examine(noAutoPublicAddresses, [{ type, props }]);

describe("no-auto-public-addresses", () => {
  for (const [why, props, found] of [
    ["everything left out", {}, []],
    ["everything off", { mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false }, []],
    ["public IPv4 addresses", { mapPublicIpOnLaunch: true }, ["violation subject: mapPublicIpOnLaunch is true"]],
    ["the switch as a string", { mapPublicIpOnLaunch: "true" }, ["violation subject: mapPublicIpOnLaunch is true"]],
    [
      "IPv6 addresses",
      { assignIpv6AddressOnCreation: true },
      ["violation subject: assignIpv6AddressOnCreation is true"],
    ],
    ["IPv6 only", { ipv6Native: true }, ["violation subject: ipv6Native is true"]],
    [
      "customer-owned addresses of an Outpost",
      { mapCustomerOwnedIpOnLaunch: true },
      ["violation subject: mapCustomerOwnedIpOnLaunch is true"],
    ],
    [
      "a switch not known yet",
      { mapPublicIpOnLaunch: unknown },
      ["undetermined subject: mapPublicIpOnLaunch is not known yet"],
    ],
  ] as const) {
    it(why, () => {
      expect(judged(props)).to.deep.equal(found);
    });
  }

  it("does not let an unknown switch hide another one", () => {
    expect(judged({ mapPublicIpOnLaunch: unknown, assignIpv6AddressOnCreation: true })).to.deep.equal([
      "violation subject: assignIpv6AddressOnCreation is true",
      "undetermined subject: mapPublicIpOnLaunch is not known yet",
    ]);
  });

  it("knows that default subnets hand out public addresses unless told not to", () => {
    const why = "violation subject: mapPublicIpOnLaunch is left out, which means true in a default subnet";
    expect(judged({}, DEFAULT_SUBNET)).to.deep.equal([why]);
    expect(judged({ mapPublicIpOnLaunch: false }, DEFAULT_SUBNET)).to.deep.equal([]);
  });
});
