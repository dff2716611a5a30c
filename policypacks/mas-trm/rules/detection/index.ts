import type { Rule } from "../../kit/rule.ts";
import { criticalEventAlarms } from "./critical-event-alarms.ts";
import { dnsEgressControlled } from "./dns-egress-controlled.ts";
import { evidenceRetention } from "./evidence-retention.ts";
import { guarddutyOn } from "./guardduty-on.ts";
import { malwareProtectionOn } from "./malware-protection-on.ts";
import { postureServicesOn } from "./posture-services-on.ts";

/** Rules about noticing what happens: threat detection, posture, alarms, and evidence for later. */
export const detectionRules: readonly Rule[] = [
  guarddutyOn,
  malwareProtectionOn,
  postureServicesOn,
  criticalEventAlarms,
  dnsEgressControlled,
  evidenceRetention,
];
