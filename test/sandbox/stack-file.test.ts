import { expect } from "chai";
import { parse } from "yaml";
import { sandboxStackFile } from "../../sandbox/stack-file.ts";

const SALT = "encryptionsalt: v1:abc=:v1:def:ghi=";

describe("a stack file in the sandbox", () => {
  it("is the same file when it holds nothing secret", () => {
    const text = "# dev\nconfig:\n  aws:region: us-east-1 # home\n";
    expect(sandboxStackFile(text)).to.equal(text);
  });

  it("keeps the salt that Pulumi wrote into the sandbox's own copy", () => {
    expect(sandboxStackFile("config: {}\n", `config: {}\n${SALT}\n`)).to.equal(`config: {}\n${SALT}\n`);
    expect(sandboxStackFile("config: {}", `${SALT}\n`)).to.equal(`config: {}\n${SALT}\n`);
  });

  it("loses the real stack's secrets provider, without moving a line", () => {
    const text = `secretsprovider: awskms://alias/pulumi\nencryptedkey: AQIC==\n${SALT}\nconfig:\n  a:b: c\n`;
    expect(sandboxStackFile(text)).to.equal("#\n#\n#\nconfig:\n  a:b: c\n");
  });

  it("gets stand-ins for encrypted values, nested ones too", () => {
    const text =
      "config:\n  a:token:\n    secure: v1:xyz\n  a:deep:\n    list:\n      - key:\n          secure: v1:q\n";
    expect(parse(sandboxStackFile(text))).to.deep.equal({
      config: { "a:token": "sandbox-secret", "a:deep": { list: [{ key: "sandbox-secret" }] } },
    });
  });
});
