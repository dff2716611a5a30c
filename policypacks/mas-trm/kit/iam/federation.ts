import { isHeld } from "./permissions.ts";
import type { Statement } from "./policy-document.ts";

/** Words that open a subject in the tokens of well-known issuers and name nobody yet. */
const PREFIX_WORDS: ReadonlySet<string> = new Set([
  "repo",
  "repository",
  "repository_owner",
  "organization",
  "org",
  "project",
  "project_path",
  "workspace",
  "system",
  "serviceaccount",
]);

/**
 * What a trust policy's statement leaves open to those who sign in through an identity provider: which audience the
 * token is for, and whose token it is. Undefined when both are bound.
 *
 * @param provider ARN of the SAML or OpenID Connect provider, or the host of one that AWS knows by itself
 */
export function federationFault(statement: Statement, provider: string): string | undefined {
  if (/:saml-provider\//.test(provider)) {
    return isBound(statement, "saml:aud") ? undefined : "no condition binds SAML:aud";
  }
  const issuer = (/:oidc-provider\/(.+)/.exec(provider)?.[1] ?? provider).toLowerCase();
  if (!isBound(statement, `${issuer}:aud`)) return `no condition binds ${issuer}:aud`;
  // Tokens of an identity pool carry no subject to bind: whether the user has signed in stands in amr.
  const subjects = issuer === "cognito-identity.amazonaws.com" ? [`${issuer}:sub`, `${issuer}:amr`] : [`${issuer}:sub`];
  return subjects.some((key) => bindsSubject(statement, key))
    ? undefined
    : `no condition binds ${subjects.join(" or ")} to somebody in particular`;
}

function isBound(statement: Statement, key: string): boolean {
  return isHeld(statement, (condition) => condition.key === key);
}

function bindsSubject(statement: Statement, key: string): boolean {
  return isHeld(statement, (condition) => condition.key === key && condition.values.every(namesSomebody));
}

/** Whether the part before the first wildcard names an organisation, a project, a user or the like. */
function namesSomebody(subject: string): boolean {
  const fixed = subject.split(/[*?]/)[0] ?? "";
  const words = fixed.split(/[:/|@]/);
  // Without a separator after it, the last word before a wildcard is only the start of many names.
  const whole = fixed === subject ? words : words.slice(0, -1);
  return whole.some((word) => word !== "" && !PREFIX_WORDS.has(word.toLowerCase()));
}
