import { expect } from "chai";
import {
  ComplianceReports,
  DesktopCommand,
  type DesktopCommandArgs,
  HookLogs,
  ManagedNodes,
} from "../../../components/index.ts";
import type { PolicyStatement } from "../../../components/foundation/policy-document.ts";
import { may } from "../../support/iam.ts";
import { graphOf, one, record, refusalOf, statementsOf } from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const REPORTS = "arn:aws:s3:::kiro-compliance-reports-111122223333";
const TAGS = (name: string, control: string) => tags(name, "endpoint-configuration", control);

describe("DesktopCommand", () => {
  const build = (change: Partial<DesktopCommandArgs> = {}) =>
    record(() => new DesktopCommand("check", { ...GOOD.command, ...change }));

  it("makes a document with the script, known at preview, for Windows only", async () => {
    const { content, ...inputs } = one(await build(), "aws:ssm/document:Document").inputs;
    expect(inputs).to.deep.equal({
      name: "kiro-compliance-check",
      documentType: "Command",
      documentFormat: "JSON",
      tags: TAGS("check", "MAS-TRM 11.3"),
    });
    expect(JSON.parse(String(content))).to.deep.equal({
      schemaVersion: "2.2",
      description: "Looks at the desktop.",
      mainSteps: [
        {
          action: "aws:runPowerShellScript",
          name: "run",
          precondition: { StringEquals: ["platformType", "Windows"] },
          inputs: { timeoutSeconds: "900", runCommand: ["Write-Output 'well'", "exit 0", ""] },
        },
      ],
    });
  });

  it("runs it on every desktop once a day, counts a failure, and keeps what it says", async () => {
    expect(one(await build(), "aws:ssm/association:Association").inputs).to.deep.equal({
      associationName: "kiro-compliance-check",
      name: "kiro-compliance-check",
      targets: [{ key: "tag:KiroDesktop", values: ["desktops"] }],
      scheduleExpression: "rate(1 day)",
      complianceSeverity: "CRITICAL",
      outputLocation: {
        s3BucketName: "kiro-compliance-reports-111122223333",
        s3KeyPrefix: "compliance-check",
        s3Region: "us-east-1",
      },
      tags: TAGS("check", "MAS-TRM 11.3"),
    });
  });

  it("refuses bad arguments, all at once", async () => {
    const bad = {
      documentName: "AWS-Run",
      script: "Write-Output {{ x }}",
      output: { ...GOOD.command.output, prefix: "/x" },
      timeoutSeconds: 5,
    };
    expect(await refusalOf(() => new DesktopCommand("check", { ...GOOD.command, ...bad }))).to.equal(
      [
        'DesktopCommand "check" cannot be built:',
        '  - documentName: not a document name, got "AWS-Run"; 3 to 128 letters, digits and . _ -, not starting with aws, amazon or amzn',
        '  - script: holds "{{", got a script; one without double braces',
        '  - output.prefix: not a prefix, got "/x"; names between slashes',
        "  - timeoutSeconds: out of range, got 5; a whole number from 30 to 28800",
      ].join("\n"),
    );
    expect(
      await refusalOf(() => new DesktopCommand("check", { ...GOOD.command, script: "x".repeat(70_000) })),
    ).to.contain("script: too long, got a document of 70390 bytes; at most 65536");
    expect(await refusalOf(() => new DesktopCommand("check", { ...GOOD.command, script: " \n" }))).to.contain(
      "script: empty",
    );
  });
});

