/** What is known of an AWS service that an interface endpoint can reach. */
export interface EndpointService {
  /**
   * Prefix of the IAM actions that go through the endpoint; its policy admits these and no others.
   * Undefined where AWS documents no endpoint policy: then none is set, and AWS admits every request.
   */
  readonly actions: string | undefined;
  /**
   * Whether every request names a resource that belongs to an account, so that the policy can ask whose it is.
   * It is false where some requests act on nothing or on something of AWS's own.
   */
  readonly ownedResources: boolean;
  /** Regions that have the endpoint; undefined means all commercial ones. */
  readonly regions?: readonly string[];
  /** Where this was read. */
  readonly source: string;
}

/**
 * The services that the landing zone can reach privately, by the last part of the endpoint service's name.
 *
 * Absent on purpose: `s3`, which has a gateway endpoint of its own.
 */
export const ENDPOINT_SERVICES = {
  q: {
    actions: undefined,
    ownedResources: false,
    regions: ["us-east-1", "eu-central-1"],
    source: "Kiro documentation, VPC endpoints: service names; says nothing of endpoint policies",
  },
  codewhisperer: {
    actions: undefined,
    ownedResources: false,
    regions: ["us-east-1"],
    source: "Amazon Q Developer user guide, interface endpoints: us-east-1 only; says nothing of endpoint policies",
  },
  "bedrock-runtime": {
    actions: "bedrock",
    ownedResources: false,
    source: "Amazon Bedrock user guide, interface VPC endpoints; foundation models belong to AWS",
  },
  logs: {
    actions: "logs",
    ownedResources: true,
    source: "CloudWatch Logs user guide, using CloudWatch Logs with interface VPC endpoints",
  },
  kms: {
    actions: "kms",
    ownedResources: true,
    source: "KMS developer guide, connecting through a VPC endpoint",
  },
  sts: {
    actions: "sts",
    ownedResources: false,
    source: "IAM user guide, VPC endpoint policies for STS; GetCallerIdentity acts on no resource",
  },
  ssm: {
    actions: "ssm",
    ownedResources: false,
    source: "Systems Manager user guide, VPC endpoints; AWS-* documents belong to AWS",
  },
  ssmmessages: {
    actions: "ssmmessages",
    ownedResources: false,
    source: "Systems Manager user guide, VPC endpoints; channels are no resources",
  },
  ec2messages: {
    actions: "ec2messages",
    ownedResources: false,
    source: "Systems Manager user guide, VPC endpoints; messages are no resources",
  },
  secretsmanager: {
    actions: "secretsmanager",
    ownedResources: true,
    source: "Secrets Manager user guide, using a VPC endpoint",
  },
  monitoring: {
    actions: "cloudwatch",
    ownedResources: false,
    source: "CloudWatch user guide, interface VPC endpoints; PutMetricData acts on no resource",
  },
} as const satisfies Record<string, EndpointService>;

/** Name of a service in {@link ENDPOINT_SERVICES}. */
export type EndpointServiceName = keyof typeof ENDPOINT_SERVICES;

/** What is known of a service; undefined for one that the landing zone does not know. */
export function endpointService(name: string): EndpointService | undefined {
  return Object.entries<EndpointService>(ENDPOINT_SERVICES).find(([known]) => known === name)?.[1];
}

/**
 * Kiro's own endpoints for a VPC in a region: none unless the Kiro profile lives there too, since AWS offers them in
 * profile regions only and not across regions (AWS PrivateLink guide, cross-Region support).
 */
export function kiroEndpoints(region: string, profileRegion: string): readonly EndpointServiceName[] {
  if (region !== profileRegion) return [];
  return (["q", "codewhisperer"] as const).filter((name) => endpointService(name)?.regions?.includes(region));
}
