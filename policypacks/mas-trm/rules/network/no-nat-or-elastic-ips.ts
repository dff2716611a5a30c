import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import {
  ELASTIC_IP,
  ELASTIC_IP_ASSOCIATION,
  INSTANCE,
  NAT_GATEWAY,
  NAT_GATEWAY_EIP_ASSOCIATION,
  NETWORK_INTERFACE,
  SPOT_INSTANCE_REQUEST,
} from "../../kit/types.ts";

const ADDRESSES: Readonly<Record<string, string>> = {
  [ELASTIC_IP]: "is a public address",
  [ELASTIC_IP_ASSOCIATION]: "gives something a public address",
  [NAT_GATEWAY_EIP_ASSOCIATION]: "gives a NAT gateway a public address",
};

/** Nothing translates addresses towards the internet: no public NAT gateway, NAT instance or Elastic IP address. */
export const noNatOrElasticIps = resourceRule({
  id: "no-nat-or-elastic-ips",
  control: "MAS-11.2-05",
  title: "There is no public NAT gateway, NAT instance or Elastic IP address",
  severity: "high",
  types: [...Object.keys(ADDRESSES), NAT_GATEWAY, NETWORK_INTERFACE, INSTANCE, SPOT_INSTANCE_REQUEST],
  cause: "Address translation gives every machine behind it a way out that no endpoint policy governs.",
  remediation:
    "Remove the address or gateway, or give the NAT gateway connectivityType private; leave sourceDestCheck on.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
  examples: {
    compliant: [{ type: NAT_GATEWAY, props: { connectivityType: "private", subnetId: "subnet-0a1b2c3d4e5f60718" } }],
    violating: [{ type: ELASTIC_IP, props: { domain: "vpc" } }],
  },
  check(resource, judge) {
    const why = ADDRESSES[resource.type];
    if (why !== undefined) judge.violation(resource, why);
    else if (resource.type === NAT_GATEWAY) judgeNatGateway(resource, judge);
    else
      judge.require(
        resource.props.flag("sourceDestCheck") !== false,
        resource,
        "sourceDestCheck is off, as for a NAT instance",
      );
  },
});

function judgeNatGateway(gateway: Resource, judge: Judge): void {
  const type = gateway.props.string("connectivityType");
  const left = "connectivityType is left out, which means public";
  judge.require(type === "private", gateway, type === undefined ? left : "connectivityType is not private");
}
