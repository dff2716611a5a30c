import { any, calls } from "../filter-pattern.ts";
import type { KeyEvent } from "../key-event.ts";

const NETWORK = { kind: "administration", clause: "11.2", threshold: 1, verified: true } as const;

/** Changes of what keeps the VPC private. */
export const networkEvents: readonly KeyEvent[] = [
  {
    ...NETWORK,
    name: "security-group-changes",
    what: "A security group was changed",
    why: "One more rule can open desktops or endpoints.",
    condition: () =>
      calls(
        "ec2",
        "AuthorizeSecurityGroup*",
        "RevokeSecurityGroup*",
        "ModifySecurityGroup*",
        "CreateSecurityGroup",
        "DeleteSecurityGroup",
      ),
    severity: "medium",
    source: "Security Hub user guide, CloudWatch.10",
  },
  {
    ...NETWORK,
    name: "network-acl-changes",
    what: "A network ACL was changed",
    why: "It is the second line behind the security groups.",
    condition: () =>
      calls("ec2", "CreateNetworkAcl*", "DeleteNetworkAcl*", "ReplaceNetworkAclEntry", "ReplaceNetworkAclAssociation"),
    severity: "medium",
    source: "Security Hub user guide, CloudWatch.11",
  },
  {
    ...NETWORK,
    name: "gateway-changes",
    what: "A gateway or a public address was made, attached or removed",
    why: "The VPC has no way to the internet, and no other way out than the bank's own network.",
    condition: () =>
      calls(
        "ec2",
        "CreateInternetGateway",
        "AttachInternetGateway",
        "DetachInternetGateway",
        "DeleteInternetGateway",
        "CreateEgressOnlyInternetGateway",
        "CreateNatGateway",
        "CreateCarrierGateway",
        "CreateCustomerGateway",
        "DeleteCustomerGateway",
        "AttachVpnGateway",
        "CreateTransitGatewayVpcAttachment",
        "ModifyTransitGatewayVpcAttachment",
        "AllocateAddress",
        "AssociateAddress",
      ),
    severity: "high",
    source: "Security Hub user guide, CloudWatch.12",
  },
  {
    ...NETWORK,
    name: "route-changes",
    what: "A route or a route table was changed",
    why: "One route can turn a private subnet into a public one.",
    condition: () =>
      calls(
        "ec2",
        "CreateRoute",
        "CreateRouteTable",
        "ReplaceRoute*",
        "DeleteRoute",
        "DeleteRouteTable",
        "AssociateRouteTable",
        "DisassociateRouteTable",
      ),
    severity: "high",
    source: "Security Hub user guide, CloudWatch.13",
  },
  {
    ...NETWORK,
    name: "vpc-changes",
    what: "A VPC or a peering was changed",
    why: "A peering joins the zone with a network that nobody assessed.",
    condition: () =>
      calls("ec2", "CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "*VpcCidrBlock", "*VpcPeeringConnection"),
    severity: "medium",
    source: "Security Hub user guide, CloudWatch.14",
  },
  {
    ...NETWORK,
    name: "private-path-changes",
    what: "Private endpoints, DNS filters or network logs were changed",
    why: "These keep Kiro's traffic private, and on record.",
    condition: () =>
      any(
        calls("ec2", "CreateVpcEndpoint", "ModifyVpcEndpoint", "DeleteVpcEndpoints", "DeleteFlowLogs"),
        calls(
          "route53resolver",
          "UpdateFirewall*",
          "DeleteFirewall*",
          "DisassociateFirewallRuleGroup",
          "DisassociateResolverQueryLogConfig",
          "DeleteResolverQueryLogConfig",
        ),
      ),
    severity: "high",
    source: 'VPC user guide and Route 53 developer guide, "Logging API calls with CloudTrail"',
  },
];
