import { wasFilled } from "./check/autoname.ts";
import type { DiffAnswer, DiffKind } from "./rpc/resource-provider.ts";
import { isGiven, isProperties, type Properties, type Value } from "./rpc/values.ts";
import type { ResourceSchema } from "./schema/model.ts";

/** Properties that name a resource: a change makes a new one, unless the type stands in {@link RENAMES}. */
const NAMES = ["name", "namePrefix", "bucket", "bucketPrefix"];

/** A Region is where a resource is; it cannot move. */
const ALWAYS = [...NAMES, "region"];

/** Types that can be renamed in place. */
const RENAMES: ReadonlySet<string> = new Set([
  "aws:route53/resolverEndpoint:ResolverEndpoint",
  "aws:route53/resolverFirewallRule:ResolverFirewallRule",
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation",
  "aws:ec2/managedPrefixList:ManagedPrefixList",
]);

/** Properties whose remark in the typings binds under a condition only. */
const IN_PLACE: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/subnet:Subnet": ["ipv6CidrBlock"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["privateDnsEnabled"],
};

/** What else makes a new resource (`ForceNew` in terraform-provider-aws). */
const REPLACES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/vpc:Vpc": ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
  "aws:ec2/subnet:Subnet": [
    "availabilityZone",
    "availabilityZoneId",
    "cidrBlock",
    "ipv4IpamPoolId",
    "ipv6Native",
    "outpostArn",
    "vpcId",
  ],
  "aws:ec2/routeTable:RouteTable": ["vpcId"],
  "aws:ec2/defaultRouteTable:DefaultRouteTable": ["defaultRouteTableId"],
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": ["defaultNetworkAclId"],
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ["vpcId"],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": ["subnetId", "gatewayId"],
  "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation": ["vpcId"],
  "aws:ec2/route:Route": [
    "routeTableId",
    "destinationCidrBlock",
    "destinationIpv6CidrBlock",
    "destinationPrefixListId",
  ],
  "aws:ec2/securityGroup:SecurityGroup": ["description", "vpcId"],
  "aws:ec2/securityGroupRule:SecurityGroupRule": [
    "cidrBlocks",
    "fromPort",
    "ipv6CidrBlocks",
    "prefixListIds",
    "protocol",
    "securityGroupId",
    "self",
    "sourceSecurityGroupId",
    "toPort",
    "type",
  ],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["securityGroupId"],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ["securityGroupId"],
  "aws:ec2/networkAcl:NetworkAcl": ["vpcId"],
  "aws:ec2/networkAclRule:NetworkAclRule": [
    "cidrBlock",
    "egress",
    "fromPort",
    "icmpCode",
    "icmpType",
    "ipv6CidrBlock",
    "networkAclId",
    "protocol",
    "ruleAction",
    "ruleNumber",
    "toPort",
  ],
  "aws:ec2/networkAclAssociation:NetworkAclAssociation": ["networkAclId", "subnetId"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": [
    "vpcId",
    "serviceName",
    "serviceRegion",
    "vpcEndpointType",
    "serviceNetworkArn",
    "resourceConfigurationArn",
  ],
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": ["vpcEndpointId"],
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": ["subnetId", "vpcEndpointId"],
  "aws:ec2/flowLog:FlowLog": [
    "deliverCrossAccountRole",
    "destinationOptions",
    "eniId",
    "iamRoleArn",
    "logDestination",
    "logDestinationType",
    "logFormat",
    "maxAggregationInterval",
    "subnetId",
    "trafficType",
    "transitGatewayAttachmentId",
    "transitGatewayId",
    "vpcId",
  ],
  "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment": ["internetGatewayId", "vpcId"],
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": ["vpcId"],
  "aws:ec2/natGateway:NatGateway": ["allocationId", "availabilityMode", "connectivityType", "subnetId", "vpcId"],
  "aws:ec2/eip:Eip": ["domain", "publicIpv4Pool", "networkBorderGroup"],
  "aws:ec2/managedPrefixList:ManagedPrefixList": ["addressFamily"],
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": ["peerOwnerId", "peerRegion", "peerVpcId", "vpcId"],
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": ["transitGatewayId", "vpcId"],
  "aws:ec2transitgateway/routeTable:RouteTable": ["transitGatewayId"],
  "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation": [
    "transitGatewayAttachmentId",
    "transitGatewayRouteTableId",
  ],
  "aws:ec2transitgateway/route:Route": [
    "blackhole",
    "destinationCidrBlock",
    "transitGatewayAttachmentId",
    "transitGatewayRouteTableId",
  ],
  "aws:ec2/instance:Instance": ["ami", "availabilityZone", "subnetId", "keyName", "privateIp", "tenancy"],
  "aws:ebs/volume:Volume": ["availabilityZone", "encrypted", "kmsKeyId", "snapshotId", "outpostArn"],
  "aws:kms/key:Key": ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
  "aws:kms/replicaKey:ReplicaKey": ["primaryKeyArn"],
  "aws:kms/keyPolicy:KeyPolicy": ["keyId"],
  "aws:iam/role:Role": ["path"],
  "aws:iam/policy:Policy": ["description", "path"],
  "aws:iam/rolePolicy:RolePolicy": ["role"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["policyArn", "role"],
  "aws:iam/instanceProfile:InstanceProfile": ["path"],
  "aws:s3/bucket:Bucket": ["objectLockEnabled", "bucketNamespace"],
  "aws:cloudwatch/logGroup:LogGroup": ["logGroupClass"],
  "aws:cloudwatch/logStream:LogStream": ["logGroupName"],
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": ["logGroupName"],
  "aws:cloudwatch/eventRule:EventRule": ["eventBusName"],
  "aws:cloudwatch/eventTarget:EventTarget": ["eventBusName", "rule", "targetId"],
  "aws:sns/topic:Topic": ["fifoTopic"],
  "aws:sns/topicPolicy:TopicPolicy": ["arn"],
  "aws:sns/topicSubscription:TopicSubscription": ["endpoint", "protocol", "topic"],
  "aws:sqs/queue:Queue": ["fifoQueue"],
  "aws:route53/zone:Zone": ["delegationSetId"],
  "aws:route53/record:Record": ["zoneId", "type", "setIdentifier"],
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": ["destinationArn"],
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": [
    "resolverQueryLogConfigId",
    "resourceId",
  ],
  "aws:route53/resolverFirewallRule:ResolverFirewallRule": ["firewallRuleGroupId", "firewallDomainListId", "qType"],
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation": [
    "firewallRuleGroupId",
    "vpcId",
  ],
  "aws:route53/resolverFirewallConfig:ResolverFirewallConfig": ["resourceId"],
  "aws:route53/resolverEndpoint:ResolverEndpoint": ["direction", "securityGroupIds"],
  "aws:workspaces/workspace:Workspace": [
    "bundleId",
    "directoryId",
    "rootVolumeEncryptionEnabled",
    "userName",
    "userVolumeEncryptionEnabled",
    "volumeEncryptionKey",
  ],
  "aws:workspaces/directory:Directory": ["directoryId", "subnetIds", "tenancy", "userIdentityType", "workspaceType"],
  "aws:fsx/windowsFileSystem:WindowsFileSystem": [
    "activeDirectoryId",
    "deploymentType",
    "kmsKeyId",
    "preferredSubnetId",
    "securityGroupIds",
    "storageType",
    "subnetIds",
  ],
  "aws:ssm/document:Document": ["documentType", "versionName"],
  "aws:accessanalyzer/analyzer:Analyzer": ["analyzerName", "type"],
  "aws:backup/vault:Vault": ["kmsKeyArn"],
  "aws:ssoadmin/permissionSet:PermissionSet": ["instanceArn"],
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": ["instanceArn", "permissionSetArn"],
  "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment": [
    "instanceArn",
    "permissionSetArn",
    "permissionsBoundary",
  ],
  "aws:identitystore/group:Group": ["identityStoreId"],
  "aws:ssoadmin/accountAssignment:AccountAssignment": [
    "instanceArn",
    "permissionSetArn",
    "principalId",
    "principalType",
    "targetId",
    "targetType",
  ],
  "aws:networkfirewall/firewall:Firewall": ["vpcId", "transitGatewayId"],
  "aws:networkfirewall/ruleGroup:RuleGroup": ["capacity", "type"],
  "aws:networkfirewall/loggingConfiguration:LoggingConfiguration": ["firewallArn"],
};

