import type { CheckFailure } from "../rpc/resource-provider.ts";
import { isGiven, type Properties, type Value } from "../rpc/values.ts";
import { selectObjects, within } from "./select.ts";

/** How properties of one object bind each other. */
export interface Relation {
  /** `one`: exactly one of `of`; `some`: at least one; `few`: at most one; `together`: all or none. */
  readonly rule: "one" | "some" | "few" | "together";
  readonly of: readonly string[];
  /** Pattern of the objects; the resource itself when absent. */
  readonly in?: string;
}

const one = (of: readonly string[], where?: string): Relation => relation("one", of, where);
const some = (of: readonly string[], where?: string): Relation => relation("some", of, where);
const few = (of: readonly string[], where?: string): Relation => relation("few", of, where);
const together = (of: readonly string[], where?: string): Relation => relation("together", of, where);

function relation(rule: Relation["rule"], of: readonly string[], where: string | undefined): Relation {
  return where === undefined ? { rule, of } : { rule, of, in: where };
}

const GROUP_RULE_SOURCES = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
const ROUTE_TARGETS = [
  "carrierGatewayId",
  "coreNetworkArn",
  "egressOnlyGatewayId",
  "gatewayId",
  "localGatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "odbNetworkArn",
  "transitGatewayId",
  "vpcEndpointId",
  "vpcPeeringConnectionId",
];
const ROUTE_DESTINATIONS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
const INLINE_DESTINATIONS = ["cidrBlock", "ipv6CidrBlock", "destinationPrefixListId"];
const ACL_CIDRS = ["cidrBlock", "ipv6CidrBlock"];
const CONTENT = ["source", "content", "contentBase64"];

/**
 * Which properties exclude or need each other, as the provider's own schema or the API has it
 * (`ExactlyOneOf`, `ConflictsWith`, `RequiredWith` in the provider; `InvalidParameterCombination` in the APIs).
 */
