import { expect } from "chai";
import type { DiffAnswer } from "../../../sandbox/providers/rpc/resource-provider.ts";
import type { Properties } from "../../../sandbox/providers/rpc/values.ts";
import { create, freshSession, session, subject, text, thrown, UNKNOWN_TEXT } from "./support.ts";

function diff(type: string, olds: Properties, news: Properties): DiffAnswer {
  const using = session();
  const checked = (inputs: Properties) => using.check({ ...subject(type), olds: {}, news: inputs }).inputs;
  return using.diff({ ...subject(type), id: "id", oldState: {}, oldInputs: checked(olds), news: checked(news) });
}

const SUBNET = { vpcId: "vpc-1", cidrBlock: "10.0.1.0/24" };

describe("the difference between two updates", () => {
  it("is none when the inputs are the same", () => {
    expect(diff("ec2/subnet:Subnet", SUBNET, { ...SUBNET })).to.deep.equal({
      detailed: {},
      replaces: [],
      deleteBeforeReplace: false,
    });
  });

  it("is an update, by path, where the property can change in place", () => {
    const policy = { ...SUBNET, tags: { a: "1", b: "2" }, mapPublicIpOnLaunch: true };
    expect(diff("ec2/subnet:Subnet", policy, { ...SUBNET, tags: { a: "9", "c.d": "3" } })).to.deep.equal({
      detailed: {
        "tags.a": "update",
        "tags.b": "delete",
        'tags["c.d"]': "add",
        mapPublicIpOnLaunch: "update",
        "tagsAll.a": "update",
        "tagsAll.b": "delete",
        'tagsAll["c.d"]': "add",
      },
      replaces: [],
      deleteBeforeReplace: false,
    });
  });

  it("makes a new resource where the real one must", () => {
    const moved = diff("ec2/subnet:Subnet", SUBNET, { ...SUBNET, cidrBlock: "10.0.2.0/24" });
    expect(moved).to.deep.equal({
      detailed: { cidrBlock: "updateReplace" },
      replaces: ["cidrBlock"],
      deleteBeforeReplace: false,
    });
    for (const [type, property, old, fresh] of [
      ["s3/bucket:Bucket", "bucket", "bucket-1", "bucket-2"],
      ["cloudwatch/logGroup:LogGroup", "name", "a", "b"],
      ["iam/role:Role", "name", "a", "b"],
      ["ec2/securityGroup:SecurityGroup", "description", "a", "b"],
      ["ec2/instance:Instance", "enablePrimaryIpv6", false, true],
      ["ec2/vpc:Vpc", "region", "us-east-1", "us-east-2"],
    ] as const) {
      expect(diff(type, { [property]: old }, { [property]: fresh }).replaces, type).to.deep.equal([property]);
    }
  });

  it("lets the old one go first where both would bear one name", () => {
    const names = (news: Properties) =>
      diff("cloudwatch/logGroup:LogGroup", { name: "a", logGroupClass: "STANDARD" }, news);
    expect(names({ name: "a", logGroupClass: "DELIVERY" }).deleteBeforeReplace).to.equal(true);
    expect(names({ name: "a", logGroupClass: "STANDARD", retentionInDays: 1 }).deleteBeforeReplace).to.equal(false);
    const unnamed = diff("cloudwatch/logGroup:LogGroup", { logGroupClass: "STANDARD" }, { logGroupClass: "DELIVERY" });
    expect([unnamed.replaces, unnamed.deleteBeforeReplace]).to.deep.equal([["logGroupClass"], false]);
  });

  it("does not take for a rename what can be renamed, or for a replacement what is a switch", () => {
    const endpoint = {
      direction: "INBOUND",
      securityGroupIds: ["sg-1"],
      ipAddresses: [{ subnetId: "a" }, { subnetId: "b" }],
    };
    const rename = diff(
      "route53/resolverEndpoint:ResolverEndpoint",
      { ...endpoint, name: "a" },
      { ...endpoint, name: "b" },
    );
    expect([rename.detailed, rename.replaces]).to.deep.equal([{ name: "update" }, []]);
    const dns = { vpcId: "vpc-1", serviceName: "com.amazonaws.ap-southeast-1.kms", vpcEndpointType: "Interface" };
    expect(diff("ec2/vpcEndpoint:VpcEndpoint", dns, { ...dns, privateDnsEnabled: true }).replaces).to.deep.equal([]);
  });
});

