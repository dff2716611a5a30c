export { ArtefactStore, type ArtefactStoreArgs } from "./artefacts/artefact-store.ts";
export {
  endpointArtefacts,
  type EndpointScripts,
  endpointScripts,
} from "./endpoint-configuration/artefacts/endpoint-artefacts.ts";
export { ComplianceReports, type ComplianceReportsArgs } from "./endpoint-configuration/compliance-reports.ts";
export { DesktopCommand, type DesktopCommandArgs } from "./endpoint-configuration/desktop-command.ts";
export { DLP_PRODUCTS, type EndpointSettings } from "./endpoint-configuration/endpoint-settings.ts";
export { HookLogs, type HookLogsArgs } from "./endpoint-configuration/hook-logs.ts";
export { ManagedNodes, type ManagedNodesArgs } from "./endpoint-configuration/managed-nodes.ts";
export { mcpArtefacts } from "./mcp/artefacts/mcp-artefacts.ts";
export { McpRegistry, type McpRegistryArgs, registryArn, registryUrl } from "./mcp/mcp-registry.ts";
export { APPROVED_TIERS, type McpServer, PACKAGE_REGISTRIES, REMOTE_TYPES } from "./mcp/mcp-server.ts";
export { registryProblems } from "./mcp/registry-rules.ts";
export { AuditTrail, type AuditTrailArgs } from "./audit/audit-trail.ts";
export { EvidenceBucket, type EvidenceBucketArgs } from "./audit/evidence-bucket.ts";
export { CustomerKey, type CustomerKeyArgs } from "./data-protection/customer-key.ts";
export type { KeyPurpose } from "./data-protection/key-policy.ts";
export { COMPUTE_TYPES, type ComputeTypeName, DEVELOPER_COMPUTE_TYPES } from "./desktops/compute-types.ts";
export { type Desktop, USUAL_DESKTOP } from "./desktops/desktop.ts";
export {
  CLIENT_DEVICES,
  type ClientDevice,
  DesktopDirectory,
  type DesktopDirectoryArgs,
  type SamlSignIn,
} from "./desktops/desktop-directory.ts";
export { DesktopFleet, type DesktopFleetArgs } from "./desktops/desktop-fleet.ts";
export { DesktopMonitoring, type DesktopMonitoringArgs } from "./desktops/desktop-monitoring.ts";
export { readRoster, type Roster } from "./desktops/roster.ts";
export {
  type AdConnectorChoice,
  type ManagedAdChoice,
  UserDirectory,
  type UserDirectoryArgs,
} from "./desktops/user-directory.ts";
export { WorkspacesDefaultRole, type WorkspacesDefaultRoleArgs } from "./desktops/workspaces-default-role.ts";
export { egressArtefacts } from "./egress/artefacts/egress-artefacts.ts";
export { DnsFirewall, type DnsFirewallArgs } from "./egress/dns-firewall.ts";
export { ALLOW_CLASSES, DENIED_HOSTS, kiroApiHosts } from "./egress/domain-classes.ts";
export { allowedHosts, type EgressChoice, planEgress } from "./egress/egress-plan.ts";
export { InspectionPath, type InspectionPathArgs } from "./egress/inspection/inspection-path.ts";
export { InspectionVpc, type InspectionVpcArgs } from "./egress/inspection/inspection-vpc.ts";
export { NetworkFirewall, type NetworkFirewallArgs } from "./egress/inspection/network-firewall.ts";
export { privateHosts } from "./egress/private-hosts.ts";
export { TransitAttachment, type TransitAttachmentArgs } from "./egress/transit-attachment.ts";
export type { Artefact } from "./foundation/artefact.ts";
export { type AwsPlace, trailArn } from "./foundation/aws-place.ts";
export { MANDATORY_TAGS, type Ownership } from "./foundation/tags.ts";
export { ACCESS_MATRIX, type PerRole, type Role, ROLES } from "./identity/access-matrix.ts";
export { identityArtefacts } from "./identity/artefacts/identity-artefacts.ts";
export type { SignIn } from "./identity/artefacts/sign-in.ts";
export { type SignInRestriction, signInRestriction } from "./identity/artefacts/sign-in-restriction.ts";
export type { Estate } from "./identity/estate.ts";
export { IdentityAccess, type IdentityAccessArgs, type RoleGroups } from "./identity/identity-access.ts";
export { findGroups, findIdentityCenter, type IdentityCenter } from "./identity/identity-center.ts";
export { RoleAccess, type RoleAccessArgs } from "./identity/role-access.ts";
export { AlarmTopic, type AlarmTopicArgs, topicArn } from "./monitoring/alarm-topic.ts";
export { DlpAlarm, type DlpAlarmArgs } from "./monitoring/dlp-alarm.ts";
export type { KeyEvent, KeyEventEstate, KeyEventKind } from "./monitoring/key-event.ts";
export { KeyEventAlarms, type KeyEventAlarmsArgs } from "./monitoring/key-event-alarms.ts";
export { KEY_EVENTS } from "./monitoring/key-events.ts";
export { type PerSeverity, RESPONSE_MINUTES, SEVERITIES, type Severity, severityTags } from "./monitoring/severity.ts";
export { DnsQueryLogs, type DnsQueryLogsArgs } from "./network/dns-query-logs.ts";
export { awsOwnedBuckets, type Perimeter } from "./network/endpoint-policy.ts";
export { ENDPOINT_SERVICES, type EndpointServiceName, kiroEndpoints } from "./network/endpoint-services.ts";
export { FlowLogs, type FlowLogsArgs } from "./network/flow-logs.ts";
export { IsolatedVpc, type IsolatedVpcArgs } from "./network/isolated-vpc.ts";
export { NetworkAcls, type NetworkAclsArgs } from "./network/network-acls.ts";
export { PrivateEndpoints, type PrivateEndpointsArgs } from "./network/private-endpoints.ts";
export { S3GatewayEndpoint, type S3GatewayEndpointArgs } from "./network/s3-gateway-endpoint.ts";
export { type AccessTransit, KiroAccess, type KiroAccessArgs } from "./topology/kiro-access.ts";
export { SecurityGroups, type SecurityGroupsArgs } from "./network/security-groups.ts";
