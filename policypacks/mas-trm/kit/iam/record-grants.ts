import { bondsOf } from "./outsiders.ts";
import { allowsAction } from "./permissions.ts";
import type { Statement } from "./policy-document.ts";

/** Calls by which records, or what protects them, can be done away with. */
const REMOVALS = [
  "s3:DeleteObject",
  "s3:DeleteObjectVersion",
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:PutBucketPolicy",
  "s3:PutLifecycleConfiguration",
  "s3:PutBucketVersioning",
  "s3:PutBucketObjectLockConfiguration",
  "s3:BypassGovernanceRetention",
] as const;

/** Whether a statement lets AWS services write without saying for whom, so that a stranger can send them. */
export function letsUnboundServicesWrite(statement: Statement): boolean {
  const services = statement.principals["service"] ?? [];
  return services.length > 0 && allowsAction(statement, "s3:PutObject") && bondsOf(statement, ["source"]).length === 0;
}

/** The removals that a statement allows to anybody but AWS services. */
export function removalsAllowed(statement: Statement): readonly string[] {
  const { aws = [], federated = [], canonicaluser = [] } = statement.principals;
  const people = [...aws, ...federated, ...canonicaluser];
  if (people.length === 0 && !statement.hasNotPrincipal) return [];
  return REMOVALS.filter((action) => allowsAction(statement, action));
}
