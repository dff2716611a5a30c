import type { TestResource } from "../support/examine.ts";

/** Something that makes a stack strictly worse in the eyes of a rule. All parts of it are done. */
export interface Worsening {
  readonly rule: string;
  readonly what: string;
  /** Types of the resources that become worse. */
  readonly on?: readonly string[];
  /** Values to set, by dotted path. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Properties to take away, by dotted path. */
  readonly drop?: readonly string[];
  /** Elements to add to lists, by dotted path. */
  readonly append?: Readonly<Record<string, unknown>>;
  /** Statements to add to policies, by property. */
  readonly allow?: Readonly<Record<string, object>>;
  /** A resource to add. */
  readonly add?: TestResource;
  /** Types of the resources to take away. */
  readonly remove?: readonly string[];
}

type Plain = Readonly<Record<string, unknown>>;

/** A stack made worse. */
export function worsened(stack: readonly TestResource[], by: Worsening): readonly TestResource[] {
  const [gone, left] = [true, false].map((isGone) =>
    stack.filter(({ type }) => (by.remove?.includes(type) === true) === isGone),
  );
  const names = new Set(gone?.map(({ name }) => name));
  return [
    ...(left ?? [])
      .map((resource) => ({ ...resource, dependsOn: originsBut(resource, (_, name) => !names.has(name)) }))
      .map((resource) => (by.on?.includes(resource.type) === true ? worsenedResource(resource, by) : resource)),
    ...(by.add ? [{ ...by.add, name: "added" }] : []),
  ];
}

function originsBut(
  { dependsOn = {} }: TestResource,
  isKept: (property: string, name: string) => boolean,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(dependsOn)
      .map(([property, names]) => [property, names.filter((name) => isKept(property, name))] as const)
      .filter(([, names]) => names.length > 0),
  );
}

function worsenedResource(resource: TestResource, by: Worsening): TestResource {
  let props: Plain = resource.props;
  const change = (path: string, to: (old: unknown) => unknown) =>
    (props = changed(props, path.split("."), to) as Plain);
  for (const [path, value] of Object.entries(by.set ?? {})) change(path, () => value);
  for (const path of by.drop ?? []) change(path, () => undefined);
  for (const [path, element] of Object.entries(by.append ?? {})) change(path, (old) => withElement(old, element));
  for (const [path, statement] of Object.entries(by.allow ?? {})) change(path, (old) => withStatement(old, statement));
  // What is written down now comes from nowhere else.
  const own = [...Object.keys(by.set ?? {}), ...(by.drop ?? [])];
  return { ...resource, props, dependsOn: originsBut(resource, (property) => !own.includes(property)) };
}

function changed(whole: unknown, [step, ...rest]: readonly string[], to: (old: unknown) => unknown): unknown {
  if (step === undefined) return to(whole);
  const record = isRecord(whole) ? whole : {};
  return { ...record, [step]: changed(record[step], rest, to) };
}

/** A list with one more element; a single value counts as a list of one, and what is no list becomes one. */
function withElement(old: unknown, element: unknown): unknown {
  return [...(Array.isArray(old) ? (old as unknown[]) : isRecord(old) ? [old] : []), element];
}

/** A policy that also allows something; one that cannot be read stays as it is. */
function withStatement(old: unknown, statement: object): unknown {
  if (typeof old === "string" && old !== "") {
    try {
      return JSON.stringify(withStatement(JSON.parse(old), statement));
    } catch {
      return old;
    }
  }
  if (old === undefined || old === null || old === "") return { Statement: [{ Effect: "Allow", ...statement }] };
  if (!isRecord(old)) return old;
  const statements = old["Statement"];
  if (statements === undefined) return old;
  return {
    ...old,
    Statement: [
      ...(Array.isArray(statements) ? (statements as unknown[]) : [statements]),
      { Effect: "Allow", ...statement },
    ],
  };
}

function isRecord(value: unknown): value is Plain {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
