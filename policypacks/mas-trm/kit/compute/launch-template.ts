import { follow } from "../network/follow.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";
import { TEMPLATE_NAMES, usesShownVersion } from "./template-version.ts";

/** What a machine or a group is launched from. */
export type LaunchSource =
  | { readonly kind: "none" }
  /** A template or configuration of this stack. */
  | { readonly kind: "own"; readonly resource: Resource }
  /** One that this stack does not show, or of which it shows another version; why, as a clause. */
  | { readonly kind: "elsewhere"; readonly why: string };

/** Where the reference to a launch template stands in a machine, a group, and a group of mixed machines. */
const REFERENCES = ["launchTemplate", "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"] as const;

/**
 * The launch template or configuration that a machine or group names.
 *
 * @throws UnknownProperty when it cannot be told
 */
export function launchSourceOf(resource: Resource): LaunchSource {
  for (const reference of REFERENCES.map((path) => resource.props.at(path))) {
    for (const name of TEMPLATE_NAMES) {
      const source = sourceAt(resource, reference.at(name), LAUNCH_TEMPLATE);
      if (source.kind === "own") return ofShownVersion(source.resource, reference);
      if (source.kind !== "none") return source;
    }
  }
  return sourceAt(resource, resource.props.at("launchConfiguration"), LAUNCH_CONFIGURATION);
}

function sourceAt(resource: Resource, value: Props, type: string): LaunchSource {
  const link = follow(resource, value, [type]);
  if (link.kind === "open") throw new UnknownProperty(value.path);
  if (link.kind === "absent") return { kind: "none" };
  if (link.kind === "resource") return { kind: "own", resource: link.resource };
  return { kind: "elsewhere", why: `${value.path} names a template that is not part of this stack` };
}

function ofShownVersion(template: Resource, reference: Props): LaunchSource {
  if (usesShownVersion(template, reference)) return { kind: "own", resource: template };
  return {
    kind: "elsewhere",
    why: `it uses a version of launch template ${template.name} that may not be the one shown here`,
  };
}
