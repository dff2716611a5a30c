import { Buffer } from "node:buffer";
import { expect } from "chai";
import { embeddedFiles } from "../../../../policypacks/mas-trm/kit/artefacts/embedded-files.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { SSM_DOCUMENT } from "../../../../policypacks/mas-trm/kit/artefacts/types.ts";

const embedded = (content: unknown) => {
  const inputs = { documentType: "Command", content };
  const files = embeddedFiles(new Resource({ urn: "urn", type: SSM_DOCUMENT, name: "d", inputs }), "content");
  return files.map(({ text }) => text);
};
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("files in a script", () => {
  it("are all that stand there as Base64, in their order", () => {
    const [first, second] = ["first ".repeat(20), "second".repeat(20)];
    expect(embedded(`$a = "${base64(first)}"\n$b = "${base64(second)}"`)).to.deep.equal([first, second]);
  });

  it("are told from digests by their length", () => {
    expect(embedded(`$file = "${base64("x".repeat(75))}"`)).to.deep.equal(["x".repeat(75)]);
    expect(embedded(`$digest = "${base64("x".repeat(72))}"`)).to.deep.equal([]);
  });

  it("are none where there is no script", () => {
    for (const content of [undefined, null, ""]) expect(embedded(content)).to.deep.equal([]);
  });
});
