import type { PolicyStatement } from "../foundation/policy-document.ts";
import { ACCESS_MATRIX, type Access, ROLES, type Role } from "./access-matrix.ts";
import { bucketsWithContents } from "./bucket-rights.ts";
import { CONSOLE_RIGHTS } from "./console-rights.ts";
import type { Estate } from "./estate.ts";
import { KIRO_RIGHTS } from "./kiro-rights.ts";
import { REGISTRY_RIGHTS } from "./registry-rights.ts";

/**
 * The statements of a role's permission set: what the cells of its row in the matrix come to, and what nobody may.
 *
 * @control MAS-TRM 9.1.1, 9.1.2
 */
export function rolePolicy(role: Role, estate: Estate): readonly PolicyStatement[] {
  const access: Access = ACCESS_MATRIX[role];
  return [
    ...KIRO_RIGHTS[access.kiro](estate),
    ...REGISTRY_RIGHTS[access.mcp](estate),
    ...CONSOLE_RIGHTS[access.adminConsole](estate),
    keepEvidence(estate),
  ];
}

/** Whether a role's policy names the groups that may be subscribed. */
export function namesApprovedGroups(role: Role): boolean {
  return ACCESS_MATRIX[role].adminConsole === "manage";
}

/**
 * The statements of the permissions boundary: all that the roles together may, and what none of them may.
 *
 * It lies in this account and not in Identity Center, so that whoever can change permission sets there still cannot
 * give a role more than the matrix knows.
 *
 * @control MAS-TRM 9.1.1, 9.2.1
 */
export function boundaryPolicy(estate: Estate): readonly PolicyStatement[] {
  const allowed = ROLES.flatMap((role) => rolePolicy(role, estate)).filter(({ Effect }) => Effect === "Allow");
  // Roles share statements; a statement of one Sid is the same in all of them.
  const bySid = new Map(allowed.map((statement) => [statement.Sid, statement]));
  // Denied in so many words: what a boundary merely leaves out, a bucket's own policy could still allow.
  return [...bySid.values(), keepEvidence(estate)];
}

/** Nobody who signs in with one of the roles touches the records or their retention, the Security Admin included. */
function keepEvidence(estate: Estate): PolicyStatement {
  return {
    Sid: "DenyTouchingEvidence",
    Effect: "Deny",
    Action: ["s3:BypassGovernanceRetention", "s3:Delete*", "s3:Put*", "s3:Replicate*"],
    Resource: bucketsWithContents(estate, estate.evidence),
  };
}
