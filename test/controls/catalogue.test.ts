import { expect } from "chai";
import {
  type Citation,
  citationText,
  clausesOfRule,
  controlById,
  controls,
  controlsOfRule,
  sectionOfControl,
} from "../../controls/catalogue.ts";
import { sectionOf } from "../../controls/instruments/trm-guidelines.ts";
import { clauseOf, compareClauses, instruments } from "../../controls/instruments.ts";

// Filed by what they guard, though the clauses that ask for it stand elsewhere.
const filedElsewhere = new Map([
  // An endpoint is part of the network; what its policy limits is who may take which data where.
  ["MAS-11.2-20", "11.1"],
  // The audit bucket is a data store; that its records cannot be altered is asked of logs.
  ["MAS-11.1-14", "12.2"],
]);

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe("the control catalogue", () => {
  it("holds the 113 controls in the order of their sections and numbers", () => {
    const ids = controls.map((control) => control.id);
    expect(ids).to.have.lengthOf(113);
    expect(ids).to.deep.equal(ids.toSorted(compareClauses));
  });

  it("numbers each control once, as MAS, section and two digits", () => {
    expect(repeated(controls.map((control) => control.id))).to.deep.equal([]);
    for (const control of controls) {
      expect(control.id).to.match(/^MAS-\d{1,2}\.\d-\d{2}$/);
    }
  });

  it("leaves no gap in the numbers of a section", () => {
    for (const [section, members] of Map.groupBy(controls, sectionOfControl)) {
      const numbers = members.map((control) => Number(control.id.slice(-2)));
      expect(numbers, section).to.deep.equal(members.map((_, index) => index + 1));
    }
  });

  it("names each preview rule once, in kebab case", () => {
    const slugs = controls.flatMap((control) => control.previewRules);
    expect(repeated(slugs)).to.deep.equal([]);
    for (const control of controls) {
      expect(control.previewRules, control.id).not.to.deep.equal([]);
    }
    for (const slug of slugs) {
      expect(slug).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  it("has a title and one sentence of objective for each control, no two alike", () => {
    expect(repeated(controls.map((control) => control.title))).to.deep.equal([]);
    expect(repeated(controls.map((control) => control.objective))).to.deep.equal([]);
    for (const { id, title, objective } of controls) {
      expect(title, id).to.match(/^[A-Z].{9,69}[^.]$/);
      expect(objective, id).to.match(/^[A-Z][^.]{29,169}\.$/);
    }
  });

  it("cites only clauses that the instruments describe, each once", () => {
    for (const { id, citations } of controls) {
      expect(citations, id).not.to.deep.equal([]);
      expect(repeated(citations.map(citationText)), id).to.deep.equal([]);
      for (const citation of citations) {
        expect(clauseOf(citation), `${id} cites ${citationText(citation)}`).not.to.equal(undefined);
      }
    }
  });

  it("cites first the clause of the control's own section, but for the listed exceptions", () => {
    for (const control of controls) {
      const [first] = control.citations;
      expect(first?.instrument, control.id).to.equal("TRM");
      expect(sectionOf(first?.clause ?? ""), control.id).to.equal(
        filedElsewhere.get(control.id) ?? sectionOfControl(control),
      );
    }
  });

  it("cites its own section, then the other guidelines, then the notices, each part in rising order", () => {
    const instrumentOrder = instruments.map((instrument) => instrument.id);
    for (const control of controls) {
      const home = filedElsewhere.get(control.id) ?? sectionOfControl(control);
      const rank = ({ instrument, clause }: Citation): number =>
        sectionOf(clause) === home ? -1 : instrumentOrder.indexOf(instrument);
      const sorted = control.citations.toSorted(
        (left, right) => rank(left) - rank(right) || compareClauses(left.clause, right.clause),
      );
      expect(control.citations, control.id).to.deep.equal(sorted);
    }
  });

  it("cannot be changed by its readers", () => {
    const control = controlById("MAS-11.2-03");
    expect(Object.isFrozen(controls)).to.equal(true);
    expect(Object.isFrozen(control)).to.equal(true);
    expect(Object.isFrozen(control?.citations)).to.equal(true);
    expect(Object.isFrozen(control?.citations[0])).to.equal(true);
  });
});

describe("looking a control up", () => {
  it("finds it by its id, and nothing by another", () => {
    expect(controlById("MAS-12.2-02")?.title).to.equal("Tampering with the audit trail shows");
    expect(controlById("MAS-12.2-99")).to.equal(undefined);
  });

  it("finds it by its rule's slug, and none by an unknown one", () => {
    expect(controlsOfRule("no-public-subnets").map((control) => control.id)).to.deep.equal(["MAS-11.2-03"]);
    expect(controlsOfRule("no-such-rule")).to.deep.equal([]);
  });

  it("gives a rule's clauses, its own section's first, then the other guidelines, then the notices", () => {
    expect(clausesOfRule("endpoint-policy-restrictive")).to.deep.equal([
      { instrument: "TRM", clause: "11.1.1" },
      { instrument: "TRM", clause: "11.1.5" },
      { instrument: "TRM", clause: "9.1.1" },
      { instrument: "FSM-N06", clause: "4.4" },
    ]);
    expect(clausesOfRule("no-such-rule")).to.deep.equal([]);
  });
});
