import type { CheckFailure } from "../../rpc/resource-provider.ts";
import { isGiven, type Properties, textOf, type Value } from "../../rpc/values.ts";
import { selectObjects, within } from "../select.ts";
import type { Rule, Rules } from "../rules.ts";

const ANY_PROTOCOL = new Set(["-1", "all"]);
const PORTED = new Set(["tcp", "udp", "6", "17"]);

/** Names of the properties that hold a rule's protocol and ports. */
interface PortNames {
  readonly protocol: string;
  readonly from: string;
  readonly to: string;
}

const INLINE: PortNames = { protocol: "protocol", from: "fromPort", to: "toPort" };
const STANDALONE: PortNames = { ...INLINE, protocol: "ipProtocol" };

/** Ports run from low to high, and "any protocol" means every port. */
function portFailures(path: string, rule: Properties, names: PortNames, anyMeansZero: boolean): CheckFailure[] {
  const protocol = textOf(rule[names.protocol])?.toLowerCase() ?? "";
  const [from, to] = [rule[names.from], rule[names.to]];
  const failures: CheckFailure[] = [];
  if (PORTED.has(protocol) && typeof from === "number" && typeof to === "number" && from > to) {
    failures.push({ property: within(path, names.from), reason: `invalid port range: ${from} is above ${to}` });
  }
  if (!ANY_PROTOCOL.has(protocol)) return failures;
  const narrowed = [names.from, names.to].find((name) => narrows(rule[name], anyMeansZero));
  if (narrowed !== undefined) {
    const allowed = anyMeansZero ? "must be 0" : "must be left out";
    failures.push({
      property: within(path, narrowed),
      reason: `${narrowed} (${JSON.stringify(rule[narrowed])}) ${allowed} when ${names.protocol} is "-1" (all)`,
    });
  }
  return failures;
}

function narrows(port: Value | undefined, anyMeansZero: boolean): boolean {
  if (!isGiven(port) || typeof port !== "number") return false;
  return anyMeansZero ? port !== 0 : port !== -1;
}

const inlineRules: Rule = (inputs) =>
  ["ingress[]", "egress[]"].flatMap((list) =>
    selectObjects(inputs, list).flatMap(({ path, value }) => portFailures(path, value, INLINE, true)),
  );

/** An ACL holds each rule number once a direction. */
const aclRules: Rule = (inputs) => {
  const failures = inlineRules(inputs);
  for (const list of ["ingress[]", "egress[]"]) {
    const seen = new Set<Value>();
    for (const { path, value } of selectObjects(inputs, list)) {
      const number = value["ruleNo"];
      if (!isGiven(number)) continue;
      if (seen.has(number)) {
        failures.push({
          property: `${path}.ruleNo`,
          reason: `the rule number ${JSON.stringify(number)} is used twice`,
        });
      }
      seen.add(number);
    }
  }
  return failures;
};

const standaloneRule: Rule = (inputs) => {
  const failures = portFailures("", inputs, STANDALONE, false);
  const needsPorts = PORTED.has(textOf(inputs["ipProtocol"])?.toLowerCase() ?? "");
  const missing = needsPorts ? ["fromPort", "toPort"].filter((name) => !isGiven(inputs[name])) : [];
  const reason = "both fromPort and toPort must be specified with TCP and UDP";
  return [...failures, ...missing.map((property) => ({ property, reason }))];
};

/** What each type of endpoint does not support; EC2 answers `InvalidParameter`. */
const ENDPOINT_REFUSES: Readonly<Record<string, readonly string[]>> = {
  Gateway: ["subnetIds", "securityGroupIds", "privateDnsEnabled", "subnetConfigurations"],
  Interface: ["routeTableIds"],
};

const endpoint: Rule = (inputs) => {
  const type = textOf(inputs["vpcEndpointType"] ?? "Gateway") ?? "";
  return (ENDPOINT_REFUSES[type] ?? [])
    .filter((name) => {
      const value = inputs[name];
      return isGiven(value) && value !== false && !(Array.isArray(value) && value.length === 0);
    })
    .map((name) => ({ property: name, reason: `InvalidParameter: endpoints of type ${type} do not support ${name}` }));
};

const flowLog: Rule = (inputs) => {
  const failures: CheckFailure[] = [];
  const type = textOf(inputs["logDestinationType"] ?? "cloud-watch-logs");
  const ofGateway = isGiven(inputs["transitGatewayId"]) || isGiven(inputs["transitGatewayAttachmentId"]);
  if (!ofGateway && !isGiven(inputs["trafficType"])) {
    failures.push({
      property: "trafficType",
      reason: "trafficType is required unless the log is of a transit gateway",
    });
  }
  if (!isGiven(inputs["logDestination"])) {
    failures.push({ property: "logDestination", reason: "logDestination is required" });
  }
  if (type === "cloud-watch-logs" && !isGiven(inputs["iamRoleArn"])) {
    failures.push({
      property: "iamRoleArn",
      reason: "DeliverLogsPermissionArn is required for delivery to CloudWatch Logs",
    });
  }
  if (type === "s3" && isGiven(inputs["iamRoleArn"])) {
    failures.push({ property: "iamRoleArn", reason: "DeliverLogsPermissionArn is not applicable for delivery to S3" });
  }
  return failures;
};

const natGateway: Rule = (inputs) => {
  const isPublic = (inputs["connectivityType"] ?? "public") === "public";
  const isZonal = (inputs["availabilityMode"] ?? "zonal") === "zonal";
  if (isPublic && isZonal && !isGiven(inputs["allocationId"])) {
    const reason = 'allocationId is required when connectivityType is "public" and availabilityMode is "zonal"';
    return [{ property: "allocationId", reason }];
  }
  if (inputs["connectivityType"] === "private" && isGiven(inputs["allocationId"])) {
    return [{ property: "allocationId", reason: 'allocationId is not supported with connectivityType = "private"' }];
  }
  return [];
};

const firewallRule: Rule = (inputs) => {
  const isBlock = inputs["action"] === "BLOCK";
  const hasResponse = isGiven(inputs["blockResponse"]);
  if (isBlock && !hasResponse) return [{ property: "blockResponse", reason: "blockResponse is required with BLOCK" }];
  if (!isBlock && hasResponse && textOf(inputs["action"]) !== undefined) {
    return [{ property: "blockResponse", reason: "blockResponse is for rules with the action BLOCK only" }];
  }
  if (inputs["blockResponse"] !== "OVERRIDE" || isGiven(inputs["blockOverrideDomain"])) return [];
  return [{ property: "blockOverrideDomain", reason: "blockOverrideDomain is required with blockResponse OVERRIDE" }];
};

/** Rules of the network services. */
export const RULES: Rules = {
  "aws:ec2/securityGroup:SecurityGroup": inlineRules,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": inlineRules,
  "aws:ec2/securityGroupRule:SecurityGroupRule": (inputs) => portFailures("", inputs, INLINE, true),
  "aws:ec2/networkAcl:NetworkAcl": aclRules,
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": aclRules,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": standaloneRule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": standaloneRule,
  "aws:ec2/vpcEndpoint:VpcEndpoint": endpoint,
  "aws:ec2/flowLog:FlowLog": flowLog,
  "aws:ec2/natGateway:NatGateway": natGateway,
  "aws:route53/resolverFirewallRule:ResolverFirewallRule": firewallRule,
};
