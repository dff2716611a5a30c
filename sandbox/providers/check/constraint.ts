import type { Value } from "../rpc/values.ts";
import type { Format } from "./formats.ts";

/** Says what is wrong with a known value of the right type, or undefined. */
export type Constraint = (value: Value) => string | undefined;

/** Constraints of one resource type, by the pattern that `select` reads. */
export type Constraints = Readonly<Record<string, Constraint>>;

/** One of the given words. */
export function oneOf(...allowed: readonly string[]): Constraint {
  return (value) => {
    if (typeof value !== "string" || allowed.includes(value)) return undefined;
    return `expected one of ${JSON.stringify(allowed)}, got "${value}"`;
  };
}

/** One of the words of a text, which spaces separate: for long lists. */
export function oneWordOf(words: string): Constraint {
  return oneOf(...words.split(" "));
}

/** One of the given numbers. */
export function oneOfNumbers(...allowed: readonly number[]): Constraint {
  return (value) => {
    if (typeof value !== "number" || allowed.includes(value)) return undefined;
    return `expected one of ${JSON.stringify(allowed)}, got ${value}`;
  };
}

/** A whole number from `low` to `high`, both included. */
export function between(low: number, high: number): Constraint {
  return (value) => {
    if (typeof value !== "number" || (Number.isInteger(value) && value >= low && value <= high)) return undefined;
    return `expected a whole number in the range (${low} - ${high}), got ${value}`;
  };
}

/** A whole number, at least `low`. */
export function atLeast(low: number): Constraint {
  return (value) => {
    if (typeof value !== "number" || (Number.isInteger(value) && value >= low)) return undefined;
    return `expected a whole number of at least ${low}, got ${value}`;
  };
}

/** Text in a format. */
export function text(format: Format): Constraint {
  return (value) => (typeof value === "string" ? format(value) : undefined);
}

/** Text of `low` to `high` characters. */
export function length(low: number, high: number): Constraint {
  return (value) => {
    if (typeof value !== "string" || (value.length >= low && value.length <= high)) return undefined;
    return `expected a length in the range (${low} - ${high}), got ${value.length}`;
  };
}

/** A list with at least `low` and at most `high` items. */
export function items(low: number, high: number): Constraint {
  return (value) => {
    if (!Array.isArray(value) || (value.length >= low && value.length <= high)) return undefined;
    return `expected ${low} to ${high} items, got ${value.length}`;
  };
}

/** All of the given constraints; the first that fails speaks. */
export function all(...constraints: readonly Constraint[]): Constraint {
  return (value) => {
    for (const constraint of constraints) {
      const problem = constraint(value);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}
