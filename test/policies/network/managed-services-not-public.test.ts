import { expect } from "chai";
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
} from "../../../policypacks/mas-trm/kit/types.ts";
import { PRIVATE_SERVICE } from "../../../policypacks/mas-trm/kit/network/public-services.ts";
import { managedServicesNotPublic } from "../../../policypacks/mas-trm/rules/network/managed-services-not-public.ts";
import { examine, unknown } from "../support/examine.ts";
import { installedResourceTypes } from "../support/aws-resource-types.ts";

type Plain = Readonly<Record<string, unknown>>;

const judged = (type: string, props: Plain) => examine(managedServicesNotPublic, [{ type, props }]);

/** A value at a dotted path, and nothing else. */
const at = (path: string, value: unknown) =>
  path.split(".").reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Plain;

describe("managed-services-not-public: the installed provider", () => {
  it("knows every type that is judged", () => {
    const installed = installedResourceTypes();
    const unheardOf = Object.keys(PRIVATE_SERVICE).filter((type) => {
      const [, service = "", name = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
      return !(installed[service] ?? "").split(" ").some((known) => known.replace("*", "") === name);
    });
    expect(unheardOf).to.deep.equal([]);
  });
});

describe("managed-services-not-public: switches", () => {
  for (const [type, path, leftOut] of [
    [DB_INSTANCE, "publiclyAccessible", undefined],
    ["aws:rds/clusterInstance:ClusterInstance", "publiclyAccessible", undefined],
    ["aws:rds/shardGroup:ShardGroup", "publiclyAccessible", undefined],
    ["aws:neptune/clusterInstance:ClusterInstance", "publiclyAccessible", undefined],
    ["aws:redshift/cluster:Cluster", "publiclyAccessible", undefined],
    ["aws:redshiftserverless/workgroup:Workgroup", "publiclyAccessible", undefined],
    ["aws:mq/broker:Broker", "publiclyAccessible", undefined],
    ["aws:lightsail/database:Database", "publiclyAccessible", undefined],
    ["aws:timestreaminfluxdb/dbInstance:DbInstance", "publiclyAccessible", undefined],
    ["aws:timestreaminfluxdb/dbCluster:DbCluster", "publiclyAccessible", undefined],
    ["aws:appstream/fleet:Fleet", "enableDefaultInternetAccess", undefined],
    ["aws:dms/replicationInstance:ReplicationInstance", "publiclyAccessible", "is left out, which means true"],
    ["aws:eks/cluster:Cluster", "vpcConfig.endpointPublicAccess", "is left out, which means true"],
    [
      APP_RUNNER_SERVICE,
      "networkConfiguration.ingressConfiguration.isPubliclyAccessible",
      "is left out, which means true",
    ],
  ] as const) {
    it(`judges ${path} of ${type}`, () => {
      const violation = (why: string) => [`violation subject: ${path} ${why}`];
      expect(judged(type, at(path, false))).to.deep.equal([]);
      expect(judged(type, at(path, true))).to.deep.equal(violation("is true"));
      expect(judged(type, {})).to.deep.equal(leftOut === undefined ? [] : violation(leftOut));
      expect(judged(type, at(path, unknown))).to.deep.equal([`undetermined subject: ${path} is not known yet`]);
    });
  }

  it("is not satisfied by ranges that may call a public endpoint of a cluster", () => {
    const vpcConfig = { endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/28"] };
    expect(judged("aws:eks/cluster:Cluster", { vpcConfig })).to.have.length(1);
  });
});

describe("managed-services-not-public: load balancers", () => {
  for (const type of [...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER]) {
    it(`judges ${type}`, () => {
      const open = ["violation subject: internal is not true"];
      expect(judged(type, { internal: true })).to.deep.equal([]);
      expect(judged(type, { internal: false })).to.deep.equal(open);
      expect(judged(type, {})).to.deep.equal(open);
      expect(judged(type, { internal: unknown })).to.deep.equal(["undetermined subject: internal is not known yet"]);
    });
  }

  it("refuses Elastic IP addresses of a network load balancer, also where the rest is not known yet", () => {
    const subnetMappings = [{ subnetId: "subnet-1", allocationId: "eipalloc-1" }];
    const props = { loadBalancerType: "network", internal: unknown, subnetMappings };
    expect(judged(LOAD_BALANCERS[0], props)).to.deep.equal([
      "violation subject: subnetMappings names an Elastic IP address",
      "undetermined subject: internal is not known yet",
    ]);
  });

  it("passes a subnet mapping without an Elastic IP address", () => {
    for (const mapping of [{ subnetId: "subnet-1" }, { subnetId: "subnet-1", allocationId: "" }]) {
      const props = { loadBalancerType: "network", internal: true, subnetMappings: [mapping] };
      expect(judged(LOAD_BALANCERS[0], props)).to.deep.equal([]);
    }
  });

  it("passes gateway load balancers, which cannot be public", () => {
    expect(judged(LOAD_BALANCERS[0], { loadBalancerType: "gateway" })).to.deep.equal([]);
  });
});

describe("managed-services-not-public: choices", () => {
  for (const [type, path, secure, open, leftOut] of [
    [REST_API, "endpointConfiguration.types", "PRIVATE", "REGIONAL", "EDGE"],
    [API_DOMAIN, "endpointConfiguration.types", "PRIVATE", "EDGE", "EDGE"],
    [GRAPHQL_API, "visibility", "PRIVATE", "GLOBAL", "GLOBAL"],
    ["aws:transfer/server:Server", "endpointType", "VPC", "PUBLIC", "PUBLIC"],
    ["aws:sagemaker/notebookInstance:NotebookInstance", "directInternetAccess", "Disabled", "Enabled", "ENABLED"],
    ["aws:sagemaker/domain:Domain", "appNetworkAccessType", "VpcOnly", "PublicInternetOnly", "PUBLICINTERNETONLY"],
    ["aws:mwaa/environment:Environment", "webserverAccessMode", "PRIVATE_ONLY", "PUBLIC_ONLY", undefined],
    [
      "aws:msk/cluster:Cluster",
      "brokerNodeGroupInfo.connectivityInfo.publicAccess.type",
      "DISABLED",
      "SERVICE_PROVIDED_EIPS",
      undefined,
    ],
  ] as const) {
    it(`judges ${path} of ${type}`, () => {
      expect(judged(type, at(path, secure))).to.deep.equal([]);
      const [found = "", ...more] = judged(type, at(path, open));
      expect(found).to.match(/^violation subject: \S+ is not /);
      expect(more).to.deep.equal([]);
      expect(judged(type, {})).to.deep.equal(
        leftOut === undefined ? [] : [`violation subject: ${path} is left out, which means ${leftOut}`],
      );
      expect(judged(type, at(path, unknown))).to.deep.equal([`undetermined subject: ${path} is not known yet`]);
    });
  }

  it("reads the types of an API as a list too", () => {
    expect(judged(REST_API, { endpointConfiguration: { types: ["PRIVATE"] } })).to.deep.equal([]);
    expect(judged(REST_API, { endpointConfiguration: { types: ["PRIVATE", "EDGE"] } })).to.have.length(1);
  });

  it("takes a transfer server at a VPC endpoint for private, and tells both choices", () => {
    const server = (endpointType: string) => judged("aws:transfer/server:Server", { endpointType });
    expect(server("VPC_ENDPOINT")).to.deep.equal([]);
    expect(server("PUBLIC")).to.deep.equal(["violation subject: endpointType is not VPC or VPC_ENDPOINT"]);
  });

  it("refuses Elastic IP addresses of a transfer server in a VPC", () => {
    const props = { endpointType: "VPC", endpointDetails: { vpcId: "vpc-1", addressAllocationIds: ["eipalloc-1"] } };
    expect(judged("aws:transfer/server:Server", props)).to.deep.equal([
      "violation subject: endpointDetails.addressAllocationIds names Elastic IP addresses",
    ]);
  });

  for (const [type, path] of [
    ["aws:opensearch/domain:Domain", "vpcOptions.subnetIds"],
    ["aws:elasticsearch/domain:Domain", "vpcOptions.subnetIds"],
    ["aws:grafana/workspace:Workspace", "networkAccessControl"],
    ["aws:transfer/webApp:WebApp", "endpointDetails.vpc"],
  ] as const) {
    it(`refuses ${type} without ${path}`, () => {
      expect(judged(type, at(path, [{ subnetId: "subnet-1" }]))).to.deep.equal([]);
      expect(judged(type, {})).to.deep.equal([`violation subject: ${path} is left out, which puts it on the internet`]);
    });
  }
});

describe("managed-services-not-public: the rest", () => {
  const accelerated = "Global Accelerator gives it public addresses";
  for (const [type, why] of [
    [DISTRIBUTION, "CloudFront serves the internet"],
    [HTTP_API_DOMAIN, "domain names of HTTP and WebSocket APIs are public"],
    ["aws:apigatewayv2/api:Api", "HTTP and WebSocket APIs have public endpoints only"],
    ["aws:lambda/functionUrl:FunctionUrl", "function URLs are on the internet, whoever may call them"],
    ["aws:globalaccelerator/accelerator:Accelerator", accelerated],
    ["aws:globalaccelerator/customRoutingAccelerator:CustomRoutingAccelerator", accelerated],
  ] as const) {
    it(`refuses ${type}, which is public by nature`, () => {
      expect(judged(type, {})).to.deep.equal([`violation subject: ${why}`]);
    });
  }

  it("judges EMR's own block of public access", () => {
    const type = "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration";
    expect(judged(type, { blockPublicSecurityGroupRules: true })).to.deep.equal([]);
    expect(judged(type, { permittedPublicSecurityGroupRuleRanges: [{ minRange: 22, maxRange: 22 }] })).to.deep.equal([
      "violation subject: blockPublicSecurityGroupRules is not true",
      "violation subject: permittedPublicSecurityGroupRuleRanges names ports that stay open",
    ]);
  });

  it("reads network policies of search collections", () => {
    const type = "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy";
    const policy = (...rules: readonly unknown[]) => judged(type, { type: "network", policy: JSON.stringify(rules) });
    const open = ["violation subject: policy allows access from the internet"];
    expect(policy({ Rules: [], AllowFromPublic: false, SourceVPCEs: ["vpce-1"] })).to.deep.equal([]);
    expect(policy({ AllowFromPublic: false }, { AllowFromPublic: true })).to.deep.equal(open);
    expect(policy({ Rules: [] })).to.deep.equal(open);
    expect(policy("public")).to.deep.equal(open);
    expect(judged(type, { type: "network", policy: [{ AllowFromPublic: false }] })).to.deep.equal([]);
    expect(judged(type, { type: "network", policy: [{ AllowFromPublic: true }] })).to.deep.equal(open);
    for (const unreadable of ["{", "{}", undefined]) {
      expect(judged(type, { type: "network", policy: unreadable })).to.deep.equal([
        "violation subject: policy cannot be read",
      ]);
    }
    expect(judged(type, { type: "network", policy: unknown })).to.deep.equal([
      "undetermined subject: policy is not known yet",
    ]);
    expect(judged(type, { type: "encryption", policy: "{}" })).to.deep.equal([]);
  });
});
