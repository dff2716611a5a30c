import type { Registration } from "../support/record.ts";

/**
 * Who refers to whom inside a component, in Mermaid's language: a box for each type of resource and for each component
 * inside, an arrow from what refers to what it refers to. Empty where there is nothing to see.
 */
export function pictureOf(made: readonly Registration[], root: string): string {
  const boxes = new Map<string, Registration[]>();
  const boxOf = new Map<string, string>();
  for (const it of made.filter(({ parent }) => parent !== undefined)) {
    const part = partOf(it, made, root);
    boxes.set(part.type, [...(boxes.get(part.type) ?? []), ...(part === it ? [it] : [])]);
    boxOf.set(it.urn, part.type);
  }
  const types = [...boxes.keys()].sort();
  const id = (type: string) => `r${types.indexOf(type)}`;
  const arrows = made.flatMap((it) => {
    const from = boxOf.get(it.urn);
    const referred = Object.values(it.propertyDependencies).flat();
    return referred.flatMap((urn) => {
      const to = boxOf.get(urn);
      return from === undefined || to === undefined || from === to ? [] : [`  ${id(from)} --> ${id(to)}`];
    });
  });
  if (arrows.length === 0) return "";
  return [
    "graph LR",
    ...types.map((type) => `  ${box(id(type), type, boxes.get(type)?.length ?? 0)}`),
    ...[...new Set(arrows)].sort(),
  ].join("\n");
}

/** The child of the root that a resource is, or is inside of. */
function partOf(it: Registration, made: readonly Registration[], root: string): Registration {
  if (it.parent === root) return it;
  const above = made.find(({ name, custom }) => name === it.parent && !custom);
  return above === undefined ? it : partOf(above, made, root);
}

function box(id: string, type: string, count: number): string {
  const [, module, name] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  const label = module === undefined ? (type.split(":").at(-1) ?? type) : `${module}.${name ?? ""}`;
  const text = count > 1 ? `${count} × ${label}` : label;
  // Components have double sides.
  return module === undefined ? `${id}[["${text}"]]` : `${id}["${text}"]`;
}
