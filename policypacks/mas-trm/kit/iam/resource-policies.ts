import { POLICY_CARRIERS, POLICY_PROPERTIES } from "./policy-carriers.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import {
  ACCESS_POINT,
  ACCESS_POINT_POLICY,
  BUCKET_POLICY,
  BUCKETS,
  EXTERNAL_KEY,
  IAM_ROLE,
  KEY,
  KEY_POLICY,
  MULTI_REGION_ACCESS_POINT_POLICY,
  OBJECT_LAMBDA_ACCESS_POINT_POLICY,
  REPLICA_EXTERNAL_KEY,
  REPLICA_KEY,
  VPC_ENDPOINT,
  VPC_ENDPOINT_POLICY,
} from "../types.ts";
import { reach } from "../values.ts";

/**
 * Every type of resource with a policy of its own, which says who may use it or what may pass through it; trust
 * policies of roles and AWS IoT's policies for devices included, ceilings (session policies) not.
 */
export const RESOURCE_POLICIES: readonly string[] = [
  ...POLICY_CARRIERS,
  ...BUCKETS,
  BUCKET_POLICY,
  ACCESS_POINT,
  ACCESS_POINT_POLICY,
  OBJECT_LAMBDA_ACCESS_POINT_POLICY,
  MULTI_REGION_ACCESS_POINT_POLICY,
  KEY,
  KEY_POLICY,
  REPLICA_KEY,
  EXTERNAL_KEY,
  REPLICA_EXTERNAL_KEY,
  VPC_ENDPOINT,
  VPC_ENDPOINT_POLICY,
  IAM_ROLE,
  "aws:iot/policy:Policy",
  "aws:s3control/bucketPolicy:BucketPolicy",
];

/** The properties that hold such a policy. */
const PATHS = [...POLICY_PROPERTIES, "assumeRolePolicy", "details.policy"] as const;

/** The policies that a resource carries, known or not. */
export function policiesCarried(resource: Resource): readonly Props[] {
  return PATHS.flatMap((path) => reach(resource.props, path));
}
