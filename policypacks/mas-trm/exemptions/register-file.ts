import { existsSync, readFileSync } from "node:fs";
import { exemptionRegisterValid } from "./exemption-register-valid.ts";

/** Wrong use: told to the user, and nothing is written. */
export class Refusal extends Error {}

/** A policy configuration file: entries by the name of the rule. */
export type Document = Readonly<Record<string, unknown>>;

/** The policy configuration in a file; empty where there is no file yet. */
export function readDocument(file: string): Document {
  const document = existsSync(file) ? parse(readFileSync(file, "utf8"), file) : {};
  if (typeof document !== "object" || document === null || Array.isArray(document))
    throw new Refusal(`${file}: is not a JSON object`);
  return document as Document;
}

/** The register as it stands; what is no list is left to the pack to refuse, and must not be written over. */
export function registerOf(document: Document): readonly unknown[] {
  const entry = document[exemptionRegisterValid.id] ?? {};
  const exemptions = typeof entry === "object" && "exemptions" in entry ? entry.exemptions : [];
  if (!Array.isArray(exemptions)) throw new Refusal(`${exemptionRegisterValid.id}.exemptions: is not a list`);
  return exemptions as readonly unknown[];
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(`${file}: is not JSON`);
  }
}
