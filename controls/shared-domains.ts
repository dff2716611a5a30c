/**
 * Domains under which anybody can have a name: buckets, tenants, applications and pages of other people. Letting all
 * names below one through lets data out to whoever signs up.
 */
export const SHARED_DOMAINS = [
  "amazonaws.com",
  "amazonaws.com.cn",
  "awsapps.com",
  "aws.dev",
  "on.aws",
  "awsapprunner.com",
  "amazoncognito.com",
  "cloudfront.net",
  "elasticbeanstalk.com",
  "amplifyapp.com",
  "azure.com",
  "windows.net",
  "azurewebsites.net",
  "microsoftonline.com",
  "onmicrosoft.com",
  "sharepoint.com",
  "googleapis.com",
  "googleusercontent.com",
  "appspot.com",
  "run.app",
  "web.app",
  "github.io",
  "githubusercontent.com",
  "gitlab.io",
  "herokuapp.com",
  "netlify.app",
  "vercel.app",
  "pages.dev",
  "workers.dev",
  "ngrok.io",
  "okta.com",
] as const;

/** Second-level domains under which registries sell names, such as com.sg. */
export const REGISTRY_DOMAIN = /^(?:com|net|org|edu|gov|per|co|ac)\.[a-z]{2}$/;
