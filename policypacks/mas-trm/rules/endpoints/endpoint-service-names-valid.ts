import type { Requirement } from "../../kit/requirement.ts";
import { demand } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { VPC_ENDPOINT } from "../../kit/types.ts";
import { isThirdParty, KIRO_ENDPOINT_REGIONS, readServiceName, statedRegion } from "../../kit/network/vpc-endpoint.ts";
import { told } from "../../kit/told.ts";

interface Settings {
  readonly thirdPartyServices: readonly string[];
}

/** Endpoints lead to services that exist where they stand and that the bank approved. */
export const endpointServiceNamesValid = resourceRule<Settings>({
  id: "endpoint-service-names-valid",
  control: "MAS-11.2-22",
  title: "Endpoint service names exist in their Region and are approved",
  severity: "medium",
  types: [VPC_ENDPOINT],
  cause:
    "A name that does not exist fails the deployment halfway; a third party's service is a private way out of the network.",
  remediation:
    "Name a service of the endpoint's own Region; put Kiro's endpoints into a VPC in a Region that has them; list approved third-party services in thirdPartyServices.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html",
  settings: {
    thirdPartyServices: {
      type: "array",
      items: { type: "string" },
      description: "Full names (com.amazonaws.vpce.…) of services of others that endpoints may lead to",
      default: [],
    },
  },
  examples: {
    compliant: [{ type: VPC_ENDPOINT, props: { serviceName: "com.amazonaws.eu-central-1.q", region: "eu-central-1" } }],
    violating: [
      { type: VPC_ENDPOINT, props: { serviceName: "com.amazonaws.ap-southeast-1.q", region: "ap-southeast-1" } },
    ],
  },
  check(endpoint, judge, settings) {
    demand(
      kiroServiceExists,
      kiroStaysInRegion,
      nameIsOfRegion,
      isApproved(settings.thirdPartyServices),
    )(endpoint, judge);
  },
});

const kiroServiceExists: Requirement = (endpoint) => {
  const name = readServiceName(endpoint.props.string("serviceName"));
  // GovCloud has a Kiro of its own, on which the public documentation is silent here.
  if (name === undefined || name.region.startsWith("us-gov-")) return undefined;
  const regions = KIRO_ENDPOINT_REGIONS[name.service];
  return regions === undefined || regions.includes(name.region)
    ? undefined
    : `there is no endpoint service ${name.service} in ${name.region}, only in ${regions.join(", ")}`;
};

const kiroStaysInRegion: Requirement = (endpoint) => {
  const name = readServiceName(endpoint.props.string("serviceName"));
  const target = endpoint.props.string("serviceRegion");
  if (name === undefined || target === undefined) return undefined;
  if (KIRO_ENDPOINT_REGIONS[name.service] === undefined || target === statedRegion(endpoint)) return undefined;
  return `${name.service} cannot be reached across Regions`;
};

const nameIsOfRegion: Requirement = (endpoint) => {
  const name = readServiceName(endpoint.props.string("serviceName"));
  if (name === undefined) return undefined;
  const region = endpoint.props.string("serviceRegion") ?? statedRegion(endpoint);
  const [offered, sought] = [told(name.region, "region"), told(region, "region")];
  return name.region === region ? undefined : `the service is of ${offered}, and the endpoint looks in ${sought}`;
};

function isApproved(approved: readonly (string | undefined)[]): Requirement {
  return (endpoint) => {
    const name = endpoint.props.string("serviceName");
    if (!isThirdParty(name) || approved.includes(name)) return undefined;
    return "the service is a third party's and not listed in thirdPartyServices";
  };
}
