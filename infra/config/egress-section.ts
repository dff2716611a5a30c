import { z } from "zod";
import { OPTIONAL_CLASSES } from "../../components/egress/domain-classes.ts";
import { cidr, flag, oneOf, pairOf, section, text, transitGatewayId } from "./parts.ts";

const PORT = "must be a port number from 1 to 65535";

const host = (example: string) =>
  text(
    /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    `must be an exact name in lower case, such as ${example}`,
  );

const proxy = section({
  host: host("proxy.bank.example").describe("Its host name, as desktops know it."),
  cidr: cidr().describe("Private range that holds all its addresses; desktops reach this port in it, and no more."),
  port: z
    .int({ error: PORT })
    .min(1, { error: PORT })
    .max(65_535, { error: PORT })
    .describe("Port on which it takes requests."),
}).describe("The bank's proxy: the only way from desktops to public hosts, and where they are filtered and logged.");

const transit = section({
  gatewayId: transitGatewayId().describe("The bank's transit gateway, shared with this account."),
  subnets: pairOf(cidr(), "must be two IPv4 ranges, one for each zone").describe(
    "Ranges of the subnets by which the VPC is attached, in the order of the zones; /28 is enough.",
  ),
  cidrs: z
    .array(cidr(), { error: "must be a list of IPv4 ranges" })
    .min(1, { error: "must name at least one range" })
    .describe("Private ranges behind the gateway that desktops have routes to; proxy and directory among them."),
}).describe("The way into the bank's network. Without it, the proxy must be reached in another way.");

const corporate = section({
  proxy,
  transit: transit.exactOptional(),
}).describe("The bank's own network; needed when mode is corporate.");

const inspection = section({
  cidr: cidr().describe(
    "Range of the VPC that holds the firewall and the NAT gateways: private, /16 to /25, apart from every other.",
  ),
  transitSubnets: pairOf(cidr(), "must be two IPv4 ranges, one for each zone").describe(
    "Ranges of the subnets by which the desktops' VPC is attached, in the order of the zones; /28 is enough.",
  ),
}).describe("A way out of the zone's own, through a Network Firewall; needed when mode is inspection.");

const additionalHost = section({
  host: text(/^\S{1,255}$/, "must be an exact host name such as mcp.bank.example").describe("Exact host name."),
  reason: text(/^(?=.*\S)[^\r\n]{1,256}$/, "must be 1 to 256 characters on one line").describe("Why desktops need it."),
});

/** The egress layer: which public hosts desktops reach, and by which way. */
export const egressSection = section({
  mode: oneOf(["corporate", "inspection", "none"])
    .default("corporate")
    .describe(
      "corporate: by the bank's proxy. inspection: by an internet gateway of the zone's own, behind a firewall. none: no way out, so nobody can sign in to Kiro; for building only.",
    ),
  corporate: corporate.exactOptional(),
  inspection: inspection.exactOptional(),
  allow: z
    .array(oneOf(OPTIONAL_CLASSES), { error: "must be a list of host classes" })
    .default([])
    .describe("Classes of hosts that are allowed beside those without which Kiro does not work."),
  additionalHosts: z
    .array(additionalHost, { error: "must be a list of objects with the keys host and reason" })
    .default([])
    .describe("Single public hosts that are allowed too, such as remote MCP servers, each with its reason."),
  internalDomains: z
    .array(text(/^\S{1,255}$/, "must be a domain name such as corp.bank.example"), {
      error: "must be a list of domain names",
    })
    .default([])
    .describe("The bank's own domains. Names in them resolve and are reached directly, not by the proxy."),
  strictGuideBlockList: flag()
    .default(false)
    .describe(
      "Whether to deny the guide's whole block list, prod.us-east-1.auth.desktop.kiro.dev included: no sign-in.",
    ),
}).describe("Which public hosts desktops reach, and by which way.");
