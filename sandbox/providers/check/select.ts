import { isGiven, isProperties, isUnknown, type Properties, type Value } from "../rpc/values.ts";

/** A value found in the inputs, with its path. */
export interface Found {
  readonly path: string;
  readonly value: Value;
}

/**
 * The known, given values at a pattern such as `ingress[].cidrBlocks[]`: names separated by dots, `[]` for each item
 * of an array. The empty pattern is the inputs as a whole.
 */
export function select(inputs: Properties, pattern: string): Found[] {
  let found: Found[] = [{ path: "", value: inputs }];
  for (const step of pattern.split(".").filter((part) => part !== "")) {
    const name = step.replaceAll("[]", "");
    found = found.flatMap((from) => property(from, name));
    for (let depth = (step.length - name.length) / 2; depth > 0; depth -= 1) found = found.flatMap(items);
  }
  return found.filter(({ value }) => isGiven(value) && !isUnknown(value));
}

/** The objects at a pattern. */
export function selectObjects(inputs: Properties, pattern: string): { path: string; value: Properties }[] {
  return select(inputs, pattern).flatMap(({ path, value }) => (isProperties(value) ? [{ path, value }] : []));
}

/** Path of a property of an object that was found. */
export function within(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function property({ path, value }: Found, name: string): Found[] {
  const inner = isProperties(value) ? value[name] : undefined;
  return inner === undefined ? [] : [{ path: within(path, name), value: inner }];
}

function items({ path, value }: Found): Found[] {
  return Array.isArray(value) ? value.map((item, index) => ({ path: `${path}[${index}]`, value: item })) : [];
}
