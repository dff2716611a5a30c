import { expect } from "chai";
import { checkRegister } from "../../../policypacks/mas-trm/exemptions/check-register.ts";
import { ExemptionBook } from "../../../policypacks/mas-trm/exemptions/exemption-book.ts";
import type { Finding } from "../../../policypacks/mas-trm/kit/judge.ts";
import type { Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";

const NOW = new Date("2027-01-01T00:00:00Z");
const urn = "urn:pulumi:prod::p::aws:ec2/eip:Eip::nat";
const nat = {
  rule: "no-nat-or-elastic-ips",
  urn,
  reason: "r",
  approver: "a",
  ticket: "T-1",
  granted: "2026-12-01T00:00:00Z",
  expires: "2027-02-01T00:00:00Z",
};

const ruleOf = (id: string): Rule => {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
};
const finding = (verdict: Finding["verdict"], at: string | undefined = urn): Finding => ({
  verdict,
  ...(at && { urn: at }),
  why: "w",
});
const book = (...register: readonly unknown[]) => new ExemptionBook(register, rules, NOW);
const natRule = ruleOf("no-nat-or-elastic-ips");

describe("ExemptionBook", () => {
  it("allows a violation, and what cannot be decided, of the rule at the resource", () => {
    for (const verdict of ["violation", "undetermined"] as const) {
      expect(book(nat).allowing(natRule, finding(verdict))).to.deep.equal(nat);
    }
  });

  it("never allows what a rule failed to judge", () => {
    expect(book(nat).allowing(natRule, finding("error"))).to.equal(undefined);
  });

  it("never allows what is about the whole stack", () => {
    for (const at of [urn, `${urn}*`]) {
      const kept = book({ ...nat, urn: at });
      expect(kept.allowing(natRule, { verdict: "violation" }), at).to.equal(undefined);
    }
  });

  it("never allows another rule's finding, nor one at another resource", () => {
    const other = ruleOf("no-internet-gateways");
    expect(book(nat).allowing(other, finding("violation"))).to.equal(undefined);
    expect(book(nat).allowing(natRule, finding("violation", `${urn}-2`))).to.equal(undefined);
    const both = book({ ...nat, rule: other.id }, nat);
    expect(both.allowing(natRule, finding("violation"))).to.deep.equal(nat);
  });

  it("never allows a finding of a rule that admits no exemption", () => {
    const register = [{ ...nat, rule: "no-access-keys" }];
    const everyone = new ExemptionBook(register, [{ ...natRule, id: "no-access-keys" }], NOW);
    expect(everyone.allowing(ruleOf("no-access-keys"), finding("violation"))).to.equal(undefined);
  });

  it("allows every resource whose name begins as the entry says, and no other", () => {
    const bounded = { ...nat, urn: `${urn}*` };
    const allowed = (at: string) => book(bounded).allowing(natRule, finding("violation", at)) !== undefined;
    expect([urn, `${urn}-2`, urn.replace("::nat", "::gate")].map(allowed)).to.deep.equal([true, true, false]);
  });

  it("calls an entry of this stack unneeded unless it allowed something", () => {
    const unneeded = `the exemption from no-nat-or-elastic-ips for ${urn} allows nothing; the rule has no finding there`;
    const kept = book(nat);
    expect(kept.problems([urn])).to.deep.equal([unneeded]);
    kept.allowing(ruleOf("no-internet-gateways"), finding("violation"));
    expect(kept.problems([urn])).to.deep.equal([unneeded]);
    kept.allowing(natRule, finding("violation"));
    expect(kept.problems([urn])).to.deep.equal([]);
  });

  describe("whose resource is not there", () => {
    const gone = `the exemption from no-nat-or-elastic-ips for ${urn} allows nothing; the stack has no such resource`;
    const [place, type] = ["urn:pulumi:prod::p", "aws:ec2/eip:Eip"];
    const said = (...urns: readonly string[]) => book(nat).problems(urns);

    it("asks whether a name like it is meant, of the same type", () => {
      const others = [`${place}::${type}::gateway`, `${place}::aws:ec2/vpc:Vpc::nats`];
      expect(said(...others, `${place}::${type}::nats`)).to.deep.equal([
        `${gone}; did you mean ${place}::${type}::nats?`,
      ]);
      expect(said(...others)).to.deep.equal([gone]);
    });

    it("asks whether the same name below another parent is meant, unless there are several", () => {
      const [first, second] = ["x:y:Net", "x:y:Old"].map((parent) => `${place}::${parent}$${type}::nat`);
      expect(said(`${place}::${type}::nats`, String(first))).to.deep.equal([`${gone}; did you mean ${first}?`]);
      expect(said(String(first), String(second))).to.deep.equal([gone]);
      expect(said(`${place}::aws:ec2/securityGroup:SecurityGroup::nat`)).to.deep.equal([gone]);
    });

    it("takes the colons in a name for a part of it", () => {
      const colons = { ...nat, urn: `${place}::${type}::a::b` };
      const below = (name: string) => `${place}::x:y:Net$${type}::${name}`;
      expect(book(colons).problems([below("a::b")])[0]).to.contain(`did you mean ${below("a::b")}?`);
      expect(book(colons).problems([below("ab")])[0]).to.not.contain("did you mean");
    });
  });

  it("counts each entry as needed that covers a finding, and tells by the first", () => {
    const wide = { ...nat, urn: `${urn}*`, ticket: "T-2" };
    const both = book(nat, wide);
    expect(both.allowing(natRule, finding("violation"))).to.deep.equal(nat);
    expect(both.problems([urn])).to.deep.equal([]);
  });

  it("leaves the entries of other stacks and projects to them", () => {
    for (const other of ["urn:pulumi:dev::p::t::n", "urn:pulumi:prod::q::t::n", "urn:pulumi:pro::dp::t::n"]) {
      expect(book(nat).problems([other])).to.deep.equal([]);
    }
  });

  it("tells what is wrong with the register besides what is unneeded", () => {
    expect(book(7, nat).problems([urn])).to.have.length(2);
    expect(book(7, nat).problems([urn])[0]).to.equal("exemption 1: is not an object");
  });
});

describe("checkRegister", () => {
  const check = (...register: readonly unknown[]) => checkRegister(register, rules, NOW);
  const fault = (changes: object) => check({ ...nat, ...changes }).problems;

  it("takes nothing but a list", () => {
    expect(checkRegister({ 0: nat }, rules, NOW)).to.deep.equal({
      active: [],
      problems: ["the register is not a list of exemptions"],
    });
  });

  it("takes an entry whole or not at all", () => {
    expect(check(nat, { ...nat, urn: `${urn}-2`, ticket: " " })).to.deep.equal({
      active: [nat],
      problems: ["exemption 2 (no-nat-or-elastic-ips): ticket is missing"],
    });
    for (const raw of [null, [], "x", 7]) expect(check(raw).problems).to.deep.equal(["exemption 1: is not an object"]);
  });

  it("asks nothing more of a field that is missing", () => {
    expect(fault({ rule: undefined })).to.deep.equal(["exemption 1: rule is missing"]);
    expect(fault({ urn: "" })).to.deep.equal(["exemption 1 (no-nat-or-elastic-ips): urn is missing"]);
    expect(fault({ granted: undefined })).to.deep.equal(["exemption 1 (no-nat-or-elastic-ips): granted is missing"]);
    expect(fault({ expires: undefined })).to.deep.equal(["exemption 1 (no-nat-or-elastic-ips): expires is missing"]);
    const unnamed = { ...nat, rule: undefined };
    expect(check(unnamed, unnamed).problems).to.deep.equal([1, 2].map((at) => `exemption ${at}: rule is missing`));
    const nowhere = { ...nat, urn: undefined };
    expect(check(nowhere, nowhere).problems).to.have.length(2);
    expect(check({ ...nat, urn: `${urn}*` }, nowhere).problems).to.deep.equal([
      "exemption 2 (no-nat-or-elastic-ips): urn is missing",
    ]);
  });

  it("suggests no rule where none is near", () => {
    expect(fault({ rule: "zzzzzzzzzzzz" })).to.deep.equal(["exemption 1 (zzzzzzzzzzzz): the rule does not exist"]);
  });

  it("knows no longest time of a rule that does not exist", () => {
    expect(fault({ rule: "zzzzzzzzzzzz", expires: "2037-01-01T00:00:00Z" })).to.have.length(1);
  });

  it("takes an exemption from the second it is granted to the second before it expires", () => {
    const at = "2027-01-01T00:00:00Z";
    expect(fault({ granted: at })).to.deep.equal([]);
    expect(fault({ granted: "2027-01-01T00:00:01Z" })[0]).to.contain("it is granted in the future");
    expect(fault({ expires: at })[0]).to.contain("it has expired");
    expect(fault({ granted: at, expires: at })[0]).to.contain("it expires before it is granted");
  });

  it("takes an exemption for as many days as the severity admits, not one second more", () => {
    const granted = "2026-12-01T00:00:00Z";
    expect(fault({ granted, expires: "2027-05-30T00:00:00Z" })).to.deep.equal([]);
    expect(fault({ granted, expires: "2027-05-30T00:00:01Z" })[0]).to.contain(
      "it lasts 181 days; for severity high at most 180",
    );
  });

  it("takes times with a zone only, seconds or not", () => {
    for (const expires of ["2027-02-01T00:00Z", "2027-02-01T00:00:00+08:00", "2027-02-01T00:00:00-05:30"]) {
      expect(fault({ expires })).to.deep.equal([]);
    }
    for (const expires of [
      "2027-02-01",
      "2027-02-01T00:00:00",
      "x2027-02-01T00:00:00Z",
      "2027-02-01T00:00:00Zx",
      "2027-13-01T00:00:00Z",
      "+002027-02-01T00:00:00Z",
      "2027-02-01T00:00:00Z\u0000x",
    ]) {
      expect(fault({ expires }), expires).to.deep.equal([
        "exemption 1 (no-nat-or-elastic-ips): expires is not a time with a time zone, such as 2027-03-31T00:00:00+08:00",
      ]);
    }
  });

  it("takes a URN that is exact, or bounded by three characters of its name", () => {
    const type = "urn:pulumi:prod::p::my:c:Net$aws:ec2/eip:Eip";
    for (const bounded of [`${type}::n`, `${type}::nat*`, `${type}::a::b*`]) {
      expect(fault({ urn: bounded }), bounded).to.deep.equal([]);
    }
  });

  it("refuses the second entry for the same rule and resource, and no other", () => {
    expect(check(nat, nat).problems).to.deep.equal([
      "exemption 2 (no-nat-or-elastic-ips): an earlier entry exempts the same resource from the same rule",
    ]);
    expect(check(nat, { ...nat, rule: "no-internet-gateways" }, { ...nat, urn: `${urn}-2` }).problems).to.deep.equal(
      [],
    );
    for (const narrow of [urn, `${urn}*`, `${urn}-*`]) {
      expect(check({ ...nat, urn: `${urn}*` }, { ...nat, urn: narrow }).problems, narrow).to.have.length(1);
    }
  });

  it("takes a renewal beside the entry that has expired", () => {
    const old = { ...nat, granted: "2026-01-01T00:00:00Z", expires: "2026-02-01T00:00:00Z" };
    expect(check(old, nat)).to.deep.equal({
      active: [nat],
      problems: ["exemption 1 (no-nat-or-elastic-ips): it has expired"],
    });
  });
});
