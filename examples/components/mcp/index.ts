import * as aws from "@pulumi/aws";
import { CustomerKey, McpRegistry } from "../../../components/index.ts";

const [{ accountId }, { region }, { partition }] = await Promise.all([
  aws.getCallerIdentity(),
  aws.getRegion(),
  aws.getPartition(),
]);
const place = { accountId, region, partition };
const ownership = { environment: "dev", owner: "platform", costCentre: "cc-0000", dataClassification: "internal" };

const { keyArn } = new CustomerKey("key", {
  place,
  ownership,
  alias: "team/mcp",
  purpose: { kind: "data" },
  rotationDays: 365,
  deletionWindowDays: 7,
  protect: false,
});
const registry = new McpRegistry("registry", {
  place,
  ownership,
  bucketName: `team-mcp-registry-${accountId}`,
  keyArn,
  servers: [
    {
      name: "git",
      title: "Git",
      description: "Reads repositories.",
      tier: 1,
      // Exactly one version, and the approval names it.
      version: "2026.10.19",
      package: { registry: "pypi", identifier: "mcp-server-git", baseUrl: "https://packages.bank.example/pypi/simple" },
      deniedTools: ["git_commit", "git_reset"],
      change: {
        record: "CHG-0001",
        approver: "Change advisory board",
        approvedOn: "2026-11-02",
        subject: "pypi mcp-server-git 2026.10.19",
        thirdPartyReview: "TPR-0001",
        egressHosts: ["packages.bank.example"],
        rollback: "Remove the server from this list and deploy.",
      },
    },
  ],
  protect: false,
});

/** To enter in the Kiro console, once a web server of the bank's or S3's endpoint serves it. */
export const { registryUrl, digest } = registry;
