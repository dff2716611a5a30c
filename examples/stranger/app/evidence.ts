import * as aws from "@pulumi/aws";
import { refusalsOnly, stoppedTrail } from "../faults/evidence.ts";
import { plant } from "../plant.ts";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";
import { ACCOUNT, ARCHIVE_BUCKET, FOR_THIS_ACCOUNT, policyOf, REGION, trustIn } from "./place.ts";

/** What happens in the network and to the documents is recorded. */
export function makeEvidence({ vpc }: Network, { records }: Keys): void {
  const group = (name: string) =>
    new aws.cloudwatch.LogGroup(
      name,
      { name: `/claims/${name}`, retentionInDays: 400, kmsKeyId: records.arn },
      { protect: true },
    );
  new aws.ec2.FlowLog("flows", {
    vpcId: vpc.id,
    trafficType: plant(refusalsOnly, "ALL"),
    logDestination: group("flows").arn,
    iamRoleArn: writer("flows", "vpc-flow-logs").arn,
  });
  const queries = new aws.route53.ResolverQueryLogConfig("queries", {
    name: "claims",
    destinationArn: group("queries").arn,
  });
  new aws.route53.ResolverQueryLogConfigAssociation("queries", {
    resolverQueryLogConfigId: queries.id,
    resourceId: vpc.id,
  });
  new aws.cloudtrail.Trail(
    "claims",
    {
      name: "claims",
      s3BucketName: ARCHIVE_BUCKET,
      enableLogging: plant(stoppedTrail, true),
      isMultiRegionTrail: true,
      enableLogFileValidation: true,
      kmsKeyId: records.arn,
      cloudWatchLogsGroupArn: group("trail").arn.apply((arn) => `${arn}:*`),
      cloudWatchLogsRoleArn: writer("trail", "cloudtrail").arn,
    },
    { protect: true },
  );
}

/** A role by which a service writes to one log group. */
function writer(name: string, service: string): aws.iam.Role {
  const role = new aws.iam.Role(`${name}-writer`, { assumeRolePolicy: trustIn(service, FOR_THIS_ACCOUNT) });
  const policy = new aws.iam.Policy(`${name}-writer`, {
    policy: policyOf({
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/claims/${name}:*`,
    }),
  });
  new aws.iam.RolePolicyAttachment(`${name}-writer`, { role: role.name, policyArn: policy.arn });
  return role;
}
