import type { PolicyPackArgs } from "@pulumi/policy";
import * as protoutil from "@pulumi/policy/protoutil.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { resourceRule, stackRule, type Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { rules as allRules } from "../../../policypacks/mas-trm/rules/index.ts";
import { describePack } from "../../../policypacks/mas-trm/server/describe.ts";
import { analyzerService } from "../../../policypacks/mas-trm/server/serve.ts";
import { Session } from "../../../policypacks/mas-trm/server/session.ts";
import { readInputs, readStack } from "../../../policypacks/mas-trm/server/wire.ts";
import { unknown } from "../support/examine.ts";

/** How the policy SDK describes a pack. Its typings hide this function, which is why it stands here alone. */
const { makeAnalyzerInfo } = protoutil as unknown as {
  makeAnalyzerInfo: (name: string, version: string, level: string, args: PolicyPackArgs) => analyzer.AnalyzerInfo;
};

const pack = { name: "test-pack", version: "1.2.3" };
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "red" };
const urn = "urn:pulumi:prod::test::test:box:Box::box";

const about = {
  control: "MAS-11.2-03",
  title: "A test",
  severity: "critical",
  cause: "It matters.",
  remediation: "Paint it.",
  source: "https://example.com",
  examples: { compliant: [], violating: [] },
} as const;

const mustBeRed = resourceRule<{ readonly colour: string }>({
  id: "must-be-red",
  ...about,
  types: ["test:box:Box"],
  remedies: [{ types: ["test:box:Box"], set: { colour: "red" } }],
  settings: { colour: { type: "string", description: "The colour to have", default: "red" } },
  check(box, judge, settings) {
    judge.require(box.props.string("colour") === settings.colour, box, "it has another colour");
  },
});

const onlyOne = stackRule({
  id: "only-one",
  ...about,
  types: "every",
  check(stack, judge) {
    judge.require(stack.ofType("test:box:Box").length === 1, undefined, "there is more than one box");
  },
});

const rules: readonly Rule[] = [mustBeRed, onlyOne];

/** Calls the service as the engine would, without a socket between. */
function client() {
  const service = analyzerService(pack, rules, new Session(rules));
  return <Response>(method: string, request: unknown): Promise<Response> =>
    new Promise((resolve, reject) => {
      const call = service[method] as (
        call: object,
        callback: (error: Error | null, response: Response) => void,
      ) => void;
      call({ request: readRequest(method, request) }, (error, response) =>
        error === null ? resolve(read<Response>(response)) : reject(error),
      );
    });
}

/** The requests of the calls that judge are read from their bytes. */
function readRequest(method: string, request: unknown): unknown {
  if (request instanceof analyzer.AnalyzeRequest && method === "remediate") return request.serializeBinary();
  if (request instanceof analyzer.AnalyzeRequest) return readInputs(request.serializeBinary());
  if (request instanceof analyzer.AnalyzeStackRequest) return readStack(request.serializeBinary());
  return request;
}

/** The answers of the calls that judge are bytes already. */
function read<Response>(response: unknown): Response {
  return (Buffer.isBuffer(response) ? analyzer.AnalyzeResponse.deserializeBinary(response) : response) as Response;
}

function inputs(props: object): analyzer.AnalyzeRequest {
  const request = new analyzer.AnalyzeRequest();
  request.setType("test:box:Box");
  request.setUrn(urn);
  request.setName("box");
  request.setProperties(struct.Struct.fromJavaScript(props as Record<string, struct.JavaScriptValue>));
  request.setOptions(new analyzer.AnalyzerResourceOptions());
  return request;
}

function outputs(props: object): analyzer.AnalyzeStackRequest {
  const resource = new analyzer.AnalyzerResource();
  resource.setType("test:box:Box");
  resource.setUrn(urn);
  resource.setName("box");
  resource.setProperties(struct.Struct.fromJavaScript(props as Record<string, struct.JavaScriptValue>));
  const request = new analyzer.AnalyzeStackRequest();
  request.setResourcesList([resource]);
  return request;
}

function configured(level: analyzer.EnforcementLevel, settings: object): analyzer.ConfigureAnalyzerRequest {
  const config = new analyzer.PolicyConfig();
  config.setEnforcementlevel(level);
  config.setProperties(struct.Struct.fromJavaScript(settings as Record<string, struct.JavaScriptValue>));
  const request = new analyzer.ConfigureAnalyzerRequest();
  request.getPolicyconfigMap().set("must-be-red", config);
  return request;
}

