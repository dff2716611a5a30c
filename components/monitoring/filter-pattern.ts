/**
 * Patterns of CloudWatch metric filters for CloudTrail's events, put together from conditions.
 *
 * Source: CloudWatch Logs user guide, "Filter pattern syntax", JSON. An asterisk stands only at the beginning or end of
 * a text, where AWS's own examples have it. A property that an event lacks matches no comparison.
 */

/** One condition, brackets included, without the braces around a whole pattern. */
export type Condition = string;

/** The longest pattern that CloudWatch Logs takes, in characters (API reference, MetricFilter, filterPattern). */
export const MAX_PATTERN_LENGTH = 1024;

/** The whole pattern. */
export function pattern(condition: Condition): string {
  return `{ ${condition} }`;
}

/** A property of the event is a text; `*` at its beginning or end stands for anything. */
export function is(property: string, text: string): Condition {
  return `($.${property} = "${text}")`;
}

/** A property of the event is there, and is not a text. */
export function isNot(property: string, text: string): Condition {
  return `($.${property} != "${text}")`;
}

/** The event has no such property. */
export function lacks(property: string): Condition {
  return `($.${property} NOT EXISTS)`;
}

/** All of some conditions. */
export function all(...conditions: readonly Condition[]): Condition {
  return joined("&&", conditions);
}

/** At least one of some conditions. */
export function any(...conditions: readonly Condition[]): Condition {
  return joined("||", conditions);
}

/** One of several calls to a service, such as `calls("kms", "DisableKey", "Schedule*")`. */
export function calls(service: string, ...names: readonly string[]): Condition {
  return all(from(service), any(...names.map((name) => is("eventName", name))));
}

/** Any call to a service, by the prefix of its event source. */
export function from(service: string): Condition {
  return is("eventSource", `${service}.amazonaws.com`);
}

function joined(operator: string, conditions: readonly Condition[]): Condition {
  return conditions.length === 1 ? (conditions[0] ?? "") : `(${conditions.join(` ${operator} `)})`;
}
