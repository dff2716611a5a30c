import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../support/examine.ts";
import { card, carded } from "../support/reachability-stack.ts";
import { byJoin, join, judged, make, publicTable } from "../support/subnet-stack.ts";

const stack = [publicTable, join("join", "out")];
const group = (cidr: string) =>
  make(
    types.SECURITY_GROUP,
    "guard",
    {},
    { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [cidr] }] },
  );
const web = (associatePublicIpAddress: unknown) =>
  make(
    types.INSTANCE,
    "web",
    { subnetId: ["desk"], vpcSecurityGroupIds: ["guard"] },
    { vpcSecurityGroupIds: [unknown], associatePublicIpAddress },
  );
const reached = (name: string, rest: string) =>
  `violation desk: lets the internet reach ${name}: route table out (by association join) sends 0.0.0.0/0 to internet gateway door, then the default network ACL of VPC core lets everything in, then subnet desk, then security group guard lets in 0.0.0.0/0, then ${rest}`;

describe("no-public-subnets: what the internet reaches", () => {
  it("names a machine behind an open group with the whole path", () => {
    expect(judged(...stack, group("0.0.0.0/0"), web(true))).to.deep.equal([
      byJoin,
      reached("web", "the public address of Instance web"),
    ]);
  });

  it("names a load balancer on the internet", () => {
    const balancer = make(
      types.LOAD_BALANCERS[0],
      "entry",
      { subnets: ["desk"], securityGroups: ["guard"] },
      { subnets: [unknown], securityGroups: [unknown] },
    );
    expect(judged(...stack, group("0.0.0.0/0"), balancer)).to.deep.equal([
      byJoin,
      reached("entry", "LoadBalancer entry faces the internet"),
    ]);
  });

  it("names a load balancer of two subnets in each by the path through that one", () => {
    const balancer = make(
      types.LOAD_BALANCERS[0],
      "entry",
      { subnets: ["desk", "second"], securityGroups: ["guard"] },
      { subnets: [unknown, unknown], securityGroups: [unknown] },
    );
    const second = make(types.SUBNETS[0], "second", { vpcId: ["core"] });
    const joined = make(types.ROUTE_TABLE_ASSOCIATION, "join2", { subnetId: ["second"], routeTableId: ["out"] });
    const ofEntry = judged(...stack, group("0.0.0.0/0"), second, joined, balancer).filter((line) =>
      line.includes("reach entry"),
    );
    const inDesk = reached("entry", "LoadBalancer entry faces the internet");
    const inSecond = inDesk.replaceAll("desk", "second").replace("join)", "join2)");
    expect(ofEntry).to.deep.equal([inDesk, inSecond]);
  });

  it("names a machine by the interface that it is given", () => {
    const address = make(types.ELASTIC_IP, "fixed", { instance: ["web"] });
    expect(judged(...stack, group("0.0.0.0/0"), card, carded, address)).to.deep.equal([
      byJoin,
      reached("web", "Elastic IP address fixed of Instance web"),
    ]);
  });

  it("names nothing that is closed, without an address, or elsewhere, and refuses the subnet all the same", () => {
    expect(judged(...stack, group("10.0.0.0/8"), web(true))).to.deep.equal([byJoin]);
    expect(judged(...stack, group("0.0.0.0/0"), web(false))).to.deep.equal([byJoin]);
    expect(judged(...stack, group("0.0.0.0/0"), web(unknown))).to.deep.equal([byJoin]);
    const guest = make(types.INSTANCE, "web", {}, { subnetId: "subnet-1", associatePublicIpAddress: true });
    expect(judged(...stack, guest)).to.deep.equal([byJoin]);
  });
});
