import type { Rule } from "../kit/rule.ts";
import { didYouMean } from "../kit/nearest.ts";
import { covers, EXEMPTION_FIELDS, type Exemption, isExemptible, LONGEST_DAYS } from "./exemption.ts";
import { urnFaults } from "./urn-faults.ts";

/** A register that was looked through: what holds today, and what is wrong with the rest. */
export interface CheckedRegister {
  readonly active: readonly Exemption[];
  /** One line for each fault. */
  readonly problems: readonly string[];
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Looks through a register. An entry with any fault exempts from nothing. */
export function checkRegister(register: unknown, rules: readonly Rule[], now: Date): CheckedRegister {
  if (!Array.isArray(register)) return { active: [], problems: ["the register is not a list of exemptions"] };
  const active: Exemption[] = [];
  const problems: string[] = [];
  register.forEach((raw: unknown, index) => {
    const faults = faultsOf(raw, rules, now, active);
    if (faults.length === 0) active.push(raw as Exemption);
    problems.push(...faults.map((fault) => `exemption ${String(index + 1)}${nameOf(raw)}: ${fault}`));
  });
  return { active, problems };
}

function faultsOf(raw: unknown, rules: readonly Rule[], now: Date, earlier: readonly Exemption[]): readonly string[] {
  if (!isRecord(raw)) return ["is not an object"];
  const missing = EXEMPTION_FIELDS.filter((field) => !isText(raw[field])).map((field) => `${field} is missing`);
  const unknown = Object.keys(raw)
    .filter((key) => !EXEMPTION_FIELDS.some((field) => field === key))
    .map((key) => `${key} is not a known field`);
  const exemption = raw as unknown as Exemption;
  const present = (field: keyof Exemption) => isText(raw[field]);
  return [
    ...missing,
    ...unknown,
    ...(present("rule") ? ruleFaults(exemption, rules) : []),
    ...(present("urn") ? urnFaults(exemption.urn) : []),
    ...(present("granted") && present("expires") ? timeFaults(exemption, rules, now) : []),
    ...(present("urn") ? duplicateFaults(exemption, earlier) : []),
  ];
}

function ruleFaults({ rule: id }: Exemption, rules: readonly Rule[]): readonly string[] {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) {
    const names = rules.map((one) => one.id);
    return [`the rule does not exist${didYouMean(id, names)}`];
  }
  return isExemptible(rule) ? [] : ["nobody can be exempted from this rule"];
}

function timeFaults({ rule: id, granted, expires }: Exemption, rules: readonly Rule[], now: Date): readonly string[] {
  const unzoned = Object.entries({ granted, expires }).filter(
    ([, value]) => !INSTANT.test(value) || isNaN(Date.parse(value)),
  );
  if (unzoned.length > 0) {
    return unzoned.map(([field]) => `${field} is not a time with a time zone, such as 2027-03-31T00:00:00+08:00`);
  }
  const [from, to] = [Date.parse(granted), Date.parse(expires)];
  if (from > now.getTime()) return ["it is granted in the future"];
  if (to <= from) return ["it expires before it is granted"];
  if (to <= now.getTime()) return ["it has expired"];
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return [];
  const longest = LONGEST_DAYS[rule.severity];
  const days = Math.ceil((to - from) / DAY_MS);
  return days > longest
    ? [`it lasts ${String(days)} days; for severity ${rule.severity} at most ${String(longest)}`]
    : [];
}

/** Only an entry that holds doubles another: who renews one that has expired need not remove that first. */
function duplicateFaults({ rule, urn }: Exemption, earlier: readonly Exemption[]): readonly string[] {
  return earlier.some((one) => one.rule === rule && covers(one, urn))
    ? ["an earlier entry exempts the same resource from the same rule"]
    : [];
}

function nameOf(raw: unknown): string {
  return isRecord(raw) && isText(raw["rule"]) ? ` (${raw["rule"]})` : "";
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
