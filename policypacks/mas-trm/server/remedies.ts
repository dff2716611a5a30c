import { judgeStack, type Settings } from "../kit/evaluate.ts";
import type { SafeValue } from "../kit/remedy.ts";
import { Resource, type ResourceFacts } from "../kit/resource.ts";
import type { Rule } from "../kit/rule.ts";
import { StackGraph } from "../kit/stack-graph.ts";
import { isUnknown } from "../kit/unknown.ts";
import { isSecret } from "./wire.ts";

type Plain = Readonly<Record<string, unknown>>;

/** One property of a resource that a remedy sets. */
export interface Change {
  /** Names and, in lists, places, from the resource down. */
  readonly path: readonly (string | number)[];
  readonly value: SafeValue;
}

/**
 * What a rule's remedies would set on a resource: those by which the rule, asked about this resource alone, has less
 * against it. A property that is not known yet stays as it is.
 */
export function changesBy(rule: Rule, facts: ResourceFacts, settings: Settings): readonly Change[] {
  const made: Change[] = [];
  let now = facts;
  for (const remedy of rule.remedies ?? []) {
    if (!remedy.types.includes(facts.type)) continue;
    const changes = Object.entries(remedy.set).flatMap(([path, value]) => changesAt(now.inputs ?? {}, path, value));
    const then = { ...now, inputs: withChanges(now.inputs ?? {}, changes) };
    if (countViolations(rule, then, settings) >= countViolations(rule, now, settings)) continue;
    now = then;
    made.push(...changes);
  }
  return made;
}

/** The properties with some changes made. What is secret stays so. */
export function withChanges(properties: Plain, changes: readonly Change[]): Plain {
  return changes.reduce<Plain>((done, { path, value }) => put(done, path, value) as Plain, properties);
}

/** A change as a finding tells it: `ebsBlockDevices[0].encrypted to true`. */
export function changeText({ path, value }: Change): string {
  const where = path.map((step, index) =>
    typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${step}`,
  );
  return `${where.join("")} to ${String(value)}`;
}

function countViolations(rule: Rule, facts: ResourceFacts, settings: Settings): number {
  return judgeStack(rule, new StackGraph([new Resource(facts)]), settings).filter(
    ({ verdict, urn }) => verdict === "violation" && urn === facts.urn,
  ).length;
}

/** The places that a remedy's path stands for, but those that hold the value already or are not known yet. */
function changesAt(properties: Plain, path: string, value: SafeValue): readonly Change[] {
  const steps = path.split(".");
  return placesOf(properties, steps, false)
    .filter(({ found }) => isOther(found, value))
    .map((place) => ({ path: place.path, value }));
}

/** Whether a place is empty or holds another value than this one. What is not known yet, or an object, is left alone. */
function isOther(found: unknown, value: SafeValue): boolean {
  if (found === undefined) return true;
  const isText = typeof found === "string" || typeof found === "number" || typeof found === "boolean";
  return isText && !isUnknown(found) && String(found) !== String(value);
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly found: unknown;
}

function placesOf(here: unknown, [step, ...rest]: readonly string[], isInList: boolean): readonly Place[] {
  if (step === undefined) return [{ path: [], found: here ?? undefined }];
  if (here === undefined || here === null ? isInList : !isRecord(here)) return [];
  const name = step.replace("[]", "");
  const inner: unknown = isRecord(here) ? here[name] : undefined;
  const under = (place: Place, ...above: readonly (string | number)[]) => ({
    ...place,
    path: [...above, ...place.path],
  });
  if (name === step) return placesOf(inner, rest, isInList).map((place) => under(place, name));
  return Array.isArray(inner)
    ? inner.flatMap((element, index) => placesOf(element, rest, true).map((place) => under(place, name, index)))
    : [];
}

function put(here: unknown, path: readonly (string | number)[], value: SafeValue): unknown {
  if (isSecret(here)) return { ...here, value: put(here["value"], path, value) };
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(here))
    return here.map((element: unknown, index) => (index === step ? put(element, rest, value) : element));
  const record = isRecord(here) ? here : {};
  return { ...record, [step]: put(record[step], rest, value) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
