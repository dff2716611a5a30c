import { expect } from "chai";
import { AuditTrail, type AuditTrailArgs } from "../../components/index.ts";
import { graphOf, one, record, refusalOf, statementsOf } from "../support/record.ts";
import { GOOD, tags } from "./fixtures.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const GROUP = "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/audit/trail";
const build = (change: Partial<AuditTrailArgs> = {}) =>
  record(() => new AuditTrail("trail", { ...GOOD.trail, ...change }));
const management = {
  name: "All management events",
  fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
};

describe("AuditTrail", () => {
  it("makes a trail with its log group, role and rights", async () => {
    const made = await build();
    expect(graphOf(made)).to.deep.equal([
      "trail aws:cloudtrail/trail:Trail < trail",
      "trail aws:cloudwatch/logGroup:LogGroup < trail",
      "trail aws:iam/role:Role < trail",
      "trail aws:iam/rolePolicy:RolePolicy < trail",
      "trail kiro:audit:AuditTrail",
    ]);
    expect(one(made, "kiro:audit:AuditTrail").outputs).to.deep.equal({
      trailArn: "trail-arn",
      logGroupName: "/kiro/audit/trail",
    });
  });

  it("records every region and global services, validated, encrypted, started, and live in CloudWatch", async () => {
    const { advancedEventSelectors, ...inputs } = one(await build(), TRAIL).inputs;
    expect(advancedEventSelectors).to.be.an("array");
    expect(inputs).to.deep.equal({
      name: "kiro-audit-trail",
      s3BucketName: "kiro-audit-logs-111122223333",
      kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/k",
      enableLogging: true,
      enableLogFileValidation: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      cloudWatchLogsGroupArn: `${GROUP}:*`,
      cloudWatchLogsRoleArn: "trail-arn",
      tags: tags("trail", "audit", "MAS-TRM 12.2"),
    });
  });

  it("selects all management events and the objects of record buckets, by types that exist", async () => {
    expect(one(await build(), TRAIL).inputs["advancedEventSelectors"]).to.deep.equal([
      management,
      {
        name: "Objects of record buckets",
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          { field: "resources.ARN", startsWiths: ["arn:aws:s3:::kiro-audit-logs-111122223333/"] },
        ],
      },
    ]);
  });

  it("selects management events alone where there are no record buckets", async () => {
    const made = await build({ recordedBuckets: [] });
    expect(one(made, TRAIL).inputs["advancedEventSelectors"]).to.deep.equal([management]);
  });

  it("trusts CloudTrail without a source, which it would not send, to write its own streams only", async () => {
    const made = await build();
    expect(statementsOf(one(made, "aws:iam/role:Role"), "assumeRolePolicy")).to.deep.equal({
      CloudTrailOnly: {
        Sid: "CloudTrailOnly",
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    });
    expect(statementsOf(one(made, "aws:iam/rolePolicy:RolePolicy"), "policy")).to.deep.equal({
      WriteOwnStreams: {
        Sid: "WriteOwnStreams",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: `${GROUP}:log-stream:111122223333_CloudTrail_us-east-1*`,
      },
    });
    expect(one(made, TRAIL).dependsOn).to.include("aws:iam/rolePolicy:RolePolicy trail");
  });

  for (const protect of [true, false]) {
    it(`${protect ? "protects" : "does not protect"} trail and log group`, async () => {
      const made = await build({ protect });
      for (const type of [TRAIL, "aws:cloudwatch/logGroup:LogGroup"]) {
        const { protect: kept, retainOnDelete } = one(made, type);
        expect([kept, retainOnDelete]).to.deep.equal([protect, protect]);
      }
      expect(one(made, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.include({
        deletionProtectionEnabled: protect,
        kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/k",
        retentionInDays: 365,
      });
    });
  }

  it("refuses bad arguments, all at once", async () => {
    const bad = { ...GOOD.trail, trailName: "a", logGroupName: "", retentionDays: 0 };
    const message = await refusalOf(() => new AuditTrail("trail", bad));
    expect(message.split("\n").map((line) => line.split(";")[0])).to.deep.equal([
      'AuditTrail "trail" cannot be built:',
      '  - trailName: not a trail name, got "a"',
      '  - logGroupName: not a log group name, got ""',
      "  - retentionDays: not a period of CloudWatch, got 0",
    ]);
  });
});
