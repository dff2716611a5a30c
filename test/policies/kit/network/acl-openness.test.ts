import { expect } from "chai";
import { parseCidr } from "../../../../policypacks/mas-trm/kit/network/cidr.ts";
import type { AclEntry } from "../../../../policypacks/mas-trm/kit/network/acl-entries.ts";
import { entriesThatOpenAll, entryOpenToPublic } from "../../../../policypacks/mas-trm/kit/network/acl-openness.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";

const holder = new Resource({ urn: "urn:pulumi:dev::test::acl::acl", type: "acl", name: "acl" });
const entry = (number: number, cidr: string, more: Partial<AclEntry> = {}): AclEntry => ({
  holder,
  number,
  allows: true,
  protocol: "all",
  from: 0,
  to: 65535,
  ranges: [parseCidr(cidr)].flatMap((range) => range ?? []),
  ...more,
});
const numbers = (...entries: readonly AclEntry[]) => [...entriesThatOpenAll(entries)].map(({ number }) => number);

describe("entriesThatOpenAll", () => {
  it("finds nothing in nothing", () => {
    expect(numbers()).to.deep.equal([]);
  });

  it("counts a public range as anywhere when it is wider than any one organisation's", () => {
    expect(numbers(entry(1, "11.0.0.0/8"))).to.deep.equal([]);
    expect(numbers(entry(1, "12.0.0.0/7"))).to.deep.equal([1]);
    expect(numbers(entry(1, "2600::/32"))).to.deep.equal([]);
    expect(numbers(entry(1, "2600::/31"))).to.deep.equal([1]);
  });

  it("does not count private addresses", () => {
    expect(numbers(entry(1, "10.0.0.0/8"), entry(2, "172.16.0.0/12"), entry(3, "fc00::/7"))).to.deep.equal([]);
  });

  it("draws the line at half of the well-known ports", () => {
    expect(numbers(entry(1, "0.0.0.0/0", { protocol: "tcp", from: 1, to: 511 }))).to.deep.equal([]);
    expect(numbers(entry(1, "0.0.0.0/0", { protocol: "tcp", from: 1, to: 512 }))).to.deep.equal([1]);
    expect(numbers(entry(1, "0.0.0.0/0", { protocol: "tcp", from: 512, to: 65535 }))).to.deep.equal([1]);
    expect(numbers(entry(1, "0.0.0.0/0", { protocol: "tcp", from: 513, to: 65535 }))).to.deep.equal([]);
    expect(numbers(entry(1, "0.0.0.0/0", { protocol: "tcp", from: 0, to: 511 }))).to.deep.equal([]);
    expect(numbers(entry(1, "0.0.0.0/0", { protocol: "tcp", from: 0, to: 512 }))).to.deep.equal([1]);
  });

  it("adds up ports of entries in whatever order they stand", () => {
    const high = (from: number) => entry(1, "0.0.0.0/0", { protocol: "tcp", from, to: 1023 });
    const low = entry(2, "0.0.0.0/0", { protocol: "tcp", from: 1, to: 100 });
    expect(numbers(high(700), low)).to.deep.equal([]);
    expect(numbers(high(600), low)).to.have.members([1, 2]);
  });

  it("does not take another protocol's ports for those of TCP or UDP", () => {
    expect(numbers(entry(1, "0.0.0.0/0", { protocol: "1" }))).to.deep.equal([]);
  });

  it("does not add TCP and UDP ports together", () => {
    const tcp = entry(1, "0.0.0.0/0", { protocol: "tcp", from: 1, to: 400 });
    const udp = entry(2, "0.0.0.0/0", { protocol: "udp", from: 401, to: 1023 });
    expect(numbers(tcp, udp)).to.deep.equal([2]);
  });

  it("leaves out an entry that earlier denials have undone, port by port", () => {
    const deny = (number: number, from: number, to: number) => entry(number, "0.0.0.0/0", { allows: false, from, to });
    expect(numbers(deny(1, 0, 300), deny(2, 301, 700), entry(3, "0.0.0.0/0"))).to.deep.equal([]);
    expect(numbers(deny(1, 0, 300), entry(3, "0.0.0.0/0"))).to.deep.equal([3]);
    const half = entry(3, "0.0.0.0/0", { from: 1, to: 512 });
    expect(numbers(deny(1, 0, 0), half)).to.deep.equal([3]);
    expect(numbers(deny(1, 300, 300), half)).to.deep.equal([]);
  });
});

describe("entryOpenToPublic", () => {
  const number = (...entries: readonly AclEntry[]) => entryOpenToPublic(entries)?.number;
  const tcp = (at: number, from: number, to: number, more: Partial<AclEntry> = {}) =>
    entry(at, "0.0.0.0/0", { protocol: "tcp", from, to, ...more });
  const no = { allows: false };

  it("finds nothing in nothing, in denials, and in what private addresses may do", () => {
    expect(number()).to.equal(undefined);
    expect(number(tcp(1, 0, 65535, no))).to.equal(undefined);
    expect(number(entry(1, "10.0.0.0/8"))).to.equal(undefined);
  });

  it("finds the first entry that lets some public address through, be it one, at one port", () => {
    expect(number(entry(1, "10.0.0.0/8"), entry(2, "203.0.113.1/32"), entry(3, "0.0.0.0/0"))).to.equal(2);
    expect(number(tcp(1, 443, 443))).to.equal(1);
    expect(number(entry(1, "::/0", { protocol: "1" }))).to.equal(1);
  });

  it("takes an earlier denial into account at the ports that it is for, and no others", () => {
    expect(number(tcp(1, 443, 443, no), tcp(2, 443, 443))).to.equal(undefined);
    expect(number(tcp(1, 443, 443, no), tcp(2, 80, 80))).to.equal(2);
    expect(number(tcp(1, 80, 80, no), tcp(2, 443, 443))).to.equal(2);
    expect(number(tcp(1, 0, 443, no), tcp(2, 0, 443))).to.equal(undefined);
    expect(number(tcp(1, 0, 443, no), tcp(2, 0, 444))).to.equal(2);
    expect(number(tcp(1, 443, 65535, no), tcp(2, 442, 65535))).to.equal(2);
  });

  it("takes an earlier denial into account for the protocol that it is for, and no others", () => {
    expect(number(tcp(1, 0, 65535, no), entry(2, "0.0.0.0/0"))).to.equal(2);
    expect(number(tcp(1, 0, 65535, no), tcp(2, 443, 443, { protocol: "udp" }))).to.equal(2);
    expect(number(entry(1, "0.0.0.0/0", no), tcp(2, 443, 443))).to.equal(undefined);
  });

  it("takes an earlier denial into account for the addresses that it is for, and no others", () => {
    expect(number(entry(1, "0.0.0.0/1", no), entry(2, "1.0.0.0/8"))).to.equal(undefined);
    expect(number(entry(1, "0.0.0.0/1", no), entry(2, "128.0.0.0/8"))).to.equal(2);
    expect(number(entry(1, "0.0.0.0/1", no), entry(2, "128.0.0.0/1", no), entry(3, "0.0.0.0/0"))).to.equal(undefined);
  });
});
