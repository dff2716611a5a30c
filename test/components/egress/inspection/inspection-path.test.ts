import { expect } from "chai";
import { InspectionPath } from "../../../../components/index.ts";
import { graphOf, ofType, one, type Registration, record, refusalOf } from "../../../support/record.ts";
import { GOOD, tags } from "../../fixtures.ts";

const GATEWAY = "aws:ec2transitgateway/transitGateway:TransitGateway";
const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const TABLE = "aws:ec2transitgateway/routeTable:RouteTable";
const ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
const GATEWAY_ROUTE = "aws:ec2transitgateway/route:Route";
const ROUTE = "aws:ec2/route:Route";
const ANYWHERE = "0.0.0.0/0";

describe("InspectionPath", () => {
  let made: readonly Registration[];
  before(async () => {
    made = await record(() => new InspectionPath("way", GOOD.inspectionPath));
  });
  const inputsOf = (type: string) =>
    Object.fromEntries(ofType(made, type).map(({ name, inputs }) => [name.replace("way-", ""), inputs]));

  it("names each part after what it is for", () => {
    expect(graphOf(made)).to.deep.equal(
      [
        "way kiro:egress:InspectionPath",
        `way ${GATEWAY} < way`,
        ...["desktops", "inspection"].flatMap((role) =>
          [ATTACHMENT, TABLE, ASSOCIATION].map((type) => `way-${role} ${type} < way`),
        ),
        ...["to-internet", "to-desktops", "not-to-10.0.0.0-8", "not-to-172.16.0.0-12", "not-to-192.168.0.0-16"].map(
          (role) => `way-${role} ${GATEWAY_ROUTE} < way`,
        ),
        `way-from-desktops ${ROUTE} < way`,
        ...["gateway", "nat", "firewall"].flatMap((from) =>
          ["a", "b"].map((zone) => `way-from-${from}-${zone} ${ROUTE} < way`),
        ),
      ].sort(),
    );
  });

  it("has a gateway that joins nobody by itself", () => {
    expect(one(made, GATEWAY).inputs).to.deep.equal({
      description: "From the desktops to the firewall and back.",
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
      autoAcceptSharedAttachments: "disable",
      tags: tags("way", "network", "MAS-TRM 11.2"),
    });
  });

  it("attaches both VPCs, and keeps replies in their zone where the firewall is", () => {
    const attachment = (role: string, vpcId: string, subnetIds: readonly string[], applianceModeSupport: string) => ({
      vpcId,
      subnetIds,
      transitGatewayId: "way-transitgateway",
      applianceModeSupport,
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      tags: tags(`way-${role}`, "network", "MAS-TRM 11.2"),
    });
    expect(inputsOf(ATTACHMENT)).to.deep.equal({
      desktops: attachment("desktops", "vpc-1", ["subnet-5", "subnet-6"], "disable"),
      inspection: attachment("inspection", "vpc-2", ["subnet-a1", "subnet-a2"], "enable"),
    });
  });

  it("gives each attachment a table of its own", () => {
    expect(inputsOf(ASSOCIATION)).to.deep.equal({
      desktops: {
        transitGatewayRouteTableId: "way-desktops-routetable",
        transitGatewayAttachmentId: "way-desktops-vpcattachment",
      },
      inspection: {
        transitGatewayRouteTableId: "way-inspection-routetable",
        transitGatewayAttachmentId: "way-inspection-vpcattachment",
      },
    });
  });

  it("sends desktops' traffic to the firewall unless it is for private addresses, and replies to the desktops", () => {
    const refused = (destinationCidrBlock: string) => ({
      transitGatewayRouteTableId: "way-desktops-routetable",
      destinationCidrBlock,
      blackhole: true,
    });
    expect(inputsOf(GATEWAY_ROUTE)).to.deep.equal({
      "to-internet": {
        transitGatewayRouteTableId: "way-desktops-routetable",
        destinationCidrBlock: ANYWHERE,
        transitGatewayAttachmentId: "way-inspection-vpcattachment",
      },
      "not-to-10.0.0.0-8": refused("10.0.0.0/8"),
      "not-to-172.16.0.0-12": refused("172.16.0.0/12"),
      "not-to-192.168.0.0-16": refused("192.168.0.0/16"),
      "to-desktops": {
        transitGatewayRouteTableId: "way-inspection-routetable",
        destinationCidrBlock: "10.0.0.0/16",
        transitGatewayAttachmentId: "way-desktops-vpcattachment",
      },
    });
  });

  it("leads both ways through the firewall's endpoint of the zone", () => {
    const back = { destinationCidrBlock: "10.0.0.0/16" };
    const out = { destinationCidrBlock: ANYWHERE };
    expect(inputsOf(ROUTE)).to.deep.equal({
      "from-desktops": { ...out, routeTableId: "rtb-desktops", transitGatewayId: "way-transitgateway" },
      "from-gateway-a": { ...out, routeTableId: "rtb-a1", vpcEndpointId: "vpce-1" },
      "from-gateway-b": { ...out, routeTableId: "rtb-a2", vpcEndpointId: "vpce-2" },
      "from-nat-a": { ...back, routeTableId: "rtb-p1", vpcEndpointId: "vpce-1" },
      "from-nat-b": { ...back, routeTableId: "rtb-p2", vpcEndpointId: "vpce-2" },
      "from-firewall-a": { ...back, routeTableId: "rtb-f1", transitGatewayId: "way-transitgateway" },
      "from-firewall-b": { ...back, routeTableId: "rtb-f2", transitGatewayId: "way-transitgateway" },
    });
  });

  it("routes to the gateway only once the VPC is attached", () => {
    const waits = (name: string) => one(made, ROUTE, `way-${name}`).dependsOn;
    expect(waits("from-desktops")).to.include(`${ATTACHMENT} way-desktops`);
    for (const zone of ["a", "b"]) expect(waits(`from-firewall-${zone}`)).to.include(`${ATTACHMENT} way-inspection`);
  });

  it("refuses a VPC that overlaps the desktops' own", async () => {
    const inspection = { ...GOOD.inspectionPath.inspection, cidr: "10.0.8.0/24" };
    expect(await refusalOf(() => new InspectionPath("way", { ...GOOD.inspectionPath, inspection }))).to.equal(
      'InspectionPath "way" cannot be built:\n  - inspection.cidr: overlaps desktops.cidr, got "10.0.8.0/24"; a range apart from 10.0.0.0/16',
    );
  });

  it("refuses ranges that are no private ranges", async () => {
    const desktops = { ...GOOD.inspectionPath.desktops, cidr: "10.0.0.1/16" };
    expect(await refusalOf(() => new InspectionPath("way", { ...GOOD.inspectionPath, desktops }))).to.contain(
      'desktops.cidr: not a private range, got "10.0.0.1/16"',
    );
  });
});
