import { asFarAsKnown } from "../as-far-as-known.ts";
import type { Judge } from "../judge.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import {
  IAM_GROUP,
  IAM_GROUP_ATTACHMENTS_EXCLUSIVE,
  IAM_GROUP_POLICY_ATTACHMENT,
  IAM_POLICY,
  IAM_POLICY_ATTACHMENT,
  IAM_ROLE,
  IAM_ROLE_ATTACHMENTS_EXCLUSIVE,
  IAM_ROLE_POLICY_ATTACHMENT,
  IAM_USER,
  IAM_USER_ATTACHMENTS_EXCLUSIVE,
  IAM_USER_POLICY_ATTACHMENT,
  PERMISSION_SET,
  PERMISSION_SET_CUSTOMER_POLICIES,
  PERMISSION_SET_CUSTOMER_POLICY,
  PERMISSION_SET_MANAGED_POLICIES,
  PERMISSION_SET_MANAGED_POLICY,
} from "../types.ts";
import { UnknownProperty } from "../unknown.ts";
import { reach } from "../values.ts";

/** How one type of resource ties managed policies to identities. */
export interface Attachment {
  /** Where it names the policies, by ARN or by name; as `reach` reads it. */
  readonly policies: string;
  /** Where it names the identities, by their types; empty for an identity that names its own policies. */
  readonly holders: Readonly<Record<string, string>>;
}

/** Every route by which a managed policy comes to an identity. */
export const ATTACHMENTS: Readonly<Record<string, Attachment>> = {
  [IAM_ROLE]: { policies: "managedPolicyArns[]", holders: {} },
  [IAM_ROLE_POLICY_ATTACHMENT]: { policies: "policyArn", holders: { [IAM_ROLE]: "role" } },
  [IAM_USER_POLICY_ATTACHMENT]: { policies: "policyArn", holders: { [IAM_USER]: "user" } },
  [IAM_GROUP_POLICY_ATTACHMENT]: { policies: "policyArn", holders: { [IAM_GROUP]: "group" } },
  [IAM_POLICY_ATTACHMENT]: {
    policies: "policyArn",
    holders: { [IAM_ROLE]: "roles", [IAM_USER]: "users", [IAM_GROUP]: "groups" },
  },
  [IAM_ROLE_ATTACHMENTS_EXCLUSIVE]: { policies: "policyArns[]", holders: { [IAM_ROLE]: "roleName" } },
  [IAM_USER_ATTACHMENTS_EXCLUSIVE]: { policies: "policyArns[]", holders: { [IAM_USER]: "userName" } },
  [IAM_GROUP_ATTACHMENTS_EXCLUSIVE]: { policies: "policyArns[]", holders: { [IAM_GROUP]: "groupName" } },
  [PERMISSION_SET_MANAGED_POLICY]: { policies: "managedPolicyArn", holders: { [PERMISSION_SET]: "permissionSetArn" } },
  [PERMISSION_SET_MANAGED_POLICIES]: {
    policies: "managedPolicyArns[]",
    holders: { [PERMISSION_SET]: "permissionSetArn" },
  },
  [PERMISSION_SET_CUSTOMER_POLICY]: {
    policies: "customerManagedPolicyReference.name",
    holders: { [PERMISSION_SET]: "permissionSetArn" },
  },
  [PERMISSION_SET_CUSTOMER_POLICIES]: {
    policies: "customerManagedPolicyReferences[].name",
    holders: { [PERMISSION_SET]: "permissionSetArn" },
  },
};

/** The types of resources that tie managed policies to identities. */
export const POLICY_ATTACHMENTS: readonly string[] = Object.keys(ATTACHMENTS);

/** A managed policy that somebody is given. */
export interface AttachedPolicy {
  /** Its name without path and account, as far as the stack tells it; a policy that AWS names has none. */
  readonly name: string | undefined;
  /** The resource that makes it, when that is in this stack. */
  readonly made?: Resource;
}

/** Hands each managed policy that a resource attaches to a check, guarding each for itself. */
export function eachAttachedPolicy(judge: Judge, resource: Resource, check: (policy: AttachedPolicy) => void): void {
  judge.guard(resource, () => {
    for (const reference of referencesOf(resource)) {
      judge.guard(resource, () => {
        for (const policy of policiesAt(resource, reference)) check(policy);
      });
    }
  });
}

/** What a resource attaches, for a view that joins several. */
export interface KnownAttachments {
  readonly policies: readonly AttachedPolicy[];
  /** False when a part is not known yet. */
  readonly isComplete: boolean;
}

/** The managed policies that a resource attaches, as far as they are known. */
export function knownAttachedPolicies(resource: Resource): KnownAttachments {
  const policies: AttachedPolicy[] = [];
  const readings: boolean[] = [];
  const isListed = asFarAsKnown(() => {
    for (const reference of referencesOf(resource)) {
      readings.push(asFarAsKnown(() => policies.push(...policiesAt(resource, reference))));
    }
  });
  return { policies, isComplete: isListed && readings.every((isRead) => isRead) };
}

/** The last part of an ARN or path: AWS's own policies stand under several paths and in several partitions. */
export function policyName(reference: string): string {
  return reference.split(/[/:]/).at(-1) ?? "";
}

/** Whether a policy is one of some that are named, case aside. */
export function isNamed(
  policy: AttachedPolicy,
  names: readonly string[],
): policy is AttachedPolicy & { readonly name: string } {
  const { name } = policy;
  return name !== undefined && names.some((other) => other.toLowerCase() === name.toLowerCase());
}

function referencesOf(resource: Resource): readonly Props[] {
  const path = ATTACHMENTS[resource.type]?.policies;
  return path === undefined ? [] : reach(resource.props, path);
}

/** The policies that one reference can lead to; several when it is one of a list that is not known in detail. */
function policiesAt(resource: Resource, reference: Props): readonly AttachedPolicy[] {
  if (resource.graph === undefined) {
    const { text } = reference;
    return text === undefined ? [] : [{ name: policyName(text) }];
  }
  const link = resource.graph.linkOf(resource, reference, [IAM_POLICY]);
  switch (link.kind) {
    case "absent":
      return [];
    case "literal":
      return [{ name: policyName(link.value) }];
    case "resource":
      return [madePolicy(link.resource)];
    case "open":
      if (link.candidates.length === 0) throw new UnknownProperty(link.path);
      return link.candidates.map(madePolicy);
  }
}

function madePolicy(made: Resource): AttachedPolicy {
  if (!made.isRead) return { name: made.props.isUnknown("name") ? undefined : made.props.string("name"), made };
  const arn = ["arn", "id"].find((property) => made.outputs.has(property) && !made.outputs.isUnknown(property));
  if (arn === undefined) throw new UnknownProperty("arn");
  return { name: policyName(made.outputs.string(arn) ?? ""), made };
}
