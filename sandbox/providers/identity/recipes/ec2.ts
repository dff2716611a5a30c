import { textOf, type Value } from "../../rpc/values.ts";
import { zonesOf } from "../place.ts";
import { expand, type Facts, fixed, type Recipe, type Recipes, type RecipeTable, regional } from "../recipe.ts";

const ENABLED = fixed("available");
const OWNER = "{account}";

/** An EC2 resource with an id such as `vpc-0123456789abcdef0`. */
function ec2(prefix: string, kind: string, more: Readonly<Record<string, Recipe>> = {}): Recipes {
  return { id: `${prefix}-{hex17}`, arn: regional("ec2", `${kind}/{id}`), ownerId: OWNER, ...more };
}

/** The parts that AWS makes with every VPC; their ids are drawn from the VPC's, so that all who name them agree. */
const VPC_PARTS = {
  mainRouteTableId: "rtb-{hex17:@id.main}",
  defaultRouteTableId: "rtb-{hex17:@id.main}",
  defaultNetworkAclId: "acl-{hex17:@id.acl}",
  defaultSecurityGroupId: "sg-{hex17:@id.group}",
  dhcpOptionsId: "dopt-{hex17:@region.dopt}",
} as const satisfies Readonly<Record<string, Recipe>>;

const VPC = ec2("vpc", "vpc", {
  ...VPC_PARTS,
  enableDnsHostnames: fixed(false),
  enableNetworkAddressUsageMetrics: fixed(false),
});

/** `com.amazonaws.us-east-1.s3` -> `s3`. */
function serviceOf(facts: Facts): string {
  return textOf(facts.known["serviceName"])?.split(".").slice(3).join(".") ?? "";
}

function isInterface(facts: Facts): boolean {
  return facts.known["vpcEndpointType"] === "Interface";
}

/** The regional name of the endpoint, one a zone, and the service's own name where private DNS is on. */
function dnsEntries(facts: Facts): Value {
  if (!isInterface(facts)) return [];
  const hostedZoneId = expand("Z{upper20:@region.endpoints}", facts);
  const suffix = expand(`${serviceOf(facts).split(".").reverse().join(".")}.{region}.vpce.{dns}`, facts);
  const label = expand("{id}-{lower8:dns}", facts);
  const zones = subnetIds(facts).map((_, index) => zonesOf(facts.place.region)[index]?.name ?? facts.place.region);
  const names = [`${label}.${suffix}`, ...zones.map((zone) => `${label}-${zone}.${suffix}`)];
  if (facts.known["privateDnsEnabled"] === true) {
    names.push(expand(`${serviceOf(facts).split(".").reverse().join(".")}.{region}.{dns}`, facts));
  }
  return names.map((dnsName) => ({ dnsName, hostedZoneId }));
}

function subnetIds(facts: Facts): Value[] {
  const ids = facts.known["subnetIds"];
  return Array.isArray(ids) ? ids : [];
}

/** Every gateway endpoint of a service in a Region has the same prefix list. */
function prefixListId(facts: Facts): Value {
  return isInterface(facts) ? "" : expand("pl-{hex8:@serviceName.list}", facts);
}

const FULL_ACCESS = JSON.stringify({
  Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
});

const ENDPOINT = ec2("vpce", "vpc-endpoint", {
  dnsEntries,
  networkInterfaceIds: (facts) => subnetIds(facts).map((_, index) => expand(`eni-{hex17:eni${index}}`, facts)),
  prefixListId,
  cidrBlocks: (facts) => (isInterface(facts) ? [] : ["52.219.0.0/16"]),
  policy: fixed(FULL_ACCESS),
  state: ENABLED,
  requesterManaged: fixed(false),
  privateDnsEnabled: fixed(false),
  ipAddressType: fixed("ipv4"),
  securityGroupIds: fixed([]),
  dnsOptions: fixed({ dnsRecordIpType: "ipv4" }),
});

