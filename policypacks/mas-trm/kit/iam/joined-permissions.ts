import { knownStatements } from "./identity-policies.ts";
import { type AttachedPolicy, ATTACHMENTS, knownAttachedPolicies } from "./policy-attachments.ts";
import type { Statement } from "./policy-document.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
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
} from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

interface Tie {
  readonly type: string;
  readonly path: string;
}

/** Which inline policies belong to which identity, and by which property they name it. */
const INLINE: Readonly<Record<string, Tie>> = {
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
  /** False when there may be more than is known. */
  readonly isComplete: boolean;
}

/**
 * Joins the policies of one identity: its own, those written for it and those attached to it.
 *
 * @throws UnknownProperty while the stack around the identity is not known
 */
export function joinedPermissions(identity: Resource): JoinedPermissions {
  const { graph } = identity;
  if (graph === undefined) throw new UnknownProperty("what is attached to it");
  const ties = tiesTo(identity);
  const tied = ties.flatMap(({ type, path }) => graph.referrers(identity, [type], path));
  const loose = ties.flatMap(({ type, path }) => graph.openReferrers(identity, [type], path));
  const attachments = [identity, ...tied].map(knownAttachedPolicies);
  const attached = attachments.flatMap(({ policies }) => policies);
  const managed = attached.flatMap((policy) => policy.made ?? policyNamed(graph, policy.name));
  const stated = [identity, ...tied, ...managed].map(knownStatements);
  return {
    documents: stated.map(({ statements }) => statements),
    attached,
    isComplete: loose.length === 0 && [...attachments, ...stated].every(({ isComplete }) => isComplete),
  };
}

/** The types of resources that give an identity policies, and by which property they name it. */
function tiesTo(identity: Resource): readonly Tie[] {
  const attachments = Object.entries(ATTACHMENTS).flatMap(([type, { holders }]) => {
    const path = holders[identity.type];
    return path === undefined ? [] : [{ type, path }];
  });
  const inline = INLINE[identity.type];
  return inline === undefined ? attachments : [inline, ...attachments];
}

/** The policy of the stack that goes by a name, for those that are named by a composed ARN and not linked. */
function policyNamed(graph: StackGraph, name: string | undefined): readonly Resource[] {
  return graph
    .ofType(IAM_POLICY)
    .filter((policy) => name !== undefined && !policy.props.isUnknown("name") && policy.props.string("name") === name);
}
