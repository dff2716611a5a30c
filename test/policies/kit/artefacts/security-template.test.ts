import { expect } from "chai";
import {
  SECURITY_TEMPLATE,
  securityTemplateFaults,
} from "../../../../policypacks/mas-trm/kit/artefacts/security-template.ts";

const MEMBERSHIP = "[Group Membership]";
const MEMBERS = "*S-1-5-32-544__Members";
const NAMELESS = "a local administrator is not named by SID";
const EVERYBODY = "a group of everybody is a local administrator";

const faults = (...lines: readonly string[]) =>
  securityTemplateFaults(SECURITY_TEMPLATE.parse([MEMBERSHIP, ...lines].join("\r\n")) ?? []);

describe("a security template", () => {
  for (const [what, text, ...lines] of [
    ["a line with its section", "[Unicode]\r\nUnicode=yes\r\n", "unicode|unicode|yes"],
    ["lines that end as on other systems", "[A]\nx=1\ry=2", "a|x|1", "a|y|2"],
    ["blanks around everything", " [ System Access ] \n  Lockout =\t30  ", "system access|lockout|30"],
    ["a value that holds the sign itself", "[Registry Values]\nPath=7,a=b", "registry values|path|7,a=b"],
    ["a value that is empty", "[Group Membership]\ngroup =", "group membership|group|"],
    ["remarks as nothing", "[A] ; access\n;x=1\ny=2 ; y=3", "a|y|2"],
    ["brackets in a value as text", "[A]\nx=7,[Group Membership]\ny=1", "a|x|7,[group membership]", "a|y|1"],
    ["brackets in a name as text", "[A]\n[Notice] = closed\nx=1", "a|[notice]|closed", "a|x|1"],
    ["lists without names as nothing", '[Service General Setting]\n"AppIDSvc",2,""\n=x=1\n'],
  ] as const) {
    it(`is read with ${what}`, () => {
      const read = SECURITY_TEMPLATE.parse(text);
      expect(read?.map(({ section, key, value }) => `${section}|${key}|${value}`)).to.deep.equal(lines);
    });
  }

  it("is not read from a text without a section", () => {
    expect(SECURITY_TEMPLATE.parse(`${MEMBERS} = *S-1-5-21-1-2-3-512`)).to.equal(undefined);
  });

  for (const [key, isOne] of [
    ["gpttmpl.inf", true],
    ["gpo/machine/gpttmpl.inf", true],
    ["desktops-gpttmpl.inf", true],
    ["gpttmpl.inf.sha256", false],
    ["mygpttmpl.inf", false],
    ["gpttmpl-inf", false],
  ] as const) {
    it(`is ${isOne ? "" : "not "}known by the name ${key}`, () => {
      expect(SECURITY_TEMPLATE.keys.test(key)).to.equal(isOne);
    });
  }

  for (const [text, isOne] of [
    ["x\n[Group Membership] = x", true],
    ["x\n\t  [group membership", false],
    ["x\n\t  [group membership]x", true],
    ["see [Group Membership]", false],
    ["See[Group Membership]", false],
  ] as const) {
    it(`is ${isOne ? "" : "not "}given away by ${JSON.stringify(text)}`, () => {
      expect(SECURITY_TEMPLATE.mark.test(text)).to.equal(isOne);
    });
  }

  for (const [who, member] of [
    ["domain administrators", "*S-1-5-21-1-2-3-512"],
    ["a group of the domain whose number begins like that of its users", "*S-1-5-21-1-2-3-5130"],
    ["a group of Entra, also one that ends like the users of a domain", "*S-1-12-1-11-22-33-513"],
    ["a SID in quotes", '"*S-1-5-21-1-2-3-512"'],
    ["nobody, with a comma", " , "],
  ] as const) {
    it(`lets ${who} administer`, () => {
      expect(faults(`${MEMBERS} = ${member}`)).to.deep.equal([]);
    });
  }

  for (const [what, member] of [
    ["a name in quotes", '"Domain Users"'],
    ["a SID without its star", "S-1-5-21-1-2-3-512"],
    ["a SID behind a name", "BANK\\*S-1-5-21-1-2-3-512"],
    ["a SID before a name", "*S-1-5-21-1-2-3-512 (Domain Admins)"],
    ["the beginning of a SID", "*S-1-5"],
    ["a SID of letters", "*S-1-5-LA"],
  ] as const) {
    it(`takes ${what} for no SID`, () => {
      expect(faults(`${MEMBERS} = ${member}`)).to.deep.equal([NAMELESS]);
    });
  }

  for (const [who, sid] of [
    ["everyone", "S-1-1-0"],
    ["whoever works at the machine", "S-1-2-0"],
    ["whoever comes by the network", "S-1-5-2"],
    ["anonymous", "S-1-5-7"],
    ["users of terminal services", "S-1-5-13"],
    ["remote users", "S-1-5-14"],
    ["this organisation", "S-1-5-15"],
    ["users of a domain", "S-1-5-21-1-2-3-513"],
    ["everyone, in quotes", '"*S-1-1-0"'],
  ] as const) {
    it(`refuses ${who} as administrators`, () => {
      const member = sid.startsWith('"') ? sid : `*${sid}`;
      expect(faults(`${MEMBERS} = *S-1-5-21-1-2-3-512,${member}`)).to.deep.equal([EVERYBODY]);
    });
  }

  it("judges who joins the administrators, not whom they join", () => {
    expect(faults(`${MEMBERS} =`, "*S-1-5-32-555__Members = *S-1-5-32-544")).to.deep.equal([]);
    expect(faults(`${MEMBERS} =`, "*S-1-5-32-555__Memberof = *S-1-5-32-544")).to.deep.equal([EVERYBODY]);
    expect(faults(`${MEMBERS} =`, "*S-1-5-21-1-2-3-512__Memberof = *S-1-5-32-580, *S-1-5-32-544")).to.deep.equal([]);
    expect(faults(`${MEMBERS} =`, "*S-1-5-32-555__Memberof = *S-1-5-32-580")).to.deep.equal([]);
  });
});
