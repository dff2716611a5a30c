import type { Rule } from "../../kit/rule.ts";
import { defaultSgClosed } from "./default-sg-closed.ts";
import { ipv6OffByDefault } from "./ipv6-off-by-default.ts";
import { managedServicesNotPublic } from "./managed-services-not-public.ts";
import { naclNotAllowAll } from "./nacl-not-allow-all.ts";
import { noAutoPublicAddresses } from "./no-auto-public-addresses.ts";
import { noBroadInterconnect } from "./no-broad-interconnect.ts";
import { noDefaultVpc } from "./no-default-vpc.ts";
import { noInternetGateways } from "./no-internet-gateways.ts";
import { noNatOrElasticIps } from "./no-nat-or-elastic-ips.ts";
import { noPublicSubnets } from "./no-public-subnets.ts";
import { noRouteToInternet } from "./no-route-to-internet.ts";
import { prefixListsNarrow } from "./prefix-lists-narrow.ts";
import { sgNoOpenEgress } from "./sg-no-open-egress.ts";
import { sgNoOpenIngress } from "./sg-no-open-ingress.ts";
import { sgOneRuleStyle } from "./sg-one-rule-style.ts";
import { sgSensitivePortsNarrow } from "./sg-sensitive-ports-narrow.ts";
import { subnetsHaveNacl } from "./subnets-have-nacl.ts";
import { vpcBlockPublicAccess } from "./vpc-block-public-access.ts";

/** Rules about networks: ways to the internet, and who may talk to whom. */
export const networkRules: readonly Rule[] = [
  noInternetGateways,
  noRouteToInternet,
  noPublicSubnets,
  noAutoPublicAddresses,
  noNatOrElasticIps,
  noDefaultVpc,
  ipv6OffByDefault,
  managedServicesNotPublic,
  sgNoOpenIngress,
  sgNoOpenEgress,
  sgSensitivePortsNarrow,
  prefixListsNarrow,
  sgOneRuleStyle,
  defaultSgClosed,
  naclNotAllowAll,
  subnetsHaveNacl,
  noBroadInterconnect,
  vpcBlockPublicAccess,
];
