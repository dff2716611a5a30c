import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { bucketArn, regionalArn } from "../foundation/aws-place.ts";
import { type ClosedBucket, denyOutsiders, notBucketName, tlsOnly } from "../foundation/bucket-policy.ts";
import { hardenedBucket } from "../foundation/hardened-bucket.ts";
import type { PolicyStatement } from "../foundation/policy-document.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** Inputs of {@link ComplianceReports}. */
export interface ComplianceReportsArgs extends ClosedBucket {
  readonly ownership: Ownership;
  /** ARN of the customer key that encrypts the reports; its policy must admit Systems Manager's data sync. */
  readonly keyArn: pulumi.Input<string>;
  /** Whether the reports must outlive the stack. */
  readonly protect: boolean;
}

const PURPOSE: Purpose = { layer: "endpoint-configuration", control: "MAS-TRM 15.1" };
/** Where Systems Manager puts inventory and compliance of all desktops. */
const SYNC_PREFIX = "inventory";

/**
 * What desktops report each day: the output of their checks, written by themselves, and Systems Manager's own account
 * of who complies, for queries.
 *
 * @control MAS-TRM 12.2.2, 15.1
 */
export class ComplianceReports extends pulumi.ComponentResource {
  /** Name of the bucket, available once it is closed and encrypted. Known at preview. */
  readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: ComplianceReportsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:endpoint-configuration:ComplianceReports", name, args, opts);
    refuse(this, name, notBucketName("bucketName", args.bucketName));
    const { readyName } = hardenedBucket(
      name,
      {
        bucketName: args.bucketName,
        keyArn: args.keyArn,
        statements: [...tlsOnly(args), denyOutsiders(args), ...deliveryOfSync(args)],
        objectLock: false,
        protect: args.protect,
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      this,
    );
    new aws.ssm.ResourceDataSync(
      name,
      {
        name,
        s3Destination: {
          bucketName: readyName,
          prefix: SYNC_PREFIX,
          region: args.place.region,
          syncFormat: "JsonSerDe",
          kmsKeyArn: args.keyArn,
        },
      },
      { parent: this },
    );
    this.bucketName = readyName;
    this.registerOutputs({ bucketName: this.bucketName });
  }
}

/** Systems Manager user guide, "Create a resource data sync": the check of the bucket, and the delivery. */
function deliveryOfSync({ place, bucketName }: ClosedBucket): readonly PolicyStatement[] {
  const base = { Effect: "Allow", Principal: { Service: "ssm.amazonaws.com" } } as const;
  const onBehalfOf = {
    StringEquals: { "aws:SourceAccount": place.accountId },
    ArnLike: { "aws:SourceArn": regionalArn(place, "ssm", "resource-data-sync/*") },
  };
  return [
    {
      ...base,
      Sid: "SyncChecksBucket",
      Action: "s3:GetBucketAcl",
      Resource: bucketArn(place, bucketName),
      Condition: onBehalfOf,
    },
    {
      ...base,
      Sid: "SyncWrites",
      Action: "s3:PutObject",
      Resource: bucketArn(place, bucketName, `/${SYNC_PREFIX}/*/accountid=${place.accountId}/*`),
      Condition: {
        ...onBehalfOf,
        StringEquals: { ...onBehalfOf.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    },
  ];
}
