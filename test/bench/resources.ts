import struct, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";

type Properties = Readonly<Record<string, unknown>>;

const tags = { Owner: "platform", Environment: "prod", DataClassification: "internal", Control: "MAS-TRM 11.2" };
/** How many types the mix is made of. */
const TYPES = 10;

/** What one group of ten resources is made of, each in a good and, one time in ten, a bad form. They name each other. */
function mixOf(group: number): readonly (readonly [type: string, good: Properties, bad: Properties])[] {
  const [vpcId, securityGroupId] = [`vpc-${String(group)}`, `sg-${String(group)}`];
  const bucket = `records-${String(group)}`;
  const kmsKeyId = `arn:aws:kms:us-east-1:111122223333:key/${String(group)}`;
  const https = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] };
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: `arn:aws:s3:::${bucket}/*` }],
  });
  return [
    ["aws:s3/bucket:Bucket", { bucket, tags }, { bucket, forceDestroy: true }],
    [
      "aws:ec2/subnet:Subnet",
      { vpcId, cidrBlock: "10.0.1.0/24", tags },
      { vpcId, cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true },
    ],
    [
      "aws:ec2/securityGroupRule:SecurityGroupRule",
      { type: "ingress", securityGroupId, ...https },
      { type: "ingress", securityGroupId, protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] },
    ],
    [
      "aws:ec2/securityGroup:SecurityGroup",
      { id: securityGroupId, vpcId, ingress: [https], tags },
      { id: securityGroupId, vpcId, ingress: [{ ...https, fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] },
    ],
    ["aws:ebs/volume:Volume", { availabilityZone: "us-east-1a", encrypted: true, kmsKeyId, tags }, { size: 8 }],
    [
      "aws:workspaces/workspace:Workspace",
      {
        userName: "u",
        rootVolumeEncryptionEnabled: true,
        userVolumeEncryptionEnabled: true,
        volumeEncryptionKey: kmsKeyId,
        tags,
      },
      { userName: "u" },
    ],
    [
      "aws:ec2/vpcEndpoint:VpcEndpoint",
      {
        vpcId,
        serviceName: "com.amazonaws.us-east-1.kms",
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
        securityGroupIds: [securityGroupId],
        tags,
      },
      { vpcId, serviceName: "com.amazonaws.ap-southeast-1.q" },
    ],
    [
      "aws:cloudtrail/trail:Trail",
      { s3BucketName: bucket, enableLogFileValidation: true, isMultiRegionTrail: true, kmsKeyId, tags },
      { s3BucketName: bucket },
    ],
    [
      "aws:kms/key:Key",
      { arn: kmsKeyId, enableKeyRotation: true, deletionWindowInDays: 30, policy, tags },
      { enableKeyRotation: false },
    ],
    ["aws:iam/policy:Policy", { policy, tags }, { policy: policy.replace('["s3:GetObject"]', '"*"') }],
  ];
}

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
  const group = Math.floor(n / TYPES);
  const [type, good, bad] = mixOf(group)[n % TYPES] ?? ["", {}, {}];
  const name = `resource-${String(n)}`;
  message.setType(type);
  message.setUrn(`urn:pulumi:prod::bench::${type}::${name}`);
  message.setName(name);
  message.setProperties(structOf(group % 10 === 9 ? bad : good));
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
