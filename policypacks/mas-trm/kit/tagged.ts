import types from "./aws-resource-types.json" with { type: "json" };
import { Props } from "./props.ts";
import type { Resource } from "./resource.ts";
import { AUTO_SCALING_GROUP } from "./types.ts";

/** Every AWS type token that the rules were written for, and whether it takes tags. */
const TAKES_TAGS: ReadonlyMap<string, boolean> = new Map(
  Object.entries(types).flatMap(([service, names]) => names.split(" ").map((name) => entry(service, name))),
);

/** Whether this is a type of the provider that the rules were written for. */
export function isKnownType(type: string): boolean {
  return TAKES_TAGS.has(type);
}

/** Whether resources of this type take tags. */
export function takesTags(type: string): boolean {
  return type === AUTO_SCALING_GROUP || TAKES_TAGS.get(type) === true;
}

/**
 * A tag of a resource, wherever it comes from: the resource itself, or its provider's default tags. An Auto Scaling
 * group has a list of tags.
 *
 * @throws UnknownProperty when the tag may be there but is not known yet
 */
export function tagOf(resource: Resource, name: string): string | undefined {
  const places = [resource.props.at("tags"), resource.props.at("tagsAll"), defaultTags(resource)];
  let open: Props | undefined;
  for (const place of places) {
    const tag = place.isOpaque ? place : inPlace(place, name);
    if (tag?.isOpaque === true) open = tag;
    else if (tag?.text !== undefined) return tag.text;
  }
  return open?.text;
}

function inPlace(place: Props, name: string): Props | undefined {
  if (!Array.isArray(place.value))
    return new Props((place.value as Record<string, unknown> | undefined)?.[name], `${place.path}.${name}`);
  return place.elements.find((tag) => !tag.at("key").isOpaque && tag.string("key") === name)?.at("value");
}

/** A provider made from stack configuration carries them as JSON text. */
function defaultTags(resource: Resource): Props {
  const defaults = resource.provider.at("defaultTags");
  if (defaults.isOpaque || typeof defaults.value !== "string") return defaults.at("tags");
  try {
    return new Props(JSON.parse(defaults.value), "defaultTags").at("tags");
  } catch {
    return new Props(undefined);
  }
}

function entry(service: string, name: string): readonly [string, boolean] {
  const plain = name.replace("*", "");
  return [`aws:${service}/${plain.charAt(0).toLowerCase()}${plain.slice(1)}:${plain}`, name.endsWith("*")];
}
