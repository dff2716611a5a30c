/**
 * Where resources are made. Plain strings, so that every policy document and ARN composed from them is known at
 * preview: one unknown would make the whole document unreadable to the policy pack.
 */
export interface AwsPlace {
  /** Twelve-digit id of the account. */
  readonly accountId: string;
  /** Region of the workload, such as `us-east-1`. */
  readonly region: string;
  /** Partition of the account: `aws` for all commercial regions. */
  readonly partition: string;
}

/** ARN of a regional resource of this account, such as `arn:aws:logs:us-east-1:111122223333:log-group:a`. */
export function regionalArn(place: AwsPlace, service: string, resource: string): string {
  return `arn:${place.partition}:${service}:${place.region}:${place.accountId}:${resource}`;
}

/** ARN of a bucket, or of objects in it when a path is given. Bucket ARNs carry neither region nor account. */
export function bucketArn(place: AwsPlace, bucketName: string, path = ""): string {
  return `arn:${place.partition}:s3:::${bucketName}${path}`;
}

/** ARN that stands for the account itself, and through it for whoever its IAM policies name. */
export function accountArn(place: AwsPlace): string {
  return `arn:${place.partition}:iam::${place.accountId}:root`;
}

/** ARN of a CloudTrail trail whose home is this place. */
export function trailArn(place: AwsPlace, trailName: string): string {
  return regionalArn(place, "cloudtrail", `trail/${trailName}`);
}

/** ARN of a CloudWatch log group, without the `:*` that stands for its streams. */
export function logGroupArn(place: AwsPlace, logGroupName: string): string {
  return regionalArn(place, "logs", `log-group:${logGroupName}`);
}
