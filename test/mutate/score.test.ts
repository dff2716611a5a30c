import type { schema } from "@stryker-mutator/api/core";
import { expect } from "chai";
import { renderDocument } from "./document.ts";
import { acceptedSurvivors, addUp, outdated, percent, scoreByFolder, survivors } from "./score.ts";

type Mutant = schema.MutantResult;

function mutant(
  status: Mutant["status"],
  line: number,
  columns: readonly [number, number],
  replacement: string,
): Mutant {
  const location = { start: { line, column: columns[0] }, end: { line, column: columns[1] } };
  return { id: `${status}${String(line)}`, mutatorName: "any", status, location, replacement };
}

const file = (source: string, mutants: Mutant[]) => ({ language: "typescript", source, mutants });

const report = {
  schemaVersion: "2",
  thresholds: { high: 80, low: 60 },
  files: {
    "policypacks/mas-trm/rules/keys/a.ts": file("const a = 1;\nif (a > 0) b();\n", [
      mutant("Killed", 1, [11, 12], "2"),
      mutant("Survived", 2, [5, 10], "a >= 0"),
    ]),
    "policypacks/mas-trm/kit/b.ts": file("f();", [
      mutant("Timeout", 1, [1, 5], ""),
      mutant("NoCoverage", 1, [1, 2], "g"),
      mutant("Ignored", 1, [1, 2], "h"),
    ]),
  },
} as schema.MutationTestResult;

const key = "rules/keys/a.ts: a > 0 => a >= 0";

describe("the score of npm run mutate", () => {
  it("counts endless loops as killed and uncovered code as alive, and what was left out not at all", () => {
    expect(scoreByFolder(report)).to.deep.equal([
      { folder: "kit", killed: 1, total: 2 },
      { folder: "rules/keys", killed: 1, total: 2 },
    ]);
    expect(addUp(scoreByFolder(report))).to.deep.equal({ folder: "all", killed: 2, total: 4 });
  });

  it("never rounds up to the goal", () => {
    expect(percent({ folder: "", killed: 8999, total: 10_000 })).to.equal(89.9);
    expect(percent({ folder: "", killed: 0, total: 0 })).to.equal(100);
  });

  it("names survivors by what they change, wherever the line moves", () => {
    expect(survivors(report)).to.deep.equal([
      { place: "rules/keys/a.ts:2", key },
      { place: "kit/b.ts:1", key: "kit/b.ts: f => g" },
    ]);
  });

  it("reports accepted survivors that are none, only of files that were changed", () => {
    const accepted = [{ reason: "r", mutants: [key, "kit/b.ts: f => x", "kit/c.ts: f => x"] }];
    expect(outdated(accepted, survivors(report), report)).to.deep.equal(["kit/b.ts: f => x"]);
  });

  it("writes the figures, the reasons, and what has none", () => {
    const text = renderDocument(report, [{ reason: "It is the same.", mutants: [key] }], 90, "today");
    expect(text).to.contain("Measured today: **50.0 %**, 2 of 4 killed.");
    expect(text).to.contain("| rules/keys | 1 | 2 | 50.0 |");
    expect(text).to.contain(`It is the same.\n\n- \`${key}\``);
    expect(text).to.contain("- kit/b.ts: line 1");
  });

  it("knows a reason, in a sentence, for each accepted survivor, once", () => {
    const accepted = acceptedSurvivors();
    for (const { reason } of accepted) expect(reason).to.match(/^[A-Z].*\.$/);
    const keys = accepted.flatMap(({ mutants }) => mutants);
    expect(new Set(keys).size).to.equal(keys.length);
  });
});
