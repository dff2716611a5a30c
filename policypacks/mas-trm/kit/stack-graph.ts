import type { Props } from "./props.ts";
import type { Resource } from "./resource.ts";
import { isUnknown, UnknownProperty } from "./unknown.ts";

/** What a property that names another resource leads to. */
export type Link =
  | { readonly kind: "absent" }
  /** One resource of this stack. */
  | { readonly kind: "resource"; readonly resource: Resource }
  /** A value known at preview that no resource of this stack answers to: an id, name or ARN from elsewhere. */
  | { readonly kind: "literal"; readonly value: string }
  /** Not known yet; it comes from these resources, which may be none or of an unexpected type. */
  | { readonly kind: "open"; readonly candidates: readonly Resource[]; readonly path: string };

/** A resource with a reference that cannot be followed, and what it may lead to. */
interface OpenReference {
  readonly referrer: Resource;
  readonly candidates: readonly Resource[];
}

/** Properties by which other resources refer to a resource, beside `id` and `arn`. */
const NAMING_PROPERTIES = ["id", "arn", "bucket", "name", "keyId", "groupName", "urn"] as const;

/**
 * The resources of one stack and how they refer to each other. Built once per analysis and shared by all rules.
 *
 * A reference is resolved by its value where that is known, else by the engine's record of which resources the
 * property came from, which survives components and `apply` when ids are still unknown.
 */
export class StackGraph {
  readonly resources: readonly Resource[];
  readonly #byUrn = new Map<string, Resource>();
  readonly #byType = new Map<string, Resource[]>();
  readonly #byValue = new Map<string, Resource[]>();
  readonly #referrers = new Map<string, Map<Resource, Resource[]>>();
  readonly #open = new Map<string, readonly OpenReference[]>();

