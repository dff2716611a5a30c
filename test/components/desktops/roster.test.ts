import { expect } from "chai";
import fc from "fast-check";
import { readRoster } from "../../../components/index.ts";
import { WRONG_ROSTERS } from "./wrong-rosters.ts";

const USUAL = { computeType: "POWERPRO", rootGib: 175, userGib: 100, tags: {} };

describe("the roster of desktops", () => {
  it("is read from CSV, with comments, quotes, blank cells and Windows line ends", () => {
    const text = [
      "\uFEFF# who gets what",
      "user,computeType,rootGib,userGib,tags",
      "dev.tan, GENERALPURPOSE_4XLARGE ,500,2000,Team=payments; Project = x=y ",
      "",
      '"dev.lim","","","","Note=""a"""',
      "dev.ng,,,,",
    ].join("\r\n");
    const { desktops, problems } = readRoster("r.csv", text.replace('Note=""a""', "Note=a"));
    expect(problems).to.deep.equal([]);
    expect(desktops).to.deep.equal([
      {
        user: "dev.tan",
        computeType: "GENERALPURPOSE_4XLARGE",
        rootGib: 500,
        userGib: 2000,
        tags: { Team: "payments", Project: "x=y" },
      },
      { ...USUAL, user: "dev.lim", tags: { Note: "a" } },
      { ...USUAL, user: "dev.ng" },
    ]);
  });

  it("needs no column but user, in any order", () => {
    expect(readRoster("r.csv", "rootGib,user\n300,dev.tan\n")).to.deep.equal({
      desktops: [{ ...USUAL, user: "dev.tan", rootGib: 300 }],
      problems: [],
    });
  });

  it("is read from YAML, where a user that looks like a number stays as written", () => {
    const text = "- user: 007\n- { user: dev.tan, userGib: 300, tags: { Team: ledger } }\n";
    expect(readRoster("r.yml", text)).to.deep.equal({
      desktops: [
        { ...USUAL, user: "007" },
        { ...USUAL, user: "dev.tan", userGib: 300, tags: { Team: "ledger" } },
      ],
      problems: [],
    });
  });

  it("takes a graphics processor that somebody approved", () => {
    const text = "user,computeType,tags\ndev.tan,GRAPHICSPRO_G4DN,GpuApproval=CHG-1\n";
    expect(readRoster("r.csv", text).problems).to.deep.equal([]);
  });

  for (const { why, file, text, says } of WRONG_ROSTERS) {
    it(`refuses ${why}`, () => {
      const { problems } = readRoster(file, text);
      // The words about what is no YAML are the parser's.
      const shown = problems.map((line) => (says.includes(line) ? line : line.replace(/(: not YAML):.*$/, "$1")));
      expect(shown).to.deep.equal(says);
    });
  }

  it("never throws, and says a line for all that it refuses", () => {
    fc.assert(
      fc.property(fc.constantFrom("r.csv", "r.yaml"), fc.string({ unit: "grapheme" }), (file, text) => {
        for (const head of ["", "user,tags\n", "- user: a\n"]) {
          for (const line of readRoster(file, head + text).problems) expect(line).to.match(/^r\.\w+:\d+: ./);
        }
      }),
      { numRuns: 300 },
    );
  });
});
