import { matchesWildcard } from "../wildcard.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether an event matches an event pattern (EventBridge user guide, "Comparison operators"). Matchers for numbers and
 * addresses match nothing here: none of the events that rules ask about is told by them.
 */
export function matchesEventPattern(pattern: unknown, event: unknown): boolean {
  if (!isFields(pattern)) return false;
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === "$or") return Array.isArray(wanted) && wanted.some((one) => matchesEventPattern(one, event));
    const found = isFields(event) ? event[key] : undefined;
    return Array.isArray(wanted) ? matchesAny(wanted, found) : matchesEventPattern(wanted, found ?? {});
  });
}

/** A list in the event matches when one of its elements does. */
function matchesAny(matchers: readonly unknown[], found: unknown): boolean {
  const values = Array.isArray(found) ? found : [found];
  return matchers.some((matcher) => values.some((value) => matchesOne(matcher, value)));
}

function matchesOne(matcher: unknown, value: unknown): boolean {
  if (!isFields(matcher)) return matcher === value;
  return Object.entries(matcher).every(([operator, wanted]) => OPERATORS[operator]?.(wanted, value) ?? false);
}

const OPERATORS: Readonly<Record<string, (wanted: unknown, value: unknown) => boolean>> = {
  exists: (wanted, value) => wanted === (value !== undefined),
  prefix: (wanted, value) => onText(wanted, value, (text, part) => text.startsWith(part)),
  suffix: (wanted, value) => onText(wanted, value, (text, part) => text.endsWith(part)),
  wildcard: (wanted, value) => onText(wanted, value, (text, part) => matchesWildcard(part, text)),
  "equals-ignore-case": (wanted, value) =>
    onText(wanted, value, (text, one) => text.toLowerCase() === one.toLowerCase()),
  "anything-but": (wanted, value) =>
    value !== undefined && !(Array.isArray(wanted) ? wanted : [wanted]).some((one) => matchesOne(one, value)),
};

function onText(wanted: unknown, value: unknown, test: (text: string, wanted: string) => boolean): boolean {
  return typeof wanted === "string" && typeof value === "string" && test(value, wanted);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
