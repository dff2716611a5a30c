/** Where the application runs. */
export const ACCOUNT = "111122223333";
export const REGION = "ap-southeast-1";
export const ORGANISATION = "o-a1b2c3d4e5";
/** The bank's account for logs and copies of backups, and the bucket there that records go to. */
export const ARCHIVE_ACCOUNT = "444455556666";
export const ARCHIVE_BUCKET = "bank-log-archive";

/** A policy document of the given statements. */
export function policyOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** A trust policy by which a service takes a role on, for this account only where the service says for whom. */
export function trustIn(service: string, condition?: object): string {
  const Principal = { Service: `${service}.amazonaws.com` };
  return policyOf({ Effect: "Allow", Principal, Action: "sts:AssumeRole", ...(condition && { Condition: condition }) });
}

/** The condition that a service acts for this account. */
export const FOR_THIS_ACCOUNT = { StringEquals: { "aws:SourceAccount": ACCOUNT } };
