import { remediesOf } from "../../kit/remedy.ts";
import { demand } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { coversEveryRegion, coversGlobalServices } from "../../kit/logging/trail-requirements.ts";
import { TRAIL } from "../../kit/types.ts";

/** A trail covers every Region and the services that have none. */
export const trailMultiRegion = resourceRule({
  id: "trail-multi-region",
  control: "MAS-12.2-03",
  title: "Trails cover every Region and the global services",
  severity: "high",
  types: [TRAIL],
  cause: "Whoever wants to go unseen works in a Region that nobody watches.",
  remediation: "Set isMultiRegionTrail to true and leave includeGlobalServiceEvents at its default.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-multi-region-trails.html",
  remedies: remediesOf([TRAIL], ["isMultiRegionTrail", "includeGlobalServiceEvents"], true),
  examples: {
    compliant: [{ type: TRAIL, props: { s3BucketName: "audit", isMultiRegionTrail: true } }],
    violating: [{ type: TRAIL, props: { s3BucketName: "audit" } }],
  },
  check: demand(coversEveryRegion, coversGlobalServices),
});
