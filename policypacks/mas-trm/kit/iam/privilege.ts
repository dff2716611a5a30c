import { administration } from "./administrator.ts";
import { escalationsOf, passedRole } from "./escalation.ts";
import { joinedPermissions } from "./joined-permissions.ts";
import { anyOf, ask, type Maybe } from "../maybe.ts";
import { ADMINISTRATOR_POLICIES } from "./permission-sets.ts";
import { isNamed } from "./policy-attachments.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { parts } from "../values.ts";

/**
 * Whether a role is a privileged one: marked as such, or by what its policies let it do.
 *
 * @param tag key of the tag that marks such roles; case aside, with any value but `false` and `no`
 */
export function isPrivileged(role: Resource, tag: string): Maybe {
  const tags = [role.props.at("tags"), role.props.at("tagsAll")];
  return anyOf([...tags.map((those) => ask(() => isMarked(those, tag))), ask(() => isPowerful(role))]);
}

function isMarked(tags: Props, tag: string): boolean {
  const mark = parts(tags).find(({ key }) => key.toLowerCase() === tag.toLowerCase());
  return mark !== undefined && !/^(?:false|no)$/i.test(mark.value.text ?? "");
}

function isPowerful(role: Resource): Maybe {
  const { documents, attached, isComplete } = joinedPermissions(role);
  const isKnown =
    attached.some((policy) => isNamed(policy, ADMINISTRATOR_POLICIES)) ||
    documents.some((statements) => administration(statements) !== undefined) ||
    documents.flat().some((statement) => escalationsOf(statement).length > 0) ||
    passedRole(documents.flat()) !== undefined;
  return isKnown || (isComplete ? false : undefined);
}
