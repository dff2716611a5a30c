import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { rules } from "../policypacks/mas-trm/rules/index.ts";
import { chosenSettings, problemsOfChoices, STRICTEST } from "../policypacks/mas-trm/server/choices.ts";
import {
  Configuration as PackConfiguration,
  defaultLevel,
  EVERY_RULE,
  levelInForce,
  type RuleConfig,
} from "../policypacks/mas-trm/server/configuration.ts";
import { packSettings, readPackSettings } from "../policypacks/mas-trm/server/pack-settings.ts";
import type { FindingsReport } from "./findings.ts";

type Configuration = FindingsReport["configuration"];

/** What a configuration file may say of a rule: a level, or parameters and perhaps a level. */
type Entry = Level | ({ readonly enforcementLevel?: Level } & Readonly<Record<string, unknown>>);
type Level = NonNullable<RuleConfig["level"]>;

/**
 * What was in force in a run: the rules' defaults, overlaid by the file given by `--policy-pack-config`.
 *
 * Exemptions are left out of the digest: they come and go and are reported one by one.
 */
export async function readConfiguration(file: string | undefined, projectDir: string): Promise<Configuration> {
  const given = file === undefined ? {} : await readDocument(file);
  const all = readEntry(given[EVERY_RULE]).level;
  const pack = readPackSettings(readEntry(given[packSettings.id]).parameters);
  const inForce = rules.map((rule) => {
    // As the engine does: what is set for all rules holds where a rule's own entry sets no level.
    const { level = all, parameters } = readEntry(given[rule.id]);
    const defaults = Object.entries(rule.settings ?? {}).map(([name, schema]) => [name, schema.default] as const);
    const chosen = chosenSettings(rule.id, pack);
    const { exemptions: _, ...settings } = { ...Object.fromEntries(defaults), ...chosen, ...parameters };
    return { rule: rule.id, level: levelInForce(rule, level), default: defaultLevel(rule), settings };
  });
  return {
    file: file === undefined ? null : relative(projectDir, file).replaceAll("\\", "/"),
    digest: `sha256:${createHash("sha256").update(canonical(inForce)).digest("hex")}`,
    disabled: inForce.filter(({ level }) => level === "disabled").map(({ rule }) => rule),
    softened: inForce.filter((one) => one.level === "advisory" && one.default === "mandatory").map(({ rule }) => rule),
    profile: pack.profile,
    accountRole: pack.accountRole,
    declared: inForce.flatMap(({ rule, settings }) => declarationsIn(rule, settings)),
  };
}

/**
 * What is wrong with a configuration file, each with the nearest name.
 *
 * The pack says the same as violations of `pack-settings`, but not of a rule that does not exist and has parameters only:
 * there the engine ends before it asks the pack, and names neither the rule nor the file.
 */
export async function configurationProblems(file: string): Promise<readonly string[]> {
  const given = await readDocument(file).catch(() => undefined);
  if (given === undefined) return ["is not a JSON object"];
  const entries = Object.entries(given).map(([name, entry]) => [name, readEntry(entry)] as const);
  const byRule = new Map(
    entries.map(([name, { level, parameters }]) => [name, { ...(level && { level }), settings: parameters }]),
  );
  const choices = { ...STRICTEST, ...byRule.get(packSettings.id)?.settings };
  return [...new PackConfiguration(byRule, rules).problems, ...problemsOfChoices(choices)];
}

async function readDocument(file: string): Promise<Readonly<Record<string, Entry>>> {
  const given: unknown = JSON.parse(await readFile(file, "utf8"));
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new TypeError(`${file} is not an object`);
  return given as Record<string, Entry>;
}

/** What the rule was told to exist outside the stack: the settings whose names begin with `declared` say so. */
function declarationsIn(rule: string, settings: Readonly<Record<string, unknown>>): Configuration["declared"] {
  return Object.entries(settings)
    .filter(([setting]) => /^declared[A-Z]/.test(setting))
    .flatMap(([setting, value]) => [value].flat().map((reference) => ({ rule, setting, reference: String(reference) })))
    .filter(({ reference }) => reference !== "");
}

function readEntry(entry: Entry | undefined): { level?: Level; parameters: Readonly<Record<string, unknown>> } {
  if (entry === undefined) return { parameters: {} };
  if (typeof entry === "string") return { level: entry, parameters: {} };
  const { enforcementLevel, ...parameters } = entry;
  return { ...(enforcementLevel !== undefined && { level: enforcementLevel }), parameters };
}

/** JSON with sorted keys, so that the order in a file changes no digest. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
