import { isRegionName } from "./regions.ts";

/** What values of a kind look like. */
const FORMS = {
  region: isRegionName,
  account: (text: string) => /^\d{12}$/.test(text),
  /** Ids that AWS gives, such as `subnet-0a1b2c3d`. */
  id: (text: string) =>
    /^(?:[a-z]{1,5}|subnet|wsipg|tgw-attach)-[0-9a-z]{1,17}$/i.test(text) ||
    /^arn:[a-z-]+:(?:networkmanager|odb):[a-z0-9-]*:\d{12}:[a-z-]+\/[\w-]{1,64}$/.test(text),
  range: (text: string) => /^[0-9a-f:.]{2,45}(?:\/\d{1,3})?$/i.test(text),
  version: (text: string) => /^\d{1,4}(?:\.\d{1,4}){0,2}$/.test(text),
  /** Actions of policies, wildcards included. */
  action: (text: string) => /^[a-z0-9*?-]{1,40}(?::[a-z*?]{1,80})?$/i.test(text) && /[:*?]/.test(text),
  /** Names of policies about TLS, such as `ELBSecurityPolicy-TLS13-1-2-2021-06` or `TLSv1.2_2021`. */
  tls: (text: string) => /^(?:ELBSecurityPolicy|SecurityPolicy|TLS|TLSv1|SSLv3)(?:[-_.][a-z0-9]{1,5})*$/i.test(text),
  /** Types of resources in AWS's own spelling, such as `AWS::S3::Object`. */
  awsType: (text: string) => /^AWS::[a-z0-9*]{1,40}::[a-z0-9*]{1,60}$/i.test(text),
  /** Services and providers of identities that a policy trusts. */
  principal: (text: string) =>
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text) || /^arn:[a-z-]+:iam::\d{12}:[a-z-]+\/[\w./:-]{1,128}$/.test(text),
} as const;

const WITHHELD = "(withheld)";

/**
 * A value as a finding may tell it: only where it has the form of what belongs there, or is one of AWS's own words. A
 * secret can stand in any property, by mistake or in the hope that nobody looks.
 */
export function told(value: string | undefined, form: keyof typeof FORMS | readonly string[]): string {
  const text = value ?? "";
  const isOne = typeof form === "string" ? FORMS[form](text.trim()) : form.includes(text);
  return isOne ? text : WITHHELD;
}
