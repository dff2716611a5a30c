import type {
  ArtefactStoreArgs,
  ComplianceReportsArgs,
  DesktopCommandArgs,
  EndpointSettings,
  HookLogsArgs,
  ManagedNodesArgs,
  McpRegistryArgs,
  McpServer,
} from "../../components/index.ts";
import { OWNERSHIP, PLACE } from "./place.ts";

/** A server from a mirror, with tools that are denied. */
export const GIT: McpServer = {
  name: "git",
  title: "Git",
  description: "Reads repositories.",
  tier: 1,
  version: "2026.10.19",
  package: { registry: "pypi", identifier: "mcp-server-git", baseUrl: "https://packages.bank.example/pypi/simple" },
  deniedTools: ["git_commit", "git_reset"],
  change: {
    record: "CHG-1",
    approver: "Board",
    approvedOn: "2026-11-02",
    subject: "pypi mcp-server-git 2026.10.19",
    thirdPartyReview: "TPR-1",
    egressHosts: ["packages.bank.example"],
    rollback: "Remove it.",
  },
};

/** A server that runs elsewhere, after a security review. */
export const TICKETS: McpServer = {
  name: "tickets",
  title: "Tickets",
  description: "Reads and files tickets.",
  tier: 2,
  version: "1.4.0",
  remote: { type: "streamable-http", url: "https://mcp.bank.example/tickets" },
  deniedTools: [],
  change: {
    record: "CHG-2",
    approver: "Board",
    approvedOn: "2026-11-03",
    subject: "streamable-http https://mcp.bank.example/tickets 1.4.0",
    thirdPartyReview: "TPR-2",
    securityReview: "SR-2",
    egressHosts: ["mcp.bank.example"],
    rollback: "Remove it.",
  },
};

export const SERVERS: readonly McpServer[] = [GIT, TICKETS];

/** How desktops are set up, in the part that people choose. */
export const CHOSEN = {
  localAdministrators: ["S-1-5-21-1-2-3-512", "S-1-5-21-1-2-3-1105"],
  applications: {
    publishers: [
      {
        name: "Kiro IDE",
        publisher: "O=AMAZON.COM SERVICES LLC, L=SEATTLE, S=WASHINGTON, C=US",
        product: "KIRO",
        minimumVersion: "1.2.0.0",
      },
    ],
    paths: [{ name: "Git & tools", path: "%PROGRAMFILES%\\Git\\*" }],
    programs: "enforce",
    scripts: "audit",
  },
  dlp: {
    product: "microsoft-purview",
    service: "Sense",
    installer: {
      source: "\\\\fileserver.bank.example\\software\\dlp-agent.msi",
      sha256: "ab".repeat(32),
      signer: "O=Microsoft Corporation",
    },
  },
  legacyCentralMcpConfig: false,
} as const satisfies Partial<EndpointSettings>;

export const ENDPOINT_SETTINGS: EndpointSettings = {
  ...CHOSEN,
  signIn: {
    rules: [{ capability: "signin_method", match: ["*"], exclude: ["idc"], effect: "deny" }],
    settings: { idc_start_url: "https://d-9667000000.awsapps.com/start", idc_region: "ap-southeast-1" },
  },
  servers: SERVERS,
  privateNames: { hosts: ["q.us-east-1.amazonaws.com"], cidrs: ["10.0.0.0/16", "10.64.0.0/24"] },
  hookLogGroupName: "/kiro/desktops/hooks",
  region: "us-east-1",
};

/** Good arguments of the components of desktops' configuration, MCP and artefacts. */
export const GOOD_ENDPOINTS = {
  artefacts: {
    place: PLACE,
    ownership: OWNERSHIP,
    bucketName: "kiro-artefacts-111122223333",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    artefacts: [
      { path: "a/one.json", mediaType: "application/json", content: '{"name":"\u00e9"}\n', purpose: "For one." },
      { path: "two.md", mediaType: "text/markdown", content: "# Two\n", purpose: "For two." },
    ],
    emptyOnDestroy: false,
  } satisfies ArtefactStoreArgs,
  registry: {
    place: PLACE,
    ownership: OWNERSHIP,
    bucketName: "kiro-mcp-registry-111122223333",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    servers: SERVERS,
    protect: true,
  } satisfies McpRegistryArgs,
  reports: {
    place: PLACE,
    ownership: OWNERSHIP,
    bucketName: "kiro-compliance-reports-111122223333",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    protect: true,
  } satisfies ComplianceReportsArgs,
  command: {
    ownership: OWNERSHIP,
    documentName: "kiro-compliance-check",
    description: "Looks at the desktop.",
    script: "Write-Output 'well'\nexit 0\n",
    target: { key: "KiroDesktop", value: "desktops" },
    severity: "CRITICAL",
    output: { bucketName: "kiro-compliance-reports-111122223333", prefix: "compliance-check", region: "us-east-1" },
  } satisfies DesktopCommandArgs,
  hookLogs: {
    ownership: OWNERSHIP,
    logGroupName: "/kiro/desktops/hooks",
    retentionDays: 365,
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/k",
    protect: true,
    servers: SERVERS,
  } satisfies HookLogsArgs,
  nodes: {
    place: PLACE,
    ownership: OWNERSHIP,
    roleName: "kiro-desktop-node",
    artefactBucketName: "kiro-artefacts-111122223333",
    report: { bucketName: "kiro-compliance-reports-111122223333", prefixes: ["compliance-check"] },
    keyAlias: "kiro/data",
    logGroupNames: ["/kiro/desktops/hooks"],
  } satisfies ManagedNodesArgs,
} as const;