/** Whether a change of the property makes a new resource. */
export function makesNew(schema: ResourceSchema, property: string): boolean {
  const { token } = schema;
  if (IN_PLACE[token]?.includes(property) === true) return false;
  if (NAMES.includes(property) && RENAMES.has(token)) return false;
  if (ALWAYS.includes(property) || REPLACES[token]?.includes(property) === true) return true;
  return schema.inputs[property]?.replaces === true;
}

/** The inputs that a resource's identity rests on; together they change exactly when it is replaced. */
export function identityInputs(schema: ResourceSchema, inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => makesNew(schema, name)));
}

/** What changes between two sets of checked inputs. */
export function difference(schema: ResourceSchema, olds: Properties, news: Properties): DiffAnswer {
  const detailed: Record<string, DiffKind> = {};
  const replaces: string[] = [];
  for (const name of new Set([...Object.keys(olds), ...Object.keys(news)])) {
    if (name.startsWith("__")) continue;
    const changes = changed(name, olds[name], news[name]);
    if (changes.length === 0) continue;
    const isNew = makesNew(schema, name);
    if (isNew) replaces.push(name);
    for (const [path, kind] of changes) detailed[path] = isNew ? (`${kind}Replace` as const) : kind;
  }
  // Two resources cannot bear one name, so the old one has to go first, unless the provider makes the name up.
  const deleteBeforeReplace =
    replaces.length > 0 && NAMES.some((name) => isGiven(news[name]) && !wasFilled(news, name));
  return { detailed, replaces, deleteBeforeReplace };
}

type Change = readonly [path: string, kind: "add" | "delete" | "update"];

function changed(path: string, old: Value | undefined, fresh: Value | undefined): Change[] {
  if (!isGiven(old)) return isGiven(fresh) ? [[path, "add"]] : [];
  if (!isGiven(fresh)) return [[path, "delete"]];
  if (Array.isArray(old) && Array.isArray(fresh)) {
    const longest = Math.max(old.length, fresh.length);
    return Array.from({ length: longest }, (_, index) => changed(`${path}[${index}]`, old[index], fresh[index])).flat();
  }
  if (isProperties(old) && isProperties(fresh)) {
    const keys = new Set([...Object.keys(old), ...Object.keys(fresh)]);
    return [...keys].flatMap((key) => changed(step(path, key), old[key], fresh[key]));
  }
  return old === fresh ? [] : [[path, "update"]];
}

function step(path: string, key: string): string {
  return /^[\w-]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
