import { readFileSync } from "node:fs";
import { expect } from "chai";
import { z } from "zod";
import {
  configurationSchema,
  configurationSchemaFile,
  configurationSchemaText,
} from "../../policypacks/mas-trm/configuration-schema.ts";
import { checkRegister } from "../../policypacks/mas-trm/exemptions/check-register.ts";
import { rules } from "../../policypacks/mas-trm/rules/index.ts";

const schema = z.fromJSONSchema(configurationSchema() as Parameters<typeof z.fromJSONSchema>[0]);
const accepts = (configuration: unknown) => schema.safeParse(configuration).success;
const NOW = new Date("2027-01-01T00:00:00Z");
const type = "urn:pulumi:prod::p::aws:ec2/eip:Eip";
const good = {
  rule: "no-nat-or-elastic-ips",
  urn: `${type}::nat`,
  reason: "r",
  approver: "a",
  ticket: "T-1",
  granted: "2026-12-01T00:00:00Z",
  expires: "2027-02-01T00:00:00+08:00",
};

describe("configuration.schema.json", () => {
  it("is what the registry gives (else: node policypacks/mas-trm/configuration-schema.ts --write)", () => {
    expect(readFileSync(configurationSchemaFile, "utf8")).to.equal(configurationSchemaText());
  });

  it("accepts this repository's configuration, levels and settings", () => {
    const own = readFileSync(new URL("../../policypacks/config/prod.json", import.meta.url), "utf8");
    for (const sound of [
      JSON.parse(own),
      {},
      { all: "advisory", "approved-regions-only": { regions: ["us-east-1"] } },
    ]) {
      expect(accepts(sound), JSON.stringify(sound)).to.equal(true);
    }
  });

  it("refuses rules, settings and levels that do not exist", () => {
    for (const wrong of [
      { "no-public-subnet": "advisory" },
      { "approved-regions-only": { region: [] } },
      { "kms-rotation-on": "off" },
      [],
    ]) {
      expect(accepts(wrong), JSON.stringify(wrong)).to.equal(false);
    }
  });

  it("takes exemptions as the pack takes them, but for what only a clock and a register tell", () => {
    const without = (field: keyof typeof good) =>
      Object.fromEntries(Object.entries(good).filter(([key]) => key !== field));
    const entries = [
      good,
      { ...good, urn: `${type}::nat*` },
      { ...good, urn: `${type}::na*` },
      { ...good, urn: `${type}::n*t` },
      { ...good, urn: "*" },
      { ...good, urn: "urn:pulumi:*::p::t::nat" },
      { ...good, urn: type },
      { ...good, reason: " " },
      { ...good, rule: "no-access-keys" },
      { ...good, rule: "no-nat" },
      { ...good, expires: "2027-02-01T00:00:00" },
      { ...good, aprover: "a" },
      ...(Object.keys(good) as (keyof typeof good)[]).map(without),
    ];
    for (const entry of entries) {
      const { problems } = checkRegister([entry], rules, NOW);
      const configuration = { "exemption-register-valid": { exemptions: [entry] } };
      expect(accepts(configuration), JSON.stringify(entry)).to.equal(problems.length === 0);
    }
  });
});
