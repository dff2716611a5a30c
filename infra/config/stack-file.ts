import { readdirSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { yamlProblem } from "../../components/foundation/yaml-problem.ts";
import { readTextFile } from "../text-file.ts";
import { PROJECT } from "./schema.ts";
import type { GivenSettings } from "./validate.ts";

/**
 * Reads what a stack file says, without the engine.
 *
 * @param folder where the project lies
 * @throws Error, whose message is for the person who named the stack; pulumi.RunError where its file is no YAML
 */
export function readStackFile(folder: string, stack: string): GivenSettings {
  const name = `Pulumi.${stack}.yaml`;
  const stacks = readdirSync(folder).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
  if (!stacks.includes(stack)) {
    throw new Error(`there is no stack ${JSON.stringify(stack)}; there are ${stacks.sort().join(", ") || "none"}`);
  }
  const { config } = valueOf(name, readTextFile(name, "a stack's file", folder)) as {
    readonly config?: Readonly<Record<string, unknown>>;
  };
  return givenBy(stack, Object.entries(config ?? {}));
}

function valueOf(name: string, text: string): object {
  try {
    return (parse(text) as object | null) ?? {};
  } catch (error) {
    throw new pulumi.RunError(`${name}: ${yamlProblem(error instanceof Error ? error : { message: String(error) })}`);
  }
}

function givenBy(stack: string, entries: readonly (readonly [string, unknown])[]): GivenSettings {
  const encrypted = entries.filter(([, value]) => isEncrypted(value)).map(([key]) => key);
  const valuesOf = (namespace: string) =>
    Object.fromEntries(
      entries
        .filter(([key]) => key.startsWith(`${namespace}:`) && !encrypted.includes(key))
        .map(([key, value]) => [key.slice(namespace.length + 1), value]),
    );
  return { stack, values: { [PROJECT]: valuesOf(PROJECT), aws: valuesOf("aws") }, encrypted };
}

/** How Pulumi writes a value that it encrypted. */
function isEncrypted(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "secure";
}
