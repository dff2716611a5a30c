import { ask, type Maybe } from "./maybe.ts";
import type { Resource } from "./resource.ts";

/**
 * Services that have no Region of their own: their resources take no `region` argument in @pulumi/aws, and the
 * provider's Region says nothing about where they live. Route 53's resolver does have one.
 */
const GLOBAL = new RegExp(
  "^aws:(account|bcmdata|billing|budgets|cloudfront|costexplorer|costoptimizationhub|cur|globalaccelerator|iam|" +
    "networkmanager|notifications|organizations|route53(?!/(resolver|profiles))|route53domains|" +
    "route53recoverycontrol|route53recoveryreadiness|savingsplans|shield|uxc|waf)/",
);

/** Whether resources of this type belong to no Region. */
export function isGlobal(type: string): boolean {
  return GLOBAL.test(type);
}

/** Whether a text has the form of a Region's name, such as `ap-southeast-1` or `us-gov-west-1`. */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/.test(text);
}

/** The Region of an ARN; undefined for other texts and for ARNs without one. */
export function regionOfArn(text: string): string | undefined {
  const region = /^arn:[^:]*:[^:]*:([^:]+):/.exec(text)?.[1];
  return region !== undefined && isRegionName(region) ? region : undefined;
}

/** Whether two resources are in one Region, for all that is stated; undefined when one is not known yet. */
export function inSameRegion(one: Resource, other: Resource): Maybe {
  return ask(() => {
    const [here, there] = [one.region(), other.region()];
    return here === undefined || there === undefined || here === there;
  });
}
