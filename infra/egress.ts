import {
  type Artefact,
  awsOwnedBuckets,
  DnsFirewall,
  type EgressChoice,
  egressArtefacts,
  type IsolatedVpc,
  kiroApiHosts,
  privateHosts,
  TransitAttachment,
} from "../components/index.ts";
import { corporateOf, endpointServicesOf, type Site } from "./site.ts";

type Surroundings = Pick<Site, "place" | "config" | "registryBucketName">;

/** The ways out of the VPC: which names resolve, and the routes into the bank's network. */
export function buildEgress(site: Site, vpc: IsolatedVpc) {
  const { name, config, ownership, child } = site;
  const firewall = new DnsFirewall(
    `${name}-dns-firewall`,
    { ownership, vpcId: vpc.vpcId, hosts: egressChoiceOf(site), protect: config.protectEvidence },
    child,
  );
  const { transit } = corporateOf(config);
  const { kiroAccess } = config;
  const routeTableId = vpc.routeTables.desktop;
  if (transit === undefined || routeTableId === undefined) return { firewall };
  const attachment = new TransitAttachment(
    `${name}-transit`,
    {
      ownership,
      vpcId: vpc.vpcId,
      subnetIds: vpc.transitSubnetIds,
      transitGatewayId: transit.gatewayId,
      corporateCidrs: [...transit.cidrs, ...(kiroAccess?.transit === undefined ? [] : [kiroAccess.cidr])],
      routeTableId,
    },
    child,
  );
  return { firewall, attachment };
}

/** Which hosts the configuration allows. The list is the same in every mode: the mode says by which way, if any. */
export function egressChoiceOf({ place, config, registryBucketName }: Surroundings): EgressChoice {
  const { allow, additionalHosts, internalDomains, strictGuideBlockList } = config.egress;
  const { proxy } = corporateOf(config);
  const services = endpointServicesOf({ place, config });
  const buckets = [registryBucketName, ...awsOwnedBuckets(place.region)];
  return {
    identityCenterRegion: config.identityCenterRegion,
    portalHost: config.identity.portalHost,
    idpHost: config.identity.idp.signInHost,
    optionalClasses: allow,
    additionalHosts,
    internalDomains,
    privateHosts: [
      ...new Set([
        ...kiroApiHosts(config.kiroProfileRegion),
        ...privateHosts({ region: place.region, services, buckets }),
        ...(proxy === undefined ? [] : [proxy.host]),
      ]),
    ],
    strictGuideBlockList,
  };
}

/** The egress layer's files: what the bank's network and its desktops must be told. */
export function artefactsOfEgress(site: Surroundings): readonly Artefact[] {
  // A firewall of the zone's own has its rules already, and nobody goes out where there is no way.
  if (site.config.egress.mode !== "corporate") return [];
  return egressArtefacts(egressChoiceOf(site), corporateOf(site.config).proxy);
}
