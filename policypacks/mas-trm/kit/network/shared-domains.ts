/**
 * Domains under which anybody can have a name: buckets, tenants, applications and pages of other people. Letting all
 * names below one through lets data out to whoever signs up.
 */
const SHARED = [
  "amazonaws.com",
  "amazonaws.com.cn",
  "awsapps.com",
  "aws.dev",
  "on.aws",
  "amazoncognito.com",
  "cloudfront.net",
  "windows.net",
  "azurewebsites.net",
  "microsoftonline.com",
  "sharepoint.com",
  "googleapis.com",
  "googleusercontent.com",
  "github.io",
  "githubusercontent.com",
  "okta.com",
];

/** Whether a name with a star covers names that anybody can have: every name, a top-level domain, a shared domain. */
export function isTooWide(name: string): boolean {
  if (!name.includes("*")) return false;
  const base = name.replace(/^[*.]+/, "");
  if (!base.includes(".")) return true;
  return SHARED.some((domain) => base === domain || base.endsWith(`.${domain}`) || domain.endsWith(`.${base}`));
}
