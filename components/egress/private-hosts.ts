/** What a VPC reaches without leaving AWS. */
export interface PrivateReach {
  readonly region: string;
  /** Services with an interface endpoint, by endpoint name such as `kms`. */
  readonly services: readonly string[];
  /** Buckets that desktops and their agents read over the S3 gateway endpoint. */
  readonly buckets: readonly string[];
}

/**
 * Names that private endpoints answer to. DNS Firewall must let them through like any other name: it looks at all
 * queries to the VPC's resolver, those for private names included (Route 53 developer guide, "DNS Firewall").
 *
 * Buckets stand one by one, since all S3 buckets of the world share the domain.
 */
export function privateHosts({ region, services, buckets }: PrivateReach): readonly string[] {
  return [
    ...services.map((service) => `${service}.${region}.amazonaws.com`),
    ...buckets.map((bucket) => `${bucket}.s3.${region}.amazonaws.com`),
  ];
}
