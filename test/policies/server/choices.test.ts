import { readFileSync } from "node:fs";
import { expect } from "chai";
import { DETECTOR, ROUTE, VPCS } from "../../../policypacks/mas-trm/kit/types.ts";
import type { Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { guarddutyOn } from "../../../policypacks/mas-trm/rules/detection/guardduty-on.ts";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { noInternetGateways } from "../../../policypacks/mas-trm/rules/network/no-internet-gateways.ts";
import { noRouteToInternet } from "../../../policypacks/mas-trm/rules/network/no-route-to-internet.ts";
import { securityTrailExists } from "../../../policypacks/mas-trm/rules/trail/security-trail-exists.ts";
import {
  ACCOUNT_ROLES,
  type Evidence,
  EXTERNAL_EVIDENCE,
  PROFILES,
} from "../../../policypacks/mas-trm/server/profiles.ts";
import { chosenSettings, isChoosable, STRICTEST } from "../../../policypacks/mas-trm/server/choices.ts";
import { describePack } from "../../../policypacks/mas-trm/server/describe.ts";
import { packSettings } from "../../../policypacks/mas-trm/server/pack-settings.ts";
import { examine, type TestResource } from "../support/examine.ts";

type Settings = Readonly<Record<string, unknown>>;

const TRAIL_ARN = "arn:aws:cloudtrail:us-east-1:111122223333:trail/organisation";
const vpc: TestResource = { type: VPCS[0], name: "core", props: { cidrBlock: "10.0.0.0/16" } };
const exit = (target: Settings): TestResource => ({
  type: ROUTE,
  name: "exit",
  props: { routeTableId: "rtb-0a1b2c3d4e5f60718", destinationCidrBlock: "0.0.0.0/0", ...target },
});
const byTransit = exit({ transitGatewayId: "tgw-0a1b2c3d4e5f60718" });
const judge = (rule: Rule, resources: readonly TestResource[], pack: Settings, own: Settings = {}) =>
  examine(rule, resources, { config: { [packSettings.id]: pack, [rule.id]: own } });

describe("pack-settings: the profile", () => {
  it("is isolated unless said otherwise", () => {
    for (const pack of [{}, { profile: "isolated" }]) {
      expect(judge(noRouteToInternet, [byTransit], pack)).to.deep.equal([
        "violation exit: sends 0.0.0.0/0 to transit gateway tgw-0a1b2c3d4e5f60718",
      ]);
    }
  });

  it("inspection lets traffic go to the bank's inspection, and to no gateway", () => {
    const pack = { profile: "inspection" };
    expect(judge(noRouteToInternet, [byTransit], pack)).to.deep.equal([]);
    expect(judge(noRouteToInternet, [exit({ vpcEndpointId: "vpce-0a1b2c3d4e5f60718" })], pack)).to.deep.equal([]);
    expect(judge(noRouteToInternet, [exit({ natGatewayId: "nat-0a1b2c3d4e5f60718" })], pack)).to.have.lengthOf(1);
    expect(judge(noRouteToInternet, [exit({ gatewayId: "igw-0a1b2c3d4e5f60718" })], pack)).to.have.lengthOf(1);
    const gateway = { type: "aws:ec2/internetGateway:InternetGateway", props: {} };
    expect(judge(noInternetGateways, [gateway], pack)).to.have.lengthOf(1);
  });

  it("gives way to what the rule's own entry says", () => {
    const pack = { profile: "inspection" };
    expect(judge(noRouteToInternet, [byTransit], pack, { inspectedTargets: [] })).to.have.lengthOf(1);
    expect(judge(noRouteToInternet, [byTransit], {}, { inspectedTargets: ["transit gateway"] })).to.deep.equal([]);
  });
});

describe("pack-settings: the account's role", () => {
  const missing = ["violation (stack): this stack keeps the account's baseline, and there is no GuardDuty detector"];

  it("baseline demands each service of the account's baseline, workload does not", () => {
    expect(judge(guarddutyOn, [vpc], { accountRole: "baseline" })).to.deep.equal(missing);
    expect(judge(guarddutyOn, [vpc], { accountRole: "workload" })).to.deep.equal([]);
    expect(judge(guarddutyOn, [vpc], { accountRole: "baseline" }, { required: false })).to.deep.equal([]);
  });

  it("workload does not excuse what is there", () => {
    const found = judge(guarddutyOn, [{ type: DETECTOR, props: { enable: false } }], { accountRole: "workload" });
    expect(found).to.have.lengthOf(2);
  });
});

describe("pack-settings: external evidence", () => {
  const declared = (externalEvidence: Settings) => ({ externalEvidence });

  it("settles the rules that look for what exists elsewhere", () => {
    const none = ["violation (stack): there is no trail"];
    expect(judge(securityTrailExists, [vpc], {})).to.deep.equal(none);
    expect(judge(securityTrailExists, [vpc], declared({ "organization-trail": TRAIL_ARN }))).to.deep.equal([]);
    expect(
      judge(securityTrailExists, [vpc], declared({ "organization-trail": TRAIL_ARN }), { declaredTrail: "" }),
    ).to.deep.equal(none);
  });

  it("is of the form that the rule asks for", () => {
    expect(judge(securityTrailExists, [vpc], declared({ "organization-trail": "CHG-1234" }))).to.deep.equal([
      "violation (stack): the setting declaredTrail is not the ARN of a trail",
    ]);
  });

  it("settles nothing when it is blank, no text or of an unknown kind", () => {
    for (const evidence of [{ "organization-trail": " " }, { "organization-trail": 1 }, { "our-trail": TRAIL_ARN }]) {
      expect(judge(securityTrailExists, [vpc], declared(evidence))).to.have.lengthOf(1);
    }
  });

  it("has a kind for every single thing that a rule can be told of, and tells each rule of it", () => {
    const kinds: readonly Evidence[] = Object.values(EXTERNAL_EVIDENCE);
    const settled = kinds.flatMap(({ settles }) => settles.map((pair) => pair.join(".")));
    const declarable = rules.flatMap((rule) =>
      Object.entries(rule.settings ?? {})
        .filter(([setting, { type }]) => setting.startsWith("declared") && type === "string")
        .map(([setting]) => `${rule.id}.${setting}`),
    );
    expect(settled.toSorted()).to.deep.equal(declarable.toSorted());
  });
});

describe("pack-settings: misspelt choices", () => {
  it("are violations that name the nearest, and the strictest choice holds", () => {
    const pack = { profile: "inspektion", accountRole: "base-line", externalEvidence: { "organisation-trail": "x" } };
    expect(examine(packSettings, [], { settings: pack })).to.deep.equal([
      "violation (stack): profile is not one of isolated, inspection; did you mean inspection?",
      "violation (stack): accountRole is not one of workload, baseline; did you mean baseline?",
      "violation (stack): organisation-trail is not a kind of external evidence; did you mean organization-trail?",
    ]);
    expect(judge(noRouteToInternet, [byTransit], pack)).to.have.lengthOf(1);
  });

  it("are told from names that every object has", () => {
    const pack = { profile: "constructor", accountRole: 5, externalEvidence: { toString: "x" } };
    expect(examine(packSettings, [], { settings: pack })).to.deep.equal([
      "violation (stack): profile is not one of isolated, inspection",
      "violation (stack): accountRole is not one of workload, baseline",
      "violation (stack): toString is not a kind of external evidence",
    ]);
  });

  it("are told from lists that read like a name", () => {
    const pack = { profile: ["inspection"], accountRole: [..."baseline"] };
    expect(examine(packSettings, [], { settings: pack })).to.deep.equal([
      "violation (stack): profile is not one of isolated, inspection",
      "violation (stack): accountRole is not one of workload, baseline",
    ]);
  });

  it("say what a reference has to be", () => {
    for (const nothing of ["", " ", 7, null]) {
      expect(examine(packSettings, [], { settings: { externalEvidence: { "dns-firewall": nothing } } })).to.deep.equal([
        "violation (stack): externalEvidence names nothing as dns-firewall; it takes the id of the rule group that is associated with every VPC from outside",
      ]);
    }
    for (const noMap of [["x"], null, "x"]) {
      expect(examine(packSettings, [], { settings: { externalEvidence: noMap } })).to.deep.equal([
        "violation (stack): externalEvidence is not a map from kinds of evidence to references",
      ]);
    }
  });

  it("say nothing of choices that can be read", () => {
    const pack = {
      profile: "inspection",
      accountRole: "baseline",
      externalEvidence: { "organization-trail": TRAIL_ARN },
    };
    expect(examine(packSettings, [], { settings: pack })).to.deep.equal([]);
  });
});

describe("chosenSettings", () => {
  it("brings evidence to the rules that it settles, and to no other", () => {
    const choices = { ...STRICTEST, externalEvidence: { "organization-trail": TRAIL_ARN } };
    expect(chosenSettings("security-trail-exists", choices)).to.deep.equal({ declaredTrail: TRAIL_ARN });
    expect(chosenSettings("guardduty-on", choices)).to.deep.equal({});
  });
});

describe("isChoosable", () => {
  for (const [rule, setting, choosable] of [
    ["no-route-to-internet", "inspectedTargets", true],
    ["guardduty-on", "required", true],
    ["security-trail-exists", "declaredTrail", true],
    ["security-trail-exists", "declaredAdministrator", false],
    ["security-trail-exists", "required", false],
    ["required-tags", "declaredTrail", false],
  ] as const) {
    it(`tells that ${rule}.${setting} ${choosable ? "may" : "does not"} come from a choice`, () => {
      expect(isChoosable(rule, setting)).to.equal(choosable);
    });
  }
});

describe("the data of the choices", () => {
  it("changes only settings that exist, each to another value of its type", () => {
    for (const changes of [...Object.values(PROFILES), ...Object.values(ACCOUNT_ROLES)]) {
      for (const [id, settings] of Object.entries<Settings>(changes)) {
        for (const [setting, value] of Object.entries(settings)) {
          const schema = rules.find((rule) => rule.id === id)?.settings?.[setting];
          expect(schema?.type, `${id}.${setting}`).to.equal(Array.isArray(value) ? "array" : typeof value);
          expect(schema?.default).to.not.deep.equal(value);
        }
      }
    }
  });

  it("is what docs/policy-configuration.md says", () => {
    const rows = readFileSync(new URL("../../../docs/policy-configuration.md", import.meta.url), "utf8").split("\n");
    const rowOf = (name: string) =>
      rows
        .find((row) => row.startsWith(`| \`${name}\``))
        ?.split(" | ")
        .at(-1) ?? "";
    const ids = new Set(rules.map(({ id }) => id));
    const namedIn = (row: string) => row.split("`").filter((part) => ids.has(part));
    for (const [name, changes] of Object.entries<object>({ ...PROFILES, ...ACCOUNT_ROLES })) {
      expect(namedIn(rowOf(name)), name).to.deep.equal(Object.keys(changes));
    }
    for (const [kind, { settles }] of Object.entries<Evidence>(EXTERNAL_EVIDENCE)) {
      expect(namedIn(rowOf(kind)), kind).to.deep.equal(settles.map(([rule]) => rule));
    }
  });

  it("keeps the engine from filling in a default, which would look like the bank's own word", () => {
    const info = describePack({ name: "mas-trm", version: "0.1.0" }, [
      noRouteToInternet,
      guarddutyOn,
    ]).getPoliciesList();
    const [routes, detectors] = info.map((policy) => policy.getConfigschema()?.getProperties()?.toJavaScript());
    expect(routes).to.deep.equal({
      inspectedTargets: {
        type: "array",
        items: { type: "string" },
        description: `${noRouteToInternet.settings?.inspectedTargets.description ?? ""} (default: [])`,
      },
    });
    expect(detectors?.["required"]).to.not.have.property("default");
    expect(detectors?.["declaredAdministrator"]).to.not.have.property("default");
  });
});
