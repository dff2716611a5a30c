import type { DeviceForm } from "./block-devices.ts";
import type { Judge } from "../judge.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { LAUNCH_TEMPLATE } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";
import { reach } from "../values.ts";
import { TEMPLATE_NAMES, usesShownVersion } from "./template-version.ts";

/** What a reference to a launch template says about the machines that follow it. */
type TemplateUse =
  /** The template stands in this stack as it will be used, so that judging it is enough. */
  | "seen"
  /** The template is not of this stack. */
  | "foreign"
  /** The template is of this stack, but another version of it than the one seen here is used. */
  | "other-version";

/** Templates of this stack decide, and are judged themselves; machines that say nothing need one. */
export function checkTemplates(judge: Judge, resource: Resource, { machines, templates = [] }: DeviceForm): void {
  judge.guard(resource, () => {
    const references = templates.flatMap((path) => reach(resource.props, path));
    const uses = references.flatMap((reference) => useOf(judge, resource, reference));
    if (uses.includes("other-version")) {
      judge.violation(resource, "it uses another version of its launch template than the one in this stack");
    }
    const bare =
      machines === undefined ? [] : reach(resource.props, machines.path).filter(saysNothingOf(machines.root));
    const isDecided = references.length > 0 && !uses.includes("foreign");
    if (bare.length > 0 && !isDecided) judge.violation(resource, "nothing says that its root device is encrypted");
    else if (uses.includes("foreign")) {
      judge.undetermined(resource, "its launch template is not of this stack, so its devices cannot be seen");
    }
  });
}

/** The use of one template; none when it is not known yet, which is then on record. */
function useOf(judge: Judge, resource: Resource, reference: Props): readonly TemplateUse[] {
  const uses: TemplateUse[] = [];
  judge.guard(resource, () => uses.push(templateUse(resource, reference)));
  return uses;
}

function saysNothingOf(root: string | undefined): (machine: Props) => boolean {
  return (machine) =>
    root === undefined || reach(machine, root).every((device) => !device.isOpaque && device.elements.length === 0);
}

/**
 * Follows a reference to a launch template and its version.
 *
 * @throws UnknownProperty when it cannot be followed yet
 */
function templateUse(resource: Resource, reference: Props): TemplateUse {
  const { graph } = resource;
  if (graph === undefined) throw new UnknownProperty(reference.path);
  const links = TEMPLATE_NAMES.map((name) => graph.linkOf(resource, reference.at(name), [LAUNCH_TEMPLATE]));
  const template = links.find((link) => link.kind === "resource");
  if (template !== undefined) return usesShownVersion(template.resource, reference) ? "seen" : "other-version";
  const open = links.find((link) => link.kind === "open");
  if (open !== undefined) throw new UnknownProperty(open.path);
  return "foreign";
}
