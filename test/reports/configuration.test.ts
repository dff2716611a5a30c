import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { readConfiguration } from "../../reports/configuration.ts";

describe("the configuration in force", () => {
  const folder = mkdtempSync(join(tmpdir(), "kiro-config-"));
  after(() => rmSync(folder, { recursive: true }));
  const read = (content: object) => {
    const file = join(folder, "policy.json");
    writeFileSync(file, JSON.stringify(content));
    return readConfiguration(file, folder);
  };

  it("is the defaults where no file is given, nothing switched off", async () => {
    const { digest, ...rest } = await readConfiguration(undefined, folder);
    expect(rest).to.deep.equal({ file: null, disabled: [], softened: [] });
    expect(digest).to.match(/^sha256:[0-9a-f]{64}$/);
    expect((await read({})).digest).to.equal(digest);
  });

  it("lists what was switched off or softened, in both spellings", async () => {
    const found = await read({
      "trail-log-validation": "disabled",
      "kms-rotation-on": { enforcementLevel: "advisory" },
    });
    expect([found.file, found.disabled, found.softened]).to.deep.equal([
      "policy.json",
      ["trail-log-validation"],
      ["kms-rotation-on"],
    ]);
  });

  it("lists everything when all rules are switched off at once", async () => {
    expect((await read({ all: "disabled" })).disabled).to.include("no-public-subnets");
    const own = { "log-retention": { days: 400 }, "kms-rotation-on": "mandatory" };
    const { disabled } = await read({ all: { enforcementLevel: "disabled" }, ...own });
    expect(disabled).to.include("log-retention").and.not.include("kms-rotation-on");
  });

  it("has a digest that follows levels and parameters, and not order or exemptions", async () => {
    const one = await read({ "approved-regions-only": { regions: ["ap-southeast-1"] }, "kms-rotation-on": "advisory" });
    const same = await read({
      "kms-rotation-on": "advisory",
      "approved-regions-only": { regions: ["ap-southeast-1"] },
    });
    const other = await read({ "approved-regions-only": { regions: ["us-east-1"] }, "kms-rotation-on": "advisory" });
    const exempting = await read({
      "approved-regions-only": { regions: ["ap-southeast-1"] },
      "kms-rotation-on": "advisory",
      "exemption-register-valid": { exemptions: [{ rule: "x" }] },
    });
    expect([same.digest, exempting.digest]).to.deep.equal([one.digest, one.digest]);
    expect(other.digest).to.not.equal(one.digest);
  });
});
