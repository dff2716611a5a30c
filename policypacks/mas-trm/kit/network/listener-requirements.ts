import type { Judge } from "../judge.ts";
import { anyOf, ask } from "../maybe.ts";
import { balancerOf, isInternetFacing } from "./load-balancer.ts";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { CLASSIC_LISTENER_POLICIES, LISTENERS } from "../types.ts";
import { isModernPolicy, type TlsVersion } from "./tls.ts";
import { UnknownProperty } from "../unknown.ts";
import { told } from "../told.ts";

const HTTPS_PORT = 443;
/** What AWS takes when a listener names no policy (provider documentation of aws.lb.Listener). */
const DEFAULT_POLICY = "ELBSecurityPolicy-2016-08";

/** Judges a listener of an application, network or gateway load balancer. */
export function checkListener(listener: Resource, judge: Judge, least: TlsVersion): void {
  const stated = listener.props.at("sslPolicy");
  const isStated = stated.isOpaque || (stated.text ?? "") !== "";
  if (isStated) judge.guard(listener, () => checkPolicy(listener, judge, least, stated.text));
  judge.guard(listener, () => {
    const protocol = protocolOf(listener);
    if (protocol === "HTTP") checkActions(listener, judge, "defaultActions");
    else if (!isStated && (protocol === "HTTPS" || protocol === "TLS")) {
      checkPolicy(listener, judge, least);
    } else if (protocol.startsWith("TCP") && listener.props.number("port") === HTTPS_PORT) {
      checkPassThrough(listener, judge);
    }
  });
}

function checkPolicy(listener: Resource, judge: Judge, least: TlsVersion, policy = DEFAULT_POLICY): void {
  judge.require(
    isModernPolicy(policy, least),
    listener,
    `its sslPolicy ${told(policy, "tls")} takes TLS below ${least}`,
  );
}

function checkPassThrough(listener: Resource, judge: Judge): void {
  const { isPublic } = balancerOf(listener);
  const why = "it hands TCP on port 443 through, so nobody holds it to a version of TLS";
  if (isPublic === true) judge.violation(listener, why);
  if (isPublic === undefined) {
    judge.undetermined(listener, `${why}, and whether that comes from the internet cannot be seen`);
  }
}

/** Judges a rule that sends some of a listener's requests elsewhere: plain HTTP may only be sent to HTTPS. */
export function checkListenerRule(rule: Resource, judge: Judge): void {
  const actions = rule.props.list("actions").map(otherThanRedirect);
  if (actions.every((action) => action === undefined)) return;
  const link = rule.link("listenerArn", LISTENERS);
  if (link.kind === "open" || link.kind === "absent") throw new UnknownProperty("listenerArn");
  if (link.kind === "literal")
    judge.undetermined(rule, "its listener is not part of this stack, so it may take plain HTTP");
  else if (protocolOf(link.resource) === "HTTP") checkActions(rule, judge, "actions");
}

/** Judges the listeners of a classic load balancer, which can redirect nothing. */
export function checkClassic(balancer: Resource, judge: Judge, least: TlsVersion): void {
  judge.eachOf(balancer, "listeners", (listener) => {
    const protocol = listener.string("lbProtocol")?.toUpperCase();
    const port = listener.number("lbPort");
    if (protocol === "HTTP") judge.violation(balancer, `it takes plain HTTP on port ${port}`);
    else if (protocol === "HTTPS" || protocol === "SSL") {
      const policies = policiesFor(balancer, port);
      const isHeld = anyOf(policies.map((policy) => policy && ask(() => isModernClassicPolicy(policy, least))));
      if (isHeld === undefined) throw new UnknownProperty(`the TLS policy of port ${port}`);
      judge.require(isHeld, balancer, `no policy holds its port ${port} to TLS ${least}`);
    } else if (port === HTTPS_PORT && isInternetFacing(balancer)) {
      judge.violation(balancer, "it hands TCP on port 443 through, so nobody holds it to a version of TLS");
    }
  });
}

/** HTTP where nothing is said, but for gateways, which have no protocol. */
function protocolOf(listener: Resource): string {
  const stated = listener.props.string("protocol")?.toUpperCase();
  return stated ?? (balancerOf(listener).isGateway ? "GENEVE" : "HTTP");
}

function checkActions(holder: Resource, judge: Judge, path: string): void {
  judge.eachOf(holder, path, (action) => {
    const other = otherThanRedirect(action);
    if (other !== undefined) judge.violation(holder, `it answers plain HTTP by ${other}, not by a redirect to HTTPS`);
  });
}

/** What AWS lets an action do, and what one without a type does. */
const ACTIONS = ["forward", "fixed-response", "authenticate-cognito", "authenticate-oidc", "jwt-validation", "nothing"];

/** What an action does that is not to send the client to HTTPS; undefined when it does just that. */
function otherThanRedirect(action: Props): string | undefined {
  const type = action.string("type") ?? "nothing";
  if (type !== "redirect") return told(type, ACTIONS);
  // Omitted means the protocol stays what it is.
  return action.string("redirect.protocol")?.toUpperCase() === "HTTPS" ? undefined : "a redirect to HTTP";
}

/** The attributes of each policy that holds a port of a classic load balancer to something; undefined if it only may. */
function policiesFor(balancer: Resource, port: number | undefined): readonly (Props | undefined)[] {
  const { graph } = balancer;
  if (graph === undefined) throw new UnknownProperty("its TLS policy");
  const [negotiation, policy] = CLASSIC_LISTENER_POLICIES;
  const isOfPort = ({ props }: Resource) => props.isUnknown("lbPort") || props.number("lbPort") === port;
  const ofPort = graph.referrers(balancer, [negotiation], "loadBalancer").filter(isOfPort);
  const inDoubt = [
    ...graph.openReferrers(balancer, [negotiation], "loadBalancer").filter(isOfPort),
    ...graph.openReferrers(balancer, [policy], "loadBalancerName"),
  ];
  return [
    ...ofPort.map(({ props }) => (props.isUnknown("lbPort") ? undefined : props.at("attributes"))),
    ...graph.referrers(balancer, [policy], "loadBalancerName").map(({ props }) => props.at("policyAttributes")),
    ...inDoubt.map(() => undefined),
  ];
}

/** A reference to one of AWS's policies, or TLS 1.2 and nothing older. */
function isModernClassicPolicy(attributes: Props, least: TlsVersion): boolean {
  const values = new Map(attributes.elements.map((it) => [it.string("name"), it.string("value") ?? ""]));
  const reference = values.get("Reference-Security-Policy");
  if (reference !== undefined) return isModernPolicy(reference, least);
  const on = ["Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"].filter((name) => values.get(name) === "true");
  return least === "1.2" && on.length === 0 && values.get("Protocol-TLSv1.2") === "true";
}
