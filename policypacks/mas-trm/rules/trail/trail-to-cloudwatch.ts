import { demand } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { mayWriteToLogGroup, streamsToLogGroup } from "../../kit/logging/trail-requirements.ts";
import { TRAIL } from "../../kit/types.ts";

/** Events reach CloudWatch Logs within minutes, where alarms can act on them. */
export const trailToCloudwatch = resourceRule({
  id: "trail-to-cloudwatch",
  control: "MAS-12.2-05",
  title: "Trails stream to CloudWatch Logs",
  severity: "high",
  types: [TRAIL],
  cause: "Files in a bucket are evidence for later; nobody is told while something happens.",
  remediation:
    "Set cloudWatchLogsGroupArn to the ARN of a log group in the trail's Region, ending in :*, and cloudWatchLogsRoleArn to a role that may write to it.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html",
  examples: {
    compliant: [
      {
        type: TRAIL,
        props: {
          s3BucketName: "audit",
          cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:trail:*",
          cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/trail",
        },
      },
    ],
    violating: [{ type: TRAIL, props: { s3BucketName: "audit" } }],
  },
  check: demand(streamsToLogGroup, mayWriteToLogGroup),
});
