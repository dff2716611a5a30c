import { z } from "zod";
import { AWS_REGIONS } from "./regions.ts";

/**
 * The parts that sections of the configuration are built from. Every message says what is allowed; explain.ts puts what
 * is wrong and what was given before it.
 */

/** One of some words. */
export const oneOf = <const T extends readonly string[]>(values: T) => {
  const error = `must be one of ${values.join(", ")}`;
  return z.enum(values, { error });
};

/** Text of a given form. */
export const text = (pattern: RegExp, error: string) => z.string({ error }).regex(pattern, { error });

/** A whole number of units, such as days or hours, within bounds. */
export const wholeNumber = (unit: string, min: number, max: number) => {
  const error = `must be a whole number of ${unit} from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};

/** A whole number of days within bounds. */
export const days = (min: number, max: number) => wholeNumber("days", min, max);

/** Yes or no. */
export const flag = () => z.boolean({ error: "must be true or false" });

/** Exactly two of something. */
export const pairOf = <T extends z.ZodType>(item: T, error: string) => z.tuple([item, item], { error });

/** An object that knows all its keys. */
export const section = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, { error: `must be an object with the keys ${Object.keys(shape).join(", ")}` });

/** A commercial AWS region. */
export const region = () => z.enum(AWS_REGIONS, { error: "must be an AWS region such as ap-southeast-1" });

/** An IPv4 range. */
export const cidr = () =>
  text(
    /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\/(?:3[0-2]|[12]?\d)$/,
    "must be an IPv4 range such as 10.0.0.0/16",
  );

/** A transit gateway. */
export const transitGatewayId = () =>
  text(/^tgw-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, "must be a transit gateway id such as tgw-0a1b2c3d4e5f60718");

/** An availability zone. */
export const zone = () => text(/^[a-z]{2}-[a-z]+-\d[a-z]$/, "must be an availability zone such as us-east-1a");

/**
 * The value of a tag. Narrower than AWS, which takes other alphabets too: not every service does, nor every editor's
 * regular expressions.
 * Source: Tagging AWS Resources User Guide, "Tag naming limits and requirements".
 */
export const tagValue = () =>
  text(
    /^(?![Aa][Ww][Ss]:)(?=.*[^ ])[A-Za-z0-9 _.:/=+\-@]{1,256}$/,
    "must be 1 to 256 of A-Z, a-z, 0-9, space and _ . : / = + - @, and not start with aws:",
  );
