import type * as pulumi from "@pulumi/pulumi";
import {
  AlarmTopic,
  ArtefactStore,
  AuditTrail,
  ComplianceReports,
  CustomerKey,
  DlpAlarm,
  DnsFirewall,
  DesktopCommand,
  DesktopDirectory,
  DesktopFleet,
  DesktopMonitoring,
  DnsQueryLogs,
  EvidenceBucket,
  FlowLogs,
  HookLogs,
  IdentityAccess,
  InspectionPath,
  InspectionVpc,
  IsolatedVpc,
  KeyEventAlarms,
  ManagedNodes,
  McpRegistry,
  KiroAccess,
  NetworkAcls,
  NetworkFirewall,
  PrivateEndpoints,
  RoleAccess,
  S3GatewayEndpoint,
  SecurityGroups,
  TransitAttachment,
  UserDirectory,
  WorkspacesDefaultRole,
} from "../../components/index.ts";
import { KiroLandingZone } from "../../infra/landing-zone.ts";
import { SERVERS } from "./endpoint-fixtures.ts";
import { CONFIG, DESKTOPS, GOOD, IDENTITY, PLACE } from "./fixtures.ts";

/** Good arguments of every component, with the options that make it build all that it can. */
export const EVERYTHING = {
  ...GOOD,
  acls: { ...GOOD.acls, directoryCidrs: ["10.1.0.0/24"] },
  groups: { ...GOOD.groups, directoryCidrs: ["10.1.0.0/24"] },
  endpoints: { ...GOOD.endpoints, services: ["q", "kms", "bedrock-runtime"] },
  zone: { place: PLACE, config: CONFIG, identity: IDENTITY, desktops: DESKTOPS, mcpServers: SERVERS },
};
/** {@link EVERYTHING}, for tests that change it. */
export type Everything = typeof EVERYTHING;

/** Every component of the project, with the layer that its token names. */
export const COMPONENTS: readonly {
  readonly layer: string;
  readonly kind: new (...args: never[]) => pulumi.ComponentResource;
  readonly build: (args: Everything) => pulumi.ComponentResource;
}[] = [
  { layer: "data-protection", kind: CustomerKey, build: ({ key }) => new CustomerKey("it", key) },
  { layer: "network", kind: IsolatedVpc, build: ({ vpc }) => new IsolatedVpc("it", vpc) },
  { layer: "network", kind: SecurityGroups, build: ({ groups }) => new SecurityGroups("it", groups) },
  { layer: "network", kind: NetworkAcls, build: ({ acls }) => new NetworkAcls("it", acls) },
  { layer: "network", kind: S3GatewayEndpoint, build: ({ s3 }) => new S3GatewayEndpoint("it", s3) },
  { layer: "network", kind: PrivateEndpoints, build: ({ endpoints }) => new PrivateEndpoints("it", endpoints) },
  { layer: "network", kind: FlowLogs, build: ({ flowLogs }) => new FlowLogs("it", flowLogs) },
  { layer: "network", kind: DnsQueryLogs, build: ({ dnsLogs }) => new DnsQueryLogs("it", dnsLogs) },
  { layer: "egress", kind: DnsFirewall, build: ({ dnsFirewall }) => new DnsFirewall("it", dnsFirewall) },
  { layer: "egress", kind: TransitAttachment, build: ({ transit }) => new TransitAttachment("it", transit) },
  { layer: "egress", kind: InspectionVpc, build: ({ inspectionVpc }) => new InspectionVpc("it", inspectionVpc) },
  {
    layer: "egress",
    kind: NetworkFirewall,
    build: ({ networkFirewall }) => new NetworkFirewall("it", networkFirewall),
  },
  { layer: "egress", kind: InspectionPath, build: ({ inspectionPath }) => new InspectionPath("it", inspectionPath) },
  { layer: "topology", kind: KiroAccess, build: ({ access }) => new KiroAccess("it", access) },
  { layer: "audit", kind: EvidenceBucket, build: ({ bucket }) => new EvidenceBucket("it", bucket) },
  { layer: "audit", kind: AuditTrail, build: ({ trail }) => new AuditTrail("it", trail) },
  { layer: "identity", kind: IdentityAccess, build: ({ identity }) => new IdentityAccess("it", identity) },
  { layer: "identity", kind: RoleAccess, build: ({ roleAccess }) => new RoleAccess("it", roleAccess) },
  { layer: "monitoring", kind: AlarmTopic, build: ({ alarmTopic }) => new AlarmTopic("it", alarmTopic) },
  { layer: "monitoring", kind: DlpAlarm, build: ({ dlpAlarm }) => new DlpAlarm("it", dlpAlarm) },
  { layer: "monitoring", kind: KeyEventAlarms, build: ({ keyEvents }) => new KeyEventAlarms("it", keyEvents) },
  { layer: "desktops", kind: UserDirectory, build: ({ userDirectory }) => new UserDirectory("it", userDirectory) },
  {
    layer: "desktops",
    kind: DesktopDirectory,
    build: ({ desktopDirectory }) => new DesktopDirectory("it", desktopDirectory),
  },
  { layer: "desktops", kind: DesktopFleet, build: ({ fleet }) => new DesktopFleet("it", fleet) },
  {
    layer: "desktops",
    kind: DesktopMonitoring,
    build: ({ desktopMonitoring }) => new DesktopMonitoring("it", desktopMonitoring),
  },
  {
    layer: "desktops",
    kind: WorkspacesDefaultRole,
    build: ({ workspacesRole }) => new WorkspacesDefaultRole("it", workspacesRole),
  },
  { layer: "artefacts", kind: ArtefactStore, build: ({ artefacts }) => new ArtefactStore("it", artefacts) },
  { layer: "mcp", kind: McpRegistry, build: ({ registry }) => new McpRegistry("it", registry) },
  {
    layer: "endpoint-configuration",
    kind: ComplianceReports,
    build: ({ reports }) => new ComplianceReports("it", reports),
  },
  { layer: "endpoint-configuration", kind: DesktopCommand, build: ({ command }) => new DesktopCommand("it", command) },
  { layer: "endpoint-configuration", kind: HookLogs, build: ({ hookLogs }) => new HookLogs("it", hookLogs) },
  { layer: "endpoint-configuration", kind: ManagedNodes, build: ({ nodes }) => new ManagedNodes("it", nodes) },
  { layer: "landing-zone", kind: KiroLandingZone, build: ({ zone }) => new KiroLandingZone("it", zone) },
];
