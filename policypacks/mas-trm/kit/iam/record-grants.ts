import { bindingConditions, coversAction, type Statement } from "./policy-document.ts";

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

const SOURCE_KEYS: ReadonlySet<string> = new Set([
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
]);

/** Whether a statement lets AWS services write without saying for whom, so that a stranger can send them. */
export function letsUnboundServicesWrite(statement: Statement): boolean {
  const services = statement.principals["service"] ?? [];
  if (statement.effect !== "allow" || services.length === 0 || !allows(statement, "s3:PutObject")) return false;
  return !bindingConditions(statement).some(({ key, values }) => SOURCE_KEYS.has(key) && values.every(namesOneSource));
}

/** The removals that a statement allows to anybody but AWS services. */
export function removalsAllowed(statement: Statement): readonly string[] {
  const { aws = [], federated = [], canonicaluser = [] } = statement.principals;
  const people = [...aws, ...federated, ...canonicaluser];
  if (statement.effect !== "allow" || (people.length === 0 && !statement.hasNotPrincipal)) return [];
  return REMOVALS.filter((action) => allows(statement, action));
}

function allows({ actions, notActions }: Statement, action: string): boolean {
  if (notActions.length > 0) return !notActions.some((pattern) => coversAction(pattern, action));
  return actions.some((pattern) => coversAction(pattern, action));
}

/** An account, an organisation, or an ARN whose account is said; a bucket's has none and is unique by its name. */
function namesOneSource(value: string): boolean {
  if (!value.startsWith("arn:")) return !/^[^/]*[*?]/.test(value);
  const [, , service, , account = "", name = ""] = value.split(":");
  return service === "s3" ? !/^[*?]|^$/.test(name) : /^\d{12}$/.test(account);
}
