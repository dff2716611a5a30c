import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import { resourceRule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { describePack, levelFrom, levelNumber } from "../../../policypacks/mas-trm/server/describe.ts";

const { ADVISORY, MANDATORY, DISABLED, REMEDIATE } = analyzer.EnforcementLevel;

describe("describePack", () => {
  it("says what the pack is called, is tagged with and takes", () => {
    expect(describePack({ name: "test-pack", version: "1.2.3" }, []).toObject()).to.deep.include({
      name: "test-pack",
      version: "1.2.3",
      displayname: "MAS technology risk",
      provider: "aws",
      tagsList: ["aws", "mas-trm", "fsm-n06", "kiro"],
      supportsconfig: true,
      policiesList: [],
    });
  });

  it("tells people what the pack is not, and where it is configured", () => {
    const readme = describePack({ name: "test-pack", version: "1.2.3" }, []).getReadme();
    for (const part of [
      "# MAS technology risk\n\n",
      "no certificate",
      "`pack-settings`",
      "`exemption-register-valid`",
    ]) {
      expect(readme).to.include(part);
    }
  });

  it("describes a rule of a control that the catalogue does not know, by the control's id alone", () => {
    const rule = resourceRule({
      id: "ours",
      control: "OURS-1",
      title: "A test",
      severity: "low",
      types: ["test:box:Box"],
      cause: "c",
      remediation: "r",
      source: "https://example.com",
      examples: { compliant: [], violating: [] },
      check: () => undefined,
    });
    const [described] = describePack({ name: "test-pack", version: "1.2.3" }, [rule]).getPoliciesList();
    expect(described?.getTagsList()).to.deep.equal(["OURS-1"]);
    expect(described?.getFramework()?.toObject()).to.deep.include({ reference: "", specification: "" });
    expect(described?.getEnforcementlevel()).to.equal(ADVISORY);
  });
});

describe("levelFrom", () => {
  for (const [number, level] of [
    [ADVISORY, "advisory"],
    [MANDATORY, "mandatory"],
    [DISABLED, "disabled"],
  ] as const) {
    it(`and levelNumber agree on ${level}`, () => {
      expect(levelFrom(number)).to.equal(level);
      expect(levelNumber(level)).to.equal(number);
    });
  }

  it("tells the level that sets safe values", () => {
    expect(levelFrom(REMEDIATE)).to.equal("remediate");
  });
});
