import { expect } from "chai";
import { findAccessKeys, readings } from "../../../../policypacks/mas-trm/kit/iam/access-keys.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";
import { unknown } from "../../support/examine.ts";

// Put together here, so that no scanner takes this file for a leak.
const REST = "ABCDEFGH23456722";
const ID = `AKIA${REST}`;
const found = (props: Readonly<Record<string, unknown>>) =>
  findAccessKeys(new Props(props)).map(({ path, why }) => `${path} ${why}`);

describe("access keys", () => {
  for (const [why, props, expected] of [
    ["as they stand", { a: `key=${ID};` }, ["a holds an access key id"]],
    [
      "in two halves, of which the second tells where",
      { a: "AKIA", b: REST },
      ["b holds the rest of an access key id"],
    ],
    ["cut at any place", { a: `AKIA${REST.slice(0, 8)}`, b: REST.slice(8) }, ["b holds the rest of an access key id"]],
    ["cut within the prefix", { a: "ASI", b: `A${REST}` }, ["b holds the rest of an access key id"]],
    ["whole, and then no halves beside", { a: ID, b: "AKIA", c: REST }, ["a holds an access key id"]],
    ["not in a text that only ends as a half", { a: "id: AKIA", b: REST }, []],
    ["not in a text that only begins as a half", { a: "A AKIA", b: REST }, []],
    ["not in one value put beside itself", { a: "AKIAABCDEF" }, []],
    ["not in a value that is not known yet", { a: "AKIA", b: unknown }, []],
    ["by the name of a variable", { aws_session_token: "x" }, ["aws_session_token is a variable for AWS credentials"]],
    ["not by a name that only ends so", { NO_AWS_SESSION_TOKEN: "x" }, []],
    ["not by a name that only begins so", { AWS_SESSION_TOKEN_LIFETIME: "x" }, []],
  ] as const) {
    it(`are found ${why}`, () => {
      expect(found(props)).to.deep.equal(expected);
    });
  }

  describe("are looked for in a text, and decoded where it", () => {
    const encode = (text: string) => Buffer.from(text).toString("base64");
    const seventeen = encode("seventeen letters");
    for (const [why, text, decoded] of [
      ["is base64", seventeen, "seventeen letters"],
      ["is folded", `${seventeen.slice(0, 10)}\n${seventeen.slice(10)}\n`, "seventeen letters"],
      ["ends in no padding", encode("eighteen letters++"), "eighteen letters++"],
    ] as const) {
      it(why, () => {
        expect(text).to.have.length.of.at.least(24);
        expect(readings(new Props(text))).to.deep.equal([text, decoded]);
      });
    }

    for (const [why, text] of [
      ["but not where it is shorter than any credential", seventeen.slice(0, 23)],
      ["but not after other text", `base64: ${seventeen}`],
      ["but not before other text", `${seventeen} (base64)`],
      ["but not where it is prose, however long", "Nobody would take this sentence for base64."],
    ] as const) {
      it(why, () => {
        expect(readings(new Props(text))).to.deep.equal([text]);
      });
    }

    it("but there is no text in an unknown value or an object", () => {
      expect(readings(new Props(unknown))).to.deep.equal([""]);
      expect(readings(new Props({ a: "b" }))).to.deep.equal([""]);
    });
  });
});
