/** An AWS service that can be reached through a VPC endpoint. */
export interface EndpointService {
  readonly name: string;
  readonly types: readonly ("Interface" | "Gateway")[];
  readonly supportsPolicy: boolean;
  readonly privateDns: string;
  /** Regions that have it; every Region when absent. */
  readonly regions?: readonly string[];
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html, those of the landing zone. */
const SERVICES: readonly EndpointService[] = [
  { ...standard("s3"), types: ["Gateway", "Interface"], privateDns: "*.s3.{region}.amazonaws.com" },
  { ...standard("dynamodb"), types: ["Gateway", "Interface"] },
  // Kiro's own: whether they take an endpoint policy is not documented, so the sandbox says no.
  { ...standard("q"), supportsPolicy: false, regions: ["us-east-1", "eu-central-1"] },
  { ...standard("codewhisperer"), supportsPolicy: false, regions: ["us-east-1"] },
  ...[
    "access-analyzer",
    "bedrock",
    "bedrock-agent",
    "bedrock-agent-runtime",
    "bedrock-runtime",
    "cloudtrail",
    "config",
    "ec2",
    "ec2messages",
    "events",
    "guardduty-data",
    "kms",
    "logs",
    "monitoring",
    "secretsmanager",
    "securityhub",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "sts",
    "workspaces",
  ].map(standard),
];

function standard(name: string): EndpointService {
  return { name, types: ["Interface"], supportsPolicy: true, privateDns: `${name}.{region}.amazonaws.com` };
}

/** The service of a short name such as `kms`, where the Region has it. */
export function endpointService(name: string, region: string): EndpointService | undefined {
  return SERVICES.find((service) => service.name === name && service.regions?.includes(region) !== false);
}
