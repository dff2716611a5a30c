import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { openSandbox, type Sandbox } from "../../../sandbox/session.ts";
import { TempFolder } from "../temp-folder.ts";

const MODULES = new URL("../../../node_modules", import.meta.url).pathname;

/** A VPC as awsx makes it, a secret, and a provider for another Region. */
const PROGRAM = `
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
const vpc = new awsx.ec2.Vpc("egress", {
  cidrBlock: "10.9.0.0/16",
  numberOfAvailabilityZones: 2,
  natGateways: { strategy: "Single" },
  subnetStrategy: "Auto",
  subnetSpecs: [{ type: "Public", cidrMask: 24 }, { type: "Private", cidrMask: 20 }, { type: "Isolated", name: "fw", cidrMask: 28 }],
  vpcEndpointStrategy: "Auto",
  vpcEndpointSpecs: [
    { serviceName: "com.amazonaws.ap-southeast-1.s3" },
    { serviceName: "com.amazonaws.ap-southeast-1.kms", vpcEndpointType: "Interface" },
  ],
  tags: { team: "net" },
});
new aws.ssm.Parameter("hidden", { type: "SecureString", value: pulumi.secret("hush") });
const far = new aws.Provider("far", { region: "us-east-1" });
new aws.ec2.Vpc("far", { cidrBlock: "10.8.0.0/16" }, { provider: far });
export const { vpcId, privateSubnetIds } = vpc;
export const gatewayArn = vpc.internetGateway.arn;
`;

interface Recorded {
  readonly type: string;
  readonly urn: string;
  readonly id?: string;
  readonly parent?: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
}

const nameOf = (urn: string | undefined): string => urn?.split("::").at(-1) ?? "";

describe("the stand-ins on the real engine", function () {
  this.timeout(120_000);
  const temp = new TempFolder();
  let sandbox: Sandbox;
  let resources: readonly Recorded[];
  const pulumi = async (...args: readonly string[]) => {
    const run = await sandbox.run("pulumi", [...args, "--stack", "dev"], { cwd: join(temp.path, "project") });
    expect(run.code, run.stdout + run.stderr).to.equal(0);
  };

  before(async () => {
    temp.write(
      "project/Pulumi.yaml",
      "name: stand-ins\nruntime: {name: nodejs, options: {typescript: false}}\nmain: index.mjs\n",
    );
    temp.write("project/Pulumi.dev.yaml", "config:\n  aws:region: ap-southeast-1\n");
    temp.write("project/index.mjs", PROGRAM);
    symlinkSync(MODULES, join(temp.path, "project", "node_modules"));
    sandbox = await openSandbox({ stateFolder: join(temp.path, "state") });
    await pulumi("up", "--yes", "--skip-preview");
    await pulumi("stack", "export", "--file", join(temp.path, "state.json"));
    const state = JSON.parse(readFileSync(join(temp.path, "state.json"), "utf8")) as {
      deployment: { resources: Recorded[] };
    };
    resources = state.deployment.resources;
  });
  after(() => sandbox.close());

  it("make the children of an awsx VPC, under awsx's names and parents", () => {
    const below = (name: string): boolean => name.startsWith("egress") || name.startsWith("com.amazonaws");
    const children = resources
      .filter(({ type, urn }) => type.startsWith("aws:") && below(nameOf(urn)))
      .map(({ type, urn, parent }) => `${type.split(":")[2] ?? ""} ${nameOf(urn)} in ${nameOf(parent)}`);
    const subnets = ["public-1", "public-2", "private-1", "private-2", "fw-1", "fw-2"].map((one) => `egress-${one}`);
    expect(children).to.have.members([
      "Vpc egress in egress",
      "InternetGateway egress in egress",
      ...subnets.map((name) => `Subnet ${name} in egress`),
      ...subnets.map((name) => `RouteTable ${name} in ${name}`),
      ...subnets.map((name) => `RouteTableAssociation ${name} in ${name}`),
      ...subnets.slice(0, 4).map((name) => `Route ${name} in ${name}`),
      "Eip egress-1 in egress-public-1",
      "NatGateway egress-1 in egress-public-1",
      "VpcEndpoint com.amazonaws.ap-southeast-1.s3 in egress",
      "VpcEndpoint com.amazonaws.ap-southeast-1.kms in egress",
      "SecurityGroup com.amazonaws.ap-southeast-1.kms-sg in egress",
      "SecurityGroupRule com.amazonaws.ap-southeast-1.kms-ingress in egress",
    ]);
  });

  it("give these children what awsx gives them", () => {
    const find = (type: string, name: string) =>
      resources.find((one) => one.type.startsWith("aws:") && one.type.endsWith(`:${type}`) && nameOf(one.urn) === name);
    const inputsOf = (type: string, name: string) => find(type, name)?.inputs;
    const idOf = (type: string, name: string) => find(type, name)?.id;
    expect(inputsOf("Subnet", "egress-public-2")).to.deep.include({
      availabilityZone: "ap-southeast-1b",
      cidrBlock: "10.9.128.0/24",
      mapPublicIpOnLaunch: true,
      tags: { Name: "egress-public-2", SubnetType: "Public", team: "net" },
    });
    expect(inputsOf("Route", "egress-public-1")).to.include({ gatewayId: idOf("InternetGateway", "egress") });
    expect(inputsOf("Route", "egress-private-2")).to.include({ natGatewayId: idOf("NatGateway", "egress-1") });
    expect(inputsOf("VpcEndpoint", "com.amazonaws.ap-southeast-1.kms")).to.deep.include({
      privateDnsEnabled: true,
      subnetIds: [idOf("Subnet", "egress-private-1"), idOf("Subnet", "egress-private-2")],
      securityGroupIds: [idOf("SecurityGroup", "com.amazonaws.ap-southeast-1.kms-sg")],
    });
    expect(inputsOf("VpcEndpoint", "com.amazonaws.ap-southeast-1.s3")?.["routeTableIds"]).to.have.length(6);
    expect(inputsOf("Vpc", "egress")).to.include({ enableDnsHostnames: true, enableDnsSupport: true });
  });

  it("hand the outputs of the component back", () => {
    const stack = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
    expect(stack?.outputs?.["vpcId"]).to.match(/^vpc-0[0-9a-f]{16}$/);
    expect(stack?.outputs?.["privateSubnetIds"]).to.have.length(2);
    expect(stack?.outputs?.["gatewayArn"]).to.match(/^arn:aws:ec2:ap-southeast-1:111122223333:internet-gateway\/igw-0/);
  });

  it("keep a secret secret, and the providers of two Regions apart", () => {
    expect(JSON.stringify(resources)).to.not.include("hush");
    const far = resources.find(({ type, urn }) => type === "aws:ec2/vpc:Vpc" && nameOf(urn) === "far");
    expect(far?.outputs?.["arn"]).to.match(/^arn:aws:ec2:us-east-1:/);
  });

  it("show no change afterwards, in a preview and a refresh, and let everything be destroyed", async () => {
    await pulumi("preview", "--expect-no-changes");
    await pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await pulumi("destroy", "--yes", "--skip-preview");
  });
});
