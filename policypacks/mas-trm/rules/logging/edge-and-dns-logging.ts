import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
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
    judge.each(made(...VPCS), (vpc) =>
      attached(stack, judge, vpc, RESOLVER_QUERY_LOG_ASSOCIATION, "resourceId", "query log of its name server"),
    );
    judge.each(made(WEB_ACL), (acl) =>
      attached(stack, judge, acl, WEB_ACL_LOGGING, "resourceArn", "logging configuration"),
    );
    judge.each(made(NETWORK_FIREWALL), (firewall) => {
      const logs = attached(stack, judge, firewall, NETWORK_FIREWALL_LOGGING, "firewallArn", "logging configuration");
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

function attached(
  stack: StackGraph,
  judge: Judge,
  target: Resource,
  type: string,
  path: string,
  what: string,
): readonly Resource[] {
  const found = stack.referrers(target, [type], path);
  if (found.length > 0) return found;
  if (stack.openReferrers(target, [type], path).length > 0) {
    judge.undetermined(target, `a ${what} of this stack may or may not be for it`);
  } else judge.violation(target, `it has no ${what}`);
  return [];
}

function checkFirewallLog(judge: Judge, log: Resource): void {
  const types = log.props.list("loggingConfiguration.logDestinationConfigs").map((it) => it.string("logType"));
  for (const type of ["ALERT", "FLOW"]) judge.require(types.includes(type), log, `it has no log of type ${type}`);
}