/** A rule of a security group is a resource of its own. */
const GROUP_RULE: Recipes = {
  id: "sgr-{hex17}",
  securityGroupRuleId: "{id}",
  arn: regional("ec2", "security-group-rule/{id}"),
};

const privateAddress: Recipe = (facts) => {
  const octets = expand("{hex4:address}", facts);
  return `10.0.${Number.parseInt(octets.slice(0, 2), 16)}.${(Number.parseInt(octets.slice(2), 16) % 250) + 4}`;
};

/** Public addresses come from a range that is kept for documents (RFC 5737). */
function publicAddress(facts: Facts): string {
  return `203.0.113.${(Number.parseInt(expand("{hex2:public}", facts), 16) % 254) + 1}`;
}

const firstZone: Recipe = (facts) => zonesOf(facts.place.region)[0]?.name ?? "";

function zoneId(facts: Facts): Value {
  const name = textOf(facts.known["availabilityZone"]);
  return zonesOf(facts.place.region).find((zone) => zone.name === name)?.id ?? "";
}

function peer(facts: Facts): Value {
  const auto = facts.known["autoAccept"] === true;
  return auto ? "active" : "pending-acceptance";
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html, version 2 */
const FLOW_LOG_FIELDS = [
  "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status",
].flatMap((line) => line.split(" "));

/** EC2 and VPC. */
export const EC2_RECIPES: RecipeTable = {
  "aws:ec2/vpc:Vpc": VPC,
  "aws:ec2/defaultVpc:DefaultVpc": {
    ...VPC,
    id: "vpc-{hex17:@account.default}",
    cidrBlock: fixed("172.31.0.0/16"),
    existingDefaultVpc: fixed(true),
    instanceTenancy: fixed("default"),
  },
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet", {
    availabilityZone: firstZone,
    availabilityZoneId: zoneId,
    privateDnsHostnameTypeOnLaunch: fixed("ip-name"),
  }),
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table", { routes: fixed([]), propagatingVgws: fixed([]) }),
  "aws:ec2/defaultRouteTable:DefaultRouteTable": {
    id: "{defaultRouteTableId}",
    arn: regional("ec2", "route-table/{id}"),
    ownerId: OWNER,
    routes: fixed([]),
  },
  "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation": {
    id: "rtbassoc-{hex17}",
    originalRouteTableId: "rtb-{hex17:@vpcId.main}",
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": { id: "rtbassoc-{hex17}" },
  "aws:ec2/route:Route": { id: "r-{routeTableId}{hex10}", origin: fixed("CreateRoute"), state: fixed("active") },
  "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway"),
  "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment": { id: "{internetGatewayId}:{vpcId}" },
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": ec2("eigw", "egress-only-internet-gateway"),
  "aws:ec2/natGateway:NatGateway": {
    id: "nat-{hex17}",
    associationId: "eipassoc-{hex17:association}",
    networkInterfaceId: "eni-{hex17:eni}",
    privateIp: privateAddress,
    publicIp: (facts) => (facts.known["connectivityType"] === "private" ? "" : publicAddress(facts)),
  },
  "aws:ec2/eip:Eip": {
    id: "eipalloc-{hex17}",
    allocationId: "{id}",
    arn: regional("ec2", "elastic-ip/{id}"),
    publicIp: publicAddress,
    publicDns: (facts) => `ec2-${publicAddress(facts).replaceAll(".", "-")}.compute-1.amazonaws.com`,
    domain: fixed("vpc"),
    networkBorderGroup: "{region}",
    publicIpv4Pool: fixed("amazon"),
  },
  "aws:ec2/securityGroup:SecurityGroup": ec2("sg", "security-group", {
    ingress: fixed([]),
    egress: fixed([]),
    vpcId: "vpc-{hex17:@account.default}",
  }),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    id: "sg-{hex17:@vpcId.group}",
    arn: regional("ec2", "security-group/{id}"),
    ownerId: OWNER,
    name: fixed("default"),
    description: fixed("default VPC security group"),
    ingress: fixed([]),
    egress: fixed([]),
  },
  "aws:ec2/securityGroupRule:SecurityGroupRule": { id: "sgrule-{hex10}", securityGroupRuleId: "sgr-{hex17:rule}" },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": GROUP_RULE,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": GROUP_RULE,
  "aws:ec2/networkAcl:NetworkAcl": ec2("acl", "network-acl", {
    ingress: fixed([]),
    egress: fixed([]),
    subnetIds: fixed([]),
  }),
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": {
    id: "{defaultNetworkAclId}",
    arn: regional("ec2", "network-acl/{id}"),
    ownerId: OWNER,
  },
  "aws:ec2/networkAclRule:NetworkAclRule": { id: "nacl-{hex10}" },
  "aws:ec2/networkAclAssociation:NetworkAclAssociation": { id: "aclassoc-{hex17}" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": ENDPOINT,
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": { id: "{vpcEndpointId}", policy: fixed(FULL_ACCESS) },
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": { id: "a-{vpcEndpointId}{hex10}" },
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": { id: "a-{vpcEndpointId}{hex10}" },
  "aws:ec2/flowLog:FlowLog": {
    id: "fl-{hex17}",
    arn: regional("ec2", "vpc-flow-log/{id}"),
    logFormat: fixed(FLOW_LOG_FIELDS.map((field) => `\${${field}}`).join(" ")),
  },
  "aws:ec2/vpcDhcpOptions:VpcDhcpOptions": ec2("dopt", "dhcp-options"),
  "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation": { id: "{dhcpOptionsId}-{vpcId}" },
  "aws:ec2/managedPrefixList:ManagedPrefixList": ec2("pl", "prefix-list", { version: fixed(1), entries: fixed([]) }),
  "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": {
    id: "{region}",
    awsAccountId: "{account}",
    awsRegion: "{region}",
  },
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": {
    id: "pcx-{hex17}",
    acceptStatus: peer,
    peerOwnerId: "{account}",
    peerRegion: "{region}",
  },
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": {
    id: "tgw-attach-{hex17}",
    arn: regional("ec2", "transit-gateway-attachment/{id}"),
    vpcOwnerId: "{account}",
  },
  "aws:ec2transitgateway/transitGateway:TransitGateway": ec2("tgw", "transit-gateway"),
  "aws:ec2transitgateway/routeTable:RouteTable": ec2("tgw-rtb", "transit-gateway-route-table"),
  "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation": {
    id: "{transitGatewayRouteTableId}_{transitGatewayAttachmentId}",
    resourceId: "vpc-{hex17:vpc}",
    resourceType: fixed("vpc"),
  },
  "aws:ec2transitgateway/route:Route": { id: "{transitGatewayRouteTableId}_{destinationCidrBlock}" },
  "aws:ec2/networkInterface:NetworkInterface": ec2("eni", "network-interface", { privateIp: privateAddress }),
  "aws:ec2/instance:Instance": {
    id: "i-{hex17}",
    arn: regional("ec2", "instance/{id}"),
    availabilityZone: firstZone,
    instanceState: fixed("running"),
    primaryNetworkInterfaceId: "eni-{hex17:eni}",
    privateIp: privateAddress,
    tenancy: fixed("default"),
    associatePublicIpAddress: fixed(false),
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    id: "lt-{hex17}",
    arn: regional("ec2", "launch-template/{id}"),
    defaultVersion: fixed(1),
    latestVersion: fixed(1),
  },
  "aws:ebs/volume:Volume": {
    id: "vol-{hex17}",
    arn: regional("ec2", "volume/{id}"),
    type: fixed("gp2"),
    encrypted: fixed(false),
  },
  "aws:ebs/encryptionByDefault:EncryptionByDefault": { id: "ebs-encryption-by-default-{region}" },
};
