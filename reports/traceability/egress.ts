import type { Claim } from "./claim.ts";

const CLASSES = ["components/egress/domain-classes.ts"];
const CLASSES_TEST = ["test/components/egress/domain-classes.test.ts"];
const FIREWALL = ["components/egress/dns-firewall.ts", ...CLASSES];
const FIREWALL_TEST = ["test/components/egress/dns-firewall.test.ts"];
const INSPECTION = [
  "components/egress/inspection/network-firewall.ts",
  "components/egress/inspection/firewall-rules-plan.ts",
];
const INSPECTION_TEST = ["test/components/egress/inspection/network-firewall.test.ts"];
const ARTEFACTS_TEST = ["test/components/egress/artefacts.test.ts"];
const denied = (row: string, system: string, note?: string): Claim => ({
  row,
  system,
  files: FIREWALL,
  rules: ["dns-egress-controlled"],
  tests: CLASSES_TEST,
  deviation: "egress",
  ...(note !== undefined && { note }),
});

/** Guide: 2.2, 3.3 and the topologies. */
export const egress: readonly Claim[] = [
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
    files: ["components/egress/artefacts/firewall-rules.ts", ...INSPECTION],
    artefacts: ["egress/firewall-rules.txt", "egress/proxy.pac", "egress/proxy.env"],
    tests: [...ARTEFACTS_TEST, ...INSPECTION_TEST],
    note: "Files for the bank's firewall; with mode inspection, rules of the zone's own",
  },
  denied("29", "Allow class: sign-in", "Exact hosts only"),
  denied("30", "Allow class: Kiro service"),
  denied("31", "Allow class: telemetry"),
  denied("32", "Allow classes: CLI, identity provider, extensions"),
  {
    row: "33",
    system: "Default deny",
    files: [...FIREWALL, ...INSPECTION],
    rules: ["dns-egress-controlled"],
    tests: [...FIREWALL_TEST, ...INSPECTION_TEST],
  },
  {
    row: "34",
    system: "Enforcement point",
    files: [
      "infra/egress.ts",
      "components/egress/transit-attachment.ts",
      "infra/inspection.ts",
      "components/egress/inspection/inspection-vpc.ts",
      "components/egress/inspection/inspection-path.ts",
      ...INSPECTION,
    ],
    rules: ["sg-no-open-egress", "no-route-to-internet", "no-broad-interconnect"],
    tests: [
      "test/components/egress/transit-attachment.test.ts",
      "test/components/egress/inspection/inspected-zone.test.ts",
      "test/engine/inspection.test.ts",
    ],
    deviation: "egress",
  },
  {
    row: "35",
    system: "Log of allowed and denied domains",
    files: ["components/network/dns-query-logs.ts", "components/egress/inspection/network-firewall.ts"],
    rules: ["edge-and-dns-logging"],
    tests: ["test/components/network-logs.test.ts", ...INSPECTION_TEST],
  },
  {
    row: "74",
    system: "Kiro access VPC",
    files: ["components/topology/kiro-access.ts", "infra/access.ts"],
    rules: ["no-broad-interconnect"],
    tests: ["test/components/topology/kiro-access.test.ts", "test/engine/singapore.test.ts"],
    deviation: "egress",
  },
];
