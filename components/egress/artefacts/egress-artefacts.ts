import type { Artefact } from "../../foundation/artefact.ts";
import { type EgressChoice, planEgress } from "../egress-plan.ts";
import { firewallRules } from "./firewall-rules.ts";
import { type ProxyAddress, proxyAutoConfiguration, proxyEnvironment } from "./proxy-settings.ts";

/** All files of the egress layer: what the bank's own network and desktops must be told. */
export function egressArtefacts(hosts: EgressChoice, proxy?: ProxyAddress): readonly Artefact[] {
  const plan = planEgress(hosts);
  return [
    firewallRules(plan),
    ...(proxy === undefined ? [] : [proxyAutoConfiguration(plan, proxy), proxyEnvironment(plan, proxy)]),
  ];
}
