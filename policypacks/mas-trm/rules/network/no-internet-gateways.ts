import { resourceRule } from "../../kit/rule.ts";
import {
  CARRIER_GATEWAY,
  DEFAULT_VPC,
  EGRESS_ONLY_INTERNET_GATEWAY,
  INTERNET_GATEWAY,
  INTERNET_GATEWAY_ATTACHMENT,
  VPCS,
} from "../../kit/types.ts";

/** What each of the others is, beside the gateway itself. */
const WHAT: Readonly<Record<string, string>> = {
  [INTERNET_GATEWAY_ATTACHMENT]: "attaches an internet gateway to a VPC",
  [EGRESS_ONLY_INTERNET_GATEWAY]: "is an internet gateway for IPv6",
  [CARRIER_GATEWAY]: "is a gateway to a carrier's network and the internet",
  [DEFAULT_VPC]: "is the default VPC, to which AWS attaches an internet gateway",
};

/** There is no internet gateway of any kind: made, read, attached, or brought along by the default VPC. */
export const noInternetGateways = resourceRule({
  id: "no-internet-gateways",
  control: "MAS-11.2-01",
  title: "There is no internet gateway of any kind",
  severity: "critical",
  types: [INTERNET_GATEWAY, ...Object.keys(WHAT)],
  cause: "With a gateway in place a single route or address opens the network to the internet.",
  remediation: "Remove the gateway and reach AWS services by VPC endpoints.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
  examples: {
    compliant: [{ type: VPCS[0], props: { cidrBlock: "10.0.0.0/16" } }],
    violating: [{ type: INTERNET_GATEWAY, props: {} }],
  },
  check(gateway, judge) {
    judge.violation(gateway, WHAT[gateway.type] ?? "is an internet gateway");
  },
});
