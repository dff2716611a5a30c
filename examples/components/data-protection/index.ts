import * as aws from "@pulumi/aws";
import { CustomerKey } from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const place = { accountId, region, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };

// Usable through S3 only. What it encrypts decides whom its policy admits; see KeyPurpose.
const key = new CustomerKey("data", {
  place,
  ownership,
  alias: "team/data",
  purpose: { kind: "data" },
  rotationDays: 365,
  deletionWindowDays: 7,
  protect: false,
});

/** For buckets and whatever else is to be encrypted with it. */
export const { keyArn, aliasName } = key;
