import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

const auditTrail: readonly Control[] = [
  {
    id: "MAS-12.2-01",
    title: "One audit trail does everything that is asked of it",
    objective:
      "A single record of activity is complete, tamper-evident, encrypted and watched; halves in two trails do not count.",
    citations: trm("12.2.2", "9.2.1", "15.1"),
    previewRules: ["security-trail-exists"],
    configRules: ["cloudtrail-enabled", "cloudtrail-security-trail-enabled"],
  },
  {
    id: "MAS-12.2-02",
    title: "Tampering with the audit trail shows",
    objective: "Each delivered log file can be proved unchanged since AWS wrote it.",
    citations: trm("12.2.2", "6.4.6", "9.2.1"),
    previewRules: ["trail-log-validation"],
    configRules: ["cloud-trail-log-file-validation-enabled"],
  },
  {
    id: "MAS-12.2-03",
    title: "Activity is on record in every Region",
    objective: "What happens is logged wherever it happens, in Regions that nobody uses as well.",
    citations: trm("12.2.2"),
    previewRules: ["trail-multi-region"],
    configRules: ["multi-region-cloudtrail-enabled"],
  },
  {
    id: "MAS-12.2-04",
    title: "The audit trail is encrypted with the bank's key",
    objective: "Reading the audit trail takes a key that the bank controls, beyond access to its store.",
    citations: trm("12.2.2", "9.2.1", "10.1.1"),
    previewRules: ["trail-customer-key"],
    configRules: ["cloud-trail-encryption-enabled"],
  },
  {
    id: "MAS-12.2-05",
    title: "The audit trail is watched as it is written",
    objective: "Activity reaches monitoring within minutes, so that alarms can be raised and passed on.",
    citations: trm("12.2.2", "12.2.6"),
    previewRules: ["trail-to-cloudwatch"],
    configRules: ["cloud-trail-cloud-watch-logs-enabled"],
  },
  {
    id: "MAS-12.2-06",
    title: "The audit trail is recording",
    objective: "A trail that exists is switched on and includes the services that have no Region.",
    citations: trm("12.2.2"),
    previewRules: ["trail-logging-on"],
    configRules: [],
  },
  {
    id: "MAS-12.2-07",
    title: "No administrative action is left off the record",
    objective: "Reading and changing actions are both logged, with no service filtered out to save cost.",
    citations: trm("12.2.2", "9.2.1"),
    previewRules: ["trail-records-all-management-events"],
    configRules: ["cloudtrail-security-trail-enabled"],
  },
  {
    id: "MAS-12.2-08",
    title: "Access to records is itself recorded",
    objective: "Who read or wrote an object in a record bucket can be told afterwards.",
    citations: trm("12.2.2", "9.1.3"),
    previewRules: ["trail-data-events"],
    configRules: ["cloudtrail-s3-dataevents-enabled"],
  },
];

const otherLogs: readonly Control[] = [
  {
    id: "MAS-12.2-09",
    title: "Each network logs all of its traffic",
    objective: "Connections, accepted and refused, are on record in a store the bank approved.",
    citations: trm("12.2.2", "9.1.3"),
    previewRules: ["vpc-flow-logs"],
    configRules: ["vpc-flow-logs-enabled"],
  },
  {
    id: "MAS-12.2-10",
    title: "Logs are kept as long as the bank must keep them",
    objective: "No log expires before investigators and auditors could need it.",
    citations: trm("12.2.2", "15.1"),
    previewRules: ["log-retention"],
    configRules: ["cw-loggroup-retention-period-check"],
  },
  {
    id: "MAS-12.2-11",
    title: "Only the named sources write logs, and people delete none",
    objective:
      "A log store takes deliveries from the bank's own trails and networks, and nobody's rights include deletion.",
    citations: [...trm("12.2.2", "9.2.1"), ...fsmN06("4.1")],
    previewRules: ["log-bucket-policy-safe"],
    configRules: [],
  },
  {
    id: "MAS-12.2-12",
    title: "Use of a record bucket leaves a log",
    objective: "Requests to a record bucket leave a trace in another place.",
    citations: trm("12.2.2", "6.4.6"),
    previewRules: ["bucket-access-logging"],
    configRules: ["s3-bucket-logging-enabled"],
  },
  {
    id: "MAS-12.2-13",
    title: "The edge of the network keeps a log",
    objective: "What firewalls, name servers and load balancers let through or stopped can be reconstructed.",
    citations: trm("12.2.2", "11.2.3"),
    previewRules: ["edge-and-dns-logging"],
    configRules: ["elb-logging-enabled", "wafv2-logging-enabled"],
  },
];

const detection: readonly Control[] = [
  {
    id: "MAS-12.2-14",
    title: "Threat detection is on and reports often",
    objective: "Signs of intrusion are looked for all the time and reported within minutes rather than hours.",
    citations: trm("12.2.1", "11.2.3"),
    previewRules: ["guardduty-on"],
    configRules: ["guardduty-enabled-centralized"],
  },
  {
    id: "MAS-12.2-15",
    title: "The account's configuration is recorded and assessed",
    objective: "The services that record settings and point out exposure run for every kind of resource.",
    citations: [...trm("12.2.1", "12.2.3", "7.2.2"), ...fsmN06("4.3(b)")],
    previewRules: ["posture-services-on"],
    configRules: ["securityhub-enabled"],
  },
  {
    id: "MAS-12.2-16",
    title: "Critical events wake somebody",
    objective: "Each event on the bank's list raises an alarm that reaches a person who can act.",
    citations: trm("12.2.6", "9.2.1"),
    previewRules: ["critical-event-alarms"],
    configRules: [],
  },
];

/** Controls of TRM section 12.2, Cyber Event Monitoring and Detection. */
export const monitoring: readonly Control[] = [...auditTrail, ...otherLogs, ...detection];
