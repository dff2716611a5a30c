import { expect } from "chai";
import { exampleCode } from "../../policypacks/mas-trm/documents/example-code.ts";
import { renderPage } from "../../policypacks/mas-trm/documents/rule-page.ts";
import { listTests, type ListedTest, testsOf } from "../../policypacks/mas-trm/documents/rule-tests.ts";
import { trailLogValidation } from "../../policypacks/mas-trm/rules/trail/trail-log-validation.ts";
import { rules } from "../../policypacks/mas-trm/rules/index.ts";
import { renderRules, staleFiles } from "../../policypacks/mas-trm/rules-document.ts";

const listed = (...titles: readonly string[]): ListedTest => ({ file: "test/policies/trail/one.test.ts", titles });
const sentences = (...tests: readonly ListedTest[]) => testsOf(trailLogValidation, tests).sentences;

describe("docs/rules", () => {
  it("is what the registry and the tests give (else: node policypacks/mas-trm/rules-document.ts --write)", async () => {
    const tests = await listTests();
    expect(await staleFiles(await renderRules(rules, tests))).to.deep.equal([]);
    for (const rule of rules) expect(testsOf(rule, tests).files, `tests of ${rule.id}`).to.not.deep.equal([]);
  });
});

describe("what a rule's tests show of it", () => {
  it("is told by the verb of each title", () => {
    const own = ["refuses it off", "cannot decide on what is unknown", "passes it on", "reads both forms"].map(
      (title) => listed("trail-log-validation", title),
    );
    expect(sentences(...own)).to.deep.equal({
      refuses: ["refuses it off"],
      "leaves open": ["cannot decide on what is unknown"],
      passes: ["passes it on"],
      further: ["reads both forms"],
    });
  });

  it("keeps what its suites say, as the subject or as the sentence's beginning", () => {
    const about = listed("trail-log-validation: of old trails", "refuses one");
    const begun = listed("trail-log-validation", "refuses a trail that", "says false");
    expect(sentences(about, begun).refuses).to.deep.equal([
      "of old trails: refuses one",
      "refuses a trail that says false",
    ]);
  });

  it("takes no other rule's tests, though its name begins alike", () => {
    expect(testsOf(trailLogValidation, [listed("trail-log-validation-on", "refuses it")]).files).to.deep.equal([]);
  });

  it("merges what differs in the type only", () => {
    const types = ["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet"];
    const each = types.map((type) => listed("trail-log-validation", `refuses ${type} without tags`));
    expect(sentences(...each).refuses).to.deep.equal(["refuses aws:ec2/vpc:Vpc, aws:ec2/subnet:Subnet without tags"]);
  });
});

describe("an example as code", () => {
  it("names what others take, and takes ids, names and ARNs by the property's name", async () => {
    const code = await exampleCode([
      { type: "aws:iam/role:Role", name: "flow-logs", props: { tags: { Owner: "x" } } },
      { type: "aws:s3/bucket:Bucket", props: {}, options: { protect: true } },
      {
        type: "aws:ec2/flowLog:FlowLog",
        props: { policy: '{"Version":"2012-10-17"}' },
        dependsOn: { iamRoleArn: ["flow-logs"], subnetIds: ["flow-logs"] },
      },
    ]);
    expect(code.split("\n")).to.deep.equal([
      'const flowLogs = new aws.iam.Role("flow-logs", { tags: { Owner: "x" } });',
      'new aws.s3.Bucket("subject1", {}, { protect: true });',
      'new aws.ec2.FlowLog("subject2", {',
      "  iamRoleArn: flowLogs.arn,",
      "  subnetIds: [flowLogs.id],",
      '  policy: JSON.stringify({ Version: "2012-10-17" }),',
      "});",
    ]);
  });
});

describe("a rule's page", () => {
  it("escapes what Markdown would take for markup, and sets types as code", async () => {
    const tests = testsOf(trailLogValidation, [listed("trail-log-validation", "refuses kms:* and aws:kms/key:Key")]);
    expect(await renderPage(trailLogValidation, tests)).to.contain("\n- refuses kms:\\* and `aws:kms/key:Key`\n");
  });
});
