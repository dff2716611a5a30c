import { readFileSync } from "node:fs";
import { expect } from "chai";
import { remediationDocumentFile, renderRemedies } from "../../policypacks/mas-trm/remediation-document.ts";
import { rules } from "../../policypacks/mas-trm/rules/index.ts";

describe("docs/remediation.md", () => {
  it("is the one made from the registry", () => {
    expect(readFileSync(remediationDocumentFile, "utf8")).to.equal(renderRemedies(rules));
  });
});
