import { expect } from "chai";
import { readEngineEvents } from "../../reports/engine-events.ts";
import { findingsReport } from "../../reports/findings.ts";
import { judgeRun } from "../../reports/judge-run.ts";
import { renderMarkdown } from "../../reports/markdown.ts";
import { PACK_NAME } from "../../reports/registry.ts";
import { renderTerminal } from "../../reports/terminal.ts";

const STACK = "urn:pulumi:dev::kiro::pulumi:pulumi:Stack::kiro-dev";
const TRAIL = "urn:pulumi:dev::kiro::aws:cloudtrail/trail:Trail::trail";
const pack = { policyPackName: PACK_NAME, policyPackVersion: "0.1.0" };

const resourceSummary = (passed: readonly string[], failed: readonly string[] = []) => ({
  policyAnalyzeSummaryEvent: { resourceUrn: TRAIL, ...pack, passed, failed },
});
const stackSummary = (passed: readonly string[] = [], failed: readonly string[] = []) => ({
  policyAnalyzeStackSummaryEvent: { ...pack, passed, failed },
});
const violation = (policyName: string, message: string, more: object = {}) => ({
  policyEvent: {
    resourceUrn: TRAIL,
    message,
    policyName,
    ...pack,
    enforcementLevel: "mandatory",
    severity: "critical",
    ...more,
  },
});
const configuration = {
  file: null,
  digest: "sha256:0",
  disabled: [],
  softened: [],
  profile: "isolated",
  accountRole: "workload",
  declared: [],
};
const title = "Trails validate their log files";

function judge(events: readonly object[], exitCode = 0) {
  const log = events.map((event, index) => JSON.stringify({ timestamp: 1_700_000_000 + index, ...event })).join("\n");
  const report = judgeRun({ stack: "dev", events: readEngineEvents(log), plan: new Map(), exitCode, configuration });
  return findingsReport.parse(report);
}

const outcomeOf = (report: ReturnType<typeof judge>, rule: string) => report.rules.find((entry) => entry.rule === rule);

