import type { Rule } from "../../kit/rule.ts";
import { defaultSgClosed } from "./default-sg-closed.ts";
import { naclNotAllowAll } from "./nacl-not-allow-all.ts";
import { noAutoPublicAddresses } from "./no-auto-public-addresses.ts";
import { noInternetGateways } from "./no-internet-gateways.ts";
import { noNatOrElasticIps } from "./no-nat-or-elastic-ips.ts";
import { noPublicSubnets } from "./no-public-subnets.ts";
import { noRouteToInternet } from "./no-route-to-internet.ts";
import { sgNoOpenEgress } from "./sg-no-open-egress.ts";
import { sgNoOpenIngress } from "./sg-no-open-ingress.ts";

/** Rules about networks: ways to the internet, and who may talk to whom. */
export const networkRules: readonly Rule[] = [
  noInternetGateways,
  noRouteToInternet,
  noPublicSubnets,
  noAutoPublicAddresses,
  noNatOrElasticIps,
  sgNoOpenIngress,
  sgNoOpenEgress,
  defaultSgClosed,
  naclNotAllowAll,
];
