import { Props } from "./props.ts";

/** A value without parts, somewhere inside a resource. */
export interface Leaf {
  /** The name of the innermost property that holds it; elements of a list carry the list's name. */
  readonly key: string;
  /** The value, known or not. */
  readonly value: Props;
}

/** Every value without parts below a property, and every unknown one, in the order in which they stand. */
export function leaves(props: Props, key = ""): readonly Leaf[] {
  if (props.isOpaque) return [{ key, value: props }];
  const { value } = props;
  if (Array.isArray(value)) return props.elements.flatMap((element) => leaves(element, key));
  if (typeof value !== "object") return value === undefined ? [] : [{ key, value: props }];
  return parts(props).flatMap((part) => leaves(part.value, part.key));
}

/** The named parts of an object. Unlike a path, this reaches names that hold a dot. */
export function parts(props: Props): readonly Leaf[] {
  const { value } = props;
  return Object.entries(value ?? {}).map(([key, part]) => ({
    key,
    value: new Props(part, props.path === "" ? key : `${props.path}.${key}`),
  }));
}

/**
 * The values at a path that leads through lists: `rules[].destination.bucket`, `devices[]` for the elements
 * themselves, empty for the value it starts from. Absent ones are left out.
 *
 * @throws UnknownProperty when a list on the way is unknown
 */
export function reach(props: Props, path: string): readonly Props[] {
  if (path === "") return [props];
  const end = path.indexOf("[]");
  if (end < 0) return props.has(path) ? [props.at(path)] : [];
  const rest = path.slice(end + 2).replace(/^\./, "");
  return props.list(path.slice(0, end)).flatMap((element) => reach(element, rest));
}
