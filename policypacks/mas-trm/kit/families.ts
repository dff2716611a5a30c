import {
  BACKUP_VAULTS,
  BUCKETS,
  DEFAULT_ROUTE_TABLE,
  EXTERNAL_KEY,
  KEY,
  LISTENERS,
  LOAD_BALANCERS,
  NETWORK_ACL,
  NETWORK_ACLS,
  REPLICA_EXTERNAL_KEY,
  REPLICA_KEY,
  ROUTE_TABLE,
  SECURITY_GROUP,
  SECURITY_GROUPS,
  SUBNETS,
  VPCS,
} from "./types.ts";

/** Types that are told apart by how they came to be and that the same properties name. */
const FAMILIES: readonly (readonly string[])[] = [
  VPCS,
  SUBNETS,
  SECURITY_GROUPS,
  NETWORK_ACLS,
  [ROUTE_TABLE, DEFAULT_ROUTE_TABLE],
  BUCKETS,
  [KEY, REPLICA_KEY, EXTERNAL_KEY, REPLICA_EXTERNAL_KEY],
  LOAD_BALANCERS,
  LISTENERS,
  BACKUP_VAULTS,
];

/** Types of which AWS makes one with each VPC, whose outputs then name it (`vpc.defaultSecurityGroupId`). */
const NAMED_BY_VPCS: readonly string[] = [SECURITY_GROUP, NETWORK_ACL, ROUTE_TABLE];

/** The types that a property which names a resource of this type can come from. */
export function familyOf(type: string): readonly string[] {
  const family = FAMILIES.find((types) => types.includes(type)) ?? [type];
  return NAMED_BY_VPCS.includes(type) ? [...family, ...VPCS] : family;
}
