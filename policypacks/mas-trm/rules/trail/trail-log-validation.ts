import { demand } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { validatesLogFiles } from "../../kit/logging/trail-requirements.ts";
import { TRAIL } from "../../kit/types.ts";

/** Log-file integrity validation is on. Omitted means off. */
export const trailLogValidation = resourceRule({
  id: "trail-log-validation",
  control: "MAS-12.2-02",
  title: "Trails validate their log files",
  severity: "critical",
  types: [TRAIL],
  cause: "Without digest files nobody can prove that an audit log was not altered or deleted after delivery.",
  remediation: "Set enableLogFileValidation to true on the trail.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
  remedies: [{ types: [TRAIL], set: { enableLogFileValidation: true } }],
  examples: {
    compliant: [{ type: TRAIL, props: { s3BucketName: "audit", enableLogFileValidation: true } }],
    violating: [{ type: TRAIL, props: { s3BucketName: "audit" } }],
  },
  check: demand(validatesLogFiles),
});
