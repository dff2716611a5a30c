import { expect } from "chai";
import { XMLParser } from "fast-xml-parser";
import { childrenOf, parseXml } from "../../../../policypacks/mas-trm/kit/artefacts/xml.ts";
import { appLocker } from "../../../../components/endpoint-configuration/artefacts/applocker.ts";

describe("the XML reader", () => {
  it("reads elements and attributes, and passes over all else", () => {
    const text = `<?xml version="1.0"?><!-- <x> --><a k="1" l='"2"'> text <b/><![CDATA[<c/>]]><b n = "3"></b></a>\n`;
    expect(parseXml(text)).to.deep.equal({
      name: "a",
      attributes: { k: "1", l: '"2"' },
      children: [
        { name: "b", attributes: {}, children: [] },
        { name: "b", attributes: { n: "3" }, children: [] },
      ],
    });
  });

  it("reads what is laid out over several lines", () => {
    expect(parseXml('\r\n<a\r\n    k="1"\r\n    l="2"\r\n>\r\n</a\r\n>')).to.deep.equal({
      name: "a",
      attributes: { k: "1", l: "2" },
      children: [],
    });
  });

  it("decodes references to characters", () => {
    const read = (value: string) => parseXml(`<a k="${value}"/>`)?.attributes["k"];
    expect(read("&amp;&lt;&gt;&quot;&apos;")).to.equal("&<>\"'");
    expect(read("%OSDRIVE%\\&#42;&#x2A;")).to.equal("%OSDRIVE%\\**");
    expect(read("&other;")).to.equal(undefined);
    expect(read("a & b")).to.equal(undefined);
  });

  for (const [why, text] of [
    ["nothing", ""],
    ["text alone", "hello"],
    ["an element that is not closed", "<a><b></a>"],
    ["an end without a beginning", "<a/></a>"],
    ["two roots", "<a/><b/>"],
    ["an attribute without quotes", "<a k=1/>"],
    ["an attribute twice", '<a k="1" k="2"/>'],
    ["a comment that does not end", "<a/><!-- "],
    ["entities of its own", '<!DOCTYPE a [<!ENTITY e "*">]><a k="&e;"/>'],
    ["an end with attributes", '<a></a k="1">'],
    ["an end that is an empty element too", "<a></a/>"],
    ["an end with another name", "<a></b>"],
    ["an attribute twice inside another element", '<a><b k="1" k="2"/></a>'],
    ["a stray bracket", "<a>1 < 2</a>"],
  ] as const) {
    it(`refuses ${why}`, () => {
      expect(parseXml(text)).to.equal(undefined);
    });
  }

  it("takes deep files without running out of stack", () => {
    const depth = 20_000;
    expect(parseXml("<a>".repeat(depth) + "</a>".repeat(depth))?.name).to.equal("a");
  });

  it("reads our own AppLocker policy as another reader does", () => {
    const { content } = appLocker({ publishers: [], paths: [], programs: "enforce", scripts: "audit" });
    const other = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === "RuleCollection" });
    const told = (other.parse(content) as { AppLockerPolicy: { RuleCollection: { "@_Type": string }[] } })
      .AppLockerPolicy;
    const root = parseXml(content);
    const own = root === undefined ? [] : childrenOf(root, "RuleCollection");
    expect(own.map(({ attributes }) => attributes["Type"])).to.deep.equal(
      told.RuleCollection.map((collection) => collection["@_Type"]),
    );
    expect(own.map(({ children }) => children.length)).to.deep.equal([2, 1, 2, 2]);
  });
});
