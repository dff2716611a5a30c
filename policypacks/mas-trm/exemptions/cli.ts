import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { rules } from "../rules/index.ts";
import { checkRegister } from "./check-register.ts";
import { type Exemption, EXEMPTION_FIELDS } from "./exemption.ts";
import { exemptionRegisterValid } from "./exemption-register-valid.ts";

const HELP = `npm run exemption -- add --file FILE --rule RULE --urn URN --reason TEXT --approver WHO --ticket ID --days N
npm run exemption -- list --file FILE [--within DAYS] [--json]

Keeps the register of exemptions in a policy configuration file, the one given by --policy-pack-config.

  add    writes an exemption that begins now and lasts so many days; refuses what the pack would refuse
  list   shows the exemptions, or those that end within so many days, and what is wrong with any

  --file  default: policypacks/config/prod.json

Exit code: 0 done, 1 the register has faults, 2 wrong use.
`;

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = new Date();

type Document = Record<string, unknown>;

const { values, positionals } = readArguments();
const file = values.file;
if (values.help || positionals.length === 0) process.stdout.write(HELP);
else if (positionals[0] === "add") add();
else if (positionals[0] === "list") list();
else fail(`there is no command ${String(positionals[0])}; there are add and list`);

function add(): void {
  const missing = (["rule", "urn", "reason", "approver", "ticket", "days"] as const).filter((name) => !values[name]);
  if (missing.length > 0) return fail(`missing: ${missing.map((name) => `--${name}`).join(", ")}`);
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1)
    return fail(`--days: is not a whole number of days, got ${String(values.days)}`);
  const { rule = "", urn = "", reason = "", approver = "", ticket = "" } = values;
  const [granted, expires] = [NOW, new Date(NOW.getTime() + days * DAY_MS)].map(
    (time) => time.toISOString().slice(0, 19) + "Z",
  );
  const made = { rule, urn, reason, approver, ticket, granted: granted ?? "", expires: expires ?? "" };
  const document = readDocument();
  const register = [...registerOf(document), made];
  const { problems } = checkRegister(register, rules, NOW);
  const own = problems.filter((problem) => problem.startsWith(`exemption ${String(register.length)}`));
  if (own.length > 0) return fail(own.join("\n"));
  const entry = { ...(document[exemptionRegisterValid.id] as object | undefined), exemptions: register };
  writeFileSync(file, `${JSON.stringify({ ...document, [exemptionRegisterValid.id]: entry }, null, 2)}\n`);
  process.stdout.write(`${file}: ${rule} is allowed at ${urn} until ${made.expires}\n`);
}

function list(): void {
  const register = registerOf(readDocument());
  const { active, problems } = checkRegister(register, rules, NOW);
  const limit = values.within === undefined ? Infinity : NOW.getTime() + Number(values.within) * DAY_MS;
  const shown = active.filter((exemption) => Date.parse(exemption.expires) <= limit);
  if (values.json) process.stdout.write(`${JSON.stringify({ exemptions: shown, problems }, null, 2)}\n`);
  else process.stdout.write([...shown.map(describe), ...problems, ""].join("\n"));
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function describe(exemption: Exemption): string {
  const days = Math.ceil((Date.parse(exemption.expires) - NOW.getTime()) / DAY_MS);
  return `${exemption.rule}  ${exemption.urn}\n  ends in ${String(days)} days (${exemption.expires}), ${exemption.approver}, ${exemption.ticket}: ${exemption.reason}`;
}

function readDocument(): Document {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Document;
  } catch {
    fail(`${file}: is not JSON`);
    process.exit();
  }
}

function registerOf(document: Document): readonly unknown[] {
  const { exemptions = [] } = (document[exemptionRegisterValid.id] ?? {}) as { exemptions?: unknown };
  return Array.isArray(exemptions) ? exemptions : [];
}

function readArguments() {
  const text = Object.fromEntries(EXEMPTION_FIELDS.slice(0, 5).map((field) => [field, { type: "string" as const }]));
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...(text as Record<"rule" | "urn" | "reason" | "approver" | "ticket", { type: "string" }>),
        days: { type: "string" },
        within: { type: "string" },
        file: { type: "string", default: "policypacks/config/prod.json" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}

function fail(message: string): void {
  process.stderr.write(`error: ${message}\n`);
  process.exitCode = 2;
}
