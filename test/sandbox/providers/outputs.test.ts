import { expect } from "chai";
import type { Properties } from "../../../sandbox/providers/rpc/values.ts";
import { create, preview, session, text, UNKNOWN_TEXT } from "./support.ts";

const VPC = { cidrBlock: "10.0.0.0/16" };
const ACCOUNT = "444455556666";
const prod = () => session({ region: "us-east-1", allowedAccountIds: `["${ACCOUNT}"]` });

describe("the state that a preview shows", () => {
  it("holds the inputs, and leaves unknown what AWS decides", () => {
    const { cidrBlock, arn, mainRouteTableId, ownerId, tagsAll } = preview("ec2/vpc:Vpc", { ...VPC, tags: { a: "b" } });
    expect({ cidrBlock, arn, mainRouteTableId, ownerId, tagsAll }).to.deep.equal({
      cidrBlock: "10.0.0.0/16",
      arn: UNKNOWN_TEXT,
      mainRouteTableId: UNKNOWN_TEXT,
      ownerId: UNKNOWN_TEXT,
      tagsAll: { a: "b" },
    });
  });

  it("leaves unknown an optional input that AWS fills in, and leaves out one that it does not", () => {
    const state = preview("ec2/subnet:Subnet", { vpcId: UNKNOWN_TEXT, cidrBlock: "10.0.1.0/24" });
    expect([state["availabilityZone"], state["vpcId"]]).to.deep.equal([UNKNOWN_TEXT, UNKNOWN_TEXT]);
    expect(state).to.not.have.any.keys("outpostArn", "__defaults");
  });

  it("knows the Region, the provider's or the resource's own", () => {
    expect(preview("ec2/vpc:Vpc", VPC)["region"]).to.equal("ap-southeast-1");
    expect(preview("ec2/vpc:Vpc", { ...VPC, region: "us-east-1" })["region"]).to.equal("us-east-1");
  });
});

/** Type, inputs, form of the id, and the ARN with `{id}` for the id. */
const FORMS: readonly (readonly [type: string, inputs: Properties, id: RegExp, arn?: string])[] = [
  ["ec2/vpc:Vpc", VPC, /^vpc-0[0-9a-f]{16}$/, "arn:aws:ec2:us-east-1:444455556666:vpc/{id}"],
  ["ec2/subnet:Subnet", { vpcId: "v", ...VPC }, /^subnet-0[0-9a-f]{16}$/, ec2("subnet/{id}")],
  ["ec2/securityGroup:SecurityGroup", {}, /^sg-0[0-9a-f]{16}$/, ec2("security-group/{id}")],
  ["ec2/routeTable:RouteTable", { vpcId: "v" }, /^rtb-0[0-9a-f]{16}$/, ec2("route-table/{id}")],
  ["ec2/networkAcl:NetworkAcl", { vpcId: "v" }, /^acl-0[0-9a-f]{16}$/, ec2("network-acl/{id}")],
  ["ec2/internetGateway:InternetGateway", {}, /^igw-0[0-9a-f]{16}$/, ec2("internet-gateway/{id}")],
  ["ec2/eip:Eip", {}, /^eipalloc-0[0-9a-f]{16}$/, ec2("elastic-ip/{id}")],
  ["ec2/natGateway:NatGateway", { subnetId: "s", allocationId: "e" }, /^nat-0[0-9a-f]{16}$/],
  ["ec2/vpcEndpoint:VpcEndpoint", s3Endpoint(), /^vpce-0[0-9a-f]{16}$/, ec2("vpc-endpoint/{id}")],
  ["ec2/flowLog:FlowLog", flowLog(), /^fl-0[0-9a-f]{16}$/, ec2("vpc-flow-log/{id}")],
  ["ec2/instance:Instance", {}, /^i-0[0-9a-f]{16}$/, ec2("instance/{id}")],
  ["ebs/volume:Volume", { availabilityZone: "us-east-1a", size: 1 }, /^vol-0[0-9a-f]{16}$/, ec2("volume/{id}")],
  ["kms/key:Key", {}, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, kms("key/{id}")],
  ["kms/key:Key", { multiRegion: true }, /^mrk-[0-9a-f]{32}$/, kms("key/{id}")],
  ["kms/alias:Alias", { name: "alias/a", targetKeyId: "k" }, /^alias\/a$/, kms("alias/a")],
  ["iam/role:Role", { ...trust(), name: "r", path: "/p/" }, /^r$/, "arn:aws:iam::444455556666:role/p/r"],
  ["iam/policy:Policy", policy(), /^arn:aws:iam::444455556666:policy\/p$/, "{id}"],
  ["s3/bucket:Bucket", { bucket: "a-bucket" }, /^a-bucket$/, "arn:aws:s3:::a-bucket"],
  ["cloudwatch/logGroup:LogGroup", { name: "/g" }, /^\/g$/, "arn:aws:logs:us-east-1:444455556666:log-group:/g"],
  [
    "cloudtrail/trail:Trail",
    { name: "tra", s3BucketName: "abc" },
    /^arn:aws:cloudtrail:us-east-1:444455556666:trail\/tra$/,
    "{id}",
  ],
  ["sns/topic:Topic", { name: "t" }, /^arn:aws:sns:us-east-1:444455556666:t$/, "{id}"],
  [
    "sqs/queue:Queue",
    { name: "q" },
    /^https:\/\/sqs\.us-east-1\.amazonaws\.com\/444455556666\/q$/,
    "arn:aws:sqs:us-east-1:444455556666:q",
  ],
  ["workspaces/workspace:Workspace", { bundleId: "b", directoryId: "d", userName: "u" }, /^ws-[a-z0-9]{9}$/],
  ["directoryservice/directory:Directory", { name: "corp.example.com", password: "x" }, /^d-[0-9a-f]{10}$/],
  ["fsx/windowsFileSystem:WindowsFileSystem", fsx(), /^fs-0[0-9a-f]{16}$/],
  [
    "secretsmanager/secret:Secret",
    { name: "s" },
    /^arn:aws:secretsmanager:us-east-1:444455556666:secret:s-[a-z0-9]{6}$/,
    "{id}",
  ],
  [
    "glue/crawler:Crawler",
    { name: "c", databaseName: "d", role: "r" },
    /^c$/,
    "arn:aws:glue:us-east-1:444455556666:crawler/c",
  ],
];

