import type { Claim } from "./claim.ts";

const CLASSES = ["components/egress/domain-classes.ts"];
const CLASSES_TEST = ["test/components/egress/domain-classes.test.ts"];
const FIREWALL = ["components/egress/dns-firewall.ts", ...CLASSES];
const FIREWALL_TEST = ["test/components/egress/dns-firewall.test.ts"];
const ARTEFACTS_TEST = ["test/components/egress/artefacts.test.ts"];
const DESKTOP = ["components/desktops/desktop.ts", "components/desktops/compute-types.ts"];
const DIRECTORY = ["components/desktops/desktop-directory.ts"];
const denied = (row: string, system: string, note?: string): Claim => ({
  row,
  system,
  files: FIREWALL,
  rules: ["dns-egress-controlled"],
  tests: CLASSES_TEST,
  ...(note !== undefined && { note }),
});

/** Guide: 2.2, 3.3 and the topologies; 4.1.1 and 4.3.1; 4.1.2 to 4.3.2. */
export const egressAndDesktops: readonly Claim[] = [
  denied("22", "Deny view.awsapps.com"),
  denied("23", "Deny the Builder ID portal"),
  denied("24", "Deny prod.us-east-1.auth.kiro.aws.dev"),
  denied(
    "25",
    "Deny prod.us-east-1.auth.desktop.kiro.dev",
    "Not denied: every sign-in needs it. A named switch denies it",
  ),
  denied("26", "Deny the social sign-in pool"),
  denied("27", "Deny cognito-identity.us-east-1"),
  {
    row: "28",
    system: "Corporate firewall rules",
    files: ["components/egress/artefacts/firewall-rules.ts"],
    tests: ARTEFACTS_TEST,
  },
  denied("29", "Allow class: sign-in", "Exact hosts only"),
  denied("30", "Allow class: Kiro service"),
  denied("31", "Allow class: telemetry"),
  denied("32", "Allow classes: CLI, identity provider, extensions"),
  { row: "33", system: "Default deny", files: FIREWALL, rules: ["dns-egress-controlled"], tests: FIREWALL_TEST },
  {
    row: "34",
    system: "Enforcement point",
    files: ["infra/egress.ts", "components/egress/transit-attachment.ts"],
    rules: ["sg-no-open-egress"],
    tests: ["test/components/egress/transit-attachment.test.ts"],
  },
  {
    row: "35",
    system: "Log of allowed and denied domains",
    files: ["components/network/dns-query-logs.ts"],
    rules: ["edge-and-dns-logging"],
    tests: ["test/components/network-logs.test.ts"],
  },
  {
    row: "74",
    system: "Kiro access VPC",
    files: ["components/topology/kiro-access.ts", "infra/access.ts"],
    rules: ["no-broad-interconnect"],
    tests: ["test/components/topology/kiro-access.test.ts", "test/engine/singapore.test.ts"],
  },
  {
    row: "75",
    system: "Bundle",
    files: DESKTOP,
    note: "GraphicsPro has reached its end; the G4DN family takes its place",
  },
  { row: "76", system: "At least 8 vCPU and 32 GB", files: DESKTOP },
  {
    row: "77",
    system: "175 GB of disk",
    files: DESKTOP,
    note: "A root volume of 175 GB needs a user volume of 100 GB",
  },
  { row: "78", system: "GPU on request", files: DESKTOP },
  { row: "79", system: "Customer key on volumes", files: DESKTOP, rules: ["desktop-volumes-encrypted"] },
  { row: "80", system: "Root and user volume encrypted", files: DESKTOP, rules: ["desktop-volumes-encrypted"] },
  { row: "81", system: "AUTO_STOP after 60 minutes", files: DESKTOP },
  {
    row: "82",
    system: "Tags",
    files: ["components/foundation/tags.ts"],
    rules: ["required-tags"],
    tests: ["test/components/invariants.test.ts"],
  },
  {
    row: "83",
    system: "Directory",
    files: [...DIRECTORY, "components/desktops/user-directory.ts"],
    rules: ["desktop-hardening"],
  },
  { row: "84", system: "No local administrator", files: DIRECTORY, rules: ["desktop-hardening"] },
  { row: "85", system: "IP access", files: DIRECTORY, rules: ["desktop-remote-access-restricted"] },
  {
    row: "86",
    system: "WorkSpaces metrics",
    files: ["components/desktops/desktop-metrics.ts", "components/desktops/desktop-monitoring.ts"],
  },
  { row: "87", system: "Failed authentication", files: ["components/desktops/desktop-monitoring.ts"] },
  {
    row: "88",
    system: "DLP violations",
    files: ["components/monitoring/dlp-alarm.ts"],
    note: "Optional: switched on by the pattern of the agent's log",
  },
  ...(
    [
      "89|Local administrators",
      "90|Application control",
      "91|Removable storage",
      "92|Installer policy",
      "93|DLP product",
      "94|DLP: code exfiltration",
      "95|DLP: credentials",
      "96|DLP: Kiro outputs",
      "97|DLP: personal data",
      "98|DLP agent installation",
      "99|Central MCP configuration",
      "100|MCP deployment",
      "101|MCP file permissions",
      "102|Local MCP configuration blocked",
      "103|Administrator's permission policy",
      "104|Supervised mode",
      "105|Daily check: MCP configuration",
      "106|Daily check: DLP agent",
      "107|Daily check: no local administrator",
      "108|Daily report",
      "109|Audit log shipping",
    ] as const
  ).map((line): Claim => {
    const [row = "", system = ""] = line.split("|");
    return { row, system, files: [], open: true };
  }),
];
