import { expect } from "chai";
import type { Properties } from "../../../sandbox/providers/rpc/values.ts";
import { create, freshSession, session, text, thrown } from "./support.ts";

const call = (name: string, args: Properties = {}, using = session({ region: "us-east-1" })): Properties => {
  const [module = "", token = ""] = name.includes("/") ? name.split("/") : ["index", name];
  return using.invoke(`aws:${module}/${token}:${token}`, args);
};

describe("the functions that the stand-in answers", () => {
  it("tell who and where we are", () => {
    expect(call("getCallerIdentity")).to.include({
      accountId: "111122223333",
      arn: "arn:aws:sts::111122223333:assumed-role/sandbox/sandbox",
    });
    expect(call("getRegion")).to.include({
      region: "us-east-1",
      name: "us-east-1",
      description: "US East (N. Virginia)",
    });
    expect(call("getPartition")).to.deep.equal({
      dnsSuffix: "amazonaws.com",
      id: "aws",
      partition: "aws",
      reverseDnsPrefix: "com.amazonaws",
    });
  });

  it("tell the zones, with their ids, in the Region that is asked for", () => {
    const { names, zoneIds } = call("getAvailabilityZones", { region: "ap-southeast-1", state: "available" });
    expect(names).to.deep.equal(["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"]);
    expect(zoneIds).to.deep.equal(["apse1-az1", "apse1-az2", "apse1-az3"]);
    expect(call("getAvailabilityZones")["names"]).to.have.length(6);
    const noLocal = {
      filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
      excludeNames: ["us-east-1e"],
    };
    expect(call("getAvailabilityZones", noLocal)["names"]).to.have.length(5);
    expect(call("getAvailabilityZone", { zoneId: "use1-az2" })).to.include({ name: "us-east-1b", nameSuffix: "b" });
  });

  it("tell the prefix list that a gateway endpoint shows", () => {
    const name = "com.amazonaws.us-east-1.s3";
    const endpoint = create(
      "ec2/vpcEndpoint:VpcEndpoint",
      { vpcId: "v", serviceName: name },
      session({ region: "us-east-1" }),
    );
    expect(call("ec2/getPrefixList", { name })["id"]).to.equal(endpoint["prefixListId"]);
    expect(call("ec2/getManagedPrefixList", { name })).to.include({ id: endpoint["prefixListId"], ownerId: "AWS" });
    expect(thrown(() => call("ec2/getPrefixList", { name: "com.amazonaws.us-east-1.kms" }))).to.match(/no matching/);
  });

  it("tell of an endpoint service where the Region has it", () => {
    expect(call("ec2/getVpcEndpointService", { service: "kms" })).to.deep.include({
      serviceName: "com.amazonaws.us-east-1.kms",
      serviceType: "Interface",
      privateDnsNames: ["kms.us-east-1.amazonaws.com"],
      vpcEndpointPolicySupported: true,
    });
    expect(call("ec2/getVpcEndpointService", { service: "s3" })["serviceType"]).to.equal("Gateway");
    expect(call("ec2/getVpcEndpointService", { service: "q" })["vpcEndpointPolicySupported"]).to.equal(false);
    const singapore = session({ region: "ap-southeast-1" });
    expect(thrown(() => call("ec2/getVpcEndpointService", { service: "q" }, singapore))).to.equal(
      "no matching VPC Endpoint Service found",
    );
  });

  it("look up what this account's stacks made, and nothing else", () => {
    const using = freshSession();
    expect(thrown(() => call("ec2/getVpc", { id: "vpc-0123" }, using))).to.equal("no matching EC2 VPC found");
    const vpc = create("ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", tags: { Name: "main" } }, using);
    const subnet = { vpcId: text(vpc["id"]), cidrBlock: "10.0.1.0/24", availabilityZone: "ap-southeast-1b" };
    const made = create("ec2/subnet:Subnet", subnet, using);
    expect(call("ec2/getVpc", { tags: { Name: "main" } }, using)).to.include({
      id: vpc["id"],
      cidrBlock: "10.0.0.0/16",
    });
    expect(call("ec2/getSubnet", { vpcId: text(vpc["id"]) }, using)).to.include({ id: made["id"] });
    const filters = [{ name: "vpc-id", values: [text(vpc["id"])] }];
    expect(call("ec2/getSubnets", { filters }, using)["ids"]).to.deep.equal([made["id"]]);
    expect(call("ec2/getSubnets", { filters: [{ name: "tag:a", values: ["b"] }] }, using)["ids"]).to.deep.equal([]);
    expect(thrown(() => call("ec2/getSubnets", { filters: [{ name: "moon", values: [] }] }, using))).to.match(/moon/);
    create("ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }, using, "second");
    expect(thrown(() => call("ec2/getVpc", {}, using))).to.match(/^multiple EC2 VPCs matched/);
  });

  it("look up keys by id, ARN and alias", () => {
    const using = freshSession();
    const key = create("kms/key:Key", { description: "audit" }, using);
    const alias = { name: "alias/audit", targetKeyId: text(key["id"]) };
    create("kms/alias:Alias", alias, using);
    expect(call("kms/getAlias", { name: "alias/audit" }, using)).to.include({
      targetKeyId: key["id"],
      targetKeyArn: key["arn"],
    });
    for (const keyId of [key["id"], key["arn"], "alias/audit"].map(text)) {
      expect(call("kms/getKey", { keyId }, using), keyId).to.include({ id: key["id"], description: "audit" });
    }
    expect(thrown(() => call("kms/getKey", { keyId: "nothing" }, using))).to.match(/NotFoundException/);
    expect(thrown(() => call("kms/getAlias", { name: "alias/nothing" }, using))).to.match(/couldn't find resource/);
    expect(call("kms/getAlias", { name: "alias/aws/s3" }, using)["targetKeyId"]).to.match(/^[0-9a-f-]{36}$/);
  });

  it("tell of Identity Center, groups and bundles", () => {
    const instances = call("ssoadmin/getInstances");
    expect(instances["arns"]).to.have.length(1);
    expect((instances["arns"] as string[])[0]).to.match(/^arn:aws:sso:::instance\/ssoins-[0-9a-f]{16}$/);
    const group = (attributeValue: string) =>
      call("identitystore/getGroup", {
        identityStoreId: "d-1234567890",
        alternateIdentifier: { uniqueAttribute: { attributePath: "DisplayName", attributeValue } },
      })["groupId"];
    expect(group("Developers")).to.equal(group("Developers")).and.to.not.equal(group("Auditors"));
    const bundle = call("workspaces/getBundle", {
      owner: "AMAZON",
      name: "PowerPro with Windows 10 (Server 2022 based)",
    });
    expect(bundle["bundleId"]).to.match(/^wsb-[a-z0-9]{9}$/);
    expect(bundle["computeTypes"]).to.deep.equal([{ name: "POWERPRO" }]);
    expect(thrown(() => call("workspaces/getBundle", { owner: "AMAZON", name: "Magic" }))).to.match(
      /no WorkSpaces bundle/,
    );
  });

  it("do not answer what they cannot know, and refuse wrong arguments", () => {
    expect(thrown(() => call("lambda/getFunction", { functionName: "f" }))).to.equal(
      "the sandbox does not answer aws:lambda/getFunction:getFunction",
    );
    expect(thrown(() => call("ec2/getNothing"))).to.equal('unknown function "aws:ec2/getNothing:getNothing"');
    expect(thrown(() => call("kms/getAlias", { nam: "alias/a" }))).to.equal(
      'aws:kms/getAlias:getAlias: nam: Invalid or unknown key "nam"; did you mean "name"?\n' +
        'aws:kms/getAlias:getAlias: name: Missing required property "name"',
    );
  });
});

describe("getPolicyDocument", () => {
  const render = (args: Properties): unknown => JSON.parse(text(call("iam/getPolicyDocument", args)["json"]));

  it("renders statements as the real provider does", () => {
    const document = call("iam/getPolicyDocument", {
      statements: [
        {
          sid: "Read",
          actions: ["s3:GetObject", "s3:ListBucket"],
          resources: ["arn:aws:s3:::b/&{aws:username}/*"],
          principals: [
            { type: "Service", identifiers: ["cloudtrail.amazonaws.com"] },
            { type: "AWS", identifiers: ["111122223333", "444455556666"] },
          ],
          conditions: [
            { test: "StringEquals", variable: "aws:SourceAccount", values: ["111122223333"] },
            { test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-2", "o-1"] },
          ],
        },
        { effect: "Deny", notActions: ["kms:*"], notResources: ["*"], principals: [{ type: "*", identifiers: ["*"] }] },
      ],
    });
    expect(document["minifiedJson"]).to.equal(
      '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],' +
        '"Resource":"arn:aws:s3:::b/${aws:username}/*","Principal":{"AWS":["444455556666","111122223333"],' +
        '"Service":"cloudtrail.amazonaws.com"},"Condition":{"StringEquals":{"aws:PrincipalOrgID":["o-2","o-1"],' +
        '"aws:SourceAccount":"111122223333"}}},{"Effect":"Deny","NotAction":"kms:*","NotResource":"*","Principal":"*"}]}',
    );
    expect(JSON.stringify(JSON.parse(text(document["json"])), null, 2)).to.equal(document["json"]);
  });

  it("joins source documents and lets override documents replace by Sid", () => {
    const source = (sid: string, action: string) =>
      JSON.stringify({ Statement: [{ Sid: sid, Effect: "Allow", Action: action, Resource: "*" }] });
    const joined = {
      sourcePolicyDocuments: [source("A", "s3:*")],
      statements: [{ sid: "B", actions: ["kms:*"], resources: ["*"] }],
      overridePolicyDocuments: [source("A", "sns:*"), source("C", "sqs:*")],
      policyId: "id",
    };
    expect(render(joined)).to.deep.equal({
      Version: "2012-10-17",
      Id: "id",
      Statement: [
        { Sid: "A", Effect: "Allow", Action: "sns:*", Resource: "*" },
        { Sid: "B", Effect: "Allow", Action: "kms:*", Resource: "*" },
        { Sid: "C", Effect: "Allow", Action: "sqs:*", Resource: "*" },
      ],
    });
    expect(() => render({ ...joined, sourcePolicyDocuments: [source("B", "s3:*")] })).to.throw('duplicate Sid ("B")');
    expect(() => render({ sourcePolicyDocuments: ["{"] })).to.throw("sourcePolicyDocuments[0]: not valid JSON");
  });

  it("make up the value of a secret, always the same for a version and another for the next", () => {
    const secretId = "arn:aws:secretsmanager:us-east-1:111122223333:secret:connector-a1b2c3";
    const ask = (versionId: string) => call("secretsmanager/getSecretVersion", { secretId, versionId });
    const first = ask("00000000-0000-4000-8000-000000000001");
    expect(first).to.include({
      arn: secretId,
      versionId: "00000000-0000-4000-8000-000000000001",
      versionStage: "AWSCURRENT",
    });
    expect(first["secretString"]).to.match(/^[a-z0-9]{32}$/);
    expect(ask("00000000-0000-4000-8000-000000000001")).to.deep.equal(first);
    expect(ask("00000000-0000-4000-8000-000000000002")["secretString"]).not.to.equal(first["secretString"]);
  });
});
