import { expect } from "chai";
import { covers, deciding, type DnsRule } from "../../../../policypacks/mas-trm/kit/network/dns-firewall.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";

const rule = (lets: boolean, names: readonly string[], isPartial = false): DnsRule => ({
  resource: new Resource({ urn: "urn:pulumi:prod::test::t::r", type: "t", name: "r" }),
  lets,
  names,
  isPartial,
});

describe("a rule of DNS Firewall", () => {
  it("covers exact names, names below a star, and every name by a star alone", () => {
    expect(covers(["app.kiro.dev"], "app.kiro.dev")).to.equal(true);
    expect(covers(["app.kiro.dev"], "x.app.kiro.dev")).to.equal(false);
    expect(covers(["*.kiro.dev"], "x.app.kiro.dev")).to.equal(true);
    expect(covers(["*.kiro.dev"], "kiro.dev")).to.equal(false);
    expect(covers(["*.kiro.dev"], "notkiro.dev")).to.equal(false);
    expect(covers(["*"], "anything.at.all")).to.equal(true);
    expect(covers([], "anything.at.all")).to.equal(false);
  });

  it("decides when it is the first to know the name", () => {
    const [first, second] = [rule(true, ["a.example"]), rule(false, ["*"])];
    expect(deciding([first, second], "a.example")).to.equal(first);
    expect(deciding([second, first], "a.example")).to.equal(second);
    expect(deciding([first], "b.example")).to.equal(undefined);
  });

  it("does not decide by a block of one type of query, but by what is let through of one type", () => {
    const partialBlock = rule(false, ["*"], true);
    const partialLet = rule(true, ["*"], true);
    expect(deciding([partialBlock], "a.example")).to.equal(undefined);
    expect(deciding([partialLet], "a.example")).to.equal(partialLet);
  });
});
