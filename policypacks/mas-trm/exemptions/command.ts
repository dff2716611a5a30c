import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Rule } from "../kit/rule.ts";
import { checkRegister } from "./check-register.ts";
import { type Exemption, EXEMPTION_FIELDS } from "./exemption.ts";
import { exemptionRegisterValid } from "./exemption-register-valid.ts";
import { readDocument, Refusal, registerOf } from "./register-file.ts";

const HELP = `npm run exemption -- add --file FILE --rule RULE --urn URN --reason TEXT --approver WHO --ticket ID --days N
npm run exemption -- list --file FILE [--within DAYS] [--json]

Keeps the register of exemptions in a policy configuration file, the one given by --policy-pack-config.

  add    writes an exemption that begins now and lasts so many days; refuses what the pack would refuse
  list   shows the exemptions, or those that end within so many days, and what is wrong with any

  --file  default: policypacks/config/prod.json

Exit code: 0 done, 1 the register has faults (list), 2 wrong use or nothing written.
`;

const DAY_MS = 24 * 60 * 60 * 1000;
/** What an exemption is made of that a person says; when it was granted and expires is reckoned from --days. */
const SAID = EXEMPTION_FIELDS.filter((field) => field !== "granted" && field !== "expires");

const FLAGS_OF = { add: [...SAID, "days", "file"], list: ["within", "file", "json"] } as const;

/** What a command printed, and its exit code. */
export interface CommandResult {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

type Arguments = ReturnType<typeof readArguments>["values"];

/**
 * Keeps the register of exemptions in a policy configuration file.
 *
 * @param args what follows `npm run exemption --`
 * @param rules the rules that can be exempted from
 * @param now the time that counts as today's
 */
export function exemptionCommand(args: readonly string[], rules: readonly Rule[], now: Date): CommandResult {
  try {
    const { values, positionals } = readArguments(args);
    const [command, ...more] = positionals;
    if (values.help || command === undefined) return { exitCode: 0, stdout: HELP, stderr: "" };
    refuseForeign(command, values, more);
    if (command === "add") return add(values, rules, now);
    if (command === "list") return list(values, rules, now);
    throw new Refusal(`there is no command ${command}; there are add and list`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { exitCode: 2, stdout: "", stderr: `error: ${error.message}\n` };
  }
}

function add(values: Arguments, rules: readonly Rule[], now: Date): CommandResult {
  const missing = ([...SAID, "days"] as const).filter((name) => !values[name]).map((name) => `--${name}`);
  if (missing.length > 0) throw new Refusal(`missing: ${missing.join(", ")}`);
  const { file, rule = "", urn = "", reason = "", approver = "", ticket = "" } = values;
  const expires = instant(new Date(now.getTime() + daysOf("days", values.days) * DAY_MS));
  const document = readDocument(file);
  const register = [
    ...registerOf(document),
    { rule, urn, reason, approver, ticket, granted: instant(now), expires } satisfies Exemption,
  ];
  const { problems } = checkRegister(register, rules, now);
  const own = problems.filter((problem) => problem.startsWith(`exemption ${String(register.length)} `));
  if (own.length > 0) throw new Refusal(own.join("\n"));
  const before = document[exemptionRegisterValid.id];
  // An entry that is a level only must keep it, not be spread into its letters.
  const kept = typeof before === "string" ? { enforcementLevel: before } : (before as object | undefined);
  const entry = { ...kept, exemptions: register };
  writeFileSync(file, `${JSON.stringify({ ...document, [exemptionRegisterValid.id]: entry }, null, 2)}\n`);
  return { exitCode: 0, stdout: `${file}: ${rule} is allowed at ${urn} until ${expires}\n`, stderr: "" };
}

function list({ file, within, json }: Arguments, rules: readonly Rule[], now: Date): CommandResult {
  const limit = within === undefined ? Infinity : now.getTime() + daysOf("within", within) * DAY_MS;
  // A misspelt path must not look like a register in which nothing ends.
  if (!existsSync(file)) throw new Refusal(`${file}: there is no such file`);
  const { active, problems } = checkRegister(registerOf(readDocument(file)), rules, now);
  const shown = active.filter((exemption) => Date.parse(exemption.expires) <= limit);
  const none = within === undefined ? "no exemption holds" : `no exemption ends within ${within} days`;
  const told = shown.length === 0 ? [none] : shown.map((exemption) => describe(exemption, now));
  const lines = [...told, ...problems];
  return {
    exitCode: problems.length > 0 ? 1 : 0,
    stdout: json
      ? `${JSON.stringify({ exemptions: shown, problems }, null, 2)}\n`
      : lines.map((line) => `${line}\n`).join(""),
    stderr: "",
  };
}

function describe({ rule, urn, expires, approver, ticket, reason }: Exemption, now: Date): string {
  const days = Math.ceil((Date.parse(expires) - now.getTime()) / DAY_MS);
  return `${rule}  ${urn}\n  ends in ${String(days)} ${days === 1 ? "day" : "days"} (${expires}), ${approver}, ${ticket}: ${reason}`;
}

/** What one command would pass over in silence is a slip: the user meant something by it. */
function refuseForeign(command: string, values: Arguments, more: readonly string[]): void {
  if (more.length > 0) throw new Refusal(`not understood: ${more.join(" ")}; put what has spaces in quotes`);
  const own: readonly string[] | undefined = FLAGS_OF[command as keyof typeof FLAGS_OF];
  const foreign = Object.entries(values).filter(([name, value]) => value !== false && !(own ?? [name]).includes(name));
  if (foreign.length > 0) throw new Refusal(`${command} takes no ${foreign.map(([name]) => `--${name}`).join(", ")}`);
}

function daysOf(flag: string, text = ""): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1) throw new Refusal(`--${flag}: is not a whole number of days, got ${text}`);
  return days;
}

/** To the second, in UTC. */
function instant(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

function readArguments(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rule: text,
        urn: text,
        reason: text,
        approver: text,
        ticket: text,
        days: text,
        within: text,
        file: { ...text, default: "policypacks/config/prod.json" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}
