import type { Properties, Value } from "../rpc/values.ts";
import { digest } from "./digest.ts";
import type { Place } from "./place.ts";

/** Everything that a computed property may depend on. */
export interface Facts {
  readonly token: string;
  readonly name: string;
  readonly place: Place;
  /** Inputs, then also the outputs that were computed before. */
  readonly known: Properties;
  /** What the resource's identity is drawn from: it changes exactly when the resource is replaced. */
  readonly seed: string;
}

/**
 * How one property is computed: a text with placeholders, or a function for what is not a text.
 *
 * `{account}`, `{region}`, `{partition}`, `{dns}` come from the place; `{hex17:salt}` is `0` and 16 hexadecimal digits
 * (the form of EC2's ids), `{hex8:salt}` any other count of digits, `{upper16:salt}` and `{lower9:salt}` letters and
 * digits, `{uuid:salt}` a UUID; a salt `@vpcId.x` draws from the property `vpcId` instead of the resource itself; any
 * other word is a known property.
 */
export type Recipe = string | ((facts: Facts) => Value);

/** How the id and further computed properties of one resource type are made. */
export interface Recipes {
  readonly id: Recipe;
  readonly [property: string]: Recipe;
}

/** Recipes by resource type. */
export type RecipeTable = Readonly<Record<string, Recipes>>;

/** An ARN in the resource's own Region and account. */
export function regional(service: string, resource: string): string {
  return `arn:{partition}:${service}:{region}:{account}:${resource}`;
}

/** An ARN of a global service, which has an account but no Region. */
export function global(service: string, resource: string): string {
  return `arn:{partition}:${service}::{account}:${resource}`;
}

/** An always-same value. */
export function fixed(value: Value): Recipe {
  return () => value;
}

/** The time at which everything in the sandbox was made. */
export const CLOCK = "2026-01-01T00:00:00Z";

/** Computes a property. */
export function follow(recipe: Recipe, facts: Facts): Value {
  return typeof recipe === "string" ? expand(recipe, facts) : recipe(facts);
}

/** Fills the placeholders of a text. */
export function expand(template: string, facts: Facts): string {
  return template.replaceAll(/\{(\w+)(?::([\w@.-]+))?\}/g, (_, word: string, salt: string | undefined) => {
    const drawn = /^(hex|upper|lower)(\d+)$/.exec(word);
    if (drawn !== null) return draw(drawn[1] ?? "hex", Number(drawn[2]), source(salt, facts));
    if (word === "uuid") return uuid(source(salt, facts));
    return placeWord(word, facts.place) ?? textOfKnown(facts.known[word]);
  });
}

function placeWord(word: string, place: Place): string | undefined {
  const words: Readonly<Record<string, string>> = {
    account: place.account,
    region: place.region,
    partition: place.partition,
    dns: place.dnsSuffix,
  };
  return words[word];
}

function textOfKnown(value: Value | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function source(salt: string | undefined, facts: Facts): string {
  const [from = "", rest = ""] = (salt ?? "id").split(".");
  if (!from.startsWith("@")) return digest(facts.seed, from);
  const word = from.slice(1);
  return digest(placeWord(word, facts.place) ?? textOfKnown(facts.known[word]), rest);
}

const EC2_ID_LENGTH = 17;
const ALPHABETS: Readonly<Record<string, string>> = {
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  lower: "abcdefghijklmnopqrstuvwxyz0123456789",
};

function draw(kind: string, count: number, hex: string): string {
  const alphabet = ALPHABETS[kind];
  if (alphabet === undefined) {
    return count === EC2_ID_LENGTH ? `0${hex.slice(0, count - 1)}` : hex.slice(0, count);
  }
  const letter = (index: number): string =>
    alphabet.charAt(Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16) % alphabet.length);
  return Array.from({ length: count }, (_, index) => letter(index)).join("");
}

/** A UUID of version 4 in form. */
function uuid(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) % 4) + 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}
