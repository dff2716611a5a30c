/**
 * Commercial AWS regions, opted in by default or not.
 * China and GovCloud are separate partitions that Kiro does not serve, so naming one is a mistake here.
 * Source: AWS General Reference, "Regions and Availability Zones".
 */
export const AWS_REGIONS = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-central-1",
  "ca-west-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
] as const;

/**
 * Regions that hold a Kiro profile and offer Kiro's private endpoints.
 * Source: Kiro documentation, "Supported Regions" and "VPC endpoints".
 */
export const KIRO_REGIONS = ["us-east-1", "eu-central-1"] as const;
