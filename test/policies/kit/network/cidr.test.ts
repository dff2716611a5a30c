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
  type AddressRange,
} from "../../../../policypacks/mas-trm/kit/network/cidr.ts";

function range(text: string): AddressRange {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`test names no range: ${text}`);
  return parsed;
}

const octet = fc.integer({ min: 0, max: 255 });
const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));

describe("CIDR ranges", () => {
  it("agree with ip-address on IPv4", () => {
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), fc.integer({ min: 0, max: 32 }), (octets, length) => {
        const text = `${octets.join(".")}/${String(length)}`;
        const oracle = new Address4(text);
        expect(range(text)).to.deep.equal({
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
            expect(range(`${written}/${String(length)}`)).to.deep.equal({
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
    expect(range("0.0.0.0/00")).to.deep.equal(range("0.0.0.0/0"));
    expect(range("10.0.0.5/16")).to.deep.equal(range("10.0.0.0/16"));
    expect(range("::ffff:10.0.0.1")).to.deep.equal(range("::ffff:a00:1"));
    expect(range("192.0.2.7").first).to.equal(range("192.0.2.7/32").last);
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
  ]) {
    it(`refuse ${JSON.stringify(text)}`, () => {
      expect(parseCidr(text)).to.equal(undefined);
    });
  }

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
      expect(isPublic(range(text))).to.equal(expected);
    });
  }

  it("know what lies in what, across versions too", () => {
    expect(contains(range("10.0.0.0/16"), range("10.0.3.0/24"))).to.equal(true);
    expect(contains(range("10.0.3.0/24"), range("10.0.0.0/16"))).to.equal(false);
    expect(contains(range("::/0"), range("10.0.0.0/16"))).to.equal(false);
    expect(overlaps(range("10.0.0.0/16"), range("10.0.255.255"))).to.equal(true);
    expect(overlaps(range("10.0.0.0/16"), range("10.1.0.0"))).to.equal(false);
  });

  it("count a union once, so that two halves make the whole internet", () => {
    const halves = [range("0.0.0.0/1"), range("128.0.0.0/1"), range("10.0.0.0/8"), range("::/0")];
    expect(countAddresses(halves, 4)).to.equal(2n ** 32n);
    expect(prefixLengthFor(countAddresses(halves, 4), 4)).to.equal(0);
    expect(prefixLengthFor(256n, 4)).to.equal(24);
    expect(prefixLengthFor(257n, 4)).to.equal(23);
  });
});
