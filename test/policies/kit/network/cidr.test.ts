import { expect } from "chai";
import fc from "fast-check";
import { Address4, Address6 } from "ip-address";
import {
  contains,
  countAddresses,
  isPublic,
  overlaps,
  parseCidr,
  prefixLengthFor,
  rangeOf,
  subtract,
} from "../../../../policypacks/mas-trm/kit/network/cidr.ts";

const octet = fc.integer({ min: 0, max: 255 });
const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));

describe("CIDR ranges", () => {
  it("agree with ip-address on IPv4", () => {
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), fc.integer({ min: 0, max: 32 }), (octets, length) => {
        const text = `${octets.join(".")}/${String(length)}`;
        const oracle = new Address4(text);
        expect(rangeOf(text)).to.deep.equal({
          version: 4,
          first: oracle.startAddress().bigInt(),
          last: oracle.endAddress().bigInt(),
        });
      }),
    );
  });

  it("agree with ip-address on IPv6, shortened forms included", () => {
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 8, maxLength: 8 }),
        fc.integer({ min: 0, max: 128 }),
        (groups, length) => {
          const oracle = new Address6(`${groups.join(":")}/${String(length)}`);
          for (const written of [groups.join(":"), oracle.correctForm()]) {
            expect(rangeOf(`${written}/${String(length)}`)).to.deep.equal({
              version: 6,
              first: oracle.startAddress().bigInt(),
              last: oracle.endAddress().bigInt(),
            });
          }
        },
      ),
    );
  });

  it("see through odd spellings", () => {
    expect(rangeOf("0.0.0.0/00")).to.deep.equal(rangeOf("0.0.0.0/0"));
    expect(rangeOf("10.0.0.5/16")).to.deep.equal(rangeOf("10.0.0.0/16"));
    expect(rangeOf("::ffff:10.0.0.1")).to.deep.equal(rangeOf("::ffff:a00:1"));
    expect(rangeOf(" 10.0.0.0/8\n")).to.deep.equal(rangeOf("10.0.0.0/8"));
    expect(rangeOf("2001:db8::1")).to.deep.equal(rangeOf("2001:db8:0:0:0:0:0:1"));
    expect(rangeOf("1:2:3:4:5:6:7::")).to.deep.equal(rangeOf("1:2:3:4:5:6:7:0"));
    expect(rangeOf("192.0.2.7").first).to.equal(rangeOf("192.0.2.7/32").last);
  });

  for (const text of [
    "",
    "0.0.0.0/33",
    "010.0.0.0/8",
    "10.0/16",
    "0x0a.0.0.0/8",
    "::/129",
    ":::/0",
    "1::2::3",
    "1:2:3",
    "a/b/c",
    "/0",
    "12345::",
    "10.0.0.0/8/9",
    "10.0.0.0/",
    "10.0.0.0/-8",
    "10.0.0.0/8.0",
    "256.0.0.0/8",
    "1:2:3:4:5:6:7:8::",
    "1:2:3:4::5:6:7:8::9",
    "::ffff:10.0.0.256",
  ]) {
    it(`refuse ${JSON.stringify(text)}`, () => {
      expect(parseCidr(text)).to.equal(undefined);
    });
  }

  it("refuse what is absent, and let a program name no range that is none", () => {
    expect(parseCidr(undefined)).to.equal(undefined);
    expect(() => rangeOf("everything")).to.throw("not a CIDR block: everything");
  });

  for (const [text, expected] of [
    ["0.0.0.0/0", true],
    ["0.0.0.0/1", true],
    ["10.0.0.0/8", false],
    ["10.0.0.0/7", true],
    ["100.64.0.0/10", false],
    ["172.16.0.0/12", false],
    ["172.32.0.0/12", true],
    ["8.8.8.8", true],
    ["::/0", true],
    ["2000::/3", true],
    ["fd00::/8", false],
    ["::1", false],
  ] as const) {
    it(`${expected ? "call" : "do not call"} ${text} public`, () => {
      expect(isPublic(rangeOf(text))).to.equal(expected);
    });
  }

  it("know what lies in what, across versions too", () => {
    expect(contains(rangeOf("10.0.0.0/16"), rangeOf("10.0.3.0/24"))).to.equal(true);
    expect(contains(rangeOf("10.0.3.0/24"), rangeOf("10.0.0.0/16"))).to.equal(false);
    expect(contains(rangeOf("::/0"), rangeOf("10.0.0.0/16"))).to.equal(false);
    expect(overlaps(rangeOf("10.0.0.0/16"), rangeOf("10.0.255.255"))).to.equal(true);
    expect(overlaps(rangeOf("10.0.0.0/16"), rangeOf("10.1.0.0"))).to.equal(false);
  });

  it("count a union once, so that two halves make the whole internet", () => {
    const halves = [rangeOf("0.0.0.0/1"), rangeOf("128.0.0.0/1"), rangeOf("10.0.0.0/8"), rangeOf("::/0")];
    expect(countAddresses(halves, 4)).to.equal(2n ** 32n);
    expect(prefixLengthFor(countAddresses(halves, 4), 4)).to.equal(0);
    expect(prefixLengthFor(256n, 4)).to.equal(24);
    expect(prefixLengthFor(257n, 4)).to.equal(23);
  });

  it("need no more than /0, however often addresses are counted", () => {
    expect(prefixLengthFor(2n ** 33n, 4)).to.equal(0);
    expect(prefixLengthFor(0n, 6)).to.equal(128);
  });

  it("count what overlaps once, at the edges too", () => {
    const span = (first: bigint, last: bigint) => ({ version: 4, first, last }) as const;
    expect(countAddresses([span(0n, 5n), span(5n, 9n)], 4)).to.equal(10n);
    expect(countAddresses([span(0n, 9n), span(2n, 3n), span(4n, 9n)], 4)).to.equal(10n);
    expect(countAddresses([span(0n, 1n), span(3n, 3n)], 4)).to.equal(3n);
  });

  it("leave what is not taken away, down to single addresses", () => {
    expect(subtract([rangeOf("10.0.0.0/30")], [{ version: 4, first: 0x0a000001n, last: 0x0a000002n }])).to.deep.equal([
      rangeOf("10.0.0.0"),
      rangeOf("10.0.0.3"),
    ]);
    expect(subtract([rangeOf("10.0.0.0/30")], [rangeOf("10.0.0.0/8")])).to.deep.equal([]);
  });
});
