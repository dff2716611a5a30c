const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
/** An exact host name in lower case: two labels or more, and no pattern. */
export const HOST_NAME = new RegExp(`^(?=.{1,253}$)(?:${LABEL}\\.)+[a-z]{2,63}$`);

/**
 * Domains under which anybody can have a name: one of these allowed with all below it would let data out to strangers,
 * such as any S3 bucket under amazonaws.com and any tenant under awsapps.com.
 */
export const SHARED_DOMAINS = [
  "amazonaws.com",
  "amazonaws.com.cn",
  "api.aws",
  "on.aws",
  "aws.amazon.com",
  "aws.dev",
  "awsapps.com",
  "awsapprunner.com",
  "amazoncognito.com",
  "cloudfront.net",
  "elasticbeanstalk.com",
  "amplifyapp.com",
  "kiro.dev",
  "signin.aws",
  "microsoftonline.com",
  "onmicrosoft.com",
  "sharepoint.com",
  "okta.com",
  "pingidentity.com",
  "pingone.com",
  "azure.com",
  "azurewebsites.net",
  "windows.net",
  "github.com",
  "github.io",
  "githubusercontent.com",
  "gitlab.com",
  "gitlab.io",
  "googleapis.com",
  "googleusercontent.com",
  "appspot.com",
  "run.app",
  "web.app",
  "herokuapp.com",
  "netlify.app",
  "vercel.app",
  "pages.dev",
  "workers.dev",
  "ngrok.io",
  "stripe.com",
] as const;

/** Whether a domain is the name's own or one above it. */
export function covers(domain: string, name: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/** Second-level domains under which registries sell names, such as com.sg. */
const REGISTRY_DOMAIN = /^(?:com|net|org|edu|gov|per|co|ac)\.[a-z]{2}$/;

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
