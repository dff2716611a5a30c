import { ESCALATIONS } from "./escalation.ts";
import { allowsAction, arbitrary, reachesResource } from "./permissions.ts";
import type { Statement } from "./policy-document.ts";
import { nameOfStatement } from "./read-policy.ts";

/** One telling right of each service that matters: who holds all of them on any resource is an administrator. */
const WITNESSES: readonly { readonly action: string; readonly resource: string }[] = [
  { action: "iam:AttachRolePolicy", resource: arbitrary("iam", "role/") },
  { action: "iam:DeleteUser", resource: arbitrary("iam", "user/") },
  { action: "kms:ScheduleKeyDeletion", resource: arbitrary("kms", "key/") },
  { action: "s3:DeleteBucketPolicy", resource: arbitrary("s3", "") },
  { action: "ec2:TerminateInstances", resource: arbitrary("ec2", "instance/") },
  { action: "cloudtrail:StopLogging", resource: arbitrary("cloudtrail", "trail/") },
  { action: "logs:DeleteLogGroup", resource: arbitrary("logs", "log-group:") },
  { action: "secretsmanager:GetSecretValue", resource: arbitrary("secretsmanager", "secret:") },
  { action: "lambda:UpdateFunctionCode", resource: arbitrary("lambda", "function:") },
  { action: "dynamodb:DeleteTable", resource: arbitrary("dynamodb", "table/") },
];

/** Actions that change what identities may do. */
const CHANGES_PERMISSIONS = ESCALATIONS.filter(({ action }) => action.startsWith("iam:"));

/**
 * Why a policy amounts to full administration, or undefined when it does not.
 *
 * Rights are added up over the policy's statements, so that it does not matter how they are written. Conditions and
 * Deny statements are not counted in its favour: a policy that has to take back is not a grant of what is needed.
 */
export function administration(statements: readonly Statement[]): string | undefined {
  const whole = statements.find((statement) => grantsAll([statement]));
  if (whole !== undefined) return `${nameOfStatement(whole, statements)} allows every action on every resource`;
  if (grantsAll(statements)) return "its statements together allow every action on every resource";
  const rest = statements.find((statement) => isAllButAFew(statement));
  const canRaiseItself = CHANGES_PERMISSIONS.some(({ action }) => statements.some((it) => allowsAction(it, action)));
  return rest !== undefined && canRaiseItself
    ? `${nameOfStatement(rest, statements)} allows all actions but a few on every resource, and the rest can be had by changing permissions`
    : undefined;
}

function grantsAll(statements: readonly Statement[]): boolean {
  return WITNESSES.every(({ action, resource }) =>
    statements.some((statement) => allowsAction(statement, action) && reachesResource(statement, resource)),
  );
}

/** An Allow of everything that NotAction does not name, on resources of every kind. */
function isAllButAFew(statement: Statement): boolean {
  return (
    statement.effect === "allow" &&
    statement.notActions.length > 0 &&
    WITNESSES.every(({ resource }) => reachesResource(statement, resource))
  );
}
