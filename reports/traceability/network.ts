import type { Claim } from "./claim.ts";

const SETTINGS_TEST = "test/config/validate.test.ts";
const VPC = ["components/network/isolated-vpc.ts"];
const VPC_TEST = ["test/components/isolated-vpc.test.ts"];
const ENDPOINTS = ["components/network/private-endpoints.ts", "components/network/endpoint-services.ts"];
const IN_REGION_TEST = "test/engine/in-region.test.ts";
const ENDPOINTS_TEST = ["test/components/private-endpoints.test.ts"];
const GROUPS = ["components/network/security-groups.ts"];
const GROUPS_TEST = ["test/components/security-groups.test.ts"];
const ACLS = ["components/network/network-acls.ts", "components/network/acl-plan.ts"];
const ACLS_TEST = ["test/components/network-acls.test.ts"];

/** Guide: 3.1, 3.2. */
export const network: readonly Claim[] = [
  {
    row: "51",
    system: "VPC 10.0.0.0/16",
    files: [...VPC, "infra/config/network-checks.ts"],
    tests: [...VPC_TEST, SETTINGS_TEST, IN_REGION_TEST],
    rules: ["no-default-vpc", "ipv6-off-by-default"],
    deviation: "vpc-and-private-endpoints",
  },
  {
    row: "52",
    system: "Desktop subnets in two zones",
    files: [...VPC, "components/network/subnet-plan.ts"],
    rules: ["no-auto-public-addresses", "multi-az-core-services", "subnets-have-nacl"],
    tests: VPC_TEST,
  },
  {
    row: "53",
    system: "Endpoint subnets in two zones",
    files: [...VPC, "components/network/subnet-plan.ts"],
    rules: ["no-auto-public-addresses", "multi-az-core-services", "subnets-have-nacl"],
    tests: VPC_TEST,
  },
  {
    row: "54",
    system: "No public subnets",
    files: VPC,
    rules: ["no-public-subnets", "no-internet-gateways", "no-route-to-internet", "no-nat-or-elastic-ips"],
    tests: [...VPC_TEST, "test/components/landing-zone.test.ts", "test/engine/cases.test.ts"],
    deviation: "vpc-and-private-endpoints",
  },
  {
    row: "55",
    system: "Endpoint q",
    files: ENDPOINTS,
    rules: ["mandatory-endpoints", "endpoint-service-names-valid", "endpoint-sg-https-only"],
    tests: [...ENDPOINTS_TEST, IN_REGION_TEST],
    deviation: "vpc-and-private-endpoints",
  },
  {
    row: "56",
    system: "Endpoint codewhisperer",
    files: ENDPOINTS,
    rules: ["mandatory-endpoints", "endpoint-service-names-valid", "endpoint-sg-https-only"],
    tests: [...ENDPOINTS_TEST, IN_REGION_TEST],
    deviation: "vpc-and-private-endpoints",
  },
  {
    row: "57",
    system: "Endpoint bedrock-runtime",
    files: ENDPOINTS,
    tests: ENDPOINTS_TEST,
    note: "An option, off by default and on in both stack files: Kiro's clients do not call Bedrock",
    deviation: "vpc-and-private-endpoints",
  },
  {
    row: "58",
    system: "Supporting endpoints and the S3 gateway",
    files: [...ENDPOINTS, "components/network/s3-gateway-endpoint.ts"],
    rules: ["mandatory-endpoints"],
    tests: ENDPOINTS_TEST,
    deviation: "vpc-and-private-endpoints",
  },
  {
    row: "59",
    system: "Endpoint policies",
    files: [
      "components/network/endpoint-policy.ts",
      "components/network/private-endpoints.ts",
      "components/network/s3-gateway-endpoint.ts",
    ],
    rules: ["endpoint-policy-restrictive"],
    tests: ENDPOINTS_TEST,
    deviation: "vpc-and-private-endpoints",
  },
  {
    row: "60",
    system: "Private DNS",
    files: [...ENDPOINTS, "components/topology/kiro-access.ts"],
    rules: ["endpoint-private-dns"],
    tests: [...ENDPOINTS_TEST, "test/components/topology/kiro-access.test.ts"],
    deviation: "vpc-and-private-endpoints",
    note: "By private hosted zones where the endpoints stand in another Region, row 74",
  },
  {
    row: "61",
    system: "Endpoint security group",
    files: GROUPS,
    rules: ["endpoint-sg-https-only"],
    tests: GROUPS_TEST,
    deviation: "network-access-control",
  },
  {
    row: "62",
    system: "DNS stays in the VPC",
    files: ["components/network/dns-query-logs.ts", "components/egress/dns-firewall.ts"],
    rules: ["dns-egress-controlled", "edge-and-dns-logging"],
    tests: ["test/components/network-logs.test.ts", "test/components/egress/dns-firewall.test.ts"],
    deviation: "vpc-and-private-endpoints",
  },
  {
    row: "63",
    system: "DNS check on a desktop",
    files: ["components/endpoint-configuration/artefacts/checks/names.ts"],
    artefacts: ["endpoints/scripts/check-compliance.ps1"],
    tests: ["test/components/endpoint-configuration/compliance-check.test.ts"],
    note: "Part of the daily check of desktops, row 105",
  },
  {
    row: "64",
    system: "Desktop group to endpoints",
    files: GROUPS,
    rules: ["sg-no-open-egress"],
    tests: GROUPS_TEST,
    deviation: "network-access-control",
  },
  {
    row: "65",
    system: "Desktop group to S3's prefix list",
    files: GROUPS,
    rules: ["sg-no-open-egress"],
    tests: GROUPS_TEST,
    deviation: "network-access-control",
  },
  {
    row: "66",
    system: "Desktop group to the directory",
    files: [...GROUPS, "components/network/directory-ports.ts"],
    tests: GROUPS_TEST,
    deviation: "network-access-control",
    rules: ["sg-sensitive-ports-narrow"],
  },
  {
    row: "67",
    system: "Desktop group without ingress",
    files: GROUPS,
    rules: ["sg-no-open-ingress"],
    tests: GROUPS_TEST,
  },
  {
    row: "68",
    system: "Egress by the bank's proxy",
    files: [
      "infra/egress.ts",
      "infra/config/egress-checks.ts",
      "components/egress/artefacts/proxy-settings.ts",
      ...GROUPS,
    ],
    tests: [...GROUPS_TEST, "test/components/egress/artefacts.test.ts", SETTINGS_TEST],
    deviation: "network-access-control",
    rules: ["sg-no-open-egress"],
    artefacts: ["egress/proxy.pac", "egress/proxy.env"],
  },
  {
    row: "69",
    system: "Network ACL, inbound",
    files: ACLS,
    rules: ["nacl-not-allow-all", "subnets-have-nacl"],
    tests: ACLS_TEST,
    deviation: "network-access-control",
  },
  {
    row: "70",
    system: "Network ACL, outbound",
    files: ACLS,
    rules: ["nacl-not-allow-all", "subnets-have-nacl"],
    tests: ACLS_TEST,
    deviation: "network-access-control",
  },
  {
    row: "71",
    system: "Network ACL of the desktop subnets",
    files: ACLS,
    tests: ACLS_TEST,
    deviation: "network-access-control",
    rules: ["nacl-not-allow-all", "subnets-have-nacl"],
  },
  {
    row: "72",
    system: "Flow logs",
    files: ["components/network/flow-logs.ts"],
    rules: ["vpc-flow-logs", "log-groups-encrypted", "log-retention"],
    tests: ["test/components/network-logs.test.ts"],
    deviation: "vpc-and-private-endpoints",
  },
  {
    row: "73",
    system: "Default security group",
    files: VPC,
    rules: ["default-sg-closed"],
    tests: VPC_TEST,
    deviation: "vpc-and-private-endpoints",
  },
];
