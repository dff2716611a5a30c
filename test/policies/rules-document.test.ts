import { readFileSync } from "node:fs";
import { expect } from "chai";
import { rules } from "../../policypacks/mas-trm/rules/index.ts";
import { renderRules, rulesDocumentFile } from "../../policypacks/mas-trm/rules-document.ts";

describe("docs/rules.md", () => {
  it("is the one made from the registry", () => {
    expect(readFileSync(rulesDocumentFile, "utf8")).to.equal(renderRules(rules));
  });
});
