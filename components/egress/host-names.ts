import { REGISTRY_DOMAIN, SHARED_DOMAINS as STRANGERS_DOMAINS } from "../../controls/shared-domains.ts";

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
/** An exact host name in lower case: two labels or more, and no pattern. */
export const HOST_NAME = new RegExp(`^(?=.{1,253}$)(?:${LABEL}\\.)+[a-z]{2,63}$`);

/**
 * Domains that are never allowed with all names below them: those under which anybody can have a name, and those of
 * providers, of whose hosts only some are needed.
 */
export const SHARED_DOMAINS = [
  ...STRANGERS_DOMAINS,
  "api.aws",
  "aws.amazon.com",
  "github.com",
  "gitlab.com",
  "kiro.dev",
  "pingidentity.com",
  "pingone.com",
  "signin.aws",
  "stripe.com",
] as const;

/** Whether a domain is the name's own or one above it. */
export function covers(domain: string, name: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/** What is wrong and what is allowed. */
export interface NameProblem {
  readonly wrong: string;
  readonly allowed: string;
}

/** What is wrong with a host that is to be allowed; undefined for an exact name. */
export function hostProblem(host: string): NameProblem | undefined {
  if (HOST_NAME.test(host)) return undefined;
  return { wrong: "is not an exact host name", allowed: "a name in lower case such as mcp.bank.example" };
}

/** The same for a domain that is allowed with all names below it: it must be the bank's own. */
export function internalDomainProblem(domain: string): NameProblem | undefined {
  const allowed = "a domain of the bank's own, such as corp.bank.example";
  if (!HOST_NAME.test(domain)) return { wrong: "is not a domain name", allowed };
  const isShared = SHARED_DOMAINS.some((shared) => covers(shared, domain) || covers(domain, shared));
  return isShared || REGISTRY_DOMAIN.test(domain) ? { wrong: "holds strangers' names too", allowed } : undefined;
}
