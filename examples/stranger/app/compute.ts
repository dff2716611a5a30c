import * as aws from "@pulumi/aws";
import { secretInBase64, tokensOverridden } from "../faults/access.ts";
import { falseAsText } from "../faults/storage.ts";
import { plant } from "../plant.ts";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";

const START = Buffer.from("#!/bin/sh\nexec /opt/claims/reports\n").toString("base64");
const TOKENS = { httpTokens: "required", httpPutResponseHopLimit: 1 };

/** Workers in a group, and one machine of the same template that makes reports. */
export function makeCompute(
  { subnets, batch, groups }: Network,
  { data }: Keys,
  profile: aws.iam.InstanceProfile,
): void {
  const template = new aws.ec2.LaunchTemplate("worker", {
    imageId: "ami-0a1b2c3d4e5f60718",
    instanceType: "t4g.medium",
    iamInstanceProfile: { arn: profile.arn },
    metadataOptions: TOKENS,
    vpcSecurityGroupIds: [groups.workers.id],
    blockDeviceMappings: [
      { deviceName: "/dev/xvda", ebs: { volumeSize: 20, encrypted: plant(falseAsText, "true"), kmsKeyId: data.arn } },
    ],
  });
  const launchTemplate = { id: template.id, version: "$Latest" };
  new aws.autoscaling.Group("workers", {
    minSize: 2,
    maxSize: 4,
    vpcZoneIdentifiers: subnets.map(({ id }) => id),
    launchTemplate,
  });
  new aws.ec2.Instance("reports", {
    launchTemplate,
    subnetId: batch.id,
    iamInstanceProfile: profile.name,
    metadataOptions: plant(tokensOverridden, TOKENS),
    userDataBase64: plant(secretInBase64, START),
  });
}
