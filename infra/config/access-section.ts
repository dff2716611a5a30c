import { cidr, pairOf, section, zone } from "./parts.ts";

/** The VPC in the profile's region, for workloads elsewhere. */
export const accessSection = section({
  cidr: cidr().describe("Address range of the VPC: private, /16 to /28, apart from every other."),
  zones: pairOf(zone(), "must be two availability zones").describe("Two availability zones of kiroProfileRegion."),
  endpointSubnets: pairOf(cidr(), "must be two IPv4 ranges, one for each zone").describe(
    "Ranges of its endpoint subnets, in the order of the zones; /28 is enough.",
  ),
}).describe(
  "The VPC in kiroProfileRegion that holds Kiro's endpoints; needed when aws:region has none, as in Singapore.",
);
