import { z } from "zod";
import { SUBSCRIBER, SUBSCRIBERS } from "../../components/monitoring/subscriber.ts";
import { flag, section, text } from "./parts.ts";

const toldOf = (what: string) =>
  z
    .array(text(SUBSCRIBER, `must be ${SUBSCRIBERS}`), { error: "must be a list of subscribers" })
    .default([])
    .describe(`Who is told of ${what}: e-mail addresses, https:// URLs or ARNs of SQS queues.`);

const subscribers = section({
  critical: toldOf("critical alarms, to be looked at within 15 minutes"),
  high: toldOf("high alarms, to be looked at within an hour"),
  medium: toldOf("medium alarms, to be looked at within 4 hours"),
  low: toldOf("low alarms, to be looked at within a day"),
});

const dlp = section({
  pattern: text(/^(?=[^]*\S)[^]{1,1024}$/, "must be a filter pattern of CloudWatch of 1 to 1024 characters").describe(
    "What a violation looks like in the agent's log, in CloudWatch's filter pattern syntax.",
  ),
}).describe("Log group, metric and alarm for the desktops' DLP agent. Without this section there are none.");

/** The monitoring layer: who is told of what. */
export const monitoringSection = section({
  subscribers: subscribers
    .prefault({})
    .describe("Who is told of alarms, by severity. AWS asks each e-mail address first whether it wants to be."),
  dlp: dlp.exactOptional(),
  insights: flag()
    .default(false)
    .describe("Whether CloudTrail looks for unusual rates of calls and errors; priced by the event."),
  includeUnverified: flag()
    .default(false)
    .describe("Whether to alarm on events too whose form AWS and Kiro do not document, such as Kiro's own calls."),
});
