import * as aws from "@pulumi/aws";
import type { Case, Twin } from "./case.ts";
import { KEY_POLICY } from "./key-policy.ts";

/** The parts of a stranger's service that a fault can be in. */
interface Parts {
  readonly flowLog: Partial<aws.ec2.FlowLogArgs>;
  readonly subnet: Partial<aws.ec2.SubnetArgs>;
  readonly group: Partial<aws.ec2.SecurityGroupArgs>;
  readonly machine: Partial<aws.ec2.InstanceArgs>;
  readonly database: Partial<aws.rds.InstanceArgs>;
  readonly image: Partial<aws.ec2.AmiLaunchPermissionArgs>;
  readonly topic: Partial<aws.sns.TopicPolicyArgs>;
  readonly key: Partial<aws.kms.KeyArgs>;
}

const callers = { protocol: "tcp", fromPort: 443, toPort: 443 };
const everyone = (action: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: action, Resource: "*" }],
  });

/** A small service in a VPC of its own: a machine, a database, a topic, a key and an image that the account shares. */
function service(parts: Partial<Parts> = {}) {
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.9.0.0/16" });
  new aws.ec2.FlowLog("flows", {
    vpcId: vpc.id,
    trafficType: "ALL",
    logDestinationType: "s3",
    logDestination: "arn:aws:s3:::log-archive",
    ...parts.flowLog,
  });
  const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.9.1.0/24", ...parts.subnet });
  const group = new aws.ec2.SecurityGroup("group", {
    vpcId: vpc.id,
    description: "Takes calls from its own network",
    ingress: [{ ...callers, cidrBlocks: ["10.9.0.0/16"] }],
    ...parts.group,
  });
  new aws.ec2.Instance("machine", {
    ami: "ami-0123456789abcdef0",
    instanceType: "t3.micro",
    subnetId: subnet.id,
    vpcSecurityGroupIds: [group.id],
    ...parts.machine,
  });
  new aws.rds.Instance("database", {
    engine: "postgres",
    instanceClass: "db.t4g.medium",
    allocatedStorage: 20,
    username: "owner",
    manageMasterUserPassword: true,
    publiclyAccessible: false,
    ...parts.database,
  });
  new aws.ec2.AmiLaunchPermission("image", {
    imageId: "ami-0123456789abcdef0",
    accountId: "111122223333",
    ...parts.image,
  });
  const topic = new aws.sns.Topic("topic", {});
  new aws.sns.TopicPolicy("policy", {
    arn: topic.arn,
    policy: everyone("sns:Publish").replace('"*"', '"111122223333"'),
    ...parts.topic,
  });
  new aws.kms.Key("key", { enableKeyRotation: true, policy: KEY_POLICY, ...parts.key }, { protect: true });
}

/** A stranger's service that nobody outside can reach. */
export const serviceTwin: Twin = { name: "service", build: () => service() };

const of = (name: string, why: string, fires: readonly string[], parts: Partial<Parts>): Case => ({
  name: `service-${name}`,
  why,
  twin: serviceTwin.name,
  fires,
  build: () => service(parts),
});

export const serviceCases: readonly Case[] = [
  of("half-logged", "a VPC that logs refused traffic only", ["vpc-flow-logs vpc"], {
    flowLog: { trafficType: "REJECT" },
  }),
  of("open-in-halves", "a security group that is open to 0.0.0.0/1 and 128.0.0.0/1", ["sg-no-open-ingress group"], {
    group: { ingress: [{ ...callers, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }] },
  }),
  of(
    "address-by-subnet",
    "a machine that leaves its public address to its subnet",
    ["compute-has-no-public-ip machine", "no-auto-public-addresses subnet"],
    { subnet: { mapPublicIpOnLaunch: true } },
  ),
  of("public-database", "a database on the internet", ["managed-services-not-public database"], {
    database: { publiclyAccessible: true },
  }),
  of("public-image", "an image for everyone", ["no-public-images-or-snapshots image"], {
    image: { accountId: undefined, group: "all" },
  }),
  of("public-topic", "a topic that everyone may publish to", ["no-public-service-policies policy"], {
    topic: { policy: everyone("sns:Publish") },
  }),
  of("public-key", "a key that everyone may decrypt with", ["kms-policy-restricted key"], {
    key: { policy: everyone("kms:Decrypt") },
  }),
];
