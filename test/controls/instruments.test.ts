import { expect } from "chai";
import { controls } from "../../controls/catalogue.ts";
import { configRules } from "../../controls/config-rules.ts";
import { guideSections } from "../../controls/guide-sections.ts";
import { sectionOf, trmHeading } from "../../controls/instruments/trm-guidelines.ts";
import { clauseOf, compareClauses, instrumentById, instruments } from "../../controls/instruments.ts";

describe("the instruments", () => {
  it("tell what binds a bank from what guides it", () => {
    expect(instruments.map(({ id, binding }) => [id, binding])).to.deep.equal([
      ["TRM", false],
      ["FSM-N05", true],
      ["FSM-N06", true],
    ]);
  });

  it("describe each clause once, in their order, in a sentence of our own", () => {
    for (const { id, clauses } of instruments) {
      const numbers = clauses.map((clause) => clause.id);
      expect(numbers, id).to.deep.equal([...new Set(numbers)].toSorted(compareClauses));
      for (const clause of clauses) {
        expect(clause.id).to.match(/^\d+(\.\d+){0,2}(\([a-z]\))?$/);
        expect(clause.paraphrase, clause.id).to.match(/^[A-Z].+\.$/);
        expect(clause.heading, clause.id).not.to.equal("");
      }
    }
  });

  it("describe no clause that neither a control nor AWS's mapping uses, but the incident duties of FSM-N05", () => {
    const used = new Set([
      ...controls.flatMap((control) => control.citations.map(clauseOf)),
      ...configRules.flatMap((rule) => rule.clauses.map((clause) => clauseOf({ instrument: "TRM", clause }))),
      ...configRules.map((rule) => clauseOf({ instrument: "FSM-N06", clause: rule.notice655 ?? "" })),
    ]);
    const idle = instruments.flatMap((instrument) =>
      instrument.clauses.filter((clause) => !used.has(clause)).map((clause) => `${instrument.id} ${clause.id}`),
    );
    // The sub-paragraphs of 4.2 and the written standards of 4.3 complete the notice for its readers.
    expect(idle).to.deep.equal([
      "FSM-N05 7",
      "FSM-N05 8",
      "FSM-N06 4.2(a)",
      "FSM-N06 4.2(b)",
      "FSM-N06 4.3(a)",
      "FSM-N06 4.6(b)",
    ]);
  });

  it("claim to have read the wording of FSM-N06 only", () => {
    for (const { id, clauses } of instruments) {
      const read = clauses.filter((clause) => clause.confirmed === "text");
      expect(read.length, id).to.equal(id === "FSM-N06" ? clauses.length : 0);
    }
  });

  it("mark as inferred every clause whose subject is only known from AWS's mapping", () => {
    for (const clause of ["6.4.5", "8.5.4", "14.1.2", "14.2.6"]) {
      expect(clauseOf({ instrument: "TRM", clause })?.confirmed, clause).to.equal("inferred");
    }
  });

  it("cannot be changed by their readers", () => {
    expect(Object.isFrozen(instrumentById("TRM"))).to.equal(true);
    expect(Object.isFrozen(clauseOf({ instrument: "TRM", clause: "11.2.1" }))).to.equal(true);
  });

  it("give nothing for a clause or an instrument they do not know", () => {
    expect(clauseOf({ instrument: "TRM", clause: "99.1.1" })).to.equal(undefined);
    expect(clauseOf({ instrument: "FSM-N99", clause: "4.4" })).to.equal(undefined);
  });
});

describe("the numbering of clauses", () => {
  it("puts 9 before 10, 10.2.3 before 10.2.10, and a paragraph before its parts", () => {
    const clauses = ["11.1.1(b)", "10.2.10", "9.1.2", "11.1.1", "10.2.3", "11.1.1(a)"];
    expect(clauses.toSorted(compareClauses)).to.deep.equal([
      "9.1.2",
      "10.2.3",
      "10.2.10",
      "11.1.1",
      "11.1.1(a)",
      "11.1.1(b)",
    ]);
  });

  it("finds the section and its heading", () => {
    expect(sectionOf("11.1.1(a)")).to.equal("11.1");
    expect(trmHeading("11.2")).to.equal("Network Security");
    expect(() => trmHeading("99.9")).to.throw("unknown section of the TRM Guidelines, got 99.9");
  });
});

describe("the sections that the Kiro guide cites", () => {
  it("lead to where the controls are filed instead", () => {
    expect(guideSections.map(({ guideSection, sections }) => [guideSection, sections])).to.deep.equal([
      ["8.5", ["9.3", "11.3", "11.4"]],
      ["Annex A", ["3.4", "6.1", "11.2"]],
      ["15", ["12.2"]],
    ]);
  });
});
