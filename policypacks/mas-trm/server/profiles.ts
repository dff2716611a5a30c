import type { Settings } from "../kit/evaluate.ts";

/** Settings that a choice brings with it, by rule. What a rule's own entry in the configuration says goes over them. */
export type Changes = Readonly<Record<string, Settings>>;

/** Where traffic may leave: nowhere, or by a path that the bank inspects. */
export const PROFILES = {
  /** No way out at all. The rules' defaults. */
  isolated: {},
  /**
   * Routes and transit gateways may carry public addresses to the bank's inspection. Internet and NAT gateways,
   * public addresses and public subnets, which the inspecting VPC itself may have, stay violations: they are for
   * an exemption, so that there is one such place and somebody has approved it.
   */
  inspection: {
    "no-route-to-internet": { inspectedTargets: ["transit gateway", "VPC endpoint"] },
    "no-broad-interconnect": { inspectedDefaultRoute: true },
  },
} as const satisfies Readonly<Record<string, Changes>>;

/** What the stack is to its account. */
export const ACCOUNT_ROLES = {
  /** It runs something; somebody else keeps the account's baseline, unless the stack shows that it does. */
  workload: {},
  /** It keeps the account's baseline, so each service of the baseline must be in it. */
  baseline: {
    "guardduty-on": { required: true },
    "malware-protection-on": { required: true },
    "posture-services-on": { required: true },
    "critical-event-alarms": { required: true },
    "vpc-block-public-access": { required: true },
  },
} as const satisfies Readonly<Record<string, Changes>>;

/** A kind of thing outside the stack that a rule takes the bank's word for. */
export interface Evidence {
  /** What the reference has to be; the rules say so when it is not. */
  readonly reference: string;
  /** The settings that it fills: rule and setting. */
  readonly settles: readonly (readonly [rule: string, setting: string])[];
}

/** What may be declared to exist outside the stack. */
export const EXTERNAL_EVIDENCE = {
  "organization-trail": {
    reference: "ARN of the trail that records this account",
    settles: [["security-trail-exists", "declaredTrail"]],
  },
  "threat-detection-administrator": {
    reference: "id of the account that runs GuardDuty and Inspector for this one",
    settles: [
      ["guardduty-on", "declaredAdministrator"],
      ["malware-protection-on", "declaredAdministrator"],
    ],
  },
  "posture-administrator": {
    reference: "id of the account that runs Security Hub, Access Analyzer and Config for this one",
    settles: [["posture-services-on", "declaredAdministrator"]],
  },
  "alarm-administrator": {
    reference: "id of the account that raises alarms on this one's critical events",
    settles: [["critical-event-alarms", "declaredAdministrator"]],
  },
  "dns-firewall": {
    reference: "id of the rule group that is associated with every VPC from outside",
    settles: [["dns-egress-controlled", "declaredFirewall"]],
  },
  "desktop-check": {
    reference: "ARN of the association that checks the desktops every day",
    settles: [["desktops-checked-daily", "declaredCheck"]],
  },
} as const satisfies Readonly<Record<string, Evidence>>;
