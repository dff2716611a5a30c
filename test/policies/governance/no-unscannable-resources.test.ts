import { expect } from "chai";
import { noUnscannableResources } from "../../../policypacks/mas-trm/rules/governance/no-unscannable-resources.ts";
import { type Circumstances, examine, type TestResource } from "../support/examine.ts";

const found = (resources: readonly TestResource[], at: Circumstances = {}) =>
  examine(noUnscannableResources, resources, at);
const one = (type: string, component = false) => found([{ type, name: "it", props: {}, component }]);

describe("no-unscannable-resources", () => {
  for (const type of [
    "aws:cloudformation/stack:Stack",
    "aws:cloudformation/stackSet:StackSet",
    "aws:cloudformation/stackInstances:StackInstances",
    "aws:cloudcontrol/resource:Resource",
    "aws:serverlessrepository/cloudFormationStack:CloudFormationStack",
    "aws:servicecatalog/provisionedProduct:ProvisionedProduct",
    "aws:lambda/invocation:Invocation",
    "aws:lightsail/instance:Instance",
    "aws:elasticbeanstalk/environment:Environment",
    "aws:index/instance:Instance",
    "aws-native:s3:Bucket",
    "command:local:Command",
    "command:remote:Command",
    "pulumi-nodejs:dynamic:Resource",
    "pulumi-nodejs:dynamic/stack:Resource",
    "kubernetes:core/v1:Pod",
    "terraform-aws-vpc:index:Module",
    "random:index/randomId:RandomId",
  ]) {
    it(`refuses ${type}`, () => {
      expect(one(type)).to.deep.equal([`violation it: the policies cannot read resources of type ${type}`]);
    });
  }

  for (const type of [
    "aws:s3/bucket:Bucket",
    "aws:servicecatalog/portfolio:Portfolio",
    "aws:lambda/function:Function",
    "pulumi:pulumi:StackReference",
  ]) {
    it(`passes ${type}`, () => {
      expect(one(type)).to.deep.equal([]);
    });
  }

  for (const type of [
    "kiro:network:PrivateNetwork",
    "awsx:ec2:Vpc",
    "pulumi:pulumi:Stack",
    "pulumi:providers:aws",
    "pulumi:providers:awsx",
    "bankpulumi:providers:Mirror",
  ]) {
    it(`passes ${type}, which makes nothing itself`, () => {
      expect(one(type, true)).to.deep.equal([]);
    });
  }

  it("refuses the package behind a component from elsewhere, while its children are judged one by one", () => {
    const stack = [
      { type: "pulumi:providers:eks", name: "default", props: {}, component: true },
      { type: "eks:index:Cluster", name: "cluster", props: {}, component: true },
      { type: "aws:eks/cluster:Cluster", name: "child", props: {} },
    ];
    expect(found(stack)).to.deep.equal([
      "violation default: the package eks can make resources that the policies do not see",
    ]);
    expect(found(stack, { settings: { allowedTypes: ["eks:index:Cluster"] } })).to.deep.equal([]);
    expect(found(stack, { settings: { allowedTypes: ["random:*"] } })).to.have.length(1);
  });

  it("does not say of the provider what it has said of its resources", () => {
    const stack = [
      { type: "pulumi:providers:command", name: "default", props: {}, component: true },
      { type: "command:local:Command", name: "it", props: {} },
    ];
    expect(found(stack)).to.deep.equal([
      "violation it: the policies cannot read resources of type command:local:Command",
    ]);
  });

  it("passes types that were reviewed, exactly or by their beginning", () => {
    const settings = { allowedTypes: ["random:*", "aws:cloudformation/stack:Stack"] };
    const stack = [
      { type: "pulumi:providers:random", name: "default", props: {}, component: true },
      { type: "random:index/randomId:RandomId", name: "suffix", props: {} },
      { type: "aws:cloudformation/stack:Stack", name: "reviewed", props: {} },
      { type: "aws:cloudformation/stackSet:StackSet", name: "other", props: {} },
    ];
    expect(found(stack, { settings })).to.deep.equal([
      "violation other: the policies cannot read resources of type aws:cloudformation/stackSet:StackSet",
    ]);
    const longer = { type: "kubernetes:core/v1:PodTemplate", name: "it", props: {} };
    expect(found([longer], { settings: { allowedTypes: ["kubernetes:core/v1:Pod"] } })).to.deep.equal([
      "violation it: the policies cannot read resources of type kubernetes:core/v1:PodTemplate",
    ]);
  });
});
