import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Twin } from "./case.ts";
import { KEY_POLICY } from "./key-policy.ts";

/** Resources with something wrong that a rule can set right by itself, one of them with a secret. */
export const remedyProgram: Twin = {
  name: "remedies",
  build() {
    new aws.kms.Key("key", {
      description: pulumi.secret("holds nothing"),
      policy: KEY_POLICY,
      tags: { Team: "t" },
    });
    const bucket = new aws.s3.Bucket("bucket", { bucket: "kiro-remedies-111122223333" });
    new aws.s3.BucketPublicAccessBlock("block", { bucket: bucket.id, blockPublicAcls: true, ignorePublicAcls: false });
    new aws.ebs.Volume("volume", { availabilityZone: "us-east-1a", size: 8 });
  },
};
