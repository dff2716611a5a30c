import { PRIVATE_SERVICE, PUBLICLY_ACCESSIBLE } from "../../kit/network/public-services.ts";
import { demand } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { DB_INSTANCE } from "../../kit/types.ts";

/** Where the switch can be turned on a service that runs. */
const CLOSED_IN_PLACE: readonly string[] = [
  DB_INSTANCE,
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:redshift/cluster:Cluster",
  "aws:redshiftserverless/workgroup:Workgroup",
  "aws:lightsail/database:Database",
];

/** Databases, balancers, APIs and other services that AWS runs have no address on the internet. */
export const managedServicesNotPublic = resourceRule({
  id: "managed-services-not-public",
  control: "MAS-11.2-09",
  title: "Managed services have no public endpoint",
  severity: "critical",
  types: Object.keys(PRIVATE_SERVICE),
  cause: "A public endpoint of a managed service passes by every route table and gateway of the network.",
  remediation: "Turn the service's public access off and reach it within the VPC or by a VPC endpoint.",
  source: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/protecting-networks.html",
  remedies: [
    { types: CLOSED_IN_PLACE, set: { publiclyAccessible: false } },
    {
      types: PUBLICLY_ACCESSIBLE.filter((type) => !CLOSED_IN_PLACE.includes(type)),
      set: { publiclyAccessible: false },
      replaces: true,
    },
    // AWS refuses a cluster that nobody can reach.
    {
      types: ["aws:eks/cluster:Cluster"],
      set: { "vpcConfig.endpointPublicAccess": false, "vpcConfig.endpointPrivateAccess": true },
    },
  ],
  examples: {
    compliant: [{ type: DB_INSTANCE, props: { instanceClass: "db.t4g.medium", publiclyAccessible: false } }],
    violating: [{ type: DB_INSTANCE, props: { instanceClass: "db.t4g.medium", publiclyAccessible: true } }],
  },
  check(service, judge) {
    demand(...(PRIVATE_SERVICE[service.type] ?? []))(service, judge);
  },
});
