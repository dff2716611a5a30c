import { assess, listFaults, listUnknowns, mayMeetAll, meetsAll } from "../../kit/requirement.ts";
import { stackRule } from "../../kit/rule.ts";
import { TRAIL_OF_RECORD } from "../../kit/logging/trail-requirements.ts";
import { KEY, TRAIL } from "../../kit/types.ts";

interface Settings {
  readonly declaredTrail: string;
}

/** One trail is everything that a trail of record must be, all at once. */
export const securityTrailExists = stackRule<Settings>({
  id: "security-trail-exists",
  control: "MAS-12.2-01",
  title: "One trail meets every requirement at once",
  severity: "critical",
  types: "every",
  cause: "Without one complete trail there is no account of who did what; two halves do not make one.",
  remediation:
    "Add one aws.cloudtrail.Trail with all Regions, log file validation, a customer key, a log group and all management events, or name the organisation's trail in declaredTrail.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
  settings: {
    declaredTrail: {
      type: "string",
      description:
        "ARN of a trail outside this stack that records this account, such as the organisation's; declared, not observed",
      default: "",
    },
  },
  examples: {
    compliant: [
      { type: KEY, name: "audit", props: {} },
      {
        type: TRAIL,
        props: {
          s3BucketName: "audit",
          isMultiRegionTrail: true,
          enableLogFileValidation: true,
          cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:trail:*",
          cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/trail",
        },
        dependsOn: { kmsKeyId: ["audit"] },
      },
    ],
    violating: [{ type: KEY, name: "audit", props: {} }],
  },
  check(stack, judge, { declaredTrail }) {
    if (declaredTrail !== "") {
      const isTrail = /^arn:[^:]+:cloudtrail:[^:]+:\d{12}:trail\/.+$/.test(declaredTrail);
      judge.require(isTrail, undefined, "the setting declaredTrail is not the ARN of a trail");
      return;
    }
    const trails = stack.ofType(TRAIL).map((trail) => assess(trail, TRAIL_OF_RECORD));
    const open = trails.filter(mayMeetAll);
    if (trails.some(meetsAll)) return;
    if (open.length > 0) {
      judge.undetermined(
        undefined,
        `whether a trail meets every requirement depends on ${listUnknowns(open)}, not known yet`,
      );
    } else if (trails.length === 0) judge.violation(undefined, "there is no trail");
    else judge.violation(undefined, `no trail meets every requirement (${listFaults(trails)})`);
  },
});
