import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AwsPlace, logGroupArn, regionalArn } from "../../foundation/aws-place.ts";
import { notPrivateRange } from "../../foundation/cidr.ts";
import { checkLogGroup, type LogGroupChoice, recordLogGroup } from "../../foundation/log-group.ts";
import { type PolicyStatement, policyJson } from "../../foundation/policy-document.ts";
import { refuse } from "../../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../../foundation/tags.ts";
import { checkEgressChoice, type EgressChoice, planEgress } from "../egress-plan.ts";
import { type FirewallRuleGroup, type FirewallRules, MOST_HOSTS, planFirewallRules } from "./firewall-rules-plan.ts";

/** The firewall's two logs. */
export type FirewallLog = "alerts" | "flows";

/** Inputs of {@link NetworkFirewall}. */
export interface NetworkFirewallArgs {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Id of the VPC that it stands in. */
  readonly vpcId: pulumi.Input<string>;
  /** Subnets of the firewall's own, one in each zone. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Range of the desktops, which is another VPC's: the firewall calls it home. */
  readonly desktopCidr: string;
  /** Which public hosts may be reached and which never. */
  readonly hosts: EgressChoice;
  /** ARN of the customer key that encrypts the firewall's rules and settings. */
  readonly keyArn: pulumi.Input<string>;
  /** Where it writes down what it dropped, and each connection. */
  readonly logs: Readonly<Record<FirewallLog, LogGroupChoice>>;
  /** Whether AWS refuses to delete the firewall, move it or give it another policy until this is switched off. */
  readonly protect: boolean;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };
const LOGGING: Purpose = { layer: "network", control: "MAS-TRM 12.2" };
const LOG_TYPES: Readonly<Record<FirewallLog, string>> = { alerts: "ALERT", flows: "FLOW" };
const STRICT = "STRICT_ORDER";

/**
 * Lets connections to the allowed hosts through, by the name in their TLS handshake, and drops all others.
 *
 * Rules are asked in strict order: protocols, denied hosts, allowed hosts, then the policy drops and logs what is left.
 * A client can lie about the name in its handshake, so DNS Firewall stands beside this one and not behind it.
 *
 * @control MAS-TRM 11.1.5, 11.2.1, 12.2.2
 */
export class NetworkFirewall extends pulumi.ComponentResource {
  /** ARN of the firewall. */
  readonly firewallArn: pulumi.Output<string>;
  /** Endpoints that routes lead to, by the subnet that each stands in. */
  readonly endpointIds: pulumi.Output<Record<string, string>>;
  /** Names of its log groups. */
  readonly logGroupNames: pulumi.Output<Record<FirewallLog, string>>;

