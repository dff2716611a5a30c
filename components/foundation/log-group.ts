import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { evidence } from "./retention.ts";

/** What a component says about the log group that it writes to. */
export interface LogGroupChoice {
  /** Name in CloudWatch. Explicit, because the key's policy admits log groups by name. */
  readonly logGroupName: string;
  /** Days that records are kept: one of the periods that CloudWatch accepts. */
  readonly retentionDays: number;
  /** ARN of the customer key that encrypts the records. Its policy must admit {@link logGroupName}. */
  readonly keyArn: pulumi.Input<string>;
  /** Whether the records must survive the stack. */
  readonly protect: boolean;
}

/** Retention periods that CloudWatch Logs accepts, in days (API reference, PutRetentionPolicy). */
const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The problems of a log group's name and retention. */
export function checkLogGroup(choice: LogGroupChoice): readonly string[] {
  const problems: string[] = [];
  if (!/^[\w./#-]{1,512}$/.test(choice.logGroupName)) {
    problems.push(`logGroupName: not a log group name, got "${choice.logGroupName}"; letters, digits and _ - / . #`);
  }
  if (!RETENTION_DAYS.includes(choice.retentionDays)) {
    problems.push(
      `retentionDays: not a period of CloudWatch, got ${choice.retentionDays}; one of ${RETENTION_DAYS.join(", ")}`,
    );
  }
  return problems;
}

/** A log group of record: customer key, fixed retention, and deletion protection on both sides when protected. */
export function recordLogGroup(
  name: string,
  choice: LogGroupChoice,
  tags: Record<string, string>,
  parent: pulumi.Resource,
): aws.cloudwatch.LogGroup {
  return new aws.cloudwatch.LogGroup(
    name,
    {
      name: choice.logGroupName,
      kmsKeyId: choice.keyArn,
      retentionInDays: choice.retentionDays,
      deletionProtectionEnabled: choice.protect,
      tags,
    },
    evidence(parent, choice.protect),
  );
}
