import type { Rule } from "../../kit/rule.ts";
import { iamNoFullAdmin } from "./iam-no-full-admin.ts";
import { noAccessKeys } from "./no-access-keys.ts";
import { noManagedAdminAttachments } from "./no-managed-admin-attachments.ts";
import { roleTrustRestricted } from "./role-trust-restricted.ts";

/** Rules about identities: who they are, what they may do, who may become them. */
export const identityRules: readonly Rule[] = [
  iamNoFullAdmin,
  roleTrustRestricted,
  noAccessKeys,
  noManagedAdminAttachments,
];
