import { expect } from "chai";
import type { Autonaming } from "../../../sandbox/providers/rpc/resource-provider.ts";
import type { Properties } from "../../../sandbox/providers/rpc/values.ts";
import { check, session, subject, UNKNOWN_TEXT } from "./support.ts";

const VPC = "ec2/vpc:Vpc";
const BUCKET = "s3/bucket:Bucket";

function named(type: string, name: string, autonaming?: Autonaming, olds: Properties = {}): Properties {
  const question = { ...subject(type, name), olds, news: {} };
  return session().check(autonaming === undefined ? question : { ...question, autonaming }).inputs;
}

describe("what a check fills in", () => {
  it("is the provider's defaults, which policies see, and their names", () => {
    expect(check(VPC, { cidrBlock: "10.0.0.0/16" }).inputs).to.deep.equal({
      cidrBlock: "10.0.0.0/16",
      enableDnsSupport: true,
      instanceTenancy: "default",
      tagsAll: {},
      __defaults: ["enableDnsSupport", "instanceTenancy"],
    });
  });

  it("is nothing where a value is given", () => {
    const { inputs } = check(VPC, { cidrBlock: "10.0.0.0/16", enableDnsSupport: false, instanceTenancy: "dedicated" });
    expect([inputs["enableDnsSupport"], inputs["instanceTenancy"], inputs["__defaults"]]).to.deep.equal([
      false,
      "dedicated",
      [],
    ]);
  });

  it("reaches into nested objects that are there", () => {
    const workspace = { bundleId: "wsb-1", directoryId: "d-1", userName: "u" };
    const properties = { computeTypeName: "POWERPRO" };
    expect(check("workspaces/workspace:Workspace", workspace).inputs["workspaceProperties"]).to.equal(undefined);
    const { inputs } = check("workspaces/workspace:Workspace", { ...workspace, workspaceProperties: properties });
    expect(inputs["workspaceProperties"]).to.deep.equal({
      computeTypeName: "POWERPRO",
      rootVolumeSizeGib: 80,
      runningMode: "ALWAYS_ON",
      userVolumeSizeGib: 10,
    });
    const selectors = [{ readWriteType: "ReadOnly" }, {}];
    const trail = check("cloudtrail/trail:Trail", { s3BucketName: "a-bucket", eventSelectors: selectors });
    expect(trail.inputs["eventSelectors"]).to.deep.equal([
      { readWriteType: "ReadOnly", includeManagementEvents: true },
      { readWriteType: "All", includeManagementEvents: true },
    ]);
  });

  it("is the tags of the provider, which the resource's own win over", () => {
    const tagged = session({ region: "us-east-1", defaultTags: '{"tags":{"owner":"team","zone":"kiro"}}' });
    const { inputs } = check(VPC, { cidrBlock: "10.0.0.0/16", tags: { owner: "me" } }, tagged);
    expect([inputs["tags"], inputs["tagsAll"]]).to.deep.equal([{ owner: "me" }, { owner: "me", zone: "kiro" }]);
    const later = check(VPC, { cidrBlock: "10.0.0.0/16", tags: { owner: UNKNOWN_TEXT } }, tagged);
    expect(later.inputs["tagsAll"]).to.equal(UNKNOWN_TEXT);
    expect(check("kms/alias:Alias", { targetKeyId: "k" }, tagged).inputs).to.not.have.property("tagsAll");
  });
});

describe("the names that the provider gives", () => {
  it("are the logical name and seven digits, the same every time", () => {
    const { name, __defaults: filled } = named("cloudwatch/logGroup:LogGroup", "trail");
    expect(name).to.match(/^trail-[0-9a-f]{7}$/);
    expect(filled).to.include("name");
    expect(named("cloudwatch/logGroup:LogGroup", "trail")["name"]).to.equal(name);
  });

  it("follow the rules of the type", () => {
    expect(named(BUCKET, "Audit")["bucket"]).to.match(/^audit-[0-9a-f]{7}$/);
    expect(named("kms/alias:Alias", "audit")["name"]).to.match(/^alias\/audit-[0-9a-f]{7}$/);
    expect(named("iam/role:Role", "r".repeat(80))["name"]).to.match(/^r{56}-[0-9a-f]{7}$/);
    expect(named(VPC, "main")).to.not.have.property("name");
  });

  it("give way to a name, a prefix and to what the engine proposes or forbids", () => {
    expect(check(BUCKET, { bucket: "mine-1" }).inputs["bucket"]).to.equal("mine-1");
    expect(check(BUCKET, { bucketPrefix: "mine-" }).inputs).to.not.have.property("bucket");
    const propose = { mode: "propose", proposedName: "proposed" } as const;
    expect(named(BUCKET, "audit", propose)["bucket"]).to.equal("proposed");
    expect(named(BUCKET, "audit", { ...propose, mode: "enforce" }, earlier())["bucket"]).to.equal("proposed");
    expect(named(BUCKET, "audit", { ...propose, mode: "disable" })).to.not.have.property("bucket");
  });

  it("stay once they were given", () => {
    expect(named(BUCKET, "audit", undefined, earlier())["bucket"]).to.equal("audit-old");
    expect(named(BUCKET, "audit", undefined, { bucket: "typed", __defaults: [] })["bucket"]).to.match(/^audit-/);
  });
});

function earlier(): Properties {
  return { bucket: "audit-old", __defaults: ["bucket"] };
}
