import { familyOf } from "./families.ts";
import type { Props } from "./props.ts";
import { inSameRegion } from "./regions.ts";
import type { Resource } from "./resource.ts";
import { UnknownProperty } from "./unknown.ts";

/** What a property that names another resource leads to. */
export type Link =
  | { readonly kind: "absent" }
  /** One resource of this stack. */
  | { readonly kind: "resource"; readonly resource: Resource }
  /** A value known at preview that no resource of this stack answers to: an id, name or ARN from elsewhere. */
  | { readonly kind: "literal"; readonly value: string }
  /** Not known yet; it comes from these resources, which may be none or of an unexpected type. */
  | { readonly kind: "open"; readonly candidates: readonly Resource[]; readonly path: string };

/** Who refers to whom by one property of one type: the same for every target, so looked for once. */
interface References {
  readonly certain: Map<Resource, Resource[]>;
  readonly open: { readonly referrer: Resource; readonly candidates: readonly Resource[] }[];
}

/** Properties by which other resources refer to a resource, beside `id` and `arn`. */
const NAMING_PROPERTIES = ["id", "arn", "bucket", "name", "identifier", "keyId", "groupName", "urn"] as const;

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
  readonly #byValue = new Map<unknown, Resource[]>();
  readonly #references = new Map<string, References>();
  readonly #derived = new Map<unknown, unknown>();

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

  /** What follows from the stack alone, whatever a rule's settings: worked out once and shared by all rules. */
  derived<T>(from: (stack: StackGraph) => T): T {
    if (!this.#derived.has(from)) this.#derived.set(from, from(this));
    return this.#derived.get(from) as T;
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
    // As many origins left as unknown elements: each element is one of them, whichever; else they stay open.
    const left = origins.filter(
      (origin) => !links.some((link) => link.kind === "resource" && link.resource === origin),
    );
    return left.length === unknown.length
      ? [...links, ...left.map((origin) => ({ kind: "resource", resource: origin }) as const)]
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
    return types.flatMap((type) => this.#referencesOf(type, path, target.type).certain.get(target) ?? []);
  }

  /**
   * The resources of some types whose reference cannot be followed, but might lead to this resource. One that comes
   * from another resource which the property can name is none of them.
   */
  openReferrers(target: Resource, types: readonly string[], path: string): readonly Resource[] {
    return types
      .flatMap((type) => this.#referencesOf(type, path, target.type).open)
      .filter(({ candidates }) => candidates.length === 0 || candidates.includes(target))
      .map(({ referrer }) => referrer);
  }

  #referencesOf(type: string, path: string, targetType: string): References {
    const key = `${type}|${path}|${targetType}`;
    const found = this.#references.get(key);
    if (found !== undefined) return found;
    const made: References = { certain: new Map(), open: [] };
    for (const referrer of this.ofType(type)) {
      for (const link of this.links(referrer, path, familyOf(targetType))) {
        if (link.kind === "resource") push(made.certain, link.resource, referrer);
        if (link.kind === "open") made.open.push({ referrer, candidates: link.candidates });
      }
    }
    this.#references.set(key, made);
    return made;
  }

  #named(text: string, resource: Resource, value: Props, expected: readonly string[]): Link {
    const named = this.#byValue.get(text)?.filter((one) => expected.includes(one.type)) ?? [];
    const owners = named.length > 1 ? nearest(named, resource) : named;
    const [owner, other] = owners;
    if (other !== undefined) return { kind: "open", candidates: owners, path: value.path };
    if (owner !== undefined) return { kind: "resource", resource: owner };
    // Nobody answers to the value. A provider may keep ids out of its outputs: then the origin is the one it names.
    const [origin, another] = this.#origins(resource, value.path, expected).filter(hidesId);
    return origin !== undefined && another === undefined
      ? { kind: "resource", resource: origin }
      : { kind: "literal", value: text };
  }

  #origins(resource: Resource, path: string, expected: readonly string[]): readonly Resource[] {
    const urns = resource.facts.propertyDependencies?.[path.replace(/[.[][^]*/, "")];
    return [...new Set(urns)]
      .flatMap((urn) => this.#byUrn.get(urn) ?? [])
      .filter((origin) => expected.includes(origin.type));
  }
}

/** Of several resources of one name, those in the Region of whoever names them; the one that is not only read. */
function nearest(owners: readonly Resource[], resource: Resource): readonly Resource[] {
  const near = owners.filter((owner) => inSameRegion(owner, resource) !== false);
  const managed = near.filter((owner) => !owner.isRead);
  return managed.length > 0 ? managed : near;
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function hidesId(resource: Resource): boolean {
  return resource.facts.outputs !== undefined && !("id" in resource.facts.outputs);
}

/** What stands in the naming properties, known texts or not: nobody asks for a resource by anything else. */
function identities({ facts }: Resource): ReadonlySet<unknown> {
  return new Set([facts.inputs, facts.outputs].flatMap((source) => NAMING_PROPERTIES.map((name) => source?.[name])));
}

function push<Key>(map: Map<Key, Resource[]>, key: Key, resource: Resource): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [resource]);
  else list.push(resource);
}
