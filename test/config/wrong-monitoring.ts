import type { WrongConfig } from "./wrong-config.ts";

const MONITORING = "kiro-landing-zone:monitoring";
const SUBSCRIBER = "must be an e-mail address, an https:// URL or the ARN of an SQS queue";

/** Mistakes in the monitoring section that show in one value alone. */
export const WRONG_MONITORING_SHAPES: readonly WrongConfig[] = [
  {
    why: "a subscriber that nothing can be sent to",
    stack: "dev",
    changes: { [`${MONITORING}/subscribers/high`]: ["the SOC"] },
    says: [`${MONITORING}.subscribers.high[0]: is not valid, got "the SOC"; ${SUBSCRIBER}`],
  },
  {
    why: "alarms over plain HTTP",
    stack: "prod",
    changes: { [`${MONITORING}/subscribers/low`]: ["http://pager.bank.example/in"] },
    says: [`${MONITORING}.subscribers.low[0]: is not valid, got http://pager.bank.example/in; ${SUBSCRIBER}`],
  },
  {
    why: "a DLP agent whose every line is a violation",
    stack: "dev",
    changes: { [`${MONITORING}/dlp`]: { pattern: " " } },
    says: [
      `${MONITORING}.dlp.pattern: is not valid, got " "; must be a filter pattern of CloudWatch of 1 to 1024 characters`,
    ],
  },
  {
    why: "a severity that there is not",
    stack: "dev",
    changes: { [`${MONITORING}/subscribers/urgent`]: ["soc@bank.example"] },
    says: [`${MONITORING}.subscribers.urgent: is not a known key; known keys are critical, high, medium, low`],
  },
];

/** Mistakes in the monitoring section that show only when several keys are read together. */
export const WRONG_MONITORING_COMBINATIONS: readonly WrongConfig[] = [
  {
    why: "a production whose critical alarms reach nobody",
    stack: "prod",
    changes: { [`${MONITORING}/subscribers/critical`]: [] },
    says: [`${MONITORING}.subscribers.critical: is empty; must name somebody in prod, or the alarms reach nobody`],
  },
  {
    why: "a subscriber who is told twice",
    stack: "dev",
    changes: { [`${MONITORING}/subscribers/low`]: ["soc@bank.example", "soc@bank.example"] },
    says: [`${MONITORING}.subscribers.low[1]: is entry 0 too, got soc@bank.example; must be named once`],
  },
];
