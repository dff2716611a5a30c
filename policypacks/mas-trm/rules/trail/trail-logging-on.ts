import { remediesOf } from "../../kit/remedy.ts";
import { demand } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { coversGlobalServices, isRecording } from "../../kit/logging/trail-requirements.ts";
import { TRAIL } from "../../kit/types.ts";

/** A trail is running and not merely there. */
export const trailLoggingOn = resourceRule({
  id: "trail-logging-on",
  control: "MAS-12.2-06",
  title: "Trails are recording",
  severity: "critical",
  types: [TRAIL],
  cause: "A stopped trail passes every glance at its settings and records nothing.",
  remediation: "Leave enableLogging and includeGlobalServiceEvents at their defaults, or set both to true.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html",
  remedies: remediesOf([TRAIL], ["enableLogging", "includeGlobalServiceEvents"], true),
  examples: {
    compliant: [{ type: TRAIL, props: { s3BucketName: "audit" } }],
    violating: [{ type: TRAIL, props: { s3BucketName: "audit", enableLogging: false } }],
  },
  check: demand(isRecording, coversGlobalServices),
});
