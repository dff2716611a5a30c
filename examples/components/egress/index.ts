import { DnsFirewall, TransitAttachment } from "../../../components/index.ts";

const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };
const vpcId = "vpc-0a1b2c3d4e5f60718";

// Of the VPC's own names, Kiro's and those of sign-in resolve; all others do not.
const firewall = new DnsFirewall("names", {
  ownership,
  vpcId,
  hosts: {
    identityCenterRegion: "ap-southeast-1",
    portalHost: "d-9667000000.awsapps.com",
    idpHost: "login.microsoftonline.com",
    optionalClasses: ["cli"],
    additionalHosts: [{ host: "docs.aws.amazon.com", reason: "MCP server aws-documentation, pages" }],
    internalDomains: ["bank.example"],
    privateHosts: ["kms.us-east-1.amazonaws.com", "q.us-east-1.amazonaws.com"],
    strictGuideBlockList: false,
  },
  protect: false,
});

// To the bank's own ranges and no further. The team of the gateway accepts it.
const transit = new TransitAttachment("bank", {
  ownership,
  vpcId,
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
  transitGatewayId: "tgw-0a1b2c3d4e5f60718",
  corporateCidrs: ["10.200.0.0/16"],
  routeTableId: "rtb-0a1b2c3d4e5f60718",
});

/** To put into the gateway's route table. */
export const { attachmentId } = transit;
export const { ruleGroupId } = firewall;
