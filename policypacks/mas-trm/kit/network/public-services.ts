import { parseJson } from "../artefacts/json-text.ts";
import type { Requirement } from "../requirement.ts";
import type { Resource } from "../resource.ts";
import {
  API_DOMAIN,
  APP_RUNNER_SERVICE,
  CLASSIC_LOAD_BALANCER,
  DB_INSTANCE,
  DISTRIBUTION,
  GRAPHQL_API,
  HTTP_API_DOMAIN,
  LOAD_BALANCERS,
  REST_API,
} from "../types.ts";

/** A switch that makes the service public, and is off when left out. */
function notOn(path: string): Requirement {
  return ({ props }) => (props.flag(path) === true ? `${path} is true` : undefined);
}

/** A switch that makes the service public, and is on when left out. */
function setOff(path: string): Requirement {
  return ({ props }) => {
    const value = props.flag(path);
    if (value === false) return undefined;
    return value === undefined ? `${path} is left out, which means true` : `${path} is true`;
  };
}

/** A switch that keeps the service private, and is off when left out. */
function setOn(path: string): Requirement {
  return ({ props }) => (props.flag(path) === true ? undefined : `${path} is not true`);
}

/** A choice of which only these keep the service private; what it is when left out. */
function chosen(path: string, secure: readonly string[], leftOut: string): Requirement {
  return ({ props }) => {
    const values = props.strings(path).map((value) => value.toUpperCase());
    if (values.length === 0) {
      return secure.includes(leftOut) ? undefined : `${path} is left out, which means ${leftOut}`;
    }
    return values.every((value) => secure.includes(value)) ? undefined : `${path} is not ${secure.join(" or ")}`;
  };
}

/** A block without which the service is public. */
function placed(path: string): Requirement {
  return ({ props }) =>
    props.list(path).length > 0 ? undefined : `${path} is left out, which puts it on the internet`;
}

/** A list whose elements are public addresses, or openings to them. */
function empty(path: string, what: string): Requirement {
  return ({ props }) => (props.list(path).length > 0 ? `${path} names ${what}` : undefined);
}

function always(why: string): Requirement {
  return () => why;
}

const BALANCER: readonly Requirement[] = [
  (balancer) => (isGatewayBalancer(balancer) ? undefined : setOn("internal")(balancer)),
  ({ props }) =>
    props.list("subnetMappings").some((mapping) => (mapping.string("allocationId") ?? "") !== "")
      ? "subnetMappings names an Elastic IP address"
      : undefined,
];
const SEARCH_DOMAIN: readonly Requirement[] = [placed("vpcOptions.subnetIds")];

const REPLICATION_INSTANCE = "aws:dms/replicationInstance:ReplicationInstance";

/** The services whose own switch `publiclyAccessible` is off when left out. */
const DATABASES: readonly string[] = [
  DB_INSTANCE,
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:rds/shardGroup:ShardGroup",
  "aws:neptune/clusterInstance:ClusterInstance",
  "aws:redshift/cluster:Cluster",
  "aws:redshiftserverless/workgroup:Workgroup",
  "aws:mq/broker:Broker",
  "aws:lightsail/database:Database",
  "aws:timestreaminfluxdb/dbInstance:DbInstance",
  "aws:timestreaminfluxdb/dbCluster:DbCluster",
];

/** Everything with a switch `publiclyAccessible`. */
export const PUBLICLY_ACCESSIBLE: readonly string[] = [...DATABASES, REPLICATION_INSTANCE];

/** What each managed service must be to have no address on the internet. */
export const PRIVATE_SERVICE: Readonly<Record<string, readonly Requirement[]>> = {
  ...Object.fromEntries(DATABASES.map((type) => [type, [notOn("publiclyAccessible")]])),
  // Neither the provider nor its documentation promises a value; that of the API is true.
  [REPLICATION_INSTANCE]: [setOff("publiclyAccessible")],
  ...Object.fromEntries([...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER].map((type) => [type, BALANCER])),
  // Ranges that may call a public endpoint (publicAccessCidrs) do not make it private.
  "aws:eks/cluster:Cluster": [setOff("vpcConfig.endpointPublicAccess")],
  [REST_API]: [chosen("endpointConfiguration.types", ["PRIVATE"], "EDGE")],
  [API_DOMAIN]: [chosen("endpointConfiguration.types", ["PRIVATE"], "EDGE")],
  "aws:apigatewayv2/api:Api": [always("HTTP and WebSocket APIs have public endpoints only")],
  [HTTP_API_DOMAIN]: [always("domain names of HTTP and WebSocket APIs are public")],
  [GRAPHQL_API]: [chosen("visibility", ["PRIVATE"], "GLOBAL")],
  [APP_RUNNER_SERVICE]: [setOff("networkConfiguration.ingressConfiguration.isPubliclyAccessible")],
  [DISTRIBUTION]: [always("CloudFront serves the internet")],
  "aws:lambda/functionUrl:FunctionUrl": [always("function URLs are on the internet, whoever may call them")],
  "aws:opensearch/domain:Domain": SEARCH_DOMAIN,
  "aws:elasticsearch/domain:Domain": SEARCH_DOMAIN,
  "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy": [collectionsNotPublic],
  "aws:msk/cluster:Cluster": [
    chosen("brokerNodeGroupInfo.connectivityInfo.publicAccess.type", ["DISABLED"], "DISABLED"),
  ],
  "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration": [
    setOn("blockPublicSecurityGroupRules"),
    empty("permittedPublicSecurityGroupRuleRanges", "ports that stay open"),
  ],
  "aws:transfer/server:Server": [
    chosen("endpointType", ["VPC", "VPC_ENDPOINT"], "PUBLIC"),
    empty("endpointDetails.addressAllocationIds", "Elastic IP addresses"),
  ],
  "aws:transfer/webApp:WebApp": [placed("endpointDetails.vpc")],
  "aws:globalaccelerator/accelerator:Accelerator": [always("Global Accelerator gives it public addresses")],
  "aws:globalaccelerator/customRoutingAccelerator:CustomRoutingAccelerator": [
    always("Global Accelerator gives it public addresses"),
  ],
  "aws:sagemaker/notebookInstance:NotebookInstance": [chosen("directInternetAccess", ["DISABLED"], "ENABLED")],
  "aws:sagemaker/domain:Domain": [chosen("appNetworkAccessType", ["VPCONLY"], "PUBLICINTERNETONLY")],
  "aws:mwaa/environment:Environment": [chosen("webserverAccessMode", ["PRIVATE_ONLY"], "PRIVATE_ONLY")],
  "aws:grafana/workspace:Workspace": [placed("networkAccessControl")],
  "aws:appstream/fleet:Fleet": [notOn("enableDefaultInternetAccess")],
};

function isGatewayBalancer({ props }: Resource): boolean {
  return props.string("loadBalancerType") === "gateway";
}

/** A network policy of OpenSearch Serverless: a list of rules, each public or for named VPC endpoints. */
function collectionsNotPublic({ props }: Resource): string | undefined {
  if (props.string("type") !== "network") return undefined;
  const policy = props.plain("policy");
  const document = typeof policy === "string" ? parseJson(policy) : props.at("policy");
  if (!Array.isArray(document?.value)) return "policy cannot be read";
  const isOpen = document.elements.some((rule) => rule.at("AllowFromPublic").value !== false);
  return isOpen ? "policy allows access from the internet" : undefined;
}
