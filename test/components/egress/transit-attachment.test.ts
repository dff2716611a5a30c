import { expect } from "chai";
import { TransitAttachment } from "../../../components/index.ts";
import { graphOf, ofType, one, record, refusalOf } from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const ROUTE = "aws:ec2/route:Route";

describe("TransitAttachment", () => {
  it("attaches the VPC and routes to the bank's ranges, each by its own name", async () => {
    const made = await record(() => new TransitAttachment("way", GOOD.transit));
    expect(graphOf(made)).to.deep.equal([
      `way ${ATTACHMENT} < way`,
      "way kiro:egress:TransitAttachment",
      `way-to-10.200.0.0-16 ${ROUTE} < way`,
      `way-to-172.16.0.0-12 ${ROUTE} < way`,
    ]);
    expect(one(made, ATTACHMENT).inputs).to.deep.equal({
      vpcId: "vpc-1",
      transitGatewayId: "tgw-0a1b2c3d4e5f60718",
      subnetIds: ["subnet-5", "subnet-6"],
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      tags: tags("way", "network", "MAS-TRM 11.2"),
    });
  });

  it("routes only once the VPC is attached", async () => {
    const made = await record(() => new TransitAttachment("way", GOOD.transit));
    for (const route of ofType(made, ROUTE)) expect(route.dependsOn).to.deep.equal([`${ATTACHMENT} way`]);
    expect(one(made, ROUTE, "way-to-10.200.0.0-16").inputs).to.deep.equal({
      routeTableId: "rtb-1",
      destinationCidrBlock: "10.200.0.0/16",
      transitGatewayId: "tgw-0a1b2c3d4e5f60718",
    });
  });

  it("refuses a default route and every other public range", async () => {
    const corporateCidrs = ["10.200.0.0/16", "0.0.0.0/0", "128.0.0.0/1"];
    const refusal = await refusalOf(() => new TransitAttachment("way", { ...GOOD.transit, corporateCidrs }));
    expect(refusal.split("\n")).to.deep.equal([
      'TransitAttachment "way" cannot be built:',
      '  - corporateCidrs[1]: not a private range, got "0.0.0.0/0"; a CIDR without host bits inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
      '  - corporateCidrs[2]: not a private range, got "128.0.0.0/1"; a CIDR without host bits inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
    ]);
  });
});
