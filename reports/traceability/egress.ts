import type { Claim } from "./claim.ts";

const CLASSES = "components/egress/domain-classes.ts";
const FIREWALL = "components/egress/dns-firewall.ts";
const INSPECTION = [
  "components/egress/inspection/network-firewall.ts",
  "components/egress/inspection/firewall-rules-plan.ts",
];
const RULES_FILE = "egress/firewall-rules.txt";
const CLASSES_TEST = "test/components/egress/domain-classes.test.ts";
const FIREWALL_TEST = "test/components/egress/dns-firewall.test.ts";
const INSPECTION_TEST = "test/components/egress/inspection/network-firewall.test.ts";
const ARTEFACTS_TEST = "test/components/egress/artefacts.test.ts";
const SETTINGS_TEST = "test/config/validate.test.ts";

/** A class of hosts, or one host of it: the same data makes the DNS firewall's lists and the bank's rules. */
const hosts = (row: string, system: string, more: Partial<Claim> = {}): Claim => ({
  row,
  system,
  artefacts: [RULES_FILE],
  rules: ["dns-egress-controlled"],
  tests: [CLASSES_TEST, FIREWALL_TEST, ARTEFACTS_TEST],
  deviation: "egress",
  ...more,
  files: [CLASSES, FIREWALL, ...(more.files ?? [])],
});

/** Guide: 2.2, 3.3 and the topologies. */
export const egress: readonly Claim[] = [
  hosts("22", "Deny view.awsapps.com"),
  hosts("23", "Deny the Builder ID portal"),
  hosts("24", "Deny prod.us-east-1.auth.kiro.aws.dev"),
  hosts("25", "Deny prod.us-east-1.auth.desktop.kiro.dev", {
    files: ["infra/config/egress-checks.ts"],
    tests: [CLASSES_TEST, FIREWALL_TEST, SETTINGS_TEST],
    note: "Not denied: every sign-in needs it. A named switch denies it, which prod refuses",
  }),
  hosts("26", "Deny the social sign-in pool"),
  hosts("27", "Deny cognito-identity.us-east-1"),
  {
    row: "28",
    system: "Corporate firewall rules",
    files: [
      "components/egress/artefacts/firewall-rules.ts",
      "components/egress/artefacts/proxy-settings.ts",
      "components/artefacts/artefact-store.ts",
      ...INSPECTION,
    ],
    artefacts: [RULES_FILE, "egress/proxy.pac", "egress/proxy.env"],
    tests: [ARTEFACTS_TEST, "test/components/artefacts/artefact-store.test.ts", INSPECTION_TEST],
    note: "Files for the bank's firewall with mode corporate; rules of the zone's own with mode inspection",
    deviation: "egress",
  },
  hosts("29", "Allow class: sign-in", { note: "Exact hosts only" }),
  hosts("30", "Allow class: Kiro service"),
  hosts("31", "Allow class: telemetry", { note: "Off by default" }),
  hosts("32", "Allow classes: CLI, identity provider, extensions", {
    files: ["infra/config/egress-section.ts"],
    tests: [CLASSES_TEST, FIREWALL_TEST, SETTINGS_TEST],
    note: "Off by default but for the identity provider's host; the stack file names each class that is on",
  }),
  {
    row: "33",
    system: "Default deny",
    files: [FIREWALL, ...INSPECTION],
    artefacts: [RULES_FILE],
    rules: ["dns-egress-controlled"],
    tests: [FIREWALL_TEST, INSPECTION_TEST, ARTEFACTS_TEST],
    deviation: "egress",
  },
  {
    row: "34",
    system: "Enforcement point",
    files: [
      "infra/egress.ts",
      "infra/config/egress-checks.ts",
      "components/egress/transit-attachment.ts",
      "infra/inspection.ts",
      "components/egress/inspection/inspection-vpc.ts",
      "components/egress/inspection/inspection-path.ts",
      ...INSPECTION,
    ],
    rules: [
      "sg-no-open-egress",
      "no-route-to-internet",
      "no-internet-gateways",
      "no-nat-or-elastic-ips",
      "no-broad-interconnect",
    ],
    tests: [
      "test/components/landing-zone.test.ts",
      "test/components/egress/transit-attachment.test.ts",
      "test/components/egress/inspection/inspection-vpc.test.ts",
      "test/components/egress/inspection/inspection-path.test.ts",
      "test/components/egress/inspection/inspected-zone.test.ts",
      SETTINGS_TEST,
      "test/engine/inspection.test.ts",
    ],
    note: "Modes corporate, inspection and none; the DNS firewall stands in each",
    deviation: "egress",
  },
  {
    row: "35",
    system: "Log of allowed and denied domains",
    files: ["components/network/dns-query-logs.ts", "components/egress/inspection/network-firewall.ts"],
    rules: ["edge-and-dns-logging", "log-groups-encrypted", "log-retention"],
    tests: ["test/components/network-logs.test.ts", INSPECTION_TEST],
    deviation: "egress",
  },
  {
    row: "74",
    system: "Kiro access VPC",
    files: [
      "components/topology/kiro-access.ts",
      "components/topology/peering.ts",
      "components/topology/kiro-names.ts",
      "infra/access.ts",
      "infra/config/access-checks.ts",
    ],
    rules: ["no-broad-interconnect", "endpoint-private-dns", "endpoint-sg-https-only", "dns-egress-controlled"],
    tests: [
      "test/components/topology/kiro-access.test.ts",
      "test/config/access.test.ts",
      "test/engine/singapore.test.ts",
    ],
    note: "By peering or transit gateways, see examples/singapore; without it, the workload's Region must be the profile's",
    deviation: "egress",
  },
];
