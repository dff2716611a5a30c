import { Props } from "./props.ts";

/** A value without parts, somewhere inside a resource. */
export interface Leaf {
  /** The name of the innermost property that holds it; elements of a list carry the list's name. */
  readonly key: string;
  /** The value, known or not. */
  readonly value: Props;
}

/** Every value without parts below a property, and every unknown one, in the order in which they stand. */
export function leaves(props: Props): readonly Leaf[] {
  if (props.isOpaque) return [{ key: "", value: props }];
  const found: Leaf[] = [];
  collect(props.value, props.path, "", found);
  return found;
}

/** Walks plain values, since rules about every resource ask for all of its leaves. */
function collect(value: unknown, path: string, key: string, found: Leaf[]): void {
  if (value === undefined || value === null) return;
  if (typeof value !== "object") {
    found.push({ key, value: new Props(value, path) });
  } else if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) collect(element, `${path}[${String(index)}]`, key, found);
  } else {
    for (const [name, part] of Object.entries(value)) collect(part, within(path, name), name, found);
  }
}

/** The named parts of an object. Unlike a path, this reaches names that hold a dot. */
export function parts(props: Props): readonly Leaf[] {
  const { value } = props;
  return Object.entries(value ?? {}).map(([key, part]) => ({
    key,
    value: new Props(part, within(props.path, key)),
  }));
}

function within(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/**
 * The values at a path that leads through lists: `rules[].destination.bucket`, `devices[]` for the elements
 * themselves, empty for the value it starts from. Absent ones are left out.
 *
 * @throws UnknownProperty when a list on the way is unknown
 */
export function reach(props: Props, path: string): readonly Props[] {
  if (path === "") return [props];
  if (!path.includes("[]")) return props.has(path) ? [props.at(path)] : [];
  const end = path.indexOf("[]");
  const rest = path.slice(end + 2).replace(".", "");
  return props.list(path.slice(0, end)).flatMap((element) => reach(element, rest));
}
