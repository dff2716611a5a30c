import type { CheckFailure } from "../rpc/resource-provider.ts";
import { isArchive, isAsset, isGiven, isProperties, isUnknown, type Properties, type Value } from "../rpc/values.ts";
import type { NestedTypes, PropertyType, Shape } from "../schema/model.ts";

/** Called with each known text value: its path, the name of the property that holds it, and the text. */
export type VisitText = (path: string, property: string, text: string) => void;

interface Walk {
  readonly types: NestedTypes;
  readonly failures: CheckFailure[];
  readonly visit: VisitText;
}

/**
 * Checks values against their shape: unknown and missing properties, types and enum values, at every depth. Values
 * that are not known yet pass. `visit` sees the texts on the way, map entries (such as tags) left out.
 */
export function checkShape(shape: Shape, types: NestedTypes, values: Properties, visit: VisitText): CheckFailure[] {
  const walk: Walk = { types, failures: [], visit };
  checkObject(walk, "", shape, values);
  return walk.failures;
}

function checkObject(walk: Walk, path: string, shape: Shape, values: Properties): void {
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith("__") || !isGiven(value)) continue; // the engine's own bookkeeping, and "not set"
    const property = shape[name];
    if (property === undefined) {
      const close = closest(name, Object.keys(shape));
      const hint = close === undefined ? "" : `; did you mean "${close}"?`;
      walk.failures.push({ property: at(name), reason: `Invalid or unknown key "${name}"${hint}` });
    } else {
      checkValue(walk, at(name), name, property.type, value);
    }
  }
  for (const [name, { required }] of Object.entries(shape)) {
    if (!required || isGiven(values[name])) continue;
    walk.failures.push({ property: at(name), reason: `Missing required property "${name}"` });
  }
}

function checkValue(walk: Walk, path: string, name: string, type: PropertyType, value: Value): void {
  if (isUnknown(value)) return;
  const problem = typeProblem(type, value);
  if (problem !== undefined) {
    walk.failures.push({ property: path, reason: problem });
    return;
  }
  if (typeof value === "string") {
    walk.visit(path, name, value);
  } else if (type.kind === "array" && Array.isArray(value)) {
    value.forEach((item, index) => {
      checkValue(walk, `${path}[${index}]`, name, type.items, item);
    });
  } else if (isProperties(value)) {
    if (type.kind === "map") checkMap(walk, path, type.values, value);
    if (type.kind === "object") checkObject(walk, path, walk.types[type.ref] ?? {}, value);
  }
}

/** Map keys are the user's own, so their texts are not visited: a tag called `roleArn` need not hold an ARN. */
function checkMap(walk: Walk, path: string, type: PropertyType, value: Properties): void {
  const unseen: Walk = { ...walk, visit: () => undefined };
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith("__") || !isGiven(item)) continue;
    checkValue(unseen, `${path}[${JSON.stringify(key)}]`, key, type, item);
  }
}

function typeProblem(type: PropertyType, value: Value): string | undefined {
  const got = typeName(value);
  switch (type.kind) {
    case "any":
      return undefined;
    case "enum":
      return enumProblem(type.values, value);
    case "document":
      return got === "string" || got === "object" ? undefined : expected("string or object", got);
    case "assetOrArchive":
      return got === "asset" || got === "archive" ? undefined : expected("asset or archive", got);
    case "map":
      return got === "object" ? undefined : expected("object", got);
    default:
      return got === type.kind ? undefined : expected(type.kind, got);
  }
}

function enumProblem(allowed: readonly (string | number)[], value: Value): string | undefined {
  if (allowed.some((one) => one === value)) return undefined;
  return `expected one of ${allowed.map((one) => JSON.stringify(one)).join(", ")}, got ${JSON.stringify(value)}`;
}

function expected(wanted: string, got: string): string {
  return `expected ${wanted} type, got ${got} type`;
}

function typeName(value: Value): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (isAsset(value)) return "asset";
  return isArchive(value) ? "archive" : typeof value;
}

/** The name that differs from the given one by case or by at most two letters. */
function closest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((other) => ({ other, distance: editDistance(name.toLowerCase(), other.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= 2 ? best.other : undefined;
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