const RELATIONS: Readonly<Record<string, readonly Relation[]>> = {
  "aws:ec2/vpc:Vpc": [some(["cidrBlock", "ipv4IpamPoolId"]), few(["cidrBlock", "ipv4NetmaskLength"])],
  "aws:ec2/subnet:Subnet": [
    few(["availabilityZone", "availabilityZoneId"]),
    few(["cidrBlock", "ipv4NetmaskLength"]),
    some(["cidrBlock", "ipv4IpamPoolId", "ipv6Native"]),
  ],
  "aws:ec2/route:Route": [one(ROUTE_DESTINATIONS), one(ROUTE_TARGETS)],
  "aws:ec2/routeTable:RouteTable": [one(INLINE_DESTINATIONS, "routes[]"), one(ROUTE_TARGETS, "routes[]")],
  "aws:ec2/defaultRouteTable:DefaultRouteTable": [one(INLINE_DESTINATIONS, "routes[]"), one(ROUTE_TARGETS, "routes[]")],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": [one(["subnetId", "gatewayId"])],
  "aws:ec2/networkAcl:NetworkAcl": [one(ACL_CIDRS, "ingress[]"), one(ACL_CIDRS, "egress[]")],
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": [one(ACL_CIDRS, "ingress[]"), one(ACL_CIDRS, "egress[]")],
  "aws:ec2/networkAclRule:NetworkAclRule": [one(ACL_CIDRS)],
  "aws:ec2/securityGroupRule:SecurityGroupRule": [
    some(["cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "sourceSecurityGroupId", "self"]),
    few(["cidrBlocks", "sourceSecurityGroupId"]),
    few(["ipv6CidrBlocks", "sourceSecurityGroupId"]),
    few(["self", "sourceSecurityGroupId"]),
    few(["self", "cidrBlocks"]),
  ],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": [one(GROUP_RULE_SOURCES)],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": [one(GROUP_RULE_SOURCES)],
  "aws:ec2/flowLog:FlowLog": [
    one(["eniId", "subnetId", "vpcId", "transitGatewayId", "transitGatewayAttachmentId", "regionalNatGatewayId"]),
  ],
  "aws:networkfirewall/firewall:Firewall": [one(["vpcId", "transitGatewayId"])],
  "aws:networkfirewall/ruleGroup:RuleGroup": [some(["ruleGroup", "rules"])],
  "aws:ec2/vpcEndpoint:VpcEndpoint": [one(["serviceName", "serviceNetworkArn", "resourceConfigurationArn"])],
  "aws:ec2/natGateway:NatGateway": [few(["secondaryPrivateIpAddressCount", "secondaryPrivateIpAddresses"])],
  "aws:route53/record:Record": [one(["records", "aliases"]), together(["records", "ttl"])],
  "aws:route53/resolverFirewallRule:ResolverFirewallRule": [few(["firewallDomainListId", "dnsThreatProtection"])],
  "aws:cloudtrail/trail:Trail": [
    few(["eventSelectors", "advancedEventSelectors"]),
    together(["cloudWatchLogsGroupArn", "cloudWatchLogsRoleArn"]),
  ],
  "aws:cloudwatch/metricAlarm:MetricAlarm": [
    few(["metricName", "metricQueries"]),
    few(["statistic", "extendedStatistic"]),
    few(["threshold", "thresholdMetricId"]),
  ],
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": [
    one(["days", "years"], "rule.defaultRetention"),
  ],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": [
    few(["prefix", "tag", "and", "objectSizeGreaterThan", "objectSizeLessThan"], "rules[].filter"),
    few(["days", "date", "expiredObjectDeleteMarker"], "rules[].expiration"),
    one(["days", "date"], "rules[].transitions[]"),
    few(["filter", "prefix"], "rules[]"),
    some(
      [
        "abortIncompleteMultipartUpload",
        "expiration",
        "noncurrentVersionExpiration",
        "noncurrentVersionTransitions",
        "transitions",
      ],
      "rules[]",
    ),
  ],
  "aws:s3/bucketObjectv2:BucketObjectv2": [few(CONTENT), few(["etag", "kmsKeyId"])],
  "aws:s3/bucketObject:BucketObject": [few(CONTENT), few(["etag", "kmsKeyId"])],
  "aws:s3/bucketAcl:BucketAcl": [one(["acl", "accessControlPolicy"])],
  "aws:cfg/conformancePack:ConformancePack": [some(["templateBody", "templateS3Uri"])],
  "aws:ssm/parameter:Parameter": [one(["value", "insecureValue", "valueWo"])],
  "aws:ssm/association:Association": [few(["calendarNames", "applyOnlyAtCronInterval"])],
  "aws:fsx/windowsFileSystem:WindowsFileSystem": [one(["activeDirectoryId", "selfManagedActiveDirectory"])],
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": [],
};

/** Names and buckets may be given in full or by a prefix, wherever both properties exist. */
const EVERYWHERE: readonly Relation[] = [few(["name", "namePrefix"]), few(["bucket", "bucketPrefix"])];

/** Checks how the properties of a resource bind each other. A property that is not known yet counts as given. */
export function checkRelations(token: string, inputs: Properties): CheckFailure[] {
  return [...EVERYWHERE, ...(RELATIONS[token] ?? [])].flatMap((bound) =>
    selectObjects(inputs, bound.in ?? "").flatMap(({ path, value }) => {
      const given = bound.of.filter((name) => counts(value[name]));
      const problem = relationProblem(bound, given);
      return problem === undefined ? [] : [{ property: blamed(path, given), reason: problem }];
    }),
  );
}

/** Empty lists and texts, and a `false` switch, say nothing; the provider treats them as not set. */
function counts(value: Value | undefined): boolean {
  return isGiven(value) && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0);
}

function relationProblem({ rule, of }: Relation, given: readonly string[]): string | undefined {
  const names = of.map((name) => `"${name}"`).join(", ");
  const got =
    given.length === 0 ? "none was specified" : `${given.map((name) => `"${name}"`).join(" and ")} were specified`;
  const only = given.length === 1 && rule === "together";
  if (rule === "one" && given.length !== 1) return `exactly one of ${names} must be specified, but ${got}`;
  if (rule === "some" && given.length === 0) return `at least one of ${names} must be specified, but ${got}`;
  if (rule === "few" && given.length > 1) return `only one of ${names} can be specified, but ${got}`;
  return only ? `all of ${names} must be specified together, but only "${given[0] ?? ""}" was specified` : undefined;
}

/** The property to point at: the last one given, else the object that lacks it. */
function blamed(path: string, given: readonly string[]): string {
  const last = given.at(-1);
  return last === undefined ? path : within(path, last);
}
