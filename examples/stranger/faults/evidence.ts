import type { Fault } from "./fault.ts";

export const refusalsOnly: Fault<"REJECT"> = {
  name: "flow log of refusals",
  rule: "vpc-flow-logs",
  resource: "claims",
  evasion: "there is a flow log, of refused traffic only: what got through leaves no trace",
  value: "REJECT",
};

export const stoppedTrail: Fault<false> = {
  name: "stopped trail",
  rule: "trail-logging-on",
  resource: "claims",
  evasion: "the trail is there with every good setting, and is stopped",
  value: false,
};
