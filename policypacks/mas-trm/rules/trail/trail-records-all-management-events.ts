import { demand } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { recordsAllManagementEvents } from "../../kit/logging/trail-requirements.ts";
import { TRAIL } from "../../kit/types.ts";

/** A trail's selectors leave no management event out. */
export const trailRecordsAllManagementEvents = resourceRule({
  id: "trail-records-all-management-events",
  control: "MAS-12.2-07",
  title: "Trails record every management event",
  severity: "high",
  types: [TRAIL],
  cause:
    "What a selector leaves out never happened, as far as the record goes; reads and key use are left out first, to save cost.",
  remediation:
    "Remove the event selectors, or add one for management events without any filter: eventCategory Management and nothing else, or readWriteType All without excludeManagementEventSources.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html",
  examples: {
    compliant: [
      {
        type: TRAIL,
        props: {
          s3BucketName: "audit",
          advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] }],
        },
      },
    ],
    violating: [
      {
        type: TRAIL,
        props: {
          s3BucketName: "audit",
          advancedEventSelectors: [
            {
              fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                { field: "resources.type", equals: ["AWS::S3::Object"] },
              ],
            },
          ],
        },
      },
    ],
  },
  check: demand(recordsAllManagementEvents),
});
