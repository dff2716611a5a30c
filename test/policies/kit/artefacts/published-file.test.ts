import { Buffer } from "node:buffer";
import { expect } from "chai";
import { examineFile, type FileKind } from "../../../../policypacks/mas-trm/kit/artefacts/examine-file.ts";
import { parseJson } from "../../../../policypacks/mas-trm/kit/artefacts/json-text.ts";
import {
  FILE_HOLDERS,
  fromBytes,
  publishedFile,
} from "../../../../policypacks/mas-trm/kit/artefacts/published-file.ts";
import type { Props } from "../../../../policypacks/mas-trm/kit/props.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { resourceRule } from "../../../../policypacks/mas-trm/kit/rule.ts";
import { BUCKET_OBJECTS, OBJECT_COPY } from "../../../../policypacks/mas-trm/kit/artefacts/types.ts";
import { judgeObject } from "../../artefacts/file.ts";
import { unknown } from "../../support/examine.ts";

const KIND: FileKind<Props> = {
  what: "the plan",
  keys: /plan\.json$/,
  mark: /"plan"/,
  parse: parseJson,
  isOne: (content) => content.has("plan"),
};
/** Says how the file was read. */
const reader = resourceRule({
  id: "file-reader",
  control: "MAS-3.2-01",
  title: "Files are read",
  severity: "low",
  types: FILE_HOLDERS,
  cause: "It is a test.",
  remediation: "None.",
  source: "https://example.com",
  examples: { compliant: [], violating: [] },
  check(resource, judge) {
    examineFile(resource, judge, KIND, (content, { hasByteOrderMark }) => [
      `plan ${content.string("plan") ?? "none"}${hasByteOrderMark ? ", marked" : ""}`,
    ]);
  },
});
const judged = (props: Readonly<Record<string, unknown>>, more = {}) => judgeObject(reader, props, more);
const is = (why: string) => [`violation f: the plan: plan ${why}`];
const PLAN = '{"plan":"a"}';
const base64 = (...parts: readonly (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string))).toString("base64");

describe("a published file", () => {
  it("is known by its name, and by its shape under any other", () => {
    expect(judged({ key: "x/plan.json", content: PLAN })).to.deep.equal(is("a"));
    expect(judged({ key: "X/PLAN.JSON", content: "{}" })).to.deep.equal(is("none"));
    expect(judged({ key: "holiday.txt", content: PLAN })).to.deep.equal(is("a"));
    expect(judged({ key: "holiday.txt", content: "{}" })).to.deep.equal([]);
    expect(judged({ content: PLAN })).to.deep.equal(is("a"));
  });

  it("is read as text, Base64 and text asset, with and without a byte order mark", () => {
    const utf16 = Buffer.from(PLAN, "utf16le");
    expect(judged({ key: "p", contentBase64: base64(PLAN) })).to.deep.equal(is("a"));
    expect(judged({ key: "p", source: { text: PLAN } })).to.deep.equal(is("a"));
    expect(judged({ key: "p", content: `\uFEFF${PLAN}` })).to.deep.equal(is("a, marked"));
    expect(judged({ key: "p", contentBase64: base64(`\uFEFF${PLAN}`) })).to.deep.equal(is("a, marked"));
    expect(judged({ key: "p", contentBase64: base64(Buffer.from([0xff, 0xfe]), utf16) })).to.deep.equal(
      is("a, marked"),
    );
    const swapped = Buffer.from(utf16).swap16();
    expect(judged({ key: "p", contentBase64: base64(Buffer.from([0xfe, 0xff]), swapped) })).to.deep.equal(
      is("a, marked"),
    );
  });

  it("is empty where nothing, or nothing that is a text, is given", () => {
    const [type] = BUCKET_OBJECTS;
    const empty = { key: "", content: { text: "", hasByteOrderMark: false } };
    for (const inputs of [{}, { content: "" }, { content: ["a"] }, { contentBase64: { a: "b" } }, { key: ["k"] }]) {
      const resource = new Resource({ urn: `urn:pulumi:prod::test::${type}::f`, type, name: "f", inputs });
      expect(publishedFile(resource), JSON.stringify(inputs)).to.deep.equal(empty);
    }
  });

  it("has a byte order mark only where all of its bytes stand first", () => {
    for (const text of ["\u00BBa", "a", "", "\u00EFa"]) {
      expect(fromBytes(Buffer.from(text))).to.deep.equal({ text, hasByteOrderMark: false });
    }
    expect(fromBytes(Buffer.from([0xef, 0xbb])).hasByteOrderMark).to.equal(false);
  });

  it("is refused under its name, or with its mark, when it cannot be read", () => {
    const refused = ["violation f: the plan cannot be read"];
    expect(judged({ key: "plan.json", content: "plan: a" })).to.deep.equal(refused);
    expect(judged({ key: "plan.json", content: '"a"' })).to.deep.equal(refused);
    expect(judged({ key: "plan.json" })).to.deep.equal(refused);
    expect(judged({ key: "p", content: '{"plan":"a",}' })).to.deep.equal(refused);
    expect(judged({ key: "p", content: "{not json" })).to.deep.equal([]);
  });

  it("cannot be decided while its content is hidden, unless its name tells that it is another", () => {
    const open = (why: string) => [`undetermined f: the plan: ${why}`];
    expect(judged({ key: "plan.json", content: unknown })).to.deep.equal(open("content is not known yet"));
    expect(judged({ key: "plan.json", contentBase64: unknown })).to.deep.equal(open("contentBase64 is not known yet"));
    expect(judged({ key: "plan.json", source: unknown })).to.deep.equal(open("source is not known yet"));
    expect(judged({ key: unknown, content: unknown })).to.deep.equal(open("content is not known yet"));
    expect(judged({ key: "plan.json", content: PLAN, contentEncoding: "gzip" })).to.deep.equal(
      open("its content is encoded"),
    );
    expect(judged({ key: "plan.json", content: PLAN, contentEncoding: unknown })).to.deep.equal(
      open("its content is encoded"),
    );
    const file = open("its content comes from a file, which the pack does not open");
    expect(judged({ key: "plan.json", source: { path: "/srv/plan.json", hash: "0" } })).to.deep.equal(file);
    expect(judged({ key: "plan.json" }, { read: true })).to.deep.equal(open("its content is made elsewhere"));
    expect(judged({ key: "plan.json", source: "other/plan.json" }, { type: OBJECT_COPY })).to.deep.equal(
      open("its content is made elsewhere"),
    );
    expect(judged({ key: "other.json", content: unknown })).to.deep.equal([]);
    expect(judged({ key: "other.json", source: { path: "/srv/plan.json" } })).to.deep.equal([]);
  });

  it("is known by its shape while its name is not known", () => {
    expect(judged({ key: unknown, content: PLAN })).to.deep.equal(is("a"));
  });
});
