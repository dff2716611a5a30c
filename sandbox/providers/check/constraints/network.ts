import { anyCidr, matching } from "../formats.ts";
import {
  atLeast,
  between,
  type Constraints,
  items,
  length,
  oneOf,
  oneWordOf,
  oneOfNumbers,
  text,
} from "../constraint.ts";

const PORT = between(0, 65535);

/** ICMP shares the port fields with TCP and UDP and writes -1 for "any". */
const PORT_OR_ANY = between(-1, 65535);

/** AuthorizeSecurityGroupIngress: descriptions take this alphabet only; an apostrophe is refused. */
const GROUP_TEXT = text(
  matching(
    /^[0-9A-Za-z_ .:/()#,@[\]+=&;{}!$*-]{0,255}$/,
    "at most 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* are allowed",
  ),
);
const GROUP_NAME = text(matching(/^(?!sg-)[\s\S]{0,255}$/, 'at most 255 characters, not beginning with "sg-"'));

const PROTOCOL_NUMBERS = /^(-1|[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])$/;
const GROUP_PROTOCOL = text(
  matching(
    new RegExp(`^(?:all|tcp|udp|icmp|icmpv6)$|${PROTOCOL_NUMBERS.source}`, "i"),
    '"-1", "tcp", "udp", "icmp", "icmpv6" or a protocol number is allowed',
  ),
);
const ACL_PROTOCOL = text(
  matching(
    new RegExp(`^(?:all|ah|esp|gre|icmp|ipv6-icmp|sctp|tcp|udp)$|${PROTOCOL_NUMBERS.source}`, "i"),
    '"-1", "tcp", "udp", "icmp" or a protocol number is allowed',
  ),
);

/** Highest rule number that a user may take; 32767 is the closing deny. */
const ACL_RULE_NUMBER = between(1, 32766);
const ACL_ACTION = oneOf("allow", "deny");

function groupRules(list: string): Constraints {
  return {
    [`${list}[].fromPort`]: PORT_OR_ANY,
    [`${list}[].toPort`]: PORT_OR_ANY,
    [`${list}[].protocol`]: GROUP_PROTOCOL,
    [`${list}[].description`]: GROUP_TEXT,
  };
}

function aclRules(list: string): Constraints {
  return {
    [`${list}[].fromPort`]: PORT,
    [`${list}[].toPort`]: PORT,
    [`${list}[].protocol`]: ACL_PROTOCOL,
    [`${list}[].action`]: ACL_ACTION,
    [`${list}[].ruleNo`]: ACL_RULE_NUMBER,
  };
}

const SECURITY_GROUP: Constraints = {
  name: GROUP_NAME,
  namePrefix: GROUP_NAME,
  description: GROUP_TEXT,
  ...groupRules("ingress"),
  ...groupRules("egress"),
};
const NETWORK_ACL: Constraints = { ...aclRules("ingress"), ...aclRules("egress") };
const GROUP_RULE: Constraints = {
  fromPort: PORT_OR_ANY,
  toPort: PORT_OR_ANY,
  ipProtocol: GROUP_PROTOCOL,
  description: GROUP_TEXT,
};
const TENANCY = oneOf("default", "dedicated");
const ENABLED_OR_NOT = oneOf("ENABLED", "DISABLED");
const ENABLE_OR_NOT = oneOf("enable", "disable");
const FIREWALL_ORDER = oneOf("DEFAULT_ACTION_ORDER", "STRICT_ORDER");
const FIREWALL_KEY = oneOf("AWS_OWNED_KMS_KEY", "CUSTOMER_KMS");

/**
 * What the VPC, Route 53 Resolver and Network Firewall APIs and the provider refuse in single properties.
 * Source: the argument notes of the typings, and the EC2 and Route 53 Resolver API references.
 */
export const NETWORK_CONSTRAINTS: Readonly<Record<string, Constraints>> = {
  "aws:ec2/vpc:Vpc": {
    instanceTenancy: TENANCY,
    ipv4NetmaskLength: between(16, 28),
    ipv6NetmaskLength: oneOfNumbers(44, 48, 52, 56, 60),
    cidrBlock: prefixBetween(16, 28),
  },
  "aws:ec2/subnet:Subnet": {
    ipv4NetmaskLength: between(16, 28),
    cidrBlock: prefixBetween(16, 28),
    ipv6CidrBlock: prefixBetween(64, 64),
    privateDnsHostnameTypeOnLaunch: oneOf("ip-name", "resource-name"),
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    vpcEndpointType: oneOf("Interface", "Gateway", "GatewayLoadBalancer", "Resource", "ServiceNetwork"),
    ipAddressType: oneOf("ipv4", "dualstack", "ipv6"),
    "dnsOptions.dnsRecordIpType": oneOf("ipv4", "dualstack", "ipv6", "service-defined"),
    serviceName: text(matching(/^[\w.-]+\.[\w.-]+$/, "a service name such as com.amazonaws.us-east-1.s3 is allowed")),
  },
  "aws:ec2/securityGroup:SecurityGroup": SECURITY_GROUP,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": SECURITY_GROUP,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": GROUP_RULE,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": GROUP_RULE,
  "aws:ec2/securityGroupRule:SecurityGroupRule": {
    type: oneOf("ingress", "egress"),
    fromPort: PORT_OR_ANY,
    toPort: PORT_OR_ANY,
    protocol: GROUP_PROTOCOL,
    description: GROUP_TEXT,
  },
  "aws:ec2/networkAcl:NetworkAcl": NETWORK_ACL,
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": NETWORK_ACL,
  "aws:ec2/networkAclRule:NetworkAclRule": {
    fromPort: PORT,
    toPort: PORT,
    protocol: ACL_PROTOCOL,
    ruleAction: ACL_ACTION,
    ruleNumber: ACL_RULE_NUMBER,
  },
  "aws:ec2/flowLog:FlowLog": {
    trafficType: oneOf("ACCEPT", "REJECT", "ALL"),
    logDestinationType: oneOf("cloud-watch-logs", "s3", "kinesis-data-firehose"),
    maxAggregationInterval: oneOfNumbers(60, 600),
    "destinationOptions.fileFormat": oneOf("plain-text", "parquet"),
  },
  "aws:ec2/natGateway:NatGateway": {
    connectivityType: oneOf("public", "private"),
    availabilityMode: oneOf("zonal", "regional"),
  },
  "aws:ec2/eip:Eip": { domain: oneOf("vpc", "standard") },
  "aws:ec2/managedPrefixList:ManagedPrefixList": {
    addressFamily: oneOf("IPv4", "IPv6"),
    maxEntries: atLeast(1),
    "entries[].cidr": text(anyCidr),
    name: text(matching(/^(?!com\.amazonaws)/, 'a name must not begin with "com.amazonaws"')),
  },
  "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": {
    internetGatewayBlockMode: oneOf("off", "block-bidirectional", "block-ingress"),
  },
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": {
    applianceModeSupport: oneOf("enable", "disable"),
    dnsSupport: oneOf("enable", "disable"),
    ipv6Support: oneOf("enable", "disable"),
    securityGroupReferencingSupport: oneOf("enable", "disable"),
    subnetIds: items(1, 20),
  },
  "aws:ec2transitgateway/transitGateway:TransitGateway": {
    autoAcceptSharedAttachments: ENABLE_OR_NOT,
    defaultRouteTableAssociation: ENABLE_OR_NOT,
    defaultRouteTablePropagation: ENABLE_OR_NOT,
  },
  "aws:networkfirewall/ruleGroup:RuleGroup": {
    type: oneOf("STATEFUL", "STATELESS"),
    "ruleGroup.statefulRuleOptions.ruleOrder": FIREWALL_ORDER,
    "ruleGroup.rulesSource.rulesSourceList.generatedRulesType": oneOf(
      "ALLOWLIST",
      "DENYLIST",
      "REJECTLIST",
      "ALERTLIST",
    ),
    "ruleGroup.rulesSource.rulesSourceList.targetTypes[]": oneOf("HTTP_HOST", "TLS_SNI"),
    "encryptionConfiguration.type": FIREWALL_KEY,
  },
  "aws:networkfirewall/firewallPolicy:FirewallPolicy": {
    "firewallPolicy.statefulEngineOptions.ruleOrder": FIREWALL_ORDER,
    "firewallPolicy.statefulEngineOptions.streamExceptionPolicy": oneOf("DROP", "CONTINUE", "REJECT"),
    "encryptionConfiguration.type": FIREWALL_KEY,
  },
  "aws:networkfirewall/firewall:Firewall": { "encryptionConfiguration.type": FIREWALL_KEY },
  "aws:networkfirewall/loggingConfiguration:LoggingConfiguration": {
    "loggingConfiguration.logDestinationConfigs": items(1, 3),
    "loggingConfiguration.logDestinationConfigs[].logType": oneOf("ALERT", "FLOW", "TLS"),
    "loggingConfiguration.logDestinationConfigs[].logDestinationType": oneOf(
      "S3",
      "CloudWatchLogs",
      "KinesisDataFirehose",
    ),
  },
  "aws:route53/resolverEndpoint:ResolverEndpoint": {
    direction: oneOf("INBOUND", "OUTBOUND", "INBOUND_DELEGATION"),
    ipAddresses: items(2, 10),
    "protocols[]": oneOf("Do53", "DoH", "DoH-FIPS"),
  },
  "aws:route53/resolverFirewallRule:ResolverFirewallRule": {
    action: oneOf("ALLOW", "BLOCK", "ALERT"),
    blockResponse: oneOf("NODATA", "NXDOMAIN", "OVERRIDE"),
    blockOverrideTtl: between(0, 604800),
    firewallDomainRedirectionAction: oneOf("INSPECT_REDIRECTION_DOMAIN", "TRUST_REDIRECTION_DOMAIN"),
  },
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation": {
    mutationProtection: ENABLED_OR_NOT,
    priority: between(101, 8999),
  },
  "aws:route53/resolverFirewallConfig:ResolverFirewallConfig": { firewallFailOpen: ENABLED_OR_NOT },
  "aws:route53/record:Record": {
    type: oneWordOf("A AAAA CAA CNAME DS HTTPS MX NAPTR NS PTR SOA SPF SRV SSHFP SVCB TLSA TXT"),
  },
  "aws:ec2/instance:Instance": {
    tenancy: oneOf("default", "dedicated", "host"),
    "metadataOptions.httpTokens": oneOf("optional", "required"),
    "metadataOptions.httpEndpoint": oneOf("enabled", "disabled"),
    "metadataOptions.httpPutResponseHopLimit": between(1, 64),
    userData: length(0, 16384),
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    "metadataOptions.httpTokens": oneOf("optional", "required"),
    "metadataOptions.httpEndpoint": oneOf("enabled", "disabled"),
    "metadataOptions.httpPutResponseHopLimit": between(1, 64),
    "blockDeviceMappings[].ebs.encrypted": oneOf("true", "false", ""),
  },
  "aws:ebs/volume:Volume": {
    type: oneOf("standard", "gp2", "gp3", "io1", "io2", "sc1", "st1"),
    size: between(1, 65536),
  },
};

/** A network whose prefix length lies in a range; whether it is a network at all is judged by its name elsewhere. */
function prefixBetween(low: number, high: number): (value: unknown) => string | undefined {
  return (value) => {
    const prefix = typeof value === "string" ? /\/(\d+)$/.exec(value)?.[1] : undefined;
    if (prefix === undefined || (Number(prefix) >= low && Number(prefix) <= high)) return undefined;
    const allowed = low === high ? `/${low}` : `/${low} to /${high}`;
    return `expected a prefix length of ${allowed}, got /${prefix}`;
  };
}
