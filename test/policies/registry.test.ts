import { existsSync } from "node:fs";
import { expect } from "chai";
import { controlById, controls } from "../../controls/catalogue.ts";
import { exemptionRegisterValid } from "../../policypacks/mas-trm/exemptions/exemption-register-valid.ts";
import { familyOf, rules } from "../../policypacks/mas-trm/rules/index.ts";
import { packSettings } from "../../policypacks/mas-trm/server/pack-settings.ts";
import { agreedContract, contractOf } from "./support/contract.ts";
import { examine } from "./support/examine.ts";

/** Two rules judge the pack's own configuration instead of resources; test/policies/server tests them. */
const catalogued = rules.filter((rule) => rule !== packSettings && rule !== exemptionRegisterValid);

describe("the registry of rules", () => {
  it("names each rule once, in lower case with hyphens", () => {
    const names = rules.map(({ id }) => id);
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });

  it("changes no name, type, severity, parameter or remedy that others build on unless the contract says so", () => {
    // A change of contract.json takes a line in CHANGELOG.md; `node test/policies/support/contract.ts --write` renews it.
    expect(contractOf(rules)).to.deep.equal(agreedContract());
  });

  for (const rule of catalogued) {
    describe(rule.id, () => {
      it("serves a control that claims it", () => {
        expect(controlById(rule.control)?.previewRules).to.include(rule.id);
      });

      it("passes its compliant example and refuses its violating one", () => {
        expect(examine(rule, rule.examples.compliant)).to.deep.equal([]);
        const found = examine(rule, rule.examples.violating);
        expect(found.filter((line) => line.startsWith("violation"))).to.have.length.greaterThan(0);
      });

      it("has tests of its own", () => {
        expect(existsSync(new URL(`${familyOf(rule)}/${rule.id}.test.ts`, import.meta.url))).to.equal(true);
      });

      it("explains itself in sentences, and cites https", () => {
        for (const text of [rule.cause, rule.remediation]) expect(text).to.match(/^[A-Z].*\.$/);
        expect(rule.title).to.match(/^[A-Z].*[^.]$/);
        expect(rule.source).to.match(/^https:\/\//);
        expect(`${rule.title} ${rule.cause} ${rule.remediation}`).to.not.match(/complian(t|ce)\b(?! mode)/i);
      });

      it("gives each of its settings a default and a description", () => {
        for (const setting of Object.values(rule.settings ?? {})) {
          expect(setting.description).to.not.equal("");
          expect(setting.default).to.not.equal(undefined);
          expect(setting.type === "array").to.equal(Array.isArray(setting.default));
          expect(setting.enum ?? [setting.default]).to.include(setting.default);
        }
      });
    });
  }

  it("knows the family of its own rules, and of no other", () => {
    expect([packSettings, exemptionRegisterValid].map(familyOf)).to.deep.equal(["pack", "pack"]);
    expect(familyOf({ ...packSettings })).to.equal("");
  });

  it("holds a rule for every rule that a control names", () => {
    const names = new Set(rules.map(({ id }) => id));
    const missing = controls.flatMap((control) => control.previewRules).filter((name) => !names.has(name));
    expect(missing).to.deep.equal([]);
  });
});
