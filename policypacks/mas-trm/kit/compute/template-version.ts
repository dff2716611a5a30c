import { knownOutput } from "../network/follow.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { UnknownProperty } from "../unknown.ts";

/** The properties by which machines, groups and fleets name a launch template. */
export const TEMPLATE_NAMES = ["id", "name", "launchTemplateId", "launchTemplateName"] as const;

/**
 * Whether a reference to a launch template of this stack uses the version that the plan shows: the newest, which a
 * reference may leave for an older one.
 *
 * @throws UnknownProperty when the default version is asked for and cannot be told
 */
export function usesShownVersion(template: Resource, reference: Props): boolean {
  const version = reference.at("version");
  // Computed from the template itself, as by `template.latestVersion`.
  if (version.isUnknown()) return true;
  const chosen = version.text ?? "$Default";
  if (chosen === "$Latest") return true;
  const newest = knownOutput(template, "latestVersion");
  const standing = knownOutput(template, "defaultVersion");
  // The first version of a template that does not exist yet is the newest and the default one.
  if (newest === undefined && standing === undefined) return ["$Default", "1"].includes(chosen);
  if (chosen !== "$Default") return chosen === newest;
  if (template.props.flag("updateDefaultVersion") === true) return true;
  if (standing === undefined) throw new UnknownProperty(version.path);
  return standing === newest;
}
