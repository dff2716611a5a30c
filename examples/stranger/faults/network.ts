import type { Fault } from "./fault.ts";

/** Both halves of the internet: a scanner that looks for 0.0.0.0/0 sees neither. */
const HALVES = ["0.0.0.0/1", "128.0.0.0/1"];
/** A gateway that another stack made, so that this one has no resource of that type. */
const SOMEBODYS_GATEWAY = "igw-0a1b2c3d4e5f60718";

export const routesInHalves: Fault<{ cidrBlock: string; gatewayId: string }[]> = {
  name: "routes in halves",
  rule: "no-route-to-internet",
  resource: "main-routes",
  evasion: "0.0.0.0/1 and 128.0.0.0/1, inline in an adopted main table, to the literal id of a gateway made elsewhere",
  value: HALVES.map((cidrBlock) => ({ cidrBlock, gatewayId: SOMEBODYS_GATEWAY })),
};

export const subnetWithoutAssociation: Fault<string[]> = {
  name: "subnet without association",
  rule: "no-public-subnets",
  resource: "batch",
  evasion: "nothing associates the subnet, so it falls to the VPC's main table, which has the routes in halves",
  value: ["app-a", "app-b"],
};

export const openBesideSelf: Fault<string[]> = {
  name: "open rule beside a rule for itself",
  rule: "sg-no-open-ingress",
  resource: "balancer",
  evasion: "both halves of the internet, inline, behind a harmless rule with self: true",
  value: HALVES,
};

export const anyOrganisation: Fault<{ StringLike: Record<string, string> }> = {
  name: "endpoint for any organisation",
  rule: "endpoint-policy-restrictive",
  resource: "sts-policy",
  evasion: "a policy resource apart from its endpoint, whose condition on the organisation takes every organisation",
  value: { StringLike: { "aws:PrincipalOrgID": "o-*" } },
};

export const tlsByDefault: Fault<undefined> = {
  name: "listener with default TLS",
  rule: "listener-tls-modern",
  resource: "entry",
  evasion: "sslPolicy left out, which takes TLS 1.0, under the type's second name aws:alb in place of aws:lb",
  value: undefined,
};

export const anybodysNames: Fault<string[]> = {
  name: "names that anybody can have",
  rule: "dns-egress-controlled",
  resource: "dns-allow",
  evasion: "*.amazonaws.com among the allowed names: AWS's own, and so is every stranger's bucket",
  value: ["*.bank.example", "*.amazonaws.com"],
};

export const wholeWorldOfDesktops: Fault<string[]> = {
  name: "desktops open in halves",
  rule: "desktop-remote-access-restricted",
  resource: "offices",
  evasion: "an IP group is attached, and admits both halves of the internet",
  value: HALVES,
};
