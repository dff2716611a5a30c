import { expect } from "chai";
import { Resource, type ResourceFacts } from "../../../policypacks/mas-trm/kit/resource.ts";
import { StackGraph, type Link } from "../../../policypacks/mas-trm/kit/stack-graph.ts";
import { UnknownProperty } from "../../../policypacks/mas-trm/kit/unknown.ts";
import { unknown } from "../support/examine.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";

function facts(type: string, name: string, more: Partial<ResourceFacts> = {}): ResourceFacts {
  return { urn: `urn:pulumi:prod::test::${type}::${name}`, type, name, outputs: { id: unknown }, ...more };
}

const from = (...names: readonly string[]) => names.map((name) => `urn:pulumi:prod::test::${VPC}::${name}`);

function graphOf(...all: readonly ResourceFacts[]) {
  const graph = new StackGraph(all.map((one) => new Resource(one)));
  const named = (name: string) => {
    const found = graph.resources.find((resource) => resource.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  return { graph, named };
}

function told(link: Link): string {
  switch (link.kind) {
    case "resource":
      return link.resource.name;
    case "open":
      return `open: ${link.candidates.map((candidate) => candidate.name).join(" ")}`;
    case "literal":
      return `literal: ${link.value}`;
    default:
      return link.kind;
  }
}

describe("StackGraph", () => {
  it("works out once what follows from the stack alone", () => {
    const { graph } = graphOf(facts(VPC, "a"));
    const sizes: number[] = [];
    const size = (stack: StackGraph) => sizes.push(stack.resources.length);
    expect([graph.derived(size), graph.derived(size)]).to.deep.equal([1, 1]);
    expect(sizes).to.deep.equal([1]);
    expect(graph.derived(() => undefined)).to.equal(undefined);
  });

  for (const [why, subnet, expected] of [
    [
      "an unknown id, by what it came from",
      { inputs: { vpcId: unknown }, propertyDependencies: { vpcId: from("a") } },
      "a",
    ],
    ["a known id, by value", { inputs: { vpcId: "vpc-1" } }, "b"],
    [
      "a known id over what it claims to come from",
      { inputs: { vpcId: "vpc-1" }, propertyDependencies: { vpcId: from("a") } },
      "b",
    ],
    ["an id from elsewhere", { inputs: { vpcId: "vpc-9" } }, "literal: vpc-9"],
    ["nothing", { inputs: {} }, "absent"],
    [
      "two possible origins",
      { inputs: { vpcId: unknown }, propertyDependencies: { vpcId: from("a", "b") } },
      "open: a b",
    ],
    ["no origin at all", { inputs: { vpcId: unknown } }, "open: "],
    [
      "an origin of a type that it cannot name",
      { inputs: { vpcId: unknown }, propertyDependencies: { vpcId: [`urn:pulumi:prod::test::${SUBNET}::s`] } },
      "open: ",
    ],
  ] as const) {
    it(`follows ${why}`, () => {
      const { named } = graphOf(
        facts(VPC, "a"),
        facts(VPC, "b", { outputs: { id: "vpc-1" } }),
        facts(SUBNET, "s", subnet),
      );
      expect(told(named("s").link("vpcId", [VPC]))).to.equal(expected);
    });
  }

  it("follows what lies deep inside a property by the origins of the whole property", () => {
    const { graph, named } = graphOf(
      facts(VPC, "a"),
      facts(SUBNET, "s", {
        inputs: { places: [{ in: { vpcId: unknown } }], place: { in: { vpcId: unknown } } },
        propertyDependencies: { places: from("a"), place: from("a") },
      }),
    );
    const [element] = named("s").props.list("places");
    if (element === undefined) throw new Error("the test has no place");
    expect(told(graph.linkOf(named("s"), element.at("in.vpcId"), [VPC]))).to.equal("a");
    expect(told(graph.link(named("s"), "place.in.vpcId", [VPC]))).to.equal("a");
  });

  it("follows a list in which some ids are known", () => {
    const { graph, named } = graphOf(
      facts(VPC, "a"),
      facts(VPC, "b", { outputs: { id: "vpc-1" } }),
      facts(SUBNET, "s", { inputs: { ids: ["vpc-1", unknown, "vpc-9"] }, propertyDependencies: { ids: from("a") } }),
      facts(SUBNET, "t", { inputs: { ids: [unknown, unknown] }, propertyDependencies: { ids: from("a") } }),
    );
    expect(graph.links(named("s"), "ids", [VPC]).map(told)).to.deep.equal(["b", "literal: vpc-9", "a"]);
    expect(graph.links(named("t"), "ids", [VPC]).map(told)).to.deep.equal(["open: a"]);
  });

  it("follows the origin of a known id where the provider keeps ids out of its outputs", () => {
    const { named } = graphOf(
      facts(VPC, "a", { outputs: { cidrBlock: "10.0.0.0/16" } }),
      facts(SUBNET, "s", { inputs: { vpcId: "vpc-1" }, propertyDependencies: { vpcId: from("a") } }),
      facts(SUBNET, "t", { inputs: { vpcId: "vpc-1" } }),
    );
    expect(told(named("s").link("vpcId", [VPC]))).to.equal("a");
    expect(told(named("t").link("vpcId", [VPC]))).to.equal("literal: vpc-1");
  });

  it("finds who refers to a resource, and who may", () => {
    const { graph, named } = graphOf(
      facts(VPC, "a"),
      facts(VPC, "b"),
      facts(SUBNET, "certain", { inputs: { vpcId: unknown }, propertyDependencies: { vpcId: from("a") } }),
      facts(SUBNET, "maybe", { inputs: { vpcId: unknown }, propertyDependencies: { vpcId: from("a", "b") } }),
      facts(SUBNET, "foreign", { inputs: { vpcId: "vpc-9" } }),
    );
    expect(graph.referrers(named("a"), [SUBNET], "vpcId").map(({ name }) => name)).to.deep.equal(["certain"]);
    expect(graph.openReferrers(named("a"), [SUBNET], "vpcId").map(({ name }) => name)).to.deep.equal(["maybe"]);
    expect(graph.referrers(named("b"), [SUBNET], "vpcId")).to.deep.equal([]);
  });

  it("takes references that come from a sibling type for the sibling's", () => {
    const DEFAULT_VPC = "aws:ec2/defaultVpc:DefaultVpc";
    const GROUP = "aws:ec2/securityGroup:SecurityGroup";
    const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
    const of = (type: string, name: string) => `urn:pulumi:prod::test::${type}::${name}`;
    const rule = (name: string, ...origins: readonly string[]) =>
      facts(RULE, name, { inputs: { securityGroupId: unknown }, propertyDependencies: { securityGroupId: origins } });
    const { graph, named } = graphOf(
      facts(VPC, "a"),
      facts(DEFAULT_VPC, "b"),
      facts(SUBNET, "of b", { inputs: { vpcId: unknown }, propertyDependencies: { vpcId: [of(DEFAULT_VPC, "b")] } }),
      facts(SUBNET, "of either", {
        inputs: { vpcId: unknown },
        propertyDependencies: { vpcId: [of(VPC, "a"), of(DEFAULT_VPC, "b")] },
      }),
      facts(GROUP, "group"),
      facts(DEFAULT_GROUP, "default"),
      rule("of group", of(GROUP, "group")),
      rule("of default", of(VPC, "a")),
      rule("of anything"),
    );
    const openFor = (target: string, type: string, path: string) =>
      graph.openReferrers(named(target), [type], path).map(({ name }) => name);
    expect(openFor("a", SUBNET, "vpcId")).to.deep.equal(["of either"]);
    expect(graph.referrers(named("a"), [SUBNET], "vpcId")).to.deep.equal([]);
    expect(graph.referrers(named("b"), [SUBNET], "vpcId").map(({ name }) => name)).to.deep.equal(["of b"]);
    expect(openFor("group", RULE, "securityGroupId")).to.deep.equal(["of anything"]);
    // The default group of a VPC is named by the VPC's output, so such a rule may be its own.
    expect(openFor("default", RULE, "securityGroupId")).to.deep.equal(["of default", "of anything"]);
  });

  it("follows a name that several resources have to the one in the same Region, and to none of several", () => {
    const GROUP = "aws:cloudwatch/logGroup:LogGroup";
    const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
    const at = (region: unknown, more: object = {}) => ({ inputs: { name: "/app", region, ...more } });
    const filter = (region: unknown) => ({ inputs: { logGroupName: "/app", region } });
    const { named } = graphOf(
      facts(GROUP, "here", at("us-east-1")),
      facts(GROUP, "there", at("eu-west-1")),
      facts(GROUP, "read", { outputs: { name: "/app", region: "eu-west-1" } }),
      facts(FILTER, "one", filter("us-east-1")),
      facts(FILTER, "other", filter("eu-west-1")),
      facts(FILTER, "somewhere", filter(unknown)),
      facts(FILTER, "elsewhere", filter("ap-southeast-1")),
    );
    const leads = (name: string) => told(named(name).link("logGroupName", [GROUP]));
    expect(["one", "other", "somewhere", "elsewhere"].map(leads)).to.deep.equal([
      "here",
      "there",
      "open: here there",
      "literal: /app",
    ]);
  });

  it("opens no list of which every element is known", () => {
    const { graph, named } = graphOf(
      facts(VPC, "a"),
      facts(VPC, "b", { outputs: { id: "vpc-1" } }),
      facts(SUBNET, "s", { inputs: { ids: ["vpc-1"] }, propertyDependencies: { ids: from("a", "b") } }),
    );
    expect(graph.links(named("s"), "ids", [VPC]).map(told)).to.deep.equal(["b"]);
  });

  it("chooses none of two resources that are only read, nor of two origins whose ids nobody shows", () => {
    const GROUP = "aws:cloudwatch/logGroup:LogGroup";
    const read = { outputs: { name: "/app" } };
    const { named } = graphOf(
      facts(GROUP, "one", read),
      facts(GROUP, "other", read),
      facts(VPC, "a", { outputs: {} }),
      facts(VPC, "b", { outputs: {} }),
      facts(SUBNET, "s", {
        inputs: { group: "/app", vpcId: "vpc-1" },
        propertyDependencies: { vpcId: from("a", "b") },
      }),
    );
    expect(told(named("s").link("group", [GROUP]))).to.equal("open: one other");
    expect(told(named("s").link("vpcId", [VPC]))).to.equal("literal: vpc-1");
  });

  it("leaves out of a list's origins those that its known elements name", () => {
    const { graph, named } = graphOf(
      facts(VPC, "a"),
      facts(VPC, "b", { outputs: { id: "vpc-1" } }),
      facts(SUBNET, "s", { inputs: { ids: ["vpc-1", unknown] }, propertyDependencies: { ids: from("a", "b") } }),
    );
    expect(graph.links(named("s"), "ids", [VPC]).map(told)).to.deep.equal(["b", "a"]);
  });

  it("finds who names it in a list, and who may", () => {
    const { graph, named } = graphOf(
      facts(VPC, "a"),
      facts(VPC, "b"),
      facts(SUBNET, "both", { inputs: { ids: [unknown, unknown] }, propertyDependencies: { ids: from("a", "b") } }),
      facts(SUBNET, "some", { inputs: { ids: [unknown, "vpc-9"] }, propertyDependencies: { ids: from("a", "b") } }),
    );
    expect(graph.referrers(named("a"), [SUBNET], "ids").map(({ name }) => name)).to.deep.equal(["both"]);
    expect(graph.openReferrers(named("a"), [SUBNET], "ids").map(({ name }) => name)).to.deep.equal(["some"]);
  });

  it("does not take one type's name for another's", () => {
    const { named } = graphOf(
      facts("aws:sns/topic:Topic", "topic", { outputs: { name: "vpc-1" } }),
      facts(SUBNET, "s", { inputs: { vpcId: "vpc-1" } }),
    );
    expect(told(named("s").link("vpcId", [VPC]))).to.equal("literal: vpc-1");
  });

  it("defers when asked about an unknown before the stack is known", () => {
    const alone = new Resource({ ...facts(SUBNET, "s"), inputs: { vpcId: unknown, other: "vpc-1" } });
    expect(() => alone.link("vpcId", [VPC])).to.throw(UnknownProperty);
    expect(told(alone.link("other", [VPC]))).to.equal("literal: vpc-1");
  });
});