describe("the life of a resource", () => {
  const VPC = "ec2/vpc:Vpc";

  it("keeps its id and what AWS decided through an update", () => {
    const using = session();
    const made = create(VPC, { cidrBlock: "10.0.0.0/16" }, using);
    const { id, ...state } = made;
    const old = { id: text(id), state };
    const news = { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true };
    for (const preview of [true, false]) {
      const updated = using.update(subject(VPC), old, news, preview);
      expect(updated["enableDnsHostnames"], `preview ${preview}`).to.equal(true);
      expect(updated["arn"], `preview ${preview}`).to.equal(state["arn"]);
      expect(updated["mainRouteTableId"], `preview ${preview}`).to.equal(state["mainRouteTableId"]);
    }
    const later = using.update(subject(VPC), old, { ...news, tags: { a: UNKNOWN_TEXT } }, true);
    expect(later["tags"]).to.deep.equal({ a: UNKNOWN_TEXT });
  });

  it("reads back as the engine knows it", () => {
    const current = { id: "vpc-1", state: { cidrBlock: "10.0.0.0/16" } };
    expect(session().read(subject(VPC), current)).to.deep.equal(current);
  });

  it("cannot be read when no stack of the sandbox made it", () => {
    const using = freshSession();
    const said = () => thrown(() => using.read(subject(VPC), { id: "vpc-0123", state: {} }));
    expect(said()).to.equal(
      `the sandbox's account holds no aws:${VPC} "vpc-0123": it has only what its own stacks made`,
    );
    const { id } = create(VPC, { cidrBlock: "10.0.0.0/16" }, using);
    expect(using.read(subject(VPC), { id: text(id), state: {} }).state["cidrBlock"]).to.equal("10.0.0.0/16");
    using.delete(subject(VPC), { id: text(id), state: {} });
    expect(thrown(() => using.read(subject(VPC), { id: text(id), state: {} }))).to.match(/holds no/);
  });

  it("does not end while its deletion guard is on", () => {
    const using = session();
    const guarded = { id: "g", state: { deletionProtectionEnabled: true } };
    expect(thrown(() => using.delete(subject("cloudwatch/logGroup:LogGroup"), guarded))).to.equal(
      "deleting aws:cloudwatch/logGroup:LogGroup (g): deletion is refused while deletionProtectionEnabled is true",
    );
    using.delete(subject("cloudwatch/logGroup:LogGroup"), { id: "g", state: { deletionProtectionEnabled: false } });
  });

  it("does not begin for an endpoint service that the Region has not, though a preview passes", () => {
    const endpoint = (serviceName: string, region: string, preview: boolean) => () =>
      session({ region }).create(
        subject("ec2/vpcEndpoint:VpcEndpoint"),
        { vpcId: "vpc-1", serviceName, vpcEndpointType: "Interface" },
        preview,
      );
    const missing = "com.amazonaws.ap-southeast-1.q";
    endpoint(missing, "ap-southeast-1", true)();
    expect(thrown(endpoint(missing, "ap-southeast-1", false))).to.equal(
      `creating EC2 VPC Endpoint (${missing}): InvalidServiceName: The Vpc Endpoint Service '${missing}' does not exist`,
    );
    expect(thrown(endpoint("com.amazonaws.us-east-1.kms", "ap-southeast-1", false))).to.match(/InvalidServiceName/);
    expect(thrown(endpoint("com.amazonaws.eu-central-1.codewhisperer", "eu-central-1", false))).to.match(/InvalidServ/);
    endpoint("com.amazonaws.eu-central-1.q", "eu-central-1", false)();
    endpoint("com.amazonaws.vpce.us-east-1.vpce-svc-01", "us-east-1", false)();
  });
});
