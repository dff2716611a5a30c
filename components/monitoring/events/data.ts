import { all, calls, is, isNot } from "../filter-pattern.ts";
import type { KeyEvent, KeyEventEstate } from "../key-event.ts";

const DATA = { kind: "data-access", clause: "11.1", threshold: 1, verified: true } as const;

/** A person or role touches an object of the evidence bucket, and not CloudTrail itself. */
const byPeople = ({ evidenceBucketName }: KeyEventEstate, ...names: readonly string[]) =>
  all(
    is("requestParameters.bucketName", evidenceBucketName),
    isNot("userIdentity.type", "AWSService"),
    calls("s3", ...names),
  );

/** Who reads and changes what is kept. */
export const dataEvents: readonly KeyEvent[] = [
  {
    ...DATA,
    name: "bucket-setting-changes",
    what: "The policy or another setting of a bucket was changed",
    why: "A bucket's settings keep its records private and unchanged.",
    condition: () =>
      calls("s3", "PutBucket*", "DeleteBucket*", "PutAccountPublicAccessBlock", "DeleteAccountPublicAccessBlock"),
    severity: "high",
    source: 'Security Hub user guide, CloudWatch.8; S3 user guide, "CloudTrail events"',
  },
  {
    ...DATA,
    name: "evidence-reads",
    what: "Audit records were read",
    why: "Auditors read them, and so does who wants to know what is known.",
    condition: (estate) => byPeople(estate, "GetObject", "SelectObjectContent"),
    severity: "low",
    source: 'S3 user guide, "CloudTrail data events"',
  },
  {
    ...DATA,
    name: "evidence-tampering",
    what: "Somebody other than CloudTrail tried to write or delete audit records",
    why: "Nobody but CloudTrail writes here, and nobody deletes.",
    condition: (estate) => byPeople(estate, "PutObject*", "DeleteObject*", "CopyObject", "CompleteMultipartUpload"),
    severity: "critical",
    clause: "12.2",
    source: 'S3 user guide, "CloudTrail data events"',
  },
  {
    ...DATA,
    name: "unusual-activity",
    what: "CloudTrail Insights saw an unusual rate of calls or errors",
    why: "An account that suddenly does much more than it used to may be in other hands.",
    condition: () => all(is("eventType", "AwsCloudTrailInsight"), is("insightDetails.state", "Start")),
    severity: "medium",
    clause: "12.2",
    source: 'CloudTrail user guide, "Insights event record contents"',
  },
];
