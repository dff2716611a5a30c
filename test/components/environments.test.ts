import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { landingZoneSchema, PROJECT } from "../../infra/config/schema.ts";
import { given, stackFile } from "../config/given.ts";
import type { Registration } from "../support/record.ts";
import { buildZone } from "./whole-zone.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const ENVIRONMENTS = ["dev", "prod"] as const;

/**
 * Resources as text, with the environment's name taken out, which tags, a few names and a runbook carry, and with it
 * the digests of published files, whose contents are compared anyway.
 */
const withoutEnvironment = (made: readonly Registration[]) =>
  JSON.stringify(made, null, 1)
    .replaceAll(/\b(?:dev|prod)\b/g, "<environment>")
    .replaceAll(/\b[0-9a-f]{64}\b/g, "<digest>");

describe("what differs between environments", () => {
  it("is not the resources, their options included: the same settings make the same zone under either name", async () => {
    const dev = await buildZone({ environment: "dev" });
    const prod = await buildZone({ environment: "prod" });
    expect(withoutEnvironment(prod)).to.equal(withoutEnvironment(dev));
    expect(JSON.stringify(prod)).to.contain('"Environment":"prod"').and.not.contain('"Environment":"dev"');
  });

  for (const stack of ENVIRONMENTS) {
    it(`is no default either: the settings of Pulumi.${stack}.yaml are read the same under either name`, () => {
      const values = given(stack, stackFile(stack)).values[PROJECT] as object;
      const [dev, prod] = ENVIRONMENTS.map((environment) => landingZoneSchema.parse({ ...values, environment }));
      expect({ ...prod, environment: "dev" }).to.deep.equal(dev);
    });
  }

  it("is named in the code only where settings are checked and refused", () => {
    const files = globSync(["components/**/*.ts", "infra/**/*.ts"], { cwd: ROOT });
    const naming = files.filter((file) => /["'`](?:dev|prod)["'`]/.test(readFileSync(join(ROOT, file), "utf8")));
    const elsewhere = naming.filter((file) => !/^infra\/config\/(?:[a-z]+-)?checks\.ts$/.test(file));
    // The tags' comment gives an example, the schema the two names.
    expect(elsewhere.sort()).to.deep.equal(["components/foundation/tags.ts", "infra/config/schema.ts"]);
  });
});
