import { expect } from "chai";
import {
  endpointTypeFor,
  groupsOfEndpoint,
  hasPlace,
  inSameVpc,
  isThirdParty,
  keepsDefaultGroup,
  readServiceName,
} from "../../../../policypacks/mas-trm/kit/network/vpc-endpoint.ts";
import {
  SECURITY_GROUP_ASSOCIATION,
  VPC_ENDPOINT,
  VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION,
  VPC_ENDPOINT_SUBNET_ASSOCIATION,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";
import { make, type Origins, type Plain, vpc } from "../../support/subnet-stack.ts";

describe("the name of an endpoint service", () => {
  for (const [name, read] of [
    ["com.amazonaws.us-east-1.kms", { region: "us-east-1", service: "kms" }],
    ["com.amazonaws.us-gov-west-1.kms-fips", { region: "us-gov-west-1", service: "kms" }],
    ["com.amazonaws.ap-southeast-1.ecr.api", { region: "ap-southeast-1", service: "ecr.api" }],
    ["cn.com.amazonaws.cn-north-1.sts", { region: "cn-north-1", service: "sts" }],
    [" COM.amazonaws.us-east-1.S3", { region: "us-east-1", service: "s3" }],
    ["com.amazonaws.us-east-10.kms", { region: "us-east-10", service: "kms" }],
    ["com.amazonaws.us-east-1.kms-fips.test", { region: "us-east-1", service: "kms-fips.test" }],
    ["com.amazonaws.vpce.us-east-1.vpce-svc-1", undefined],
    ["example.com.amazonaws.us-east-1.kms", undefined],
    ["com.amazonaws.us-east-1.kms\nexample", undefined],
    ["aws.sagemaker.us-east-1.notebook", undefined],
    ["com.amazonaws.kms", undefined],
    ["", undefined],
    [undefined, undefined],
  ] as const) {
    it(`${name ?? "that is absent"} is ${read === undefined ? "none of AWS" : `${read.service} of ${read.region}`}`, () => {
      expect(readServiceName(name)).to.deep.equal(read);
    });
  }

  it("tells a third party's service", () => {
    expect(isThirdParty("com.amazonaws.vpce.us-east-1.vpce-svc-1")).to.equal(true);
    expect(isThirdParty("cn.com.amazonaws.vpce.cn-north-1.vpce-svc-1")).to.equal(true);
    expect(isThirdParty("com.amazonaws.us-east-1.vpce")).to.equal(false);
    expect(isThirdParty("example.com.amazonaws.vpce.us-east-1.vpce-svc-1")).to.equal(false);
    expect(isThirdParty(undefined)).to.equal(false);
  });

  it("tells the services that have gateways", () => {
    expect(["s3", "dynamodb", "s3express", "kms"].map(endpointTypeFor)).to.deep.equal([
      "Gateway",
      "Gateway",
      "Interface",
      "Interface",
    ]);
  });
});

/** An endpoint in a stack of its own. */
function seen(endpoint: TestResource, ...more: readonly TestResource[]) {
  const stack = graphOf([endpoint, ...more]);
  const [it] = stack.ofType(VPC_ENDPOINT);
  if (it === undefined) throw new Error("no endpoint");
  return { stack, it };
}
const endpoint = (props: Plain = {}, origins: Origins = {}, name = "endpoint") =>
  make(VPC_ENDPOINT, name, origins, { vpcEndpointType: "Interface", ...props });

describe("the VPC of two endpoints", () => {
  const same = (one: TestResource, other: TestResource) => {
    const stack = graphOf([vpc, make(vpc.type, "other"), one, other]);
    const [a, b] = stack.ofType(VPC_ENDPOINT);
    return a !== undefined && b !== undefined && inSameVpc(stack, a, b);
  };
  const [core, other] = ["core", "other"].map((name) => endpoint({}, { vpcId: [name] }, name));
  const [first, second] = ["vpc-1", "vpc-2"].map((vpcId) => endpoint({ vpcId }, {}, vpcId));
  const [open, bare] = [endpoint({ vpcId: unknown }, {}, "open"), endpoint({}, {}, "bare")];

  for (const [why, one, two, isSame] of [
    ["is one when both name it", core, core, true],
    ["is one when both name it by its id", first, first, true],
    ["is not one when they name two", core, other, false],
    ["is not one when they name two ids", first, second, false],
    ["is not one when one names another's id", core, first, false],
    ["is not known to be one when neither is known", open, open, false],
    ["is not one when neither names one", bare, bare, false],
    ["is not one when only one names one", bare, core, false],
  ] as const) {
    it(why, () => {
      expect(one && two && same(one, { ...two, name: "second" })).to.equal(isSame);
    });
  }
});

describe("the place of an endpoint", () => {
  const placed = (of: TestResource, ...more: readonly TestResource[]) => {
    const { stack, it } = seen(of, ...more);
    return hasPlace(stack, it);
  };

  it("is not known while an association may be its own", () => {
    const open = { vpcEndpointId: unknown };
    const subnet = make(VPC_ENDPOINT_SUBNET_ASSOCIATION, "maybe", {}, open);
    const table = make(VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION, "maybe", {}, open);
    const gateway = endpoint({ vpcEndpointType: "Gateway" });
    expect(() => placed(endpoint(), subnet)).to.throw("subnetIds is not known yet");
    expect(() => placed(gateway, table)).to.throw("routeTableIds is not known yet");
    expect(placed(endpoint(), table)).to.equal(false);
    expect(placed(gateway, subnet)).to.equal(false);
    expect(placed(endpoint({ subnetIds: ["subnet-1"] }), subnet)).to.equal(true);
  });

  it("is not known while a subnet is not known beside an empty one", () => {
    expect(() => placed(endpoint({ subnetIds: ["", unknown] }))).to.throw("subnetIds is not known yet");
    expect(placed(endpoint({ subnetIds: [""] }))).to.equal(false);
  });
});

describe("the groups of an endpoint", () => {
  const association = (props: Plain) =>
    make(SECURITY_GROUP_ASSOCIATION, "adding", {}, { securityGroupId: "sg-2", ...props });
  const adding = make(
    SECURITY_GROUP_ASSOCIATION,
    "adding",
    { vpcEndpointId: ["endpoint"] },
    { securityGroupId: "sg-2" },
  );
  const groups = (of: TestResource, ...more: readonly TestResource[]) => {
    const { stack, it } = seen(of, ...more);
    return groupsOfEndpoint(stack, it);
  };
  const keeps = (of: TestResource, ...more: readonly TestResource[]) => {
    const { stack, it } = seen(of, ...more);
    return keepsDefaultGroup(stack, it);
  };

  it("are its own, those that an association adds, and one in doubt for each that may be its own", () => {
    const own = { kind: "literal", value: "sg-1" };
    expect(groups(endpoint({ securityGroupIds: ["sg-1", ""] }))).to.deep.equal([own]);
    expect(groups(endpoint({ securityGroupIds: ["sg-1"] }), adding)).to.deep.equal([
      own,
      { kind: "literal", value: "sg-2" },
    ]);
    expect(groups(endpoint({ securityGroupIds: ["sg-1"] }), association({ vpcEndpointId: unknown }))).to.deep.equal([
      own,
      { kind: "open", candidates: [], path: "vpcEndpointId of adding" },
    ]);
  });

  it("hold the VPC's default one unless it names another, or an association replaces it", () => {
    const replaces = { replaceDefaultAssociation: true };
    expect(keeps(endpoint())).to.equal(true);
    expect(keeps(endpoint({ securityGroupIds: [""] }))).to.equal(true);
    expect(keeps(endpoint({ securityGroupIds: ["sg-1"] }))).to.equal(false);
    expect(keeps(endpoint(), adding)).to.equal(true);
    expect(keeps(endpoint(), { ...adding, props: { ...adding.props, ...replaces } })).to.equal(false);
  });

  it("may hold it while an association that replaces it may be its own", () => {
    const open = { vpcEndpointId: unknown };
    expect(keeps(endpoint(), association(open))).to.equal(true);
    expect(() => keeps(endpoint(), association({ ...open, replaceDefaultAssociation: true }))).to.throw(
      "vpcEndpointId of adding is not known yet",
    );
  });
});