describe("the state of a resource that was made", () => {
  for (const [type, inputs, form, arn] of FORMS) {
    it(`has AWS's own form: ${type.split(":")[1] ?? ""} ${form.source}`, () => {
      const made = create(type, inputs, prod());
      expect(made["id"]).to.match(form);
      if (arn !== undefined) expect(made["arn"]).to.equal(arn.replace("{id}", text(made["id"])));
    });
  }

  it("is the same every time, and another for another name, account, Region or identity", () => {
    const idOf = (using = prod(), inputs: Properties = VPC, name = "main") =>
      create("ec2/vpc:Vpc", inputs, using, name)["id"];
    const first = idOf();
    expect(idOf()).to.equal(first);
    expect(idOf(prod(), { ...VPC, tags: { a: "b" } })).to.equal(first);
    const others = [
      idOf(prod(), VPC, "other"),
      idOf(session({ region: "us-east-1" })),
      idOf(prod(), { ...VPC, region: "us-east-2" }),
      idOf(prod(), { cidrBlock: "10.1.0.0/16" }),
    ];
    expect(new Set([first, ...others]).size).to.equal(5);
  });

  it("leaves nothing unknown", () => {
    for (const [type, inputs] of FORMS) {
      expect(JSON.stringify(create(type, inputs)), type).to.not.include(UNKNOWN_TEXT);
    }
  });

  it("places a resource with a Region of its own there", () => {
    const bucket = create("s3/bucket:Bucket", { bucket: "a-bucket", region: "eu-central-1" });
    expect([bucket["region"], bucket["bucketRegionalDomainName"]]).to.deep.equal([
      "eu-central-1",
      "a-bucket.s3.eu-central-1.amazonaws.com",
    ]);
    const china = create("sns/topic:Topic", { name: "t" }, session({ region: "cn-north-1" }));
    expect(china["arn"]).to.equal("arn:aws-cn:sns:cn-north-1:111122223333:t");
  });

  it("lets a VPC and the resources that adopt its parts agree", () => {
    const vpc = create("ec2/vpc:Vpc", VPC);
    expect(vpc["mainRouteTableId"])
      .to.equal(vpc["defaultRouteTableId"])
      .and.to.match(/^rtb-0/);
    const group = create("ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: text(vpc["id"]) });
    expect(group["id"]).to.equal(vpc["defaultSecurityGroupId"]).and.to.match(/^sg-0/);
    const acl = create("ec2/defaultNetworkAcl:DefaultNetworkAcl", {
      defaultNetworkAclId: text(vpc["defaultNetworkAclId"]),
    });
    expect(acl["id"]).to.equal(vpc["defaultNetworkAclId"]);
  });

  it("gives an interface endpoint names and interfaces, and a gateway endpoint a prefix list", () => {
    const kms = { vpcId: "v", serviceName: "com.amazonaws.us-east-1.kms", vpcEndpointType: "Interface" };
    const endpoint = create(
      "ec2/vpcEndpoint:VpcEndpoint",
      { ...kms, subnetIds: ["s1", "s2"], privateDnsEnabled: true },
      prod(),
    );
    const names = (endpoint["dnsEntries"] as Properties[]).map(({ dnsName }) => text(dnsName));
    expect(names[0]).to.match(/^vpce-0[0-9a-f]{16}-[a-z0-9]{8}\.kms\.us-east-1\.vpce\.amazonaws\.com$/);
    expect(names.slice(1).map((name) => name.replace(/^.*(us-east-1[ab])/, "$1"))).to.deep.equal([
      "us-east-1a.kms.us-east-1.vpce.amazonaws.com",
      "us-east-1b.kms.us-east-1.vpce.amazonaws.com",
      "kms.us-east-1.amazonaws.com",
    ]);
    expect(endpoint["networkInterfaceIds"]).to.have.length(2);
    const gateway = create("ec2/vpcEndpoint:VpcEndpoint", s3Endpoint(), prod());
    expect(gateway["prefixListId"]).to.match(/^pl-[0-9a-f]{8}$/);
    expect([gateway["dnsEntries"], endpoint["prefixListId"]]).to.deep.equal([[], ""]);
  });
});

function ec2(resource: string): string {
  return `arn:aws:ec2:us-east-1:${ACCOUNT}:${resource}`;
}

function kms(resource: string): string {
  return `arn:aws:kms:us-east-1:${ACCOUNT}:${resource}`;
}

function s3Endpoint(): Properties {
  return { vpcId: "v", serviceName: "com.amazonaws.us-east-1.s3", region: "us-east-1" };
}

function flowLog(): Properties {
  return { vpcId: "v", trafficType: "ALL", logDestinationType: "s3", logDestination: "arn:aws:s3:::a-bucket" };
}

function trust(): Properties {
  return { assumeRolePolicy: "" };
}

function policy(): Properties {
  return { name: "p", policy: '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' };
}

function fsx(): Properties {
  return { subnetIds: ["s"], throughputCapacity: 8, activeDirectoryId: "d-1" };
}
