import type { Properties } from "../../../sandbox/providers/rpc/values.ts";
import { describeCases } from "./support.ts";

const VPC = { vpcId: "vpc-1" };
const GROUP_RULE = { securityGroupId: "sg-1", cidrIpv4: "10.0.0.0/8" };
const ROUTE = { routeTableId: "rtb-1" };
const FLOW_LOG = { vpcId: "vpc-1", trafficType: "ALL", logDestination: "arn:aws:s3:::b", logDestinationType: "s3" };

describeCases("the check of network resources", {
  refused: [
    [
      "ec2/vpcEndpoint:VpcEndpoint",
      { ...VPC, serviceName: "com.amazonaws.ap-southeast-1.kms", vpcEndpointType: "interface" },
      [
        'vpcEndpointType: expected one of ["Interface","Gateway","GatewayLoadBalancer","Resource","ServiceNetwork"], got "interface"',
      ],
    ],
    [
      "ec2/vpcEndpoint:VpcEndpoint",
      { ...VPC, serviceName: "com.amazonaws.ap-southeast-1.s3", subnetIds: ["subnet-1"], privateDnsEnabled: true },
      [
        "subnetIds: InvalidParameter: endpoints of type Gateway do not support subnetIds",
        "privateDnsEnabled: InvalidParameter: endpoints of type Gateway do not support privateDnsEnabled",
      ],
    ],
    [
      "ec2/vpcEndpoint:VpcEndpoint",
      { ...VPC, serviceName: "com.amazonaws.x.kms", vpcEndpointType: "Interface", routeTableIds: ["rtb-1"] },
      ["routeTableIds: InvalidParameter: endpoints of type Interface do not support routeTableIds"],
    ],
    [
      "ec2/flowLog:FlowLog",
      { ...FLOW_LOG, trafficType: "all" },
      ['trafficType: expected one of ["ACCEPT","REJECT","ALL"], got "all"'],
    ],
    [
      "ec2/flowLog:FlowLog",
      { ...FLOW_LOG, subnetId: "subnet-1", maxAggregationInterval: 120 },
      [
        'vpcId: exactly one of "eniId", "subnetId", "vpcId", "transitGatewayId", "transitGatewayAttachmentId", "regionalNatGatewayId" must be specified, but "subnetId" and "vpcId" were specified',
        "maxAggregationInterval: expected one of [60,600], got 120",
      ],
    ],
    [
      "ec2/flowLog:FlowLog",
      { vpcId: "vpc-1", trafficType: "ALL", logDestination: "arn:aws:logs:ap-southeast-1:111122223333:log-group:g" },
      ["iamRoleArn: DeliverLogsPermissionArn is required for delivery to CloudWatch Logs"],
    ],
    [
      "ec2/networkAcl:NetworkAcl",
      {
        ...VPC,
        ingress: [
          { ...acl(100), protocol: "https" },
          { ...acl(100), fromPort: 70_000, toPort: 443 },
        ],
      },
      [
        "ingress[1].fromPort: expected a whole number in the range (0 - 65535), got 70000",
        'ingress[0].protocol: "https" is not valid; "-1", "tcp", "udp", "icmp" or a protocol number is allowed',
        "ingress[1].ruleNo: the rule number 100 is used twice",
      ],
    ],
    [
      "ec2/networkAcl:NetworkAcl",
      {
        ...VPC,
        egress: [
          { ...acl(100), fromPort: 443, toPort: 80 },
          { ...acl(32_767), protocol: "-1" },
        ],
      },
      [
        "egress[1].ruleNo: expected a whole number in the range (1 - 32766), got 32767",
        "egress[0].fromPort: invalid port range: 443 is above 80",
        'egress[1].fromPort: fromPort (443) must be 0 when protocol is "-1" (all)',
      ],
    ],
    [
      "ec2/networkAcl:NetworkAcl",
      { ...VPC, ingress: [{ ...acl(1), cidrBlock: "" }] },
      ['ingress[0]: exactly one of "cidrBlock", "ipv6CidrBlock" must be specified, but none was specified'],
    ],
    [
      "ec2/route:Route",
      { ...ROUTE, destinationCidrBlock: "0.0.0.0/0" },
      [
        ': exactly one of "carrierGatewayId", "coreNetworkArn", "egressOnlyGatewayId", "gatewayId", "localGatewayId", "natGatewayId", "networkInterfaceId", "odbNetworkArn", "transitGatewayId", "vpcEndpointId", "vpcPeeringConnectionId" must be specified, but none was specified',
      ],
    ],
    [
      "ec2/route:Route",
      { ...ROUTE, destinationCidrBlock: "0.0.0.0/0", destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" },
      [
        'destinationIpv6CidrBlock: exactly one of "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId" must be specified, but "destinationCidrBlock" and "destinationIpv6CidrBlock" were specified',
      ],
    ],
    [
      "ec2/routeTableAssociation:RouteTableAssociation",
      { ...ROUTE, subnetId: "subnet-1", gatewayId: "igw-1" },
      [
        'gatewayId: exactly one of "subnetId", "gatewayId" must be specified, but "subnetId" and "gatewayId" were specified',
      ],
    ],
    [
      "vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { ...GROUP_RULE, ipProtocol: "tcp", fromPort: 443, toPort: 443, prefixListId: "pl-1" },
      [
        'prefixListId: exactly one of "cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId" must be specified, but "cidrIpv4" and "prefixListId" were specified',
      ],
    ],
    [
      "vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { ...GROUP_RULE, ipProtocol: "tcp", fromPort: 443 },
      ["toPort: both fromPort and toPort must be specified with TCP and UDP"],
    ],
    [
      "vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      { ...GROUP_RULE, ipProtocol: "-1", fromPort: 0, description: "the bank's" },
      [
        'description: "the bank\'s" is not valid; at most 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* are allowed',
        'fromPort: fromPort (0) must be left out when ipProtocol is "-1" (all)',
      ],
    ],
    [
      "ec2/securityGroup:SecurityGroup",
      { name: "sg-mine" },
      ['name: "sg-mine" is not valid; at most 255 characters, not beginning with "sg-"'],
    ],
    [
      "ec2/natGateway:NatGateway",
      { subnetId: "subnet-1" },
      ['allocationId: allocationId is required when connectivityType is "public" and availabilityMode is "zonal"'],
    ],
    [
      "route53/resolverFirewallRule:ResolverFirewallRule",
      { action: "BLOCK", firewallRuleGroupId: "g", firewallDomainListId: "d", priority: 1 },
      ["blockResponse: blockResponse is required with BLOCK"],
    ],
  ],
  taken: [
    [
      "any protocol in a security group",
      "ec2/securityGroup:SecurityGroup",
      { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] },
    ],
    [
      "any protocol in a rule of its own",
      "vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      { ...GROUP_RULE, ipProtocol: "-1" },
    ],
    [
      "replies through an ACL",
      "ec2/networkAcl:NetworkAcl",
      { ...VPC, ingress: [acl(100), { ...acl(110), fromPort: 1024, toPort: 65_535 }] },
    ],
    [
      "an inline route with empty texts",
      "ec2/routeTable:RouteTable",
      { ...VPC, routes: [{ cidrBlock: "0.0.0.0/0", ipv6CidrBlock: "", gatewayId: "igw-1", natGatewayId: "" }] },
    ],
    [
      "an endpoint service of somebody else",
      "ec2/vpcEndpoint:VpcEndpoint",
      { ...VPC, vpcEndpointType: "Interface", serviceName: "com.amazonaws.vpce.ap-southeast-1.vpce-svc-0123" },
    ],
  ],
});

function acl(ruleNo: number): Properties {
  return { ruleNo, action: "allow", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlock: "10.0.0.0/16" };
}
