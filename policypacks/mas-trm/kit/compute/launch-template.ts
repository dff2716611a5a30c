import { follow, knownOutput } from "../network/follow.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/** What a machine or a group is launched from. */
export type LaunchSource =
  | { readonly kind: "none" }
  /** A template or configuration of this stack. */
  | { readonly kind: "own"; readonly resource: Resource }
  /** One that this stack does not show, or of which it shows another version; why, as a clause. */
  | { readonly kind: "elsewhere"; readonly why: string };

/** Where the reference to a launch template stands in a machine, a group, and a group of mixed machines. */
const REFERENCES = ["launchTemplate", "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"] as const;
const NAMES = ["id", "name", "launchTemplateId", "launchTemplateName"] as const;

/**
 * The launch template or configuration that a machine or group names.
 *
 * @throws UnknownProperty when it cannot be told
 */
export function launchSourceOf(resource: Resource): LaunchSource {
  for (const reference of REFERENCES.map((path) => resource.props.at(path))) {
    for (const name of NAMES) {
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

/** A plan shows the version that it makes, which is the newest; a reference may choose an older one. */
function ofShownVersion(template: Resource, reference: Props): LaunchSource {
  const version = reference.at("version");
  // Computed from the template itself, as by `template.latestVersion`.
  const chosen = version.isUnknown() ? "$Latest" : (version.text ?? "$Default");
  const current = knownOutput(template, "latestVersion");
  const isDefaultNewest =
    template.props.flag("updateDefaultVersion") === true || knownOutput(template, "defaultVersion") === current;
  const isShown = chosen === "$Latest" || (chosen === "$Default" ? isDefaultNewest : chosen === (current ?? "1"));
  if (isShown) return { kind: "own", resource: template };
  return {
    kind: "elsewhere",
    why: `it uses a version of launch template ${template.name} that may not be the one shown here`,
  };
}
