import { checkGrantees } from "../../kit/iam/grants.ts";
import { eachKnownPart } from "../../kit/iam/identity-policies.ts";
import { readPolicy } from "../../kit/iam/policy-document.ts";
import { resourceRule } from "../../kit/rule.ts";
import {
  ACCESS_POINT,
  ACCESS_POINT_POLICY,
  BUCKET_POLICY,
  BUCKETS,
  MULTI_REGION_ACCESS_POINT_POLICY,
  OBJECT_LAMBDA_ACCESS_POINT_POLICY,
} from "../../kit/types.ts";

/** Where a policy of a bucket or of one of its doors stands. */
const POLICY_PATHS = ["policy", "details.policy"] as const;

/** No policy of a bucket or access point lets in everyone, or an account that nobody listed. */
export const bucketPolicyNotPublic = resourceRule<{ trustedAccounts: readonly string[] }>({
  id: "bucket-policy-not-public",
  control: "MAS-11.1-06",
  title: "Bucket policies let in nobody unnamed and no unlisted account",
  severity: "critical",
  types: [
    BUCKET_POLICY,
    "aws:s3control/bucketPolicy:BucketPolicy",
    ...BUCKETS,
    ACCESS_POINT,
    ACCESS_POINT_POLICY,
    OBJECT_LAMBDA_ACCESS_POINT_POLICY,
    MULTI_REGION_ACCESS_POINT_POLICY,
  ],
  cause: "A grant to everyone, or to an account outside the bank, gives the bank's data away.",
  remediation:
    "Name the principals, or bind the statement to the organisation, account, VPC endpoint or source ARN; list the bank's other accounts in trustedAccounts.",
  source:
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status",
  settings: {
    trustedAccounts: {
      type: "array",
      items: { type: "string" },
      description: "Ids of the bank's accounts, beside the stack's own, that bucket policies may let in",
      default: [],
    },
  },
  examples: {
    compliant: [
      {
        type: BUCKET_POLICY,
        props: { bucket: "data", policy: policyFor({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }) },
      },
    ],
    violating: [{ type: BUCKET_POLICY, props: { bucket: "data", policy: policyFor(undefined) } }],
  },
  check(resource, judge, { trustedAccounts }) {
    for (const path of POLICY_PATHS) {
      judge.guard(resource, () => {
        eachKnownPart(resource.props.at(path), (policy) =>
          checkGrantees(judge, resource, readPolicy(policy) ?? [], trustedAccounts),
        );
      });
    }
  },
});

function policyFor(condition: object | undefined): string {
  const statement = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: { ...statement, Condition: condition } });
}
