const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const UNITS_A_DAY: Readonly<Record<string, number>> = { minute: 24 * 60, hour: 24, day: 1 };
const MS_A_DAY = 86_400_000;
/** Long enough to hold two leap days. */
const HORIZON_DAYS = 9 * 366;

type DayTest = (day: Date) => boolean;

/**
 * The longest time between two runs of a schedule expression, in days: `rate(4 hours)`, `cron(0 8 1 * ? *)`.
 * Undefined for what cannot be read, or ends some day (a cron that names years).
 */
export function longestGapDays(expression: string): number | undefined {
  const [, kind, body = ""] = /^\s*(rate|cron)\s*\((.*)\)\s*$/i.exec(expression) ?? [];
  if (kind === undefined) return undefined;
  return kind.toLowerCase() === "rate" ? rateDays(body) : cronGapDays(body);
}

function rateDays(body: string): number | undefined {
  const [, amount, unit = ""] = /^\s*([1-9]\d*)\s+(minute|hour|day)s?\s*$/i.exec(body) ?? [];
  return amount === undefined ? undefined : Number(amount) / (UNITS_A_DAY[unit.toLowerCase()] ?? NaN);
}

function cronGapDays(body: string): number | undefined {
  const [, , days = "", months = "", weekdays = "", years, ...more] = body.trim().toUpperCase().split(/\s+/);
  const tests = [dayOfMonth(days), month(months), dayOfWeek(weekdays)];
  if (years !== "*" || more.length > 0 || !tests.every((test) => test !== undefined)) return undefined;
  return longestGap((day) => tests.every((test) => test(day)));
}

function longestGap(runs: DayTest): number | undefined {
  let last: number | undefined;
  let longest = 0;
  for (let at = 0; at < HORIZON_DAYS; at += 1) {
    if (!runs(new Date(at * MS_A_DAY))) continue;
    if (last !== undefined) longest = Math.max(longest, at - last);
    last = at;
  }
  return longest === 0 ? undefined : longest;
}

function dayOfMonth(field: string): DayTest | undefined {
  if (field === "L") return isLastOfMonth;
  const days = numbers(field, 1, 31);
  return days && ((day) => days.has(day.getUTCDate()));
}

function month(field: string): DayTest | undefined {
  const months = numbers(field, 1, 12, MONTHS);
  return months && ((day) => months.has(day.getUTCMonth() + 1));
}

/** Weekdays count from 1 for Sunday; `6L` is the last Friday of a month, `6#1` its first. */
function dayOfWeek(field: string): DayTest | undefined {
  const [, name, last, nth] = /^([A-Z\d]+?)(?:(L)|#([1-5]))$/.exec(field) ?? [];
  const weekdays = numbers(field === "L" ? "SAT" : (name ?? field), 1, 7, WEEKDAYS);
  if (weekdays === undefined) return undefined;
  return (day) => {
    if (!weekdays.has(day.getUTCDay() + 1)) return false;
    if (last !== undefined) return isInLastWeek(day);
    return nth === undefined || Math.ceil(day.getUTCDate() / 7) === Number(nth);
  };
}

function isLastOfMonth(day: Date): boolean {
  return new Date(day.getTime() + MS_A_DAY).getUTCDate() === 1;
}

function isInLastWeek(day: Date): boolean {
  return new Date(day.getTime() + 7 * MS_A_DAY).getUTCMonth() !== day.getUTCMonth();
}

/** The numbers that a field stands for: lists, ranges, steps and names; undefined when it cannot be read. */
function numbers(field: string, first: number, last: number, names: readonly string[] = []): Set<number> | undefined {
  const found = new Set<number>();
  for (const item of field.split(",")) {
    const [, range, step] = /^([^/]+)(?:\/([1-9]\d*))?$/.exec(item) ?? [];
    const [low, high] = boundsOf(range ?? "", step !== undefined, first, last, names);
    if (!isWithin(low, first, last) || !isWithin(high, low, last)) return undefined;
    for (let number = low; number <= high; number += Number(step ?? 1)) found.add(number);
  }
  return found;
}

/** The ends of a range such as `MON-FRI`, `5` or `*`. With a step, one without an end goes on to the last: `1/10`. */
function boundsOf(range: string, isStepped: boolean, first: number, last: number, names: readonly string[]) {
  if (range === "*" || range === "?") return [first, last] as const;
  const [from = "", to, ...more] = range.split("-");
  const low = more.length > 0 ? undefined : numberOf(from, names);
  const end = isStepped ? last : low;
  return [low, to === undefined ? end : numberOf(to, names)] as const;
}

function isWithin(value: number | undefined, first: number, last: number): value is number {
  return value !== undefined && value >= first && value <= last;
}

function numberOf(text: string, names: readonly string[]): number | undefined {
  const place = names.indexOf(text);
  if (place !== -1) return place + 1;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
