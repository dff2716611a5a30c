import { policyHolders } from "../../kit/storage/policy-holders.ts";
import { coverageOf } from "../../kit/storage/bucket-coverage.ts";
import { recordBuckets } from "../../kit/logging/evidence.ts";
import type { Judge } from "../../kit/judge.ts";
import { deniesOutsiders, sparesServices } from "../../kit/iam/outsiders.ts";
import { speaksOfAction } from "../../kit/iam/permissions.ts";
import type { Statement } from "../../kit/iam/policy-document.ts";
import { statementsOf } from "../../kit/iam/read-policy.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { BUCKET_POLICY, BUCKETS, TRAIL } from "../../kit/types.ts";

/** The policy of each bucket of records denies all access from outside the bank, whatever else may allow it. */
export const dataPerimeterOnBuckets = stackRule<{ recordBuckets: readonly string[] }>({
  id: "data-perimeter-on-buckets",
  control: "MAS-11.1-15",
  title: "Buckets of records deny access from outside the bank",
  severity: "high",
  types: BUCKETS,
  cause: "Without a denial one grant too wide, or credentials carried out of the bank, reach the records.",
  remediation:
    "Add a Deny of s3:* for Principal * with StringNotEquals on aws:PrincipalOrgID, aws:PrincipalAccount or aws:SourceVpce, sparing services by BoolIfExists aws:PrincipalIsAWSService false.",
  source:
    "https://docs.aws.amazon.com/whitepapers/latest/building-a-data-perimeter-on-aws/building-a-data-perimeter-on-aws.html",
  settings: {
    recordBuckets: {
      type: "array",
      items: { type: "string" },
      description: "Names of buckets that hold records, beside those that audit records go to or that have object lock",
      default: [],
    },
  },
  examples: {
    compliant: [
      { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
      {
        type: BUCKET_POLICY,
        props: {
          bucket: "audit",
          policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: {
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*",
              Resource: ["arn:aws:s3:::audit", "arn:aws:s3:::audit/*"],
              Condition: {
                StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
                BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
              },
            },
          }),
        },
      },
    ],
    violating: [
      { type: BUCKETS[0], name: "audit", props: { bucket: "audit" } },
      { type: TRAIL, props: { s3BucketName: "audit" } },
    ],
  },
  check(stack, judge, settings) {
    for (const bucket of recordBuckets(stack, judge, settings.recordBuckets)) {
      judge.guard(bucket, () => {
        judge.each(policyHolders(stack, judge, bucket), (holder) => {
          checkPolicy(judge, bucket, holder);
        });
      });
    }
  },
});

/** Reading and writing objects, which a perimeter must deny. */
const DATA_ACTIONS = ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject"] as const;

function deniesDataToOutsiders(statement: Statement): boolean {
  const isWhole = DATA_ACTIONS.every((action) => speaksOfAction(statement, action));
  return isWhole && deniesOutsiders(statement, ["caller", "network"]);
}

function checkPolicy(judge: Judge, bucket: Resource, holder: Resource): void {
  const denials = statementsOf(judge, holder, holder.props.at("policy")).filter(deniesDataToOutsiders);
  if (denials.length === 0) {
    judge.violation(holder, "no statement denies access from outside the organisation, account or network");
    return;
  }
  const name = bucket.props.isUnknown("bucket") ? undefined : bucket.props.string("bucket");
  const covered = coverageOf(
    denials.flatMap(({ resources }) => resources),
    name,
  );
  judge.require(
    covered.bucket && covered.objects,
    holder,
    "the denial of outsiders does not cover the bucket and all objects",
  );
  // Services act outside every account and organisation: unspared, they could not deliver records any more.
  const isSparing = denials.every(({ conditions }) => conditions.some(sparesServices));
  judge.require(isSparing, holder, "the denial of outsiders also stops AWS services (aws:PrincipalIsAWSService)");
}
