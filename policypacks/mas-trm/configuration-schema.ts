import { readFile, writeFile } from "node:fs/promises";
import { EXEMPTION_FIELDS, isExemptible } from "./exemptions/exemption.ts";
import { exemptionRegisterValid } from "./exemptions/exemption-register-valid.ts";
import type { Rule } from "./kit/rule.ts";
import { rules } from "./rules/index.ts";
import { EVERY_RULE } from "./server/configuration.ts";

/** Where the JSON Schema of the file given by --policy-pack-config lies. */
export const configurationSchemaFile = new URL("configuration.schema.json", import.meta.url);

const LEVELS = ["advisory", "mandatory", "remediate", "disabled"];
const INSTANT = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})$";
const BOUNDED_URN = "^urn:pulumi:[^:*]+::[^:*]+::[^*]+::([^*]+|[^*]{3,}\\*)$";

/**
 * JSON Schema of a policy configuration, the register of exemptions included: for editors and for reviews. The pack judges
 * the file by itself and says more.
 */
export function configurationSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Configuration of the policy pack mas-trm",
    type: "object",
    properties: {
      [EVERY_RULE]: { $ref: "#/$defs/level", description: "Level of every rule whose own entry states none" },
      ...Object.fromEntries(rules.map((rule) => [rule.id, entryOf(rule)])),
    },
    additionalProperties: false,
    $defs: { level: { enum: LEVELS }, exemption: exemption() },
  };
}

function entryOf(rule: Rule): object {
  const settings = Object.entries(rule.settings ?? {}).map(([name, schema]) => [name, schema] as const);
  const own =
    rule === exemptionRegisterValid ? { exemptions: { type: "array", items: { $ref: "#/$defs/exemption" } } } : {};
  return {
    description: rule.title,
    anyOf: [
      { $ref: "#/$defs/level" },
      {
        type: "object",
        properties: { enforcementLevel: { $ref: "#/$defs/level" }, ...Object.fromEntries(settings), ...own },
        additionalProperties: false,
      },
    ],
  };
}

function exemption(): object {
  const text = { type: "string", pattern: "\\S" };
  const fields: Readonly<Record<(typeof EXEMPTION_FIELDS)[number], object>> = {
    rule: { enum: rules.filter(isExemptible).map(({ id }) => id) },
    urn: {
      type: "string",
      pattern: BOUNDED_URN,
      description: "Exact, or with a name that ends in * after 3 characters",
    },
    reason: text,
    approver: text,
    ticket: { ...text, description: "Where the approval can be looked up" },
    granted: { type: "string", pattern: INSTANT, description: "ISO 8601 with time zone" },
    expires: { type: "string", pattern: INSTANT, description: "ISO 8601 with time zone" },
  };
  return { type: "object", properties: fields, required: EXEMPTION_FIELDS, additionalProperties: false };
}

/** The file's content as it should be. */
export function configurationSchemaText(): string {
  return `${JSON.stringify(configurationSchema(), null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes("--write")) await writeFile(configurationSchemaFile, configurationSchemaText());
  else if ((await readFile(configurationSchemaFile, "utf8").catch(() => "")) !== configurationSchemaText()) {
    process.stderr.write(
      "configuration.schema.json is stale; node policypacks/mas-trm/configuration-schema.ts --write renews it\n",
    );
    process.exitCode = 1;
  }
}
