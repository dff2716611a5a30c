const UNITS: readonly (readonly [pattern: string, minutes: number])[] = [
  ["Y", 365 * 24 * 60],
  ["M", 30 * 24 * 60],
  ["W", 7 * 24 * 60],
  ["D", 24 * 60],
];
const TIME_UNITS: readonly (readonly [pattern: string, minutes: number])[] = [
  ["H", 60],
  ["M", 1],
  ["S", 1 / 60],
];

/** The minutes of an ISO-8601 duration such as `PT12H` or `PT720M`; undefined when it is none. */
export function durationMinutes(text: string): number | undefined {
  const part = ([unit]: readonly [string, number]): string => `(?:(\\d+(?:\\.\\d+)?)${unit})?`;
  const form = new RegExp(`^P${UNITS.map(part).join("")}(?:T(?=\\d)${TIME_UNITS.map(part).join("")})?$`, "i");
  const amounts = form.exec(text.trim())?.slice(1);
  if (amounts === undefined || amounts.every((amount) => amount === undefined)) return undefined;
  return [...UNITS, ...TIME_UNITS].reduce((sum, [, minutes], at) => sum + Number(amounts[at] ?? 0) * minutes, 0);
}
