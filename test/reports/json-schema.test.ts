import { readFileSync } from "node:fs";
import { expect } from "chai";
import { findingsJsonSchema } from "../../reports/findings.ts";
import { findingsSchemaFile } from "../../reports/json-schema.ts";

describe("findings.schema.json", () => {
  it("is the one made from the model", () => {
    expect(JSON.parse(readFileSync(findingsSchemaFile, "utf8"))).to.deep.equal(findingsJsonSchema());
  });
});
