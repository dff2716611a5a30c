import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import type { Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { messageOf, writeAnswer } from "../../../policypacks/mas-trm/server/answer.ts";
import type { Answer } from "../../../policypacks/mas-trm/server/session.ts";
import { boxesAreRed as rule } from "../support/box-rule.ts";

const pack = { name: "test-pack", version: "1.2.3" };
const ENDING = "Fix: Paint it.\nControl: MAS-11.2-03, TRM 11.2.1, TRM 11.2.2, FSM-N06 4.4";

const written = (answer: Partial<Answer>) =>
  analyzer.AnalyzeResponse.deserializeBinary(writeAnswer(pack, { judgements: [], notApplicable: [], ...answer }));

describe("messageOf", () => {
  for (const [verdict, line] of [
    ["violation", "it is blue"],
    ["undetermined", "Undetermined: it is blue"],
    ["error", "Not evaluated: it is blue"],
  ] as const) {
    it(`opens with the verdict: ${verdict}`, () => {
      expect(messageOf({ rule, finding: { verdict, why: "it is blue" } })).to.equal(`${line}\n${ENDING}`);
    });
  }

  it("names the control alone where the catalogue does not know it", () => {
    const ours = { ...rule, control: "OURS-1" };
    expect(messageOf({ rule: ours, finding: { verdict: "violation", why: "it is blue" } })).to.equal(
      "it is blue\nFix: Paint it.\nControl: OURS-1",
    );
  });
});

describe("writeAnswer", () => {
  it("says by which pack and rule a finding is, and names no resource where it is about the stack", () => {
    const finding = { verdict: "violation", why: "none is red" } as const;
    const [found] = written({ judgements: [{ rule, finding, level: "mandatory" }] }).getDiagnosticsList();
    expect(found?.toObject()).to.include({
      policyname: "must-be-red",
      policypackname: "test-pack",
      policypackversion: "1.2.3",
      description: "Boxes are red",
      message: `Boxes are red\nnone is red\n${ENDING}`,
      urn: "",
    });
  });

  it("says why a rule had nothing to look at", () => {
    expect(written({ notApplicable: [rule] }).toObject().notApplicableList).to.deep.equal([
      { policyName: "must-be-red", reason: "looks at other types" },
    ]);
  });

  it("writes the rules that had nothing to look at once for all resources of a type", () => {
    let reads = 0;
    const counted: Rule = {
      ...rule,
      get id() {
        reads += 1;
        return "must-be-red";
      },
    };
    const idle = [counted];
    const first = writeAnswer(pack, { judgements: [], notApplicable: idle });
    expect(writeAnswer(pack, { judgements: [], notApplicable: idle })).to.deep.equal(first);
    expect(reads).to.equal(1);
  });
});
