import type { Props } from "../props.ts";

/**
 * What makes S3 delete objects sooner than a number of days after they were written, by one rule of a life cycle in
 * any of its spellings: the resource of its own, or inline in a bucket.
 *
 * Noncurrent versions count like current ones: a version becomes noncurrent when somebody overwrites or deletes it,
 * which can be on its first day.
 */
export function earlyExpiries(rule: Props, days: number): readonly string[] {
  const enabled = rule.has("status") ? rule.string("status") !== "Disabled" : rule.flag("enabled") !== false;
  if (!enabled) return [];
  const name = rule.path;
  const current = [...rule.list("expiration"), ...rule.list("expirations")];
  const noncurrent = [...rule.list("noncurrentVersionExpiration"), ...rule.list("noncurrentVersionExpirations")];
  return [
    ...current
      .filter((it) => it.string("date") !== undefined)
      .map(() => `${name} deletes objects on a date, however young they are`),
    ...tooShort(
      current.map((it) => it.number("days")),
      days,
    ).map((it) => `${name} deletes objects after ${it} days, sooner than ${days}`),
    ...tooShort(
      noncurrent.map((it) => it.number("noncurrentDays") ?? it.number("days")),
      days,
    ).map((it) => `${name} deletes older versions after ${it} days, sooner than ${days}`),
  ];
}

/** Zero and absent stand for no expiry by age. */
function tooShort(ages: readonly (number | undefined)[], days: number): readonly number[] {
  return ages.map((age) => age ?? 0).filter((age) => age > 0 && age < days);
}
