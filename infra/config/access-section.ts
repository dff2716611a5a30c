import { cidr, pairOf, section, transitGatewayId, zone } from "./parts.ts";

const TWO_RANGES = "must be two IPv4 ranges, one for each zone";

const transit = section({
  gatewayId: transitGatewayId().describe(
    "The bank's transit gateway in kiroProfileRegion, shared with this account and peered by the bank with that of egress.corporate.transit.",
  ),
  subnets: pairOf(cidr(), TWO_RANGES).describe(
    "Ranges of the subnets by which the VPC is attached, in the order of the zones; /28 is enough.",
  ),
}).describe("The way to it by the bank's transit gateways. Without it, the two VPCs are peered.");

/** The VPC in the profile's region, for workloads elsewhere. */
export const accessSection = section({
  cidr: cidr().describe("Address range of the VPC: private, /16 to /28, apart from every other."),
  zones: pairOf(zone(), "must be two availability zones").describe("Two availability zones of kiroProfileRegion."),
  endpointSubnets: pairOf(cidr(), TWO_RANGES).describe(
    "Ranges of its endpoint subnets, in the order of the zones; /28 is enough.",
  ),
  transit: transit.exactOptional(),
}).describe(
  "The VPC in kiroProfileRegion that holds Kiro's endpoints; needed when aws:region has none, as in Singapore.",
);