  constructor(name: string, args: NetworkFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:egress:NetworkFirewall", name, args, opts);
    refuse(this, name, problemsOf(args));
    const encryptionConfiguration = { type: "CUSTOMER_KMS", keyId: args.keyArn };
    const groups = planFirewallRules(planEgress(args.hosts)).map((group) => ({
      priority: group.priority,
      resourceArn: buildRuleGroup(this, name, args, group).arn,
    }));
    const policy = new aws.networkfirewall.FirewallPolicy(
      name,
      {
        name,
        description: "Drops what is not allowed, in strict order.",
        encryptionConfiguration,
        firewallPolicy: {
          statelessDefaultActions: ["aws:forward_to_sfe"],
          statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
          // REJECT: a connection of which the firewall has not seen the start is closed, and the client opens another.
          statefulEngineOptions: { ruleOrder: STRICT, streamExceptionPolicy: "REJECT" },
          // Established: the handshake must pass, or the firewall would never see the name in it.
          statefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
          statefulRuleGroupReferences: groups,
        },
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      { parent: this },
    );
    const firewall = new aws.networkfirewall.Firewall(
      name,
      {
        name,
        firewallPolicyArn: policy.arn,
        vpcId: args.vpcId,
        subnetMappings: args.subnetIds.map((subnetId) => ({ subnetId })),
        encryptionConfiguration,
        deleteProtection: args.protect,
        subnetChangeProtection: args.protect,
        firewallPolicyChangeProtection: args.protect,
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      { parent: this },
    );

    this.firewallArn = firewall.arn;
    this.endpointIds = firewall.firewallStatuses.apply(endpointsBySubnet);
    this.logGroupNames = buildLogs(this, name, args, firewall);
    this.registerOutputs({
      firewallArn: this.firewallArn,
      endpointIds: this.endpointIds,
      logGroupNames: this.logGroupNames,
    });
  }
}

function problemsOf({ hosts, desktopCidr, logs }: NetworkFirewallArgs): readonly string[] {
  const count = hosts.additionalHosts.length;
  return [
    ...notPrivateRange("desktopCidr", desktopCidr),
    ...checkEgressChoice(hosts).map((problem) => `hosts.${problem}`),
    ...Object.entries(logs).flatMap(([log, choice]) => checkLogGroup(choice).map((it) => `logs.${log}.${it}`)),
    ...(count > MOST_HOSTS / 2
      ? [`hosts.additionalHosts: too many, got ${count}; at most ${MOST_HOSTS / 2}, since a rule group cannot grow`]
      : []),
  ];
}

function buildRuleGroup(
  parent: pulumi.Resource,
  name: string,
  { ownership, desktopCidr, keyArn }: NetworkFirewallArgs,
  { role, capacity, description, rules }: FirewallRuleGroup,
): aws.networkfirewall.RuleGroup {
  const groupName = `${name}-${role}`;
  return new aws.networkfirewall.RuleGroup(
    groupName,
    {
      name: groupName,
      description,
      type: "STATEFUL",
      capacity,
      encryptionConfiguration: { type: "CUSTOMER_KMS", keyId: keyArn },
      ruleGroup: {
        rulesSource: rulesSourceOf(rules),
        // Without it, home would be the firewall's own VPC, and the desktops' traffic would match no rule.
        ruleVariables: { ipSets: [{ key: "HOME_NET", ipSet: { definitions: [desktopCidr] } }] },
        statefulRuleOptions: { ruleOrder: STRICT },
      },
      tags: tagsFor(groupName, ownership, PURPOSE),
    },
    { parent },
  );
}

function rulesSourceOf(rules: FirewallRules): aws.types.input.networkfirewall.RuleGroupRuleGroupRulesSource {
  if (rules.kind === "signatures") return { rulesString: rules.text };
  const { verdict, hosts, protocols } = rules;
  return {
    rulesSourceList: { generatedRulesType: verdict, targetTypes: [...protocols], targets: [...hosts] },
  };
}

function endpointsBySubnet(
  statuses: readonly aws.types.output.networkfirewall.FirewallFirewallStatus[],
): Record<string, string> {
  const attachments = statuses.flatMap(({ syncStates }) => syncStates.flatMap((state) => state.attachments));
  return Object.fromEntries(attachments.map(({ subnetId, endpointId }) => [subnetId, endpointId]));
}

function buildLogs(
  parent: pulumi.Resource,
  name: string,
  { place, ownership, logs }: NetworkFirewallArgs,
  { arn }: aws.networkfirewall.Firewall,
): NetworkFirewall["logGroupNames"] {
  const group = (log: FirewallLog) => {
    const groupName = `${name}-${log}`;
    return recordLogGroup(groupName, logs[log], tagsFor(groupName, ownership, LOGGING), parent);
  };
  const groups = { alerts: group("alerts"), flows: group("flows") };
  // Without this, AWS would write a wider policy of its own.
  const delivery = new aws.cloudwatch.LogResourcePolicy(
    name,
    {
      policyName: name,
      policyDocument: policyJson([
        deliveryTo(
          place,
          Object.values(logs).map(({ logGroupName }) => logGroupName),
        ),
      ]),
    },
    { parent },
  );
  new aws.networkfirewall.LoggingConfiguration(
    name,
    {
      firewallArn: arn,
      loggingConfiguration: {
        logDestinationConfigs: (["alerts", "flows"] as const).map((log) => ({
          logType: LOG_TYPES[log],
          logDestinationType: "CloudWatchLogs",
          logDestination: { logGroup: groups[log].name },
        })),
      },
    },
    { parent, dependsOn: [delivery] },
  );
  return pulumi.output({ alerts: groups.alerts.name, flows: groups.flows.name });
}

/** CloudWatch Logs user guide, "Logs sent to CloudWatch Logs". */
function deliveryTo(place: AwsPlace, logGroupNames: readonly string[]): PolicyStatement {
  return {
    Sid: "FirewallLogDelivery",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: logGroupNames.map((logGroupName) => `${logGroupArn(place, logGroupName)}:log-stream:*`),
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnLike: { "aws:SourceArn": regionalArn(place, "logs", "*") },
    },
  };
}
