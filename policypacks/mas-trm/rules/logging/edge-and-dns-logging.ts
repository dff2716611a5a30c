import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { demandRelated, type Relation } from "../../kit/related.ts";
import { stackRule } from "../../kit/rule.ts";
import {
  CLASSIC_LOAD_BALANCER,
  LOAD_BALANCERS,
  NETWORK_FIREWALL,
  NETWORK_FIREWALL_LOGGING,
  RESOLVER_QUERY_LOG,
  RESOLVER_QUERY_LOG_ASSOCIATION,
  VPCS,
  WEB_ACL,
  WEB_ACL_LOGGING,
} from "../../kit/types.ts";

const QUERY_LOGS: Relation = {
  types: [RESOLVER_QUERY_LOG_ASSOCIATION],
  path: "resourceId",
  what: "query log of its name server",
};
const WEB_LOGS: Relation = { types: [WEB_ACL_LOGGING], path: "resourceArn", what: "logging configuration" };
const FIREWALL_LOGS: Relation = {
  types: [NETWORK_FIREWALL_LOGGING],
  path: "firewallArn",
  what: "logging configuration",
};

/** Name servers, firewalls and load balancers leave records. */
export const edgeAndDnsLogging = stackRule({
  id: "edge-and-dns-logging",
  control: "MAS-12.2-13",
  title: "DNS, firewalls and load balancers log",
  severity: "medium",
  types: [...VPCS, NETWORK_FIREWALL, WEB_ACL, ...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER],
  cause: "Names that were looked up and requests that were stopped are the first traces of data leaving.",
  remediation:
    "Associate a Resolver query log with the VPC, give firewalls and web ACLs a logging configuration (firewalls for ALERT and FLOW), and switch accessLogs of load balancers on.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html",
  examples: {
    compliant: [
      { type: VPCS[0], name: "core", props: {} },
      { type: RESOLVER_QUERY_LOG, name: "queries", props: { destinationArn: "arn:aws:s3:::queries" } },
      {
        type: RESOLVER_QUERY_LOG_ASSOCIATION,
        props: {},
        dependsOn: { resourceId: ["core"], resolverQueryLogConfigId: ["queries"] },
      },
    ],
    violating: [{ type: VPCS[0], props: {} }],
  },
  check(stack, judge) {
    const made = (...types: readonly string[]) => stack.ofType(...types).filter((resource) => !resource.isRead);
    judge.each(made(...VPCS), (vpc) => demandRelated(stack, judge, vpc, QUERY_LOGS));
    judge.each(made(WEB_ACL), (acl) => demandRelated(stack, judge, acl, WEB_LOGS));
    judge.each(made(NETWORK_FIREWALL), (firewall) => {
      const logs = demandRelated(stack, judge, firewall, FIREWALL_LOGS);
      judge.each(logs, (log) => checkFirewallLog(judge, log));
    });
    judge.each(made(...LOAD_BALANCERS), (balancer) => {
      // A gateway load balancer passes packets on and has no access logs.
      if (balancer.props.string("loadBalancerType") === "gateway") return;
      judge.require(balancer.props.flag("accessLogs.enabled") === true, balancer, "accessLogs.enabled is not true");
    });
    judge.each(made(CLASSIC_LOAD_BALANCER), (balancer) => {
      const on = balancer.props.has("accessLogs") && balancer.props.flag("accessLogs.enabled") !== false;
      judge.require(on, balancer, "accessLogs are not on");
    });
  },
});

function checkFirewallLog(judge: Judge, log: Resource): void {
  const types = log.props.list("loggingConfiguration.logDestinationConfigs").map((it) => it.string("logType"));
  for (const type of ["ALERT", "FLOW"]) judge.require(types.includes(type), log, `it has no log of type ${type}`);
}
