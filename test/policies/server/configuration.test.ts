import { expect } from "chai";
import { resourceRule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { Configuration, defaultLevel, type RuleConfig } from "../../../policypacks/mas-trm/server/configuration.ts";
import { packSettings } from "../../../policypacks/mas-trm/server/pack-settings.ts";

const configured = (entries: Readonly<Record<string, RuleConfig>>) =>
  new Configuration(new Map(Object.entries(entries)), rules);
const at = (level: RuleConfig["level"], settings = {}): RuleConfig => ({ ...(level && { level }), settings });

describe("pack-settings: what the configuration says of all rules", () => {
  it("passes a level, which the engine has given to each rule", () => {
    expect(configured({ all: at("advisory") }).problems).to.deep.equal([]);
  });

  it("refuses a parameter, which would reach no rule", () => {
    expect(configured({ all: at("advisory", { days: 7 }) }).problems).to.deep.equal([
      "days is set for all rules at once; all takes a level only",
    ]);
  });
});

describe("pack-settings: the rule about the configuration", () => {
  it("refuses as before where the configuration switches it off", () => {
    const off = configured({ [packSettings.id]: at("disabled") });
    expect([off.levelOf(packSettings), off.applies(packSettings, "dev")]).to.deep.equal(["mandatory", true]);
  });

  it("passes with a warning where the configuration says so", () => {
    expect(configured({ [packSettings.id]: at("advisory") }).levelOf(packSettings)).to.equal("advisory");
  });

  it("refuses a level that sets values where no value is known, by the rule's name", () => {
    expect(configured({ "required-tags": at("remediate") }).problems).to.deep.equal([
      "no safe value is known to set for required-tags; only rules listed in docs/remediation.md can remediate",
    ]);
  });
});

describe("the level of a rule", () => {
  const ruleOf = (severity: "low" | "medium" | "high" | "critical") =>
    resourceRule({
      id: "test-rule",
      control: "MAS-3.2-01",
      title: "A test",
      severity,
      types: ["test:box:Box"],
      cause: "c",
      remediation: "r",
      source: "https://example.com",
      examples: { compliant: [], violating: [] },
      check: () => undefined,
    });

  for (const [severity, level] of [
    ["low", "advisory"],
    ["medium", "mandatory"],
    ["high", "mandatory"],
    ["critical", "mandatory"],
  ] as const) {
    it(`of ${severity} severity is ${level} by default`, () => {
      expect(defaultLevel(ruleOf(severity))).to.equal(level);
    });
  }

  it("softens what cannot be decided yet, and never makes it weigh more than a violation", () => {
    const rule = ruleOf("high");
    const undecided = { verdict: "undetermined", why: "it is not known yet" } as const;
    const levelsAt = (level: RuleConfig["level"], undetermined: "advisory" | "mandatory") => {
      const config = configured({ [rule.id]: at(level), [packSettings.id]: at(undefined, { undetermined }) });
      return [
        config.levelOfFinding(rule, undecided),
        config.levelOfFinding(rule, { ...undecided, verdict: "violation" }),
      ];
    };
    expect(levelsAt("mandatory", "advisory")).to.deep.equal(["advisory", "mandatory"]);
    expect(levelsAt("mandatory", "mandatory")).to.deep.equal(["mandatory", "mandatory"]);
    expect(levelsAt("advisory", "mandatory")).to.deep.equal(["advisory", "advisory"]);
  });
});
