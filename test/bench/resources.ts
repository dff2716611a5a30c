import struct, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";

type Properties = Readonly<Record<string, unknown>>;

const tags = { Owner: "platform", Environment: "prod", DataClassification: "internal", Control: "MAS-TRM 11.2" };
const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::records/*" }],
});

/** The ten types that the mix is made of, each in a good and, one time in ten, a bad form. */
const MIX: readonly (readonly [type: string, good: Properties, bad: Properties])[] = [
  ["aws:s3/bucket:Bucket", { bucket: "records", tags }, { bucket: "records", forceDestroy: true }],
  [
    "aws:ec2/subnet:Subnet",
    { vpcId: "vpc-1", cidrBlock: "10.0.1.0/24", tags },
    { vpcId: "vpc-1", mapPublicIpOnLaunch: true },
  ],
  [
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    {
      type: "ingress",
      securityGroupId: "sg-1",
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlocks: ["10.0.0.0/16"],
    },
    { type: "ingress", securityGroupId: "sg-1", protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] },
  ],
  [
    "aws:ec2/securityGroup:SecurityGroup",
    { vpcId: "vpc-1", ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] }], tags },
    { vpcId: "vpc-1", ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] },
  ],
  ["aws:ebs/volume:Volume", { availabilityZone: "us-east-1a", encrypted: true, kmsKeyId: "arn:k", tags }, { size: 8 }],
  [
    "aws:workspaces/workspace:Workspace",
    {
      userName: "u",
      rootVolumeEncryptionEnabled: true,
      userVolumeEncryptionEnabled: true,
      volumeEncryptionKey: "arn:k",
      tags,
    },
    { userName: "u" },
  ],
  [
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    {
      vpcId: "vpc-1",
      serviceName: "com.amazonaws.us-east-1.kms",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      tags,
    },
    { vpcId: "vpc-1", serviceName: "com.amazonaws.ap-southeast-1.q" },
  ],
  [
    "aws:cloudtrail/trail:Trail",
    { s3BucketName: "records", enableLogFileValidation: true, isMultiRegionTrail: true, kmsKeyId: "arn:k", tags },
    { s3BucketName: "records" },
  ],
  [
    "aws:kms/key:Key",
    { enableKeyRotation: true, deletionWindowInDays: 30, policy, tags },
    { enableKeyRotation: false },
  ],
  ["aws:iam/policy:Policy", { policy, tags }, { policy: policy.replace('["s3:GetObject"]', '"*"') }],
];

const PROVIDER: Properties = { region: "us-east-1", allowedAccountIds: ["111122223333"] };

interface Described {
  setType(type: string): unknown;
  setUrn(urn: string): unknown;
  setName(name: string): unknown;
  setProperties(properties: struct.Struct): unknown;
  setOptions(options: analyzer.AnalyzerResourceOptions): unknown;
  setProvider(provider: analyzer.AnalyzerProviderResource): unknown;
}

/** What the engine asks for the n-th resource of the mix. */
export function inputsOf(n: number): analyzer.AnalyzeRequest {
  return describe(new analyzer.AnalyzeRequest(), n);
}

/** What the engine asks at the end for a stack of so many resources of the mix. */
export function stackOf(count: number): analyzer.AnalyzeStackRequest {
  const request = new analyzer.AnalyzeStackRequest();
  request.setResourcesList(Array.from({ length: count }, (_, n) => describe(new analyzer.AnalyzerResource(), n)));
  return request;
}

function describe<Message extends Described>(message: Message, n: number): Message {
  const [type, good, bad] = MIX[n % MIX.length] ?? ["", {}, {}];
  const name = `resource-${String(n)}`;
  message.setType(type);
  message.setUrn(`urn:pulumi:prod::bench::${type}::${name}`);
  message.setName(name);
  message.setProperties(structOf(Math.floor(n / MIX.length) % 10 === 9 ? bad : good));
  message.setOptions(new analyzer.AnalyzerResourceOptions());
  const provider = new analyzer.AnalyzerProviderResource();
  provider.setType("pulumi:providers:aws");
  provider.setUrn("urn:pulumi:prod::bench::pulumi:providers:aws::default");
  provider.setName("default");
  provider.setProperties(structOf(PROVIDER));
  message.setProvider(provider);
  return message;
}

function structOf(properties: Properties): struct.Struct {
  return struct.Struct.fromJavaScript(structuredClone(properties) as Record<string, JavaScriptValue>);
}
