import type { Resource } from "./resource.ts";
import type { StackGraph } from "./stack-graph.ts";

/**
 * Whether a text is an ARN or URL of a resource that goes by its `name`, such as a topic. One that is put together from
 * the name is known before the resource's own is, so that no link leads there yet.
 */
export function isNamedBy(resource: Resource, text: string): boolean {
  const { props } = resource;
  const name = props.isUnknown("name") ? undefined : props.string("name");
  return /^(arn|https):/.test(text) && text.split(/[:/]/).at(-1) === name;
}

/** The resources of a type that refer to a resource, by a link or by a text put together from its name. */
export function referrersByName(
  stack: StackGraph,
  resource: Resource,
  type: string,
  path: string,
): readonly Resource[] {
  const linked = stack.referrers(resource, [type], path);
  const named = stack.ofType(type).filter((referrer) => {
    const link = stack.link(referrer, path, [resource.type]);
    return link.kind === "literal" && isNamedBy(resource, link.value);
  });
  return [...new Set([...linked, ...named])];
}
