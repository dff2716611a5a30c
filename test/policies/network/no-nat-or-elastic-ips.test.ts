import { expect } from "chai";
import {
  ELASTIC_IP,
  ELASTIC_IP_ASSOCIATION,
  INSTANCE,
  NAT_GATEWAY,
  NAT_GATEWAY_EIP_ASSOCIATION,
  NETWORK_INTERFACE,
  SPOT_INSTANCE_REQUEST,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { noNatOrElasticIps } from "../../../policypacks/mas-trm/rules/network/no-nat-or-elastic-ips.ts";
import { examine, unknown } from "../support/examine.ts";

const judged = (type: string, props: Readonly<Record<string, unknown>>) =>
  examine(noNatOrElasticIps, [{ type, props }]);

describe("no-nat-or-elastic-ips", () => {
  for (const [why, type, props, found] of [
    ["passes a private NAT gateway", NAT_GATEWAY, { connectivityType: "private" }, []],
    [
      "refuses a public one",
      NAT_GATEWAY,
      { connectivityType: "public" },
      ["violation subject: connectivityType is not private"],
    ],
    [
      "refuses one that does not say",
      NAT_GATEWAY,
      { subnetId: unknown },
      ["violation subject: connectivityType is left out, which means public"],
    ],
    [
      "refuses a regional one",
      NAT_GATEWAY,
      { availabilityMode: "regional", vpcId: unknown },
      ["violation subject: connectivityType is left out, which means public"],
    ],
    [
      "cannot decide without the connectivity type",
      NAT_GATEWAY,
      { connectivityType: unknown },
      ["undetermined subject: connectivityType is not known yet"],
    ],
    ["refuses an Elastic IP address", ELASTIC_IP, {}, ["violation subject: is a public address"]],
    [
      "refuses an address from the bank's own public range",
      ELASTIC_IP,
      { publicIpv4Pool: "ipv4pool-ec2-1" },
      ["violation subject: is a public address"],
    ],
    [
      "refuses the association of an address from elsewhere",
      ELASTIC_IP_ASSOCIATION,
      { allocationId: "eipalloc-1", networkInterfaceId: unknown },
      ["violation subject: gives something a public address"],
    ],
    [
      "refuses an address added to a NAT gateway",
      NAT_GATEWAY_EIP_ASSOCIATION,
      { allocationId: "eipalloc-1" },
      ["violation subject: gives a NAT gateway a public address"],
    ],
    [
      "refuses an interface that forwards",
      NETWORK_INTERFACE,
      { sourceDestCheck: false },
      ["violation subject: sourceDestCheck is off, as for a NAT instance"],
    ],
    [
      "refuses an instance that forwards",
      INSTANCE,
      { sourceDestCheck: false },
      ["violation subject: sourceDestCheck is off, as for a NAT instance"],
    ],
    [
      "cannot decide whether a spot instance forwards",
      SPOT_INSTANCE_REQUEST,
      { sourceDestCheck: unknown },
      ["undetermined subject: sourceDestCheck is not known yet"],
    ],
    ["passes an instance that does not", INSTANCE, {}, []],
  ] as const) {
    it(why, () => {
      expect(judged(type, props)).to.deep.equal(found);
    });
  }
});
