import {
  aggregatesWithin,
  deliversTo,
  keepsEssentialFields,
  recordsAllTraffic,
} from "../../kit/logging/flow-log-requirements.ts";
import type { Judge } from "../../kit/judge.ts";
import { relatedOrOpen, withSomeOthers } from "../../kit/related.ts";
import { assess, listFaults, listUnknowns, mayMeetAll, meetsAll, type Requirement } from "../../kit/requirement.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { FLOW_LOG, VPCS } from "../../kit/types.ts";

interface Settings {
  readonly destinations: readonly string[];
  readonly maxAggregationSeconds: number;
}

/** Each VPC that the stack makes records all of its traffic. */
export const vpcFlowLogs = stackRule<Settings>({
  id: "vpc-flow-logs",
  control: "MAS-12.2-09",
  title: "Each VPC logs all traffic to an approved store",
  severity: "critical",
  types: VPCS,
  cause: "Without flow logs nobody can tell which systems an intruder spoke to.",
  remediation:
    "Add an aws.ec2.FlowLog with this VPC's id, trafficType ALL, and a log group with a role or a bucket as its destination.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
  settings: {
    destinations: {
      type: "array",
      items: { type: "string" },
      description: "Kinds of store that flow logs may go to: cloud-watch-logs, s3, kinesis-data-firehose",
      default: ["cloud-watch-logs", "s3"],
    },
    maxAggregationSeconds: {
      type: "integer",
      minimum: 60,
      description: "Longest time for which traffic is gathered into one record: 60 or 600, the default of AWS",
      default: 600,
    },
  },
  examples: {
    compliant: [
      { type: VPCS[0], name: "core", props: {} },
      {
        type: FLOW_LOG,
        props: { trafficType: "ALL", logDestinationType: "s3", logDestination: "arn:aws:s3:::flow-logs" },
        dependsOn: { vpcId: ["core"] },
      },
    ],
    violating: [{ type: VPCS[0], props: {} }],
  },
  check(stack, judge, settings) {
    const made = stack.ofType(...VPCS).filter((vpc) => !vpc.isRead);
    judge.each(made, (vpc) => checkVpc(stack, judge, vpc, settings));
  },
});

function checkVpc(stack: StackGraph, judge: Judge, vpc: Resource, settings: Settings): void {
  const needs: readonly Requirement[] = [
    (log) => (log.isRead ? "it is only read, not managed here" : undefined),
    // Logs of a subnet or an interface say nothing of the next subnet that is added.
    (log) => (stack.target(log, "vpcId", VPCS) === vpc ? undefined : "it is not a log of this VPC"),
    recordsAllTraffic,
    deliversTo(settings.destinations),
    aggregatesWithin(settings.maxAggregationSeconds),
    keepsEssentialFields,
  ];
  const related = relatedOrOpen(stack, vpc, { types: [FLOW_LOG], path: "vpcId" });
  const logs = withSomeOthers(related, stack.ofType(FLOW_LOG)).map((log) => assess(log, needs));
  if (logs.some(meetsAll)) return;
  const open = logs.filter(mayMeetAll);
  if (open.length > 0) {
    judge.undetermined(vpc, `its flow log depends on ${listUnknowns(open)}, not known yet`);
  } else if (logs.length === 0) judge.violation(vpc, "no flow log");
  else judge.violation(vpc, `no flow log of all its traffic (${listFaults(logs)})`);
}
