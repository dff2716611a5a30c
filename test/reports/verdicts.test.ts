import { expect } from "chai";
import { readEngineEvents } from "../../reports/engine-events.ts";
import { findingsReport } from "../../reports/findings.ts";
import { judgeRun } from "../../reports/judge-run.ts";
import { renderMarkdown } from "../../reports/markdown.ts";
import type { PlannedResource } from "../../reports/plan.ts";
import { PACK_NAME } from "../../reports/registry.ts";

const STACK = "urn:pulumi:dev::kiro::pulumi:pulumi:Stack::kiro-dev";
const TYPE = "aws:cloudtrail/trail:Trail";
const urn = (name: string) => `urn:pulumi:dev::kiro::${TYPE}::${name}`;
const pack = { policyPackName: PACK_NAME, policyPackVersion: "0.1.0" };
const RULE = "trail-log-validation";

const passed = (resourceUrn: string, ...rules: readonly string[]) => ({
  policyAnalyzeSummaryEvent: { resourceUrn, ...pack, passed: rules },
});
const stackPassed = (...rules: readonly string[]) => ({ policyAnalyzeStackSummaryEvent: { ...pack, passed: rules } });
const said = (policyName: string, resourceUrn: string, opening = "", enforcementLevel = "mandatory") => ({
  policyEvent: { resourceUrn, message: `${opening}why`, policyName, ...pack, enforcementLevel, severity: "high" },
});
const planned = (name: string, operation = "create"): PlannedResource => ({
  urn: urn(name),
  type: TYPE,
  name,
  operation,
  parent: undefined,
  location: undefined,
});

function judge(events: readonly object[], plan: readonly PlannedResource[] = [], disabled: string[] = []) {
  const report = judgeRun({
    stack: "dev",
    events: readEngineEvents(events.map((event) => JSON.stringify({ timestamp: 1, ...event })).join("\n")),
    plan: new Map(plan.map((one) => [one.urn, one])),
    exitCode: 0,
    configuration: {
      file: null,
      digest: "sha256:0",
      disabled,
      softened: [],
      profile: "isolated",
      accountRole: "workload",
      declared: [],
    },
  });
  return findingsReport.parse(report);
}
type Report = ReturnType<typeof judge>;

/** Without the verdicts that nothing came to. */
const some = (tally: object | undefined) => Object.fromEntries(Object.entries(tally ?? {}).filter(([, n]) => n !== 0));
const ofRule = (report: Report, rule: string) => report.rules.find((one) => one.rule === rule);
const ofResource = (report: Report, name: string | null) =>
  report.resources.find(({ resource }) => (resource?.name ?? null) === name);

describe("the verdicts of a run", () => {
  it("count each rule's resources, and each resource's rules, once by the worst", () => {
    const report = judge([
      passed(urn("good"), RULE),
      passed(urn("bad")),
      said(RULE, urn("bad")),
      said(RULE, urn("bad"), "Undetermined: ", "advisory"),
      passed(urn("open"), RULE),
      said(RULE, urn("open"), "Undetermined: ", "advisory"),
      passed(urn("allowed")),
      said(RULE, urn("allowed"), "Exempt: ", "advisory"),
      passed(urn("broken")),
      said(RULE, urn("broken"), "Not evaluated: "),
      passed(urn("mended"), RULE),
      said(RULE, urn("mended"), "Remediated: ", "advisory"),
      passed("urn:pulumi:dev::kiro::aws:ec2/vpc:Vpc::vpc", "required-tags"),
      stackPassed(),
    ]);
    const each = { passed: 1, violations: 1, undetermined: 1, exempt: 1, notEvaluated: 1, remediated: 1 };
    expect(ofRule(report, RULE)?.counts).to.deep.equal({ ...each, notApplicable: 1 });
    expect(ofRule(report, RULE)?.outcome).to.equal("failed");
    expect(ofResource(report, "good")).to.deep.include({
      resource: { urn: urn("good"), type: TYPE, name: "good" },
      passed: [RULE],
    });
    expect(ofResource(report, "bad")?.counts).to.include({ violations: 1, undetermined: 0, passed: 0 });
    expect(ofResource(report, "vpc")?.passed).to.deep.equal(["required-tags"]);
    expect(report.counts).to.include({ passed: 2, notEvaluated: 1, exempt: 1, remediated: 1 });
    expect(renderMarkdown(report)).to.contain(
      `| ${RULE} | MAS-12.2-02 | critical | failed | 1 | 1 | 1 | 1 | 1 | 1 | 1 |`,
    );
  });

  it("count a rule about the whole stack once, by the stack's summary", () => {
    const report = judge([passed(STACK, "required-tags"), stackPassed("security-trail-exists")]);
    expect(some(ofRule(report, "security-trail-exists")?.counts)).to.deep.equal({ passed: 1 });
    expect(some(ofRule(report, "no-public-subnets")?.counts)).to.deep.equal({ notApplicable: 1 });
    expect(ofRule(report, "security-trail-exists")?.passedResources).to.equal(0);
    expect(ofResource(report, null)?.passed).to.have.members(["required-tags", "security-trail-exists"]);
    const failing = judge([said("security-trail-exists", STACK), stackPassed()]);
    expect(some(ofRule(failing, "security-trail-exists")?.counts)).to.deep.equal({ violations: 1 });
    expect(ofResource(failing, null)?.counts).to.include({ violations: 1 });
  });

  it("call nothing passed before the stack is judged, since a rule may have left it open until then", () => {
    const report = judge([passed(urn("good"), RULE)]);
    expect(ofRule(report, RULE)).to.deep.include({ outcome: "not evaluated", passedResources: 0 });
    expect(ofRule(report, RULE)?.counts).to.include({ passed: 0, notEvaluated: 1 });
    expect(report.counts.passed).to.equal(0);
  });

  it("call a planned resource without a summary not evaluated, and the run too", () => {
    const report = judge([passed(urn("good"), RULE), stackPassed()], [planned("good"), planned("unseen", "same")]);
    expect([report.verdict, report.reason]).to.deep.equal([
      "not evaluated",
      "the engine did not show these resources to the policy pack: unseen",
    ]);
    expect(some(ofRule(report, RULE)?.counts)).to.deep.equal({ passed: 1, notEvaluated: 1 });
    expect(some(ofRule(report, "imdsv2-required")?.counts)).to.deep.equal({ notApplicable: 2 });
  });

  it("expect no summary of what goes, and judge what is only read by the stack's", () => {
    const plan = [planned("gone", "delete"), planned("read", "read")];
    const report = judge([stackPassed()], plan);
    expect(report.verdict).to.equal("clean");
    expect(some(ofRule(report, RULE)?.counts)).to.deep.equal({ passed: 1 });
    expect(ofResource(report, "gone")).to.equal(undefined);
    expect(some(ofRule(judge([], plan), RULE)?.counts)).to.deep.equal({ notEvaluated: 1 });
  });

  it("call a rule that is switched off disabled, and count nothing for it", () => {
    const report = judge([passed(urn("good")), stackPassed()], [], [RULE]);
    expect(ofRule(report, RULE)?.outcome).to.equal("disabled");
    expect(some(ofRule(report, RULE)?.counts)).to.deep.equal({});
  });
});