describe("the report of a run", () => {
  it("joins a violation with the rule's control, clauses and remedy", () => {
    const message = `${title}\nlog file validation is not on\nFix: set it\nControl: MAS-12.2-02\n`;
    const report = judge(
      [violation("trail-log-validation", message), resourceSummary([], ["trail-log-validation"]), stackSummary()],
      1,
    );
    expect(report.verdict).to.equal("violations");
    const [finding] = report.findings;
    expect(finding).to.include({
      rule: "trail-log-validation",
      control: "MAS-12.2-02",
      why: "log file validation is not on",
    });
    expect(finding?.remediation).to.contain("enableLogFileValidation");
    expect(finding?.clauses).to.deep.include({ instrument: "TRM", clause: "12.2.2", binding: false });
    expect(finding?.resource).to.deep.equal({ urn: TRAIL, type: "aws:cloudtrail/trail:Trail", name: "trail" });
    expect(outcomeOf(report, "trail-log-validation")?.outcome).to.equal("failed");
  });

  it("is clean only when the pack judged the stack to the end", () => {
    const passed = resourceSummary(["trail-log-validation"]);
    expect(judge([passed, stackSummary(["bucket-public-access-blocked"])]).verdict).to.equal("clean");
    const cut = judge([passed]);
    expect([cut.verdict, cut.reason]).to.deep.equal([
      "not evaluated",
      "the engine ended before the policy pack had judged the stack",
    ]);
    expect(outcomeOf(cut, "bucket-public-access-blocked")?.outcome).to.equal("not evaluated");
  });

  it("does not take another pack's summary for ours", () => {
    const foreign = { policyAnalyzeStackSummaryEvent: { policyPackName: "awsguard", policyPackVersion: "1.0.0" } };
    expect(judge([foreign]).verdict).to.equal("not evaluated");
  });

  it("is not clean when the engine failed for a reason of its own", () => {
    const report = judge([stackSummary()], 1);
    expect([report.verdict, report.reason]).to.deep.equal(["not evaluated", "the preview failed with exit code 1"]);
  });

  it("counts a pass for each resource, and takes it back for a finding at the end of the run", () => {
    const early = resourceSummary(["trail-customer-key", "trail-log-validation"]);
    const late = violation(
      "trail-customer-key",
      "Trails are encrypted with a customer-managed key\nUndetermined: kmsKeyId is not known yet",
      {
        enforcementLevel: "advisory",
      },
    );
    const report = judge([early, late, stackSummary([], ["trail-customer-key"])]);
    expect(outcomeOf(report, "trail-log-validation")).to.include({ outcome: "passed", passedResources: 1 });
    expect(outcomeOf(report, "trail-customer-key")).to.include({ outcome: "undetermined", passedResources: 0 });
    expect(report.counts).to.include({ undetermined: 1, violations: 0 });
    expect(report.verdict).to.equal("clean");
  });

  it("does not call a rule that failed to run a pass", () => {
    const failed = violation("trail-log-validation", `${title}\nNot evaluated: the rule failed with TypeError`);
    const report = judge([failed, stackSummary()], 1);
    expect([report.verdict, report.reason]).to.deep.equal([
      "not evaluated",
      "these rules failed to run: trail-log-validation",
    ]);
    expect(outcomeOf(report, "trail-log-validation")?.outcome).to.equal("not evaluated");
  });

  it("passes no verdict over an advisory, and says it only once", () => {
    const said = violation("trail-log-validation", `${title}\nlog file validation is not on`, {
      enforcementLevel: "advisory",
    });
    const report = judge([said, said, stackSummary()]);
    expect([report.verdict, report.counts.advisories, report.findings.length]).to.deep.equal(["clean", 1, 1]);
  });

  it("shows what somebody allowed, and lets it refuse nothing", () => {
    const said = `${title}\nExempt: log file validation is not on\nAllowed: until 2027-01-01T00:00:00Z by X, CHG-1\nFix: f`;
    const report = judge([violation("trail-log-validation", said, { enforcementLevel: "advisory" }), stackSummary()]);
    expect([report.verdict, report.counts.exempt, report.counts.advisories]).to.deep.equal(["clean", 1, 0]);
    expect(report.findings[0]).to.include({ verdict: "exempt", allowed: "until 2027-01-01T00:00:00Z by X, CHG-1" });
    expect(outcomeOf(report, "trail-log-validation")?.outcome).to.equal("exempt");
  });

  it("keeps a finding about the stack as a whole apart from any resource", () => {
    const report = judge([violation("security-trail-exists", "no trail", { resourceUrn: STACK }), stackSummary()], 1);
    expect(report.findings[0]).to.include({ resource: null, location: null });
  });

  it("keeps what another team's pack found, with what is known of it", () => {
    const report = judge(
      [violation("s3-no-public-read", "no public read", { policyPackName: "awsguard" }), stackSummary()],
      1,
    );
    expect(report.findings[0]).to.include({ rule: "s3-no-public-read", title: "s3-no-public-read", control: null });
    expect(report.verdict).to.equal("violations");
  });

  it("puts what refuses the deployment first, then by severity", () => {
    const report = judge(
      [
        violation("a", "1", { severity: "high" }),
        violation("b", "2", { enforcementLevel: "advisory" }),
        violation("c", "3"),
        stackSummary(),
      ],
      1,
    );
    expect(report.findings.map(({ rule }) => rule)).to.deep.equal(["c", "a", "b"]);
  });

  it("reads a log whose last line was cut off", () => {
    expect(readEngineEvents('{"timestamp":1,"policyAnal').finishedAt).to.equal(undefined);
  });

  it("tells which choices were in force and what was declared instead of observed", () => {
    const declared = [{ rule: "security-trail-exists", setting: "declaredTrail", reference: "arn:a|b" }];
    const plain = judge([stackSummary()]);
    const report = { ...plain, configuration: { ...configuration, profile: "inspection", declared } };
    expect(renderTerminal(report)).to.contain(
      "profile: inspection\ndeclared, not observed: security-trail-exists declaredTrail arn:a|b\n",
    );
    expect(renderMarkdown(report))
      .to.contain("Profile: inspection. Account role: workload.\n")
      .and.to.contain("\n- `security-trail-exists` `declaredTrail`: arn:a\\|b\n");
    expect(renderMarkdown(plain)).to.contain("Profile: isolated. Account role: workload. Declared evidence: none.\n");
    expect(renderTerminal(plain)).to.not.match(/profile|role|declared/);
  });

  it("tells a person the same in the terminal and in Markdown", () => {
    const report = judge([violation("trail-log-validation", `${title}\nlog <b>|</b> is not on`), stackSummary()], 1);
    const terminal = renderTerminal(report);
    expect(terminal).to.contain("log <b>|</b> is not on").and.to.contain("MAS-12.2-02: TRM 12.2.2");
    expect(terminal).to.contain("verdict: violations");
    expect(renderMarkdown(report))
      .to.contain("log &lt;b>\\|&lt;/b> is not on")
      .and.to.contain("**Verdict: violations**");
  });
});
