import { knownStatements } from "./identity-policies.ts";
import { type AttachedPolicy, ATTACHMENTS, knownAttachedPolicies } from "./policy-attachments.ts";
import type { Statement } from "./policy-document.ts";
import type { Resource } from "./resource.ts";
import type { StackGraph } from "./stack-graph.ts";
import {
  IAM_GROUP,
  IAM_GROUP_POLICY,
  IAM_POLICY,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  IAM_USER,
  IAM_USER_POLICY,
  PERMISSION_SET,
  PERMISSION_SET_INLINE_POLICY,
} from "./types.ts";
import { UnknownProperty } from "./unknown.ts";

/** Which inline policies belong to which identity, and by which property they name it. */
const INLINE: Readonly<Record<string, { readonly type: string; readonly path: string }>> = {
  [IAM_ROLE]: { type: IAM_ROLE_POLICY, path: "role" },
  [IAM_USER]: { type: IAM_USER_POLICY, path: "user" },
  [IAM_GROUP]: { type: IAM_GROUP_POLICY, path: "group" },
  [PERMISSION_SET]: { type: PERMISSION_SET_INLINE_POLICY, path: "permissionSetArn" },
};

/** The types of resources that hold permissions. */
export const IDENTITIES: readonly string[] = Object.keys(INLINE);

/** What an identity may do by all the policies of its stack together, as far as they are known. */
export interface JoinedPermissions {
  /** The statements of each resource that states some. */
  readonly documents: readonly (readonly Statement[])[];
  readonly attached: readonly AttachedPolicy[];
}

/**
 * Joins the policies of one identity: its own, those written for it and those attached to it.
 *
 * @throws UnknownProperty while the stack around the identity is not known
 */
export function joinedPermissions(identity: Resource): JoinedPermissions {
  const { graph } = identity;
  if (graph === undefined) throw new UnknownProperty("the policies attached to it");
  const inline = INLINE[identity.type];
  const written = inline === undefined ? [] : graph.referrers(identity, [inline.type], inline.path);
  const attached = [identity, ...attachmentsOf(graph, identity)].flatMap(knownAttachedPolicies);
  const managed = attached.flatMap((policy) => policy.made ?? policyNamed(graph, policy.name));
  return { documents: [identity, ...written, ...managed].map(knownStatements), attached };
}

function attachmentsOf(graph: StackGraph, identity: Resource): readonly Resource[] {
  return Object.entries(ATTACHMENTS).flatMap(([type, { holders }]) => {
    const path = holders[identity.type];
    return path === undefined ? [] : graph.referrers(identity, [type], path);
  });
}

/** The policy of the stack that goes by a name, for those that permission sets name and not link. */
function policyNamed(graph: StackGraph, name: string | undefined): readonly Resource[] {
  return graph
    .ofType(IAM_POLICY)
    .filter((policy) => name !== undefined && !policy.props.isUnknown("name") && policy.props.string("name") === name);
}