describe("the analyzer service", () => {
  it("describes a rule with the same fields as the policy SDK does", () => {
    const [ours] = describePack(pack, [mustBeRed]).getPoliciesList();
    const [theirs] = makeAnalyzerInfo(pack.name, pack.version, "advisory", {
      policies: [
        {
          name: "must-be-red",
          displayName: "A test",
          description: "A test. It matters.",
          enforcementLevel: "mandatory",
          severity: "critical",
          remediationSteps: "Paint it.",
          url: "https://example.com",
          tags: ours?.getTagsList() ?? [],
          framework: {
            name: "MAS Technology Risk Management Guidelines",
            version: "2021-01-18",
            reference: "11.2.1, 11.2.2",
            specification: ours?.getFramework()?.getSpecification() ?? "",
          },
          configSchema: {
            properties: { colour: { type: "string", description: "The colour to have", default: "red" } },
          },
          validateResource: () => undefined,
        },
      ],
    }).getPoliciesList();
    expect(ours?.toObject()).to.deep.equal(theirs?.toObject());
    expect(ours?.getTagsList()).to.include.members(["MAS-11.2-03", "TRM 11.2.1", "FSM-N06 4.4"]);
  });

  it("fills all that the SDK knows of a rule, for every rule of the pack", () => {
    const info = describePack(pack, allRules);
    expect([info.getDisplayname(), info.getDescription(), info.getReadme(), info.getProvider()]).to.not.include("");
    for (const policy of info.getPoliciesList()) {
      const { reference = "", ...framework } = policy.getFramework()?.toObject() ?? {};
      const texts = [policy.getDisplayname(), policy.getDescription(), policy.getRemediationSteps(), policy.getUrl()];
      expect([...texts, ...Object.values(framework)], policy.getName()).to.not.include("");
      expect(reference, policy.getName()).to.match(/^\d+\.\d+(\.\d+)?(, \d+\.\d+(\.\d+)?)*$/);
      expect(policy.getSeverity(), policy.getName()).to.not.equal(analyzer.PolicySeverity.POLICY_SEVERITY_UNSPECIFIED);
      expect(policy.getTagsList()[0], policy.getName()).to.match(/^MAS-\d/);
    }
  });

  it("names in a rule's tags the AWS Config rules that watch the same thing", () => {
    const trail = allRules.filter(({ id }) => id === "trail-log-validation");
    expect(describePack(pack, trail).getPoliciesList()[0]?.getTagsList()).to.include(
      "AWS Config cloud-trail-log-file-validation-enabled",
    );
  });

  it("announces each rule's kind, so that the engine counts its passes", () => {
    const kinds = describePack(pack, rules)
      .getPoliciesList()
      .map((policy) => policy.getPolicyType());
    expect(kinds).to.deep.equal([analyzer.PolicyType.POLICY_TYPE_RESOURCE, analyzer.PolicyType.POLICY_TYPE_STACK]);
  });

  it("reports a violation with why, fix and clauses, on the resource, at its level", async () => {
    const response = await client()<analyzer.AnalyzeResponse>("analyze", inputs({ colour: "blue" }));
    const [diagnostic] = response.getDiagnosticsList();
    expect(diagnostic?.getMessage()).to.equal(
      "A test\nit has another colour\nFix: Paint it.\nControl: MAS-11.2-03, TRM 11.2.1, TRM 11.2.2, FSM-N06 4.4",
    );
    expect([diagnostic?.getUrn(), diagnostic?.getEnforcementlevel(), diagnostic?.getSeverity()]).to.deep.equal([
      urn,
      analyzer.EnforcementLevel.MANDATORY,
      analyzer.PolicySeverity.POLICY_SEVERITY_CRITICAL,
    ]);
  });

  it("judges a secret by what it holds", async () => {
    const response = await client()<analyzer.AnalyzeResponse>("analyze", inputs({ colour: SECRET }));
    expect(response.getDiagnosticsList()).to.deep.equal([]);
  });

  it("waits for the end of the run with what is not known yet, and calls it undetermined then", async () => {
    const call = client();
    const early = await call<analyzer.AnalyzeResponse>("analyze", inputs({ colour: unknown }));
    const late = await call<analyzer.AnalyzeResponse>("analyzeStack", outputs({ colour: unknown }));
    expect(early.getDiagnosticsList()).to.deep.equal([]);
    expect(
      late.getDiagnosticsList().map((it) => [it.getMessage().split("\n")[1], it.getEnforcementlevel()]),
    ).to.deep.equal([["Undetermined: colour is not known yet", analyzer.EnforcementLevel.ADVISORY]]);
  });

  it("obeys the pack's configuration", async () => {
    const call = client();
    await call("configure", configured(analyzer.EnforcementLevel.ADVISORY, { colour: "green" }));
    const found = await call<analyzer.AnalyzeResponse>("analyze", inputs({ colour: "red" }));
    expect(found.getDiagnosticsList().map((it) => it.getEnforcementlevel())).to.deep.equal([
      analyzer.EnforcementLevel.ADVISORY,
    ]);
    await call("configure", configured(analyzer.EnforcementLevel.DISABLED, {}));
    const silenced = await call<analyzer.AnalyzeResponse>("analyze", inputs({ colour: "blue" }));
    expect(silenced.getDiagnosticsList()).to.deep.equal([]);
    expect(silenced.getNotApplicableList().map((it) => it.getPolicyName())).to.deep.equal(["must-be-red"]);
  });

  describe("asked for remedies", () => {
    const unset = { other: SECRET, size: unknown };
    const remediate = async (config: analyzer.ConfigureAnalyzerRequest, props: object) => {
      const call = client();
      await call("configure", config);
      return (await call<analyzer.RemediateResponse>("remediate", inputs(props))).getRemediationsList();
    };

    it("sets the safe value, keeps the rest as the engine sent it, and says so", async () => {
      const [made, told, ...more] = await remediate(configured(analyzer.EnforcementLevel.REMEDIATE, {}), unset);
      expect(made?.getProperties()?.toJavaScript()).to.deep.equal({ ...unset, colour: "red" });
      expect(made?.getDiagnostic()).to.equal("");
      expect(told?.getDiagnostic()).to.equal(
        "A test\nRemediated: the pack sets colour to red; the program still says otherwise",
      );
      for (const entry of [made, told]) {
        expect([entry?.getPolicyname(), entry?.getPolicypackname(), entry?.getPolicypackversion()]).to.deep.equal([
          "must-be-red",
          "test-pack",
          "1.2.3",
        ]);
      }
      expect(more).to.deep.equal([]);
    });

    it("sets nothing unless the configuration says so, nor where nothing is wrong or known", async () => {
      const { ADVISORY, MANDATORY, DISABLED, REMEDIATE } = analyzer.EnforcementLevel;
      for (const level of [ADVISORY, MANDATORY, DISABLED]) {
        expect(await remediate(configured(level, {}), unset)).to.deep.equal([]);
      }
      expect(await client()<analyzer.RemediateResponse>("remediate", inputs(unset))).to.satisfy(
        (response: analyzer.RemediateResponse) => response.getRemediationsList().length === 0,
      );
      for (const props of [{ colour: "red" }, { colour: unknown }]) {
        expect(await remediate(configured(REMEDIATE, {}), props)).to.deep.equal([]);
      }
    });

    it("refuses as mandatory what the safe value does not mend", async () => {
      const call = client();
      await call("configure", configured(analyzer.EnforcementLevel.REMEDIATE, { colour: "green" }));
      const tried = await call<analyzer.RemediateResponse>("remediate", inputs({ colour: "blue" }));
      expect(tried.getRemediationsList()).to.deep.equal([]);
      const found = await call<analyzer.AnalyzeResponse>("analyze", inputs({ colour: "blue" }));
      expect(found.getDiagnosticsList().map((it) => it.getEnforcementlevel())).to.deep.equal([
        analyzer.EnforcementLevel.MANDATORY,
      ]);
    });
  });

  it("fails the call, and so the preview, when it cannot read what it is asked", async () => {
    const failure = await client()("analyze", {}).catch((error: Error) => error);
    expect(failure)
      .to.have.property("message")
      .that.matches(/^the MAS pack failed: .+\n +at /);
  });

  it("fails the call without a word of what was thrown where that is no error", () => {
    const odd = new Session(rules);
    odd.resource = () => {
      throw "the password is hunter2"; // eslint-disable-line @typescript-eslint/only-throw-error -- what it must stand
    };
    const analyze = analyzerService(pack, rules, odd)["analyze"] as (
      call: object,
      then: (error: object) => void,
    ) => void;
    analyze({ request: {} }, (error) =>
      expect(error).to.have.property("message", "the MAS pack failed: unknown error"),
    );
  });
});
