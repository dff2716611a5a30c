import type { Rule } from "../../kit/rule.ts";
import { iamNoFullAdmin } from "./iam-no-full-admin.ts";
import { iamNoServiceWildcards } from "./iam-no-service-wildcards.ts";
import { instancesUseProfiles } from "./instances-use-profiles.ts";
import { kiroAccessByGroup } from "./kiro-access-by-group.ts";
import { noAccessKeys } from "./no-access-keys.ts";
import { noBroadKmsDecrypt } from "./no-broad-kms-decrypt.ts";
import { noIamUsers } from "./no-iam-users.ts";
import { noInlinePolicies } from "./no-inline-policies.ts";
import { noManagedAdminAttachments } from "./no-managed-admin-attachments.ts";
import { noNotElementsWithAllow } from "./no-not-elements-with-allow.ts";
import { noPrivilegeEscalationGrants } from "./no-privilege-escalation-grants.ts";
import { noSshKeysOrBastions } from "./no-ssh-keys-or-bastions.ts";
import { passwordPolicyStrong } from "./password-policy-strong.ts";
import { permissionSetsBounded } from "./permission-sets-bounded.ts";
import { privilegedRoleNeedsMfa } from "./privileged-role-needs-mfa.ts";
import { roleTrustRestricted } from "./role-trust-restricted.ts";
import { secretsRotated } from "./secrets-rotated.ts";

/** Rules about identities: who they are, what they may do, who may become them. */
export const identityRules: readonly Rule[] = [
  iamNoFullAdmin,
  iamNoServiceWildcards,
  noIamUsers,
  noInlinePolicies,
  noBroadKmsDecrypt,
  roleTrustRestricted,
  noPrivilegeEscalationGrants,
  instancesUseProfiles,
  permissionSetsBounded,
  passwordPolicyStrong,
  noNotElementsWithAllow,
  kiroAccessByGroup,
  privilegedRoleNeedsMfa,
  noAccessKeys,
  secretsRotated,
  noManagedAdminAttachments,
  noSshKeysOrBastions,
];
