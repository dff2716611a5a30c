import { Address4, Address6 } from "ip-address";
import { isRegion } from "../identity/place.ts";

/** Says what is wrong with a text value, or undefined when it is well-formed. */
export type Format = (value: string) => string | undefined;

/** An IPv4 network in CIDR notation, without host bits. */
export const ipv4Cidr: Format = (value) => cidrProblem(value, "IPv4");

/** An IPv6 network in CIDR notation, without host bits. */
export const ipv6Cidr: Format = (value) => cidrProblem(value, "IPv6");

/** A network of either family. */
export const anyCidr: Format = (value) => (value.includes(":") ? ipv6Cidr(value) : ipv4Cidr(value));

function cidrProblem(value: string, family: "IPv4" | "IPv6"): string | undefined {
  const wrong = `"${value}" is not a valid ${family} CIDR block`;
  if (!/^[^/\s]+\/\d{1,3}$/.test(value)) return wrong;
  try {
    const address = family === "IPv4" ? new Address4(value) : new Address6(value);
    const network = address.startAddress();
    if (network.bigInt() === address.bigInt()) return undefined;
    return `${wrong}; did you mean "${network.correctForm()}/${address.subnetMask}"?`;
  } catch {
    return wrong;
  }
}

/** An Amazon Resource Name. The empty string passes, as in the real provider: it means "none". */
export const arn: Format = (value) => {
  if (value === "") return undefined;
  const wrong = `"${value}" is an invalid ARN`;
  const [prefix, partition = "", service = "", region = "", account = "", ...resource] = value.split(":");
  if (prefix !== "arn") return `${wrong}: it must start with "arn:"`;
  if (resource.join(":") === "") return `${wrong}: it needs six parts, arn:partition:service:region:account:resource`;
  if (!/^aws(-[a-z]+)*$/.test(partition)) return `${wrong}: "${partition}" is not a partition`;
  if (service === "") return `${wrong}: the service is missing`;
  if (!/^([a-z]{2}(-[a-z]+)+-\d{1,2})?$/.test(region)) return `${wrong}: "${region}" is not a Region`;
  if (!/^(aws|aws-managed|third-party|aws-marketplace|\d{12}|cw.{10})?$/.test(account)) {
    return `${wrong}: "${account}" is not an account id`;
  }
  return undefined;
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketName: Format = (value) => {
  if (value.startsWith("arn:")) return arn(value); // access points stand in for buckets
  const wrong = `"${value}" is not a valid bucket name`;
  if (value.length < 3 || value.length > 63) return `${wrong}: it must have 3 to 63 characters, got ${value.length}`;
  if (!/^[a-z0-9.-]*$/.test(value)) return `${wrong}: only lowercase letters, digits, dots and hyphens are allowed`;
  if (!/^[a-z0-9].*[a-z0-9]$/.test(value)) return `${wrong}: it must begin and end with a letter or digit`;
  if (value.includes("..")) return `${wrong}: two dots must not stand next to each other`;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(value)) return `${wrong}: it must not look like an IP address`;
  const reserved = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.exec(value);
  return reserved === null ? undefined : `${wrong}: "${reserved[0]}" is reserved`;
};

/** The name of an AWS Region. */
export const region: Format = (value) => (isRegion(value) ? undefined : `invalid AWS Region: "${value}"`);

/** A twelve-digit account id. */
export const accountId: Format = (value) =>
  /^\d{12}$/.test(value) ? undefined : `"${value}" is not an account id; it must have exactly 12 digits`;

/** Any JSON text. */
export const json: Format = (value) => {
  try {
    JSON.parse(value);
    return undefined;
  } catch (error) {
    return `contains invalid JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
};

/** Text that matches a pattern; `described` says in words what the pattern allows. */
export function matching(pattern: RegExp, described: string): Format {
  return (value) => (pattern.test(value) ? undefined : `"${value}" is not valid; ${described}`);
}