describe("ComplianceReports", () => {
  const build = () => record(() => new ComplianceReports("reports", GOOD.reports));

  it("makes a hardened bucket and a data sync into it", async () => {
    const made = await build();
    expect(graphOf(made).filter((line) => !line.includes("aws:s3/"))).to.deep.equal([
      "reports aws:ssm/resourceDataSync:ResourceDataSync < reports",
      "reports kiro:endpoint-configuration:ComplianceReports",
    ]);
    const sync = one(made, "aws:ssm/resourceDataSync:ResourceDataSync");
    expect(sync.inputs).to.deep.equal({
      name: "reports",
      s3Destination: {
        bucketName: "kiro-compliance-reports-111122223333",
        prefix: "inventory",
        region: "us-east-1",
        syncFormat: "JsonSerDe",
        kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
      },
    });
    expect(sync.dependsOn).to.include("aws:s3/bucketPolicy:BucketPolicy reports");
  });

  it("lets Systems Manager deliver for this account's syncs only, and only below their prefix", async () => {
    const { SyncChecksBucket, SyncWrites } = statementsOf(
      one(await build(), "aws:s3/bucketPolicy:BucketPolicy"),
      "policy",
    );
    const onBehalfOf = { ArnLike: { "aws:SourceArn": "arn:aws:ssm:us-east-1:111122223333:resource-data-sync/*" } };
    const base = { Effect: "Allow", Principal: { Service: "ssm.amazonaws.com" } };
    expect(SyncChecksBucket).to.deep.equal({
      ...base,
      Sid: "SyncChecksBucket",
      Action: "s3:GetBucketAcl",
      Resource: REPORTS,
      Condition: { ...onBehalfOf, StringEquals: { "aws:SourceAccount": "111122223333" } },
    });
    expect(SyncWrites).to.deep.equal({
      ...base,
      Sid: "SyncWrites",
      Action: "s3:PutObject",
      Resource: `${REPORTS}/inventory/*/accountid=111122223333/*`,
      Condition: {
        ...onBehalfOf,
        StringEquals: { "aws:SourceAccount": "111122223333", "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    });
  });

  it("refuses a name that is none", async () => {
    expect(await refusalOf(() => new ComplianceReports("reports", { ...GOOD.reports, bucketName: "x" }))).to.contain(
      "bucketName",
    );
  });
});

describe("HookLogs", () => {
  it("keeps the record encrypted, for as long as it is told, with queries by tool and for what nobody approved", async () => {
    const made = await record(() => new HookLogs("hooks", GOOD.hookLogs));
    expect(one(made, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.equal({
      name: "/kiro/desktops/hooks",
      kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/k",
      retentionInDays: 365,
      deletionProtectionEnabled: true,
      tags: TAGS("hooks", "MAS-TRM 12.2"),
    });
    const QUERY = "aws:cloudwatch/queryDefinition:QueryDefinition";
    expect(one(made, QUERY, "hooks-calls-by-tool").inputs).to.deep.equal({
      name: "hooks/calls-by-tool",
      logGroupNames: ["/kiro/desktops/hooks"],
      queryString: [
        "fields @timestamp, tool, user",
        "| filter tool like /\\//",
        "| stats count(*) as calls, count_distinct(user) as users, max(@timestamp) as last by tool",
        "| sort calls desc",
      ].join("\n"),
    });
    expect(one(made, QUERY, "hooks-unapproved-servers").inputs["queryString"]).to.contain(
      '| filter server not in ["git", "tickets"]\n',
    );
  });

  it("takes every server for unapproved where none is approved", async () => {
    const made = await record(() => new HookLogs("hooks", { ...GOOD.hookLogs, servers: [] }));
    const query = one(made, "aws:cloudwatch/queryDefinition:QueryDefinition", "hooks-unapproved-servers").inputs[
      "queryString"
    ];
    expect(query).not.to.contain("not in");
  });

  it("refuses a period that CloudWatch does not know", async () => {
    expect(await refusalOf(() => new HookLogs("hooks", { ...GOOD.hookLogs, retentionDays: 100 }))).to.contain(
      "retentionDays",
    );
  });
});

describe("ManagedNodes", () => {
  it("is a role for Systems Manager of this account and region", async () => {
    const made = await record(() => new ManagedNodes("nodes", GOOD.nodes));
    expect(one(made, "aws:iam/role:Role").inputs["name"]).to.equal("kiro-desktop-node");
    expect(statementsOf(one(made, "aws:iam/role:Role"), "assumeRolePolicy")).to.deep.equal({
      SystemsManagerOfThisAccount: {
        Sid: "SystemsManagerOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "ssm.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnEquals: { "aws:SourceArn": "arn:aws:ssm:us-east-1:111122223333:*" },
        },
      },
    });
  });

  it("may be managed, read files and report, and nothing else", async () => {
    const made = await record(() => new ManagedNodes("nodes", GOOD.nodes));
    const policy = Object.values(
      statementsOf(one(made, "aws:iam/rolePolicy:RolePolicy"), "policy"),
    ) as readonly PolicyStatement[];
    const asks = (action: string, resource: string) => may(policy, undefined, { action, resource });
    expect(asks("ssm:UpdateInstanceInformation", "*")).to.equal(true);
    expect(asks("s3:GetObject", "arn:aws:s3:::kiro-artefacts-111122223333/mcp/runbook.md")).to.equal(true);
    expect(asks("s3:PutObject", `${REPORTS}/compliance-check/mi-1/out.txt`)).to.equal(true);
    expect(asks("s3:PutObject", `${REPORTS}/inventory/x`)).to.equal(false);
    expect(asks("s3:PutObject", "arn:aws:s3:::kiro-artefacts-111122223333/mcp/runbook.md")).to.equal(false);
    expect(asks("s3:GetObject", `${REPORTS}/compliance-check/mi-1/out.txt`)).to.equal(false);
    expect(asks("ssm:GetParameter", "arn:aws:ssm:us-east-1:111122223333:parameter/x")).to.equal(false);
    expect(asks("ssm:GetDocument", "arn:aws:ssm:us-east-1:111122223333:document/other")).to.equal(false);
    expect(
      asks("logs:PutLogEvents", "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/desktops/hooks:log-stream:a"),
    ).to.equal(true);
    expect(
      asks("logs:PutLogEvents", "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/audit/trail:log-stream:a"),
    ).to.equal(false);
  });
});
