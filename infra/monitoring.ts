import {
  AlarmTopic,
  type AuditTrail,
  type CustomerKey,
  DlpAlarm,
  KeyEventAlarms,
  type PerSeverity,
  SEVERITIES,
  type Severity,
  topicArn,
} from "../components/index.ts";
import { DLP_LOG_GROUP, type Site } from "./site.ts";

const topicName = (severity: Severity) => `kiro-alarms-${severity}`;

/** ARNs of the topics that the alarms' key is for; the topics need the key, so the key cannot wait for them. */
export function alarmTopicArns({ place }: Pick<Site, "place">): readonly string[] {
  return SEVERITIES.map((severity) => topicArn(place, topicName(severity)));
}

/** The topics that every alarm of the zone goes to, the alarms on key events, and those of the DLP agent. */
export function buildMonitoring(
  site: Site,
  keys: { readonly alarms: CustomerKey; readonly audit: CustomerKey },
  trail: AuditTrail,
) {
  const { name, config, ownership, bucketName, registryBucketName, child } = site;
  const topics: PerSeverity<AlarmTopic> = {
    critical: buildTopic(site, keys.alarms, "critical"),
    high: buildTopic(site, keys.alarms, "high"),
    medium: buildTopic(site, keys.alarms, "medium"),
    low: buildTopic(site, keys.alarms, "low"),
  };
  const keyEvents = new KeyEventAlarms(
    `${name}-key-events`,
    {
      ownership,
      logGroupName: trail.logGroupName,
      estate: { evidenceBucketName: bucketName, registryBucketName },
      topicArns: {
        critical: topics.critical.topicArn,
        high: topics.high.topicArn,
        medium: topics.medium.topicArn,
        low: topics.low.topicArn,
      },
      includeUnverified: config.monitoring.includeUnverified,
    },
    child,
  );
  if (config.monitoring.dlp !== undefined) {
    new DlpAlarm(
      `${name}-dlp`,
      {
        ownership,
        logGroupName: DLP_LOG_GROUP,
        retentionDays: config.audit.logRetentionDays,
        keyArn: keys.audit.keyArn,
        protect: config.protectEvidence,
        pattern: config.monitoring.dlp.pattern,
        topicArn: topics.medium.topicArn,
      },
      child,
    );
  }
  return { topics, keyEvents };
}

function buildTopic({ name, place, config, ownership, child }: Site, alarmKey: CustomerKey, severity: Severity) {
  return new AlarmTopic(
    `${name}-alarms-${severity}`,
    {
      place,
      ownership,
      topicName: topicName(severity),
      severity,
      keyArn: alarmKey.keyArn,
      subscribers: config.monitoring.subscribers[severity],
    },
    child,
  );
}
