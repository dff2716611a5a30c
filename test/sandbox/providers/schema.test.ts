import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { DiskCache } from "../../../sandbox/providers/schema/cache.ts";
import { SchemaCatalogue } from "../../../sandbox/providers/schema/catalogue.ts";
import { packageFolder, Typings } from "../../../sandbox/providers/schema/typings.ts";
import { TempFolder } from "../temp-folder.ts";

describe("the schema of the installed @pulumi/aws", () => {
  const typings = new Typings(packageFolder("@pulumi/aws").folder);

  it("tells required inputs from optional ones", () => {
    const subnet = typings.resource("aws:ec2/subnet:Subnet");
    expect(subnet?.inputs["vpcId"]).to.deep.equal({ type: { kind: "string" }, required: true });
    expect(subnet?.inputs["mapPublicIpOnLaunch"]).to.deep.equal({ type: { kind: "boolean" }, required: false });
  });

  it("tells outputs that always exist from those that may not", () => {
    const subnet = typings.resource("aws:ec2/subnet:Subnet");
    expect(subnet?.outputs["arn"]?.required).to.equal(true);
    expect(subnet?.outputs["outpostArn"]?.required).to.equal(false);
    expect(subnet?.inputs["arn"]).to.equal(undefined);
  });

  it("follows nested types to the end", () => {
    const lifecycle = typings.resource("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    expect(lifecycle?.inputs["rules"]?.type).to.deep.equal({
      kind: "array",
      items: { kind: "object", ref: "s3.BucketLifecycleConfigurationRule" },
    });
    expect(lifecycle?.types["s3.BucketLifecycleConfigurationRuleFilterTag"]).to.deep.equal({
      key: { type: { kind: "string" }, required: true },
      value: { type: { kind: "string" }, required: true },
    });
  });

  it("reads maps, enums, documents and assets", () => {
    const typeOf = (token: string, name: string) => typings.resource(token)?.inputs[name]?.type;
    expect(typeOf("aws:ec2/vpc:Vpc", "tags")).to.deep.equal({ kind: "map", values: { kind: "string" } });
    expect(typeOf("aws:iam/role:Role", "assumeRolePolicy")).to.deep.equal({ kind: "document" });
    expect(typeOf("aws:s3/bucketObjectv2:BucketObjectv2", "source")).to.deep.equal({ kind: "assetOrArchive" });
    expect(typeOf("aws:s3/bucketObjectv2:BucketObjectv2", "bucket")).to.deep.equal({ kind: "string" });
    expect(typeOf("aws:alb/loadBalancer:LoadBalancer", "loadBalancerType")).to.deep.equal({
      kind: "enum",
      values: ["application", "network"],
    });
  });

  it("heeds the remark that a change makes a new resource", () => {
    const instance = typings.resource("aws:ec2/instance:Instance");
    expect(instance?.inputs["enablePrimaryIpv6"]?.replaces).to.equal(true);
    expect(instance?.inputs["monitoring"]?.replaces).to.equal(undefined);
  });

  it("finds types whose file is spelled differently", () => {
    expect(typings.resource("aws:guardduty/iPSet:IPSet")?.inputs["location"]?.required).to.equal(true);
    expect(typings.resource("aws:kendra/index:Index")?.inputs["roleArn"]?.required).to.equal(true);
  });

  it("reads functions and the provider's configuration", () => {
    const getVpc = typings.function("aws:ec2/getVpc:getVpc");
    expect(getVpc?.types["ec2.GetVpcFilter"]?.["name"]?.required).to.equal(true);
    expect(typings.function("aws:index/getPartition:getPartition")?.inputs).to.have.all.keys("id");
    expect(typings.provider().inputs["allowedAccountIds"]?.type).to.deep.equal({
      kind: "array",
      items: { kind: "string" },
    });
  });

  it("knows no type or function that the SDK has not", () => {
    expect(typings.resource("aws:ec2/vpc:Nothing")).to.equal(undefined);
    expect(typings.resource("aws:nowhere/nothing:Nothing")).to.equal(undefined);
    expect(typings.function("aws:ec2/getNothing:getNothing")).to.equal(undefined);
    expect(typings.function("aws:ec2/vpc:Vpc")).to.equal(undefined);
  });
});

describe("the schema cache", () => {
  const temp = new TempFolder();

  it("parses a type once and reads it from disk afterwards", () => {
    const folder = join(temp.path, "once");
    const first = new SchemaCatalogue("@pulumi/aws", folder).resource("aws:ec2/eip:Eip");
    const [version] = readdirSync(folder);
    expect(version).to.equal(`aws-schema-${packageFolder("@pulumi/aws").version}`);
    const file = join(folder, version ?? "", "resource-aws-ec2-eip-Eip.json");
    const kept = JSON.parse(readFileSync(file, "utf8")) as { value: { inputs: Record<string, unknown> } };
    expect(kept.value).to.deep.equal(first);
    kept.value.inputs = {};
    writeFileSync(file, JSON.stringify(kept));
    expect(new SchemaCatalogue("@pulumi/aws", folder).resource("aws:ec2/eip:Eip")?.inputs).to.deep.equal({});
  });

  it("makes anew what is half-written or of another format", () => {
    const folder = join(temp.path, "broken");
    const cache = new DiskCache(folder);
    expect(cache.get("key", () => 1)).to.equal(1);
    expect(cache.get("key", () => 2)).to.equal(1);
    writeFileSync(join(folder, "key.json"), '{"format":1,"val');
    expect(cache.get("key", () => 3)).to.equal(3);
    writeFileSync(join(folder, "key.json"), '{"format":0,"value":1}');
    expect(cache.get("key", () => 4)).to.equal(4);
  });

  it("leaves no draft behind, and does without a folder that it cannot write", () => {
    const cache = new DiskCache(join(temp.path, "broken"));
    cache.get("other", () => 1);
    expect(readdirSync(join(temp.path, "broken")).filter((name) => name.endsWith(".tmp"))).to.deep.equal([]);
    const blocked = temp.write("a-file", "");
    expect(new DiskCache(join(blocked, "below")).get("key", () => 5)).to.equal(5);
  });
});