  constructor(resources: readonly Resource[]) {
    this.resources = resources;
    for (const resource of resources) {
      resource.graph = this;
      this.#byUrn.set(resource.urn, resource);
      push(this.#byType, resource.type, resource);
      for (const value of identities(resource)) push(this.#byValue, value, resource);
    }
  }

  /** The resources of any of these types, in the order of registration within each type. */
  ofType(...types: readonly string[]): readonly Resource[] {
    return types.length === 1
      ? (this.#byType.get(types[0] ?? "") ?? [])
      : types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /** The resource with this URN. */
  byUrn(urn: string): Resource | undefined {
    return this.#byUrn.get(urn);
  }

  /**
   * Where a reference leads.
   *
   * @param expected type tokens that the property can name; other types that a value was computed from are ignored
   */
  link(resource: Resource, path: string, expected: readonly string[]): Link {
    return this.linkOf(resource, resource.props.at(path), expected);
  }

  /** The same for a value inside a list, such as `routes[0].gatewayId`. */
  linkOf(resource: Resource, value: Props, expected: readonly string[]): Link {
    if (!value.isUnknown()) {
      const text = value.text;
      return text === undefined || text === "" ? { kind: "absent" } : this.#named(text, resource, value, expected);
    }
    const candidates = this.#origins(resource, value.path, expected);
    const [only, another] = candidates;
    return only !== undefined && another === undefined
      ? { kind: "resource", resource: only }
      : { kind: "open", candidates, path: value.path };
  }

  /** Where each element of a list of references leads. */
  links(resource: Resource, path: string, expected: readonly string[]): readonly Link[] {
    const list = resource.props.at(path);
    if (list.isOpaque) return [this.linkOf(resource, list, expected)];
    const origins = this.#origins(resource, path, expected);
    const open: Link = { kind: "open", candidates: origins, path: list.path };
    const [unknown, known] = partition(list.elements, (element) => element.isUnknown());
    const links = known.map((element) => this.linkOf(resource, element, expected));
    if (unknown.length === 0) return links;
    // As many origins as unknown elements: each element is one of them, whichever; else they stay open.
    return origins.length === unknown.length
      ? [...links, ...origins.map((origin) => ({ kind: "resource", resource: origin }) as const)]
      : [...links, open];
  }

  /** The one resource that a reference leads to; undefined for absent and foreign ones; throws when open. */
  target(resource: Resource, path: string, expected: readonly string[]): Resource | undefined {
    const link = this.link(resource, path, expected);
    if (link.kind === "open") throw new UnknownProperty(path);
    return link.kind === "resource" ? link.resource : undefined;
  }

  /**
   * The resources of some types whose property refers to this resource, for "the policy of this bucket".
   * Those whose reference is open and could be this one are left out: ask {@link openReferrers}.
   */
  referrers(target: Resource, types: readonly string[], path: string): readonly Resource[] {
    return types.flatMap((type) => this.#referrersOfType(type, path, target.type).get(target) ?? []);
  }

  /**
   * The resources of some types whose reference cannot be followed, but might lead to this resource.
   *
   * @param expected type tokens that the property can name; one that is known to name another resource is not open
   */
  openReferrers(
    target: Resource,
    types: readonly string[],
    path: string,
    expected: readonly string[] = [target.type],
  ): readonly Resource[] {
    return this.#openReferences(types, path, expected)
      .filter(({ candidates }) => candidates.length === 0 || candidates.includes(target))
      .map(({ referrer }) => referrer);
  }

  /** The same for every target, so looked for once: a stack that refers to itself a thousand times has few of them. */
  #openReferences(types: readonly string[], path: string, expected: readonly string[]): readonly OpenReference[] {
    const key = [...types, path, ...expected].join("|");
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const found = this.ofType(...types).flatMap((referrer) => {
      const link = this.link(referrer, path, expected);
      return link.kind === "open" ? [{ referrer, candidates: link.candidates }] : [];
    });
    this.#open.set(key, found);
    return found;
  }

  #referrersOfType(type: string, path: string, targetType: string): Map<Resource, Resource[]> {
    const key = `${type}|${path}|${targetType}`;
    const found = this.#referrers.get(key);
    if (found !== undefined) return found;
    const made = new Map<Resource, Resource[]>();
    for (const referrer of this.ofType(type)) {
      for (const link of this.links(referrer, path, [targetType])) {
        if (link.kind === "resource") push(made, link.resource, referrer);
      }
    }
    this.#referrers.set(key, made);
    return made;
  }

  #named(text: string, resource: Resource, value: Props, expected: readonly string[]): Link {
    const owner = this.#byValue.get(text)?.find((one) => expected.includes(one.type));
    if (owner !== undefined) return { kind: "resource", resource: owner };
    // Nobody answers to the value. A provider may keep ids out of its outputs: then the origin is the one it names.
    const [origin, another] = this.#origins(resource, value.path, expected).filter(hidesId);
    return origin !== undefined && another === undefined
      ? { kind: "resource", resource: origin }
      : { kind: "literal", value: text };
  }

  #origins(resource: Resource, path: string, expected: readonly string[]): readonly Resource[] {
    const property = path.split(/[.[]/)[0] ?? path;
    const urns = resource.facts.propertyDependencies?.[property] ?? [];
    return [...new Set(urns)]
      .flatMap((urn) => this.#byUrn.get(urn) ?? [])
      .filter((origin) => expected.includes(origin.type));
  }
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function hidesId(resource: Resource): boolean {
  return resource.facts.outputs !== undefined && !("id" in resource.facts.outputs);
}

function identities(resource: Resource): ReadonlySet<string> {
  const values = new Set<string>();
  for (const source of [resource.facts.inputs, resource.facts.outputs]) {
    for (const property of NAMING_PROPERTIES) {
      const value = source?.[property];
      if (typeof value === "string" && value !== "" && !isUnknown(value)) values.add(value);
    }
  }
  return values;
}

function push<Key>(map: Map<Key, Resource[]>, key: Key, resource: Resource): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [resource]);
  else list.push(resource);
}
