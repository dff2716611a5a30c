import * as pulumi from "@pulumi/pulumi";
import { explain, type Problem } from "./explain.ts";
import { type LandingZoneConfig, PROJECT } from "./schema.ts";
import { type GivenSettings, validate } from "./validate.ts";

/** What the program may rely on once {@link loadConfig} has returned. */
export interface LoadedConfig {
  /** The landing zone's own settings. */
  readonly config: LandingZoneConfig;
  /** Region of the workload: `aws:region`. */
  readonly region: string;
  /** Accounts that the provider accepts: `aws:allowedAccountIds`, 12 digits each. */
  readonly allowedAccountIds: readonly string[];
}

/**
 * Reads and validates the configuration of the running stack.
 * @throws pulumi.RunError with one line for each problem; Pulumi shows it without a stack trace and ends unsuccessfully
 */
export function loadConfig(): LoadedConfig {
  const given = readSettings();
  const { settings, problems } = validate(given);
  if (settings === undefined) throw new pulumi.RunError(refusal(given.stack, problems));
  const { region, allowedAccountIds } = settings.aws;
  return { config: settings[PROJECT], region, allowedAccountIds };
}

function refusal(stack: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  // The stack file is named also for keys from --config: that is where Pulumi saves them, and where to put them right.
  const lines = problems.map((problem) => explain(problem, `Pulumi.${stack}.yaml`));
  return [`the configuration of stack ${stack} has ${count}`, ...lines].join("\n");
}

function readSettings(): GivenSettings {
  const encrypted = encryptedKeys();
  // The whole map, not pulumi.Config, which cannot list keys and so would never see a misspelt one.
  const plain = Object.entries(pulumi.runtime.allConfig()).filter(([fullKey]) => !encrypted.includes(fullKey));
  const valuesOf = (namespace: string) =>
    Object.fromEntries(
      plain
        .filter(([fullKey]) => fullKey.startsWith(`${namespace}:`))
        .map(([fullKey, text]) => [fullKey.slice(namespace.length + 1), decode(text)])
        .filter(([, value]) => value !== undefined),
    ) as Record<string, unknown>;
  return { stack: pulumi.getStack(), values: { [PROJECT]: valuesOf(PROJECT), aws: valuesOf("aws") }, encrypted };
}

/** Pulumi hands over text: structured values and flags as JSON, and "" or {} for what is declared but nobody set. */
function decode(text: string): unknown {
  if (text === "" || text === "{}") return undefined;
  if (!/^(?:\{|\[|true$|false$)/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Pulumi's typings offer no way to ask whether a key is encrypted without making its value an Output. */
function encryptedKeys(): string[] {
  const keys: unknown = JSON.parse(process.env["PULUMI_CONFIG_SECRET_KEYS"] || "[]");
  return Array.isArray(keys) ? keys.map((key) => String(key).replace(":config:", ":")) : [];
}
