import type { Registration } from "../support/record.ts";

/** Properties that say who or where, not how. */
const NAMES = /^(tags|description|alarmDescription|name|region|comment)$/;
/** A switch, a number, or a word that AWS knows: not text, no ARN, no JSON. */
const WORD = /^(?!arn:)[A-Za-z][\w.:/-]{0,39}$/;
const STATEMENTS = "statements of ";
const MOST_VALUES = 3;
/** Letters from which on it is no chance that a value holds an argument. */
const TELLING = 8;
/** An empty list, written out so that what somebody adds by hand goes away. */
const NOTHING = "(none)";

type Leaves = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The settings that all resources of a type share and that do not come from the arguments: values that no argument
 * holds, and that stay when every yes of the arguments becomes a no. Of policies, the statements that these arguments
 * give.
 */
export function settingsOf(
  made: readonly Registration[],
  flipped: readonly Registration[],
  args: unknown,
): readonly string[] {
  const given = [...leavesOf(args)].flatMap(([, values]) => [...values]);
  const [first, ...others] = made.map(({ inputs }) => leavesOf(inputs));
  if (first === undefined) return [];
  const turned = flipped.map(({ inputs }) => leavesOf(inputs));
  const isFixed = (path: string, values: ReadonlySet<string>) =>
    turned.every((other) => isSame(values, other.get(path))) && [...values].every((it) => isOwn(it, given));
  return [...first]
    .filter(([path, values]) => others.every((other) => isSame(values, other.get(path))))
    .filter(([path, values]) => (path.startsWith(STATEMENTS) ? !values.has("") : isFixed(path, values)))
    .filter(([, values]) => values.size <= MOST_VALUES)
    .map(([path, values]) => `${path}: ${[...values].join(", ")}`)
    .sort();
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string> | undefined): boolean {
  return b !== undefined && [...a].join() === [...b].join();
}

/** Switches are known by flipping them; other values must not stand in the arguments, nor be made from one of theirs. */
function isOwn(value: string, given: readonly string[]): boolean {
  if (["true", "false", NOTHING].includes(value)) return true;
  if (/^-?\d+$/.test(value)) return !given.includes(value);
  if (!WORD.test(value) || /^it(-|$)/.test(value)) return false;
  const numbers = value.match(/\d+/g) ?? [];
  if (numbers.some((number) => given.includes(number))) return false;
  return !given.map(bare).some((it) => it === bare(value) || (it.length >= TELLING && bare(value).includes(it)));
}

/** `ad-connector` and `ADConnector` are the same word. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

function leavesOf(root: unknown): Leaves {
  const found = new Map<string, Set<string>>();
  const add = (path: string, value: string) => found.set(path, (found.get(path) ?? new Set()).add(value));
  const visit = (value: unknown, path: string, key: string): void => {
    if (NAMES.test(key)) return;
    if (Array.isArray(value)) {
      for (const entry of value) visit(entry, `${path}[]`, key);
      if (value.length === 0) add(path, NOTHING);
    } else if (typeof value === "object" && value !== null) {
      for (const [inner, entry] of Object.entries(value)) visit(entry, path === "" ? inner : `${path}.${inner}`, inner);
    } else if (typeof value === "string" && value.startsWith('{"Version"')) {
      add(`${STATEMENTS}${path}`, statementsOf(value));
    } else if (["string", "number", "boolean"].includes(typeof value)) {
      add(path, String(value));
    }
  };
  visit(root, "", "");
  return found;
}

/** `Allow TrailWrites, Deny TlsOnly` of a policy document. */
function statementsOf(document: string): string {
  const { Statement } = JSON.parse(document) as { Statement: readonly { Effect: string; Sid: string }[] };
  return Statement.map(({ Effect, Sid }) => `${Effect} ${Sid}`).join(", ");
}
