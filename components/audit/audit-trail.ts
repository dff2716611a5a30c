import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AwsPlace, bucketArn, logGroupArn } from "../foundation/aws-place.ts";
import { checkLogGroup, type LogGroupChoice, recordLogGroup } from "../foundation/log-group.ts";
import { type PolicyStatement, policyJson } from "../foundation/policy-document.ts";
import { refuse } from "../foundation/problems.ts";
import { evidence } from "../foundation/retention.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** Inputs of {@link AuditTrail}. */
export interface AuditTrailArgs extends LogGroupChoice {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Name of the trail. Explicit, because policies of its bucket and key name it. */
  readonly trailName: string;
  /** Bucket that the trail delivers to; must be ready for it, see `EvidenceBucket.bucketName`. */
  readonly bucketName: pulumi.Input<string>;
  /** Names of the buckets whose object-level events are recorded too. */
  readonly recordedBuckets: readonly string[];
  /**
   * Whether CloudTrail also looks for unusual rates of calls and errors, at a price for each event analysed.
   *
   * @default false
   */
  readonly insights?: boolean;
}

const PURPOSE: Purpose = { layer: "audit", control: "MAS-TRM 12.2" };
const INSIGHTS = [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }];

/**
 * The record of who did what in the account: all regions, all management events, validated files in the evidence
 * bucket, and a live copy in CloudWatch Logs for alarms.
 *
 * @control MAS-TRM 12.2.2, 12.2.6, 9.2.1
 */
export class AuditTrail extends pulumi.ComponentResource {
  /** ARN of the trail. */
  readonly trailArn: pulumi.Output<string>;
  /** Log group that receives the events as they happen. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: AuditTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:audit:AuditTrail", name, args, opts);
    refuse(this, name, checkAuditTrail(args));
    const child = { parent: this };
    const tags = tagsFor(name, args.ownership, PURPOSE);

    const group = recordLogGroup(name, args, tags, this);
    const role = new aws.iam.Role(
      name,
      {
        description: "Lets the audit trail write to its log group.",
        assumeRolePolicy: policyJson([TRUST]),
        tags,
      },
      child,
    );
    const delivery = new aws.iam.RolePolicy(
      name,
      { role: role.name, policy: policyJson([deliveryTo(args.place, args.logGroupName)]) },
      child,
    );
    const trail = new aws.cloudtrail.Trail(
      name,
      {
        name: args.trailName,
        s3BucketName: args.bucketName,
        kmsKeyId: args.keyArn,
        enableLogging: true,
        enableLogFileValidation: true,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        // Composed from the group's name and not taken from its ARN, so that it is known at preview.
        cloudWatchLogsGroupArn: pulumi.interpolate`${group.name.apply((it) => logGroupArn(args.place, it))}:*`,
        cloudWatchLogsRoleArn: role.arn,
        advancedEventSelectors: selectors(args.place, args.recordedBuckets),
        ...(args.insights === true && { insightSelectors: INSIGHTS }),
        tags,
      },
      { ...evidence(this, args.protect), dependsOn: [delivery] },
    );

    this.trailArn = trail.arn;
    this.logGroupName = group.name;
    this.registerOutputs({ trailArn: this.trailArn, logGroupName: this.logGroupName });
  }
}

/**
 * All management events, and all object events of some buckets.
 *
 * The trail's own deliveries are among the latter: one event for each file. They are not filtered out, because that
 * would hide a forged delivery as well. There is no selector for Kiro: it documents no data events of its own.
 */
function selectors(
  place: AwsPlace,
  buckets: readonly string[],
): aws.types.input.cloudtrail.TrailAdvancedEventSelector[] {
  const management = {
    name: "All management events",
    fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
  };
  const objects = {
    name: "Objects of record buckets",
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: ["AWS::S3::Object"] },
      { field: "resources.ARN", startsWiths: buckets.map((bucket) => bucketArn(place, bucket, "/")) },
    ],
  };
  return buckets.length === 0 ? [management] : [management, objects];
}

/**
 * Without a condition on the source: CloudTrail does not send `aws:SourceArn` or `aws:SourceAccount` when it takes this
 * role (CloudTrail user guide, "Role policy document for CloudTrail to use CloudWatch Logs"), so one would lock it out.
 */
const TRUST: PolicyStatement = {
  Sid: "CloudTrailOnly",
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: "sts:AssumeRole",
};

/** CloudTrail names its streams after the account (CloudTrail user guide, "Role policy document for CloudWatch Logs"). */
function deliveryTo(place: AwsPlace, logGroupName: string): PolicyStatement {
  return {
    Sid: "WriteOwnStreams",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `${logGroupArn(place, logGroupName)}:log-stream:${place.accountId}_CloudTrail_${place.region}*`,
  };
}

function checkAuditTrail(args: AuditTrailArgs): readonly string[] {
  const named = /^[a-zA-Z0-9][\w.-]{1,126}[a-zA-Z0-9]$/.test(args.trailName)
    ? []
    : [`trailName: not a trail name, got "${args.trailName}"; 3 to 128 letters, digits and . _ -`];
  return [...named, ...checkLogGroup(args)];
}
