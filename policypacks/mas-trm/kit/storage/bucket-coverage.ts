import { coversResource, isEveryResource } from "../iam/policy-document.ts";

/** What statements about a bucket speak of. */
export interface BucketCoverage {
  readonly bucket: boolean;
  readonly objects: boolean;
}

/**
 * Whether the resources of statements in a bucket's policy cover the bucket and all of its objects.
 *
 * @param name the bucket's name; while it is unknown the patterns are only held against each other, since S3 takes
 *   no policy that speaks of another bucket
 */
export function coverageOf(patterns: readonly string[], name: string | undefined): BucketCoverage {
  return {
    bucket: patterns.some((pattern) => covers(pattern, name, "")),
    objects: patterns.some((pattern) => covers(pattern, name, "/*")),
  };
}

function covers(pattern: string, name: string | undefined, part: "" | "/*"): boolean {
  if (isEveryResource(pattern)) return true;
  const path = /^arn:[^:]*:s3:::(.+)/.exec(pattern)?.[1];
  if (path === undefined) return false;
  return coversResource(path, `${name ?? path.split(/[/*]/)[0] ?? ""}${part}`);
}
