import { accountOf, ownAccounts } from "../accounts.ts";
import type { Judge } from "../judge.ts";
import { bondsOf, isEveryone, speaksOfEveryone } from "./outsiders.ts";
import type { Statement } from "./policy-document.ts";
import { nameOfStatement } from "./read-policy.ts";
import type { Resource } from "../resource.ts";

/** Keys whose values are accounts, or ARNs that hold one. */
const NAMES_ACCOUNT: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:sourceaccount",
  "aws:sourceowner",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
]);

/**
 * Judges whom the policy of a resource lets in: nobody unnamed, and no account that is neither the resource's own
 * nor trusted. Deny statements may speak of everyone: that is how a perimeter is drawn.
 */
export function checkGrantees(
  judge: Judge,
  resource: Resource,
  statements: readonly Statement[],
  trusted: readonly string[],
): void {
  for (const statement of statements.filter(({ effect }) => effect === "allow")) {
    const name = nameOfStatement(statement, statements);
    const isOpen = statement.hasNotPrincipal;
    judge.require(!isOpen, resource, `${name} allows everyone but the few that NotPrincipal names`);
    if (speaksOfEveryone(statement)) checkEveryone(judge, resource, statement, name);
    for (const grantee of granteesOf(statement)) checkAccount(judge, resource, grantee, trusted, `${name} lets in`);
  }
}

/**
 * Judges a grantee by its account. Which account is the resource's own shows only where its provider is pinned.
 *
 * @param what the words before the account in a violation
 */
export function checkAccount(
  judge: Judge,
  resource: Resource,
  grantee: string,
  trusted: readonly string[],
  what: string,
): void {
  if (/^arn:[^:]*:iam::cloudfront:/.test(grantee)) return;
  const account = accountOf(grantee);
  const own = ownAccounts(resource);
  if (account === undefined) judge.violation(resource, `${what} a grantee whose account cannot be told`);
  else if (own.includes(account) || trusted.includes(account)) return;
  else if (own.length > 0)
    judge.violation(resource, `${what} account ${account}, neither this stack's own nor trusted`);
  else {
    const why = `account ${account} may or may not be this stack's own: no allowedAccountIds pin the provider`;
    judge.undetermined(resource, why);
  }
}

function checkEveryone(judge: Judge, resource: Resource, statement: Statement, name: string): void {
  judge.require(
    bondsOf(statement).length > 0,
    resource,
    `${name} allows everyone, and no condition binds the caller to an organisation, account, network or resource`,
  );
}

/** The principals that a statement names, and those that its conditions make of "everyone". */
function granteesOf(statement: Statement): readonly string[] {
  const { aws = [], canonicaluser = [], federated = [] } = statement.principals;
  const named = [...aws, ...canonicaluser, ...federated].filter((principal) => !isEveryone(principal));
  const bound = speaksOfEveryone(statement) ? bondsOf(statement) : [];
  // Conditions add up: one that binds to a network or an organisation is enough, whatever the others name.
  const byAccount = bound.every(({ key }) => NAMES_ACCOUNT.has(key)) ? bound.flatMap(({ values }) => values) : [];
  return [...named, ...byAccount];
}
