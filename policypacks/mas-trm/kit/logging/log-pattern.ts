import { matchesInTime } from "../foreign-expression.ts";
import { matchesWildcard } from "../wildcard.ts";

/** Not a pattern of the kind that matches events written as JSON. */
export class UnreadablePattern extends Error {}

type Event = unknown;
/** Whether an event matches. Throws UnreadablePattern where that cannot be told in time. */
export type Matcher = (event: Event) => boolean;

/** Longest pattern that CloudWatch Logs takes, in characters (API reference, PutMetricFilter). */
const LONGEST = 1024;
/** One piece of a pattern: an operator, a bracket, a quoted text, or anything up to the next of these. */
const TOKEN = /\s*(\(|\)|&&|\|\||!=|<=|>=|=|<|>|"(?:[^"\\]|\\.)*"|%[^%]*%|(?:\[[^\]]*\]|[^\s()=!<>&|"%])+)/y;

/**
 * Reads a filter pattern for JSON events (CloudWatch Logs user guide, "Filter pattern syntax"), such as
 * `{ ($.eventName = "Create*") && ($.errorCode NOT EXISTS) }`. The empty pattern takes everything.
 *
 * @throws UnreadablePattern for the other kinds of pattern, which are not made for CloudTrail's records
 */
export function readLogPattern(pattern: string): Matcher {
  if (pattern.length > LONGEST) throw new UnreadablePattern("longer than AWS takes");
  const text = pattern.trim();
  if (text === "") return () => true;
  const body = /^\{([^]*)\}$/.exec(text)?.[1];
  if (body === undefined) throw new UnreadablePattern("not in braces");
  const reader = new Reader(tokensOf(body));
  const matcher = reader.either();
  reader.expectEnd();
  return matcher;
}

function tokensOf(body: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (/\S/.test(body.slice(TOKEN.lastIndex))) {
    const token = TOKEN.exec(body)?.[1];
    if (token === undefined) throw new UnreadablePattern("an unexpected character");
    tokens.push(token);
  }
  return tokens;
}

/** Reads tokens from the left. `&&` binds tighter than `||`. */
class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  either(): Matcher {
    const parts = [this.#both()];
    while (this.#takes("||")) parts.push(this.#both());
    return (event) => parts.some((part) => part(event));
  }

  expectEnd(): void {
    if (this.#at < this.#tokens.length) throw new UnreadablePattern("more than one condition without an operator");
  }

  #both(): Matcher {
    const parts = [this.#one()];
    while (this.#takes("&&")) parts.push(this.#one());
    return (event) => parts.every((part) => part(event));
  }

  #one(): Matcher {
    if (!this.#takes("(")) return this.#condition();
    const inner = this.either();
    if (!this.#takes(")")) throw new UnreadablePattern("a bracket that is not closed");
    return inner;
  }

  #condition(): Matcher {
    const select = selector(this.#next());
    const operator = this.#next();
    if (operator === "NOT") {
      if (this.#next() !== "EXISTS") throw new UnreadablePattern("NOT without EXISTS");
      return (event) => select(event) === undefined;
    }
    const value = this.#next();
    if (operator === "IS") return is(select, value);
    return comparison(select, operator, value);
  }

  #takes(token: string): boolean {
    const found = this.#tokens[this.#at] === token;
    if (found) this.#at += 1;
    return found;
  }

  #next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new UnreadablePattern("a condition that is not complete");
    this.#at += 1;
    return token;
  }
}

/** `$.userIdentity.type`, `$.items[0].name`, `$.['name']`. */
function selector(text: string): (event: Event) => unknown {
  if (!/^\$[.[]/.test(text)) throw new UnreadablePattern("a condition that does not start with a property");
  const steps = text.match(/[^$.[\]'"]+/g) ?? [];
  return (event) => steps.reduce<unknown>((value, step) => part(value, step), event);
}

function part(value: unknown, step: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined;
}

function is(select: (event: Event) => unknown, value: string): Matcher {
  const expected = { NULL: null, TRUE: true, FALSE: false }[value];
  if (expected === undefined) throw new UnreadablePattern("IS without NULL, TRUE or FALSE");
  return (event) => select(event) === expected;
}

/** A property that the event lacks matches no comparison. */
function comparison(select: (event: Event) => unknown, operator: string, value: string): Matcher {
  const compare = comparator(operator, value);
  return (event) => {
    const found = select(event);
    return (typeof found === "string" || typeof found === "number" || typeof found === "boolean") && compare(found);
  };
}

function comparator(operator: string, value: string): (found: string | number | boolean) => boolean {
  const wanted = textMatcher(value);
  switch (operator) {
    case "=":
      return (found) => wanted(String(found));
    case "!=":
      return (found) => !wanted(String(found));
    case "<":
      return (found) => Number(found) < Number(value);
    case ">":
      return (found) => Number(found) > Number(value);
    case "<=":
      return (found) => Number(found) <= Number(value);
    case ">=":
      return (found) => Number(found) >= Number(value);
    default:
      throw new UnreadablePattern("an operator that there is not");
  }
}

/** `*` stands for anything, quoted or not; text between percent signs is a regular expression. */
function textMatcher(value: string): (found: string) => boolean {
  const inside = value.slice(1, -1);
  if (value[0] === "%") {
    const compiled = compile(inside);
    return (found) => {
      const isMatch = matchesInTime(compiled, found);
      if (isMatch === undefined) throw new UnreadablePattern("a regular expression that takes too long");
      return isMatch;
    };
  }
  const text = (value[0] === '"' ? inside : value).replace(/\\(.)/g, "$1");
  return (found) => matchesWildcard(text, found);
}

function compile(expression: string): RegExp {
  try {
    return new RegExp(expression);
  } catch {
    throw new UnreadablePattern("a regular expression that is none");
  }
}
