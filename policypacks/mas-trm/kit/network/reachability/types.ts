/** Pulumi type tokens that only the model of reachability reads. */
export const TRANSIT_GATEWAY_ROUTE_TABLE = "aws:ec2transitgateway/routeTable:RouteTable";
export const TRANSIT_GATEWAY_ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
export const INTERFACE_GROUP_ATTACHMENT =
  "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment";
