import { readFileSync } from "node:fs";
import { expect } from "chai";
import { controlById, controls } from "../../controls/catalogue.ts";
import { coverageOf } from "../../controls/clause-coverage.ts";
import { configRules } from "../../controls/config-rules.ts";
import { gaps } from "../../controls/gaps.ts";
import { instruments } from "../../controls/instruments.ts";
import { matrixFile, renderMatrix } from "../../controls/matrix.ts";
import { rules } from "../../policypacks/mas-trm/rules/index.ts";

function rowOf(matrix: string, id: string): string {
  return matrix.split("\n").find((line) => line.startsWith(`| \`${id}\``)) ?? "";
}

function clauseRow(matrix: string, clause: string): string {
  return matrix.split("\n").find((line) => line.startsWith(`| ${clause} |`)) ?? "";
}

describe("the control matrix", () => {
  const matrix = renderMatrix(controls, new Set(["no-public-subnets"]));

  it("in docs/ is what the catalogue and the pack's rules give (else: node controls/matrix.ts --write --rules policypacks/mas-trm/rules/index.ts)", () => {
    const implemented = new Set(rules.map((rule) => rule.id));
    expect(readFileSync(matrixFile, "utf8")).to.equal(renderMatrix(controls, implemented));
  });

  it("shows a control whose rule exists with its clauses, its rule and its Config rules", () => {
    expect(rowOf(matrix, "MAS-11.2-03")).to.equal(
      "| `MAS-11.2-03`<br>Every subnet is private | No part of the network is exposed by the route table that it uses, " +
        "chosen or inherited. | TRM 11.2.1<br>TRM 11.2.2<br>**FSM-N06 4.4** | " +
        "[`no-public-subnets`](rules/no-public-subnets.md) | " +
        "`no-unrestricted-route-to-igw` |",
    );
  });

  it("never presents a rule that does not exist as one that watches", () => {
    expect(rowOf(matrix, "MAS-11.2-02")).to.contain("| *planned:* no-route-to-internet |");
    expect(matrix).not.to.contain("`no-route-to-internet`");
    expect(matrix.match(/\*planned:\*/g)).to.have.lengthOf(113);
    expect(matrix).to.contain("**113 controls**: 1 judged at preview, 0 judged in part, 112 not yet.");
  });

  it("counts a control with one of two rules as judged in part", () => {
    const exemptions = controlById("MAS-3.2-01");
    expect(renderMatrix(exemptions === undefined ? [] : [exemptions], new Set(["pack-settings"]))).to.contain(
      "**1 controls**: 0 judged at preview, 1 judged in part, 0 not yet.",
    );
  });

  it("marks the Config rules whose clauses were inferred", () => {
    expect(rowOf(matrix, "MAS-12.2-09")).to.contain("`vpc-flow-logs-enabled` † |");
    expect(rowOf(matrix, "MAS-11.2-04")).to.contain("`subnet-auto-assign-public-ip-disabled` |");
  });

  it("shows for each clause who watches it, and in what way", () => {
    expect(clauseRow(matrix, "11.2.2")).to.match(/ \| preview and live \| MAS-11\.1-03,.*`no-public-subnets`/);
    expect(clauseRow(renderMatrix(controls, new Set(["required-tags"])), "3.3.1")).to.match(
      / \| preview only \| MAS-3\.3-01 \| \[`required-tags`\]\(rules\/required-tags\.md\) \| – \|$/,
    );
    expect(clauseRow(matrix, "11.2.4")).to.contain(" | live only | ");
    expect(clauseRow(matrix, "7.4.1")).to.match(/ \| \*\*gap\*\* \| – \| – \| – \|$/);
  });

  it("names each clause that no control serves as a gap, with its reason and AWS's rules, and no other", () => {
    const open = instruments.flatMap((instrument) =>
      coverageOf(instrument, instrument.clauses, controls, new Set(rules.map((rule) => rule.id)))
        .filter(({ previewRules }) => previewRules.length === 0)
        .map(({ citation }) => citation),
    );
    expect(gaps.map(({ clause }) => clause)).to.deep.equal(open);
    const written = renderMatrix(controls, new Set(rules.map((rule) => rule.id)));
    expect(written).to.contain("67 have at least one preview rule and 18 have none");
    expect(written).to.match(
      /\n\| TRM 7\.4\.1 \| Apply patches.* \| The live machine .* \| `ec2-managedinstance-patch-compliance-status-check` †,/,
    );
  });

  it("lists each control once as a row and each Config rule at least once", () => {
    for (const control of controls) {
      expect(matrix.split(`| \`${control.id}\`<br>`), control.id).to.have.lengthOf(2);
    }
    for (const rule of configRules) {
      expect(matrix).to.contain(`\`${rule.name}\``);
    }
  });

  it("has as many cells in each row as its table has headings", () => {
    for (const block of matrix
      .trimEnd()
      .split("\n\n")
      .filter((part) => part.startsWith("|"))) {
      const widths = block.split("\n").map((line) => line.split(" | ").length);
      expect(new Set(widths).size, block.slice(0, 80)).to.equal(1);
    }
  });

  it("says aligned, and claims for nobody that a law is met", () => {
    expect(matrix).to.contain("aligned with these clauses");
    expect(matrix).not.to.match(/\bcompliant\b/i);
  });
});

describe("the rules of the pack", () => {
  it("each serve the control that lists them", () => {
    for (const rule of rules) {
      expect(controlById(rule.control)?.previewRules, `${rule.id} names ${rule.control}`).to.include(rule.id);
    }
  });
});
