import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { explain } from "../../infra/config/explain.ts";
import { PROJECT } from "../../infra/config/schema.ts";
import { type GivenSettings, validate } from "../../infra/config/validate.ts";

/** Settings that a test may spoil. */
export type Settings = Record<string, unknown>;

/** Reads a YAML file of the repository's root. */
export function readYaml(file: string): Settings {
  return parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")) as Settings;
}

/** The flat map of a stack file: full key to value. */
export function stackFile(stack: string): Settings {
  return readYaml(`Pulumi.${stack}.yaml`)["config"] as Settings;
}

/**
 * A copy of a flat map with some places changed.
 * @param changes way into the map, steps joined by "/", to new value; undefined removes the place
 */
export function changed(flat: Settings, changes: Settings): Settings {
  const copy = structuredClone(flat);
  for (const [way, value] of Object.entries(changes)) {
    const steps = way.split("/");
    const last = steps.pop() ?? "";
    const parent = steps.reduce<Settings>((place, step) => (place[step] ??= {}) as Settings, copy);
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else parent[last] = value;
  }
  return copy;
}

/** A flat map as the validator takes it. */
export function given(stack: string, flat: Settings, encrypted: readonly string[] = []): GivenSettings {
  const valuesOf = (namespace: string) =>
    Object.fromEntries(
      Object.entries(flat)
        .filter(([key]) => key.startsWith(`${namespace}:`))
        .map(([key, value]) => [key.slice(namespace.length + 1), value]),
    );
  return { stack, values: { [PROJECT]: valuesOf(PROJECT), aws: valuesOf("aws") }, encrypted };
}

/** What an operator would read about these settings, without the file's name. */
export function linesAbout(stack: string, flat: Settings, encrypted: readonly string[] = []): string[] {
  const file = `Pulumi.${stack}.yaml`;
  return validate(given(stack, flat, encrypted)).problems.map((problem) =>
    explain(problem, file).slice(`${file}: `.length),
  );
}
