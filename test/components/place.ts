import type { AwsPlace, Ownership } from "../../components/index.ts";

/** Where the fixtures stand. */
export const PLACE: AwsPlace = { accountId: "111122223333", region: "us-east-1", partition: "aws" };
/** Another account and region, to see that components hold neither. */
export const ELSEWHERE: AwsPlace = { accountId: "444455556666", region: "eu-central-1", partition: "aws-test" };

export const OWNERSHIP: Ownership = {
  environment: "dev",
  owner: "platform",
  costCentre: "cc-1234",
  dataClassification: "confidential",
};

/** The tags of a resource owned by {@link OWNERSHIP}. */
export function tags(name: string, layer: string, control: string): Record<string, string> {
  return {
    Name: name,
    Environment: "dev",
    Owner: "platform",
    CostCentre: "cc-1234",
    DataClassification: "confidential",
    Compliance: "MAS",
    ManagedBy: "pulumi",
    Layer: layer,
    Control: control,
  };
}
