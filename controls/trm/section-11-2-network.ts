import { fsmN06, trm } from "../cite.ts";
import type { Control } from "../control.ts";

const reachability: readonly Control[] = [
  {
    id: "MAS-11.2-01",
    title: "The network has no door to the internet",
    objective: "An isolated network contains nothing that could connect it to the internet, so no mistake can open it.",
    citations: [...trm("11.2.1", "11.1.1"), ...fsmN06("4.4")],
    previewRules: ["no-internet-gateways"],
    configRules: [],
  },
  {
    id: "MAS-11.2-02",
    title: "Routes stay off the internet",
    objective: "Traffic for public addresses finds no way out but one that a firewall inspects.",
    citations: [...trm("11.2.1", "11.1.1"), ...fsmN06("4.4")],
    previewRules: ["no-route-to-internet"],
    configRules: ["no-unrestricted-route-to-igw"],
  },
  {
    id: "MAS-11.2-03",
    title: "Every subnet is private",
    objective: "No part of the network is exposed by the route table that it uses, chosen or inherited.",
    citations: [...trm("11.2.1", "11.2.2"), ...fsmN06("4.4")],
    previewRules: ["no-public-subnets"],
    configRules: ["no-unrestricted-route-to-igw"],
  },
  {
    id: "MAS-11.2-04",
    title: "Subnets hand out private addresses only",
    objective: "Nothing gets an address that the internet could reach merely by being started.",
    citations: [...trm("11.2.2", "11.2.4"), ...fsmN06("4.4")],
    previewRules: ["no-auto-public-addresses"],
    configRules: ["subnet-auto-assign-public-ip-disabled"],
  },
  {
    id: "MAS-11.2-05",
    title: "No address translation to the internet, no fixed public addresses",
    objective: "An isolated network has no way out that bypasses the bank's own firewalls.",
    citations: [...trm("11.2.1"), ...fsmN06("4.4")],
    previewRules: ["no-nat-or-elastic-ips"],
    configRules: [],
  },
  {
    id: "MAS-11.2-06",
    title: "AWS's default network is not used",
    objective: "Systems stand in networks that were designed for them, not in one that is open from the start.",
    citations: [...trm("11.2.2"), ...fsmN06("4.3(b)")],
    previewRules: ["no-default-vpc"],
    configRules: [],
  },
  {
    id: "MAS-11.2-07",
    title: "IPv6 is off unless it was approved",
    objective: "No second, globally routable address plan runs beside the one that the firewalls were designed for.",
    citations: [...trm("11.2.2"), ...fsmN06("4.4")],
    previewRules: ["ipv6-off-by-default"],
    configRules: [],
  },
  {
    id: "MAS-11.2-08",
    title: "Servers and containers have no public address",
    objective: "Computing stays in private zones of the network, however its address is assigned.",
    citations: [...trm("11.2.2", "11.1.1"), ...fsmN06("4.4")],
    previewRules: ["compute-has-no-public-ip"],
    configRules: ["autoscaling-launch-config-public-ip-disabled", "ec2-instance-no-public-ip"],
  },
  {
    id: "MAS-11.2-09",
    title: "What AWS runs for the bank is entered privately",
    objective: "Databases, load balancers, clusters and interfaces run by AWS are reached through the private network.",
    citations: [...trm("11.2.2", "11.1.1"), ...fsmN06("4.4")],
    previewRules: ["managed-services-not-public"],
    configRules: [
      "dms-replication-not-public",
      "elasticsearch-in-vpc-only",
      "emr-master-no-public-ip",
      "opensearch-in-vpc-only",
      "rds-instance-public-access-check",
      "redshift-cluster-public-access-check",
    ],
  },
];

const filtering: readonly Control[] = [
  {
    id: "MAS-11.2-10",
    title: "Security groups admit nothing from the internet",
    objective: "Incoming traffic is limited to known private sources, in every way that a rule can be written.",
    citations: [...trm("11.2.2", "11.2.4", "11.1.1"), ...fsmN06("4.4")],
    previewRules: ["sg-no-open-ingress"],
    configRules: ["restricted-common-ports", "restricted-ssh", "vpc-sg-open-only-to-authorized-ports"],
  },
  {
    id: "MAS-11.2-11",
    title: "Security groups let traffic out to known places only",
    objective:
      "Outgoing traffic ends inside the network, at an endpoint or at a listed range, so data cannot leave elsewhere.",
    citations: [...trm("11.2.1", "11.1.5"), ...fsmN06("4.4")],
    previewRules: ["sg-no-open-egress"],
    configRules: [],
  },
  {
    id: "MAS-11.2-12",
    title: "Administration and database ports admit few",
    objective: "Sensitive ports accept named groups or small ranges, not whole networks.",
    citations: [...trm("11.2.2", "11.2.4"), ...fsmN06("4.4")],
    previewRules: ["sg-sensitive-ports-narrow"],
    configRules: ["restricted-common-ports", "restricted-ssh"],
  },
  {
    id: "MAS-11.2-13",
    title: "Address lists are known and hold no public range",
    objective: "A list that firewall rules refer to is as narrow and as reviewed as the rules themselves.",
    citations: [...trm("11.2.4", "11.2.5"), ...fsmN06("4.4")],
    previewRules: ["prefix-lists-narrow"],
    configRules: [],
  },
  {
    id: "MAS-11.2-14",
    title: "A security group's rules are written in one way",
    objective: "The recorded firewall rules are the ones in force, so that a review sees all of them.",
    citations: trm("11.2.5", "7.2.1"),
    previewRules: ["sg-one-rule-style"],
    configRules: [],
  },
  {
    id: "MAS-11.2-15",
    title: "The default security group admits nothing",
    objective: "A system that was given no group of its own can talk to nobody.",
    citations: [...trm("11.2.2", "11.2.4"), ...fsmN06("4.3(b)")],
    previewRules: ["default-sg-closed"],
    configRules: ["vpc-default-security-group-closed"],
  },
  {
    id: "MAS-11.2-16",
    title: "Network access lists really filter",
    objective: "The second line of filtering, at the subnet's edge, is not an open door behind the first.",
    citations: [...trm("11.2.2", "11.2.4"), ...fsmN06("4.4")],
    previewRules: ["nacl-not-allow-all"],
    configRules: [],
  },
  {
    id: "MAS-11.2-17",
    title: "Each subnet has an access list of its own design",
    objective: "No zone of the network falls back to the default list, which lets everything through.",
    citations: [...trm("11.2.2"), ...fsmN06("4.4")],
    previewRules: ["subnets-have-nacl"],
    configRules: [],
  },
];

const endpoints: readonly Control[] = [
  {
    id: "MAS-11.2-18",
    title: "Workload networks have their private endpoints",
    objective:
      "The AWS services that the desktops need, Kiro's among them, are reached without leaving the private network.",
    citations: [...trm("11.2.1", "9.3.1"), ...fsmN06("4.4")],
    previewRules: ["mandatory-endpoints"],
    configRules: [],
  },
  {
    id: "MAS-11.2-19",
    title: "Service names resolve to the private endpoints",
    objective:
      "Clients use the private way without being told; a public address is not what a service name gives them.",
    citations: [...trm("11.2.1"), ...fsmN06("4.4")],
    previewRules: ["endpoint-private-dns"],
    configRules: [],
  },
  {
    id: "MAS-11.2-20",
    title: "Endpoints serve the bank's identities and resources only",
    objective: "The private way to an AWS service cannot carry data to somebody else's account.",
    citations: [...trm("11.1.1", "11.1.5", "9.1.1"), ...fsmN06("4.4")],
    previewRules: ["endpoint-policy-restrictive"],
    configRules: [],
  },
  {
    id: "MAS-11.2-21",
    title: "Endpoints take HTTPS from their own network",
    objective: "An endpoint answers on one port and to the network it was made for.",
    citations: [...trm("11.2.2", "11.2.4"), ...fsmN06("4.4")],
    previewRules: ["endpoint-sg-https-only"],
    configRules: [],
  },
  {
    id: "MAS-11.2-22",
    title: "Endpoints point at services that exist in their Region",
    objective:
      "A private connection leads to the service and provider that were assessed, not to a name that was made up.",
    citations: trm("11.2.1", "3.4.1"),
    previewRules: ["endpoint-service-names-valid"],
    configRules: [],
  },
];

const boundaries: readonly Control[] = [
  {
    id: "MAS-11.2-23",
    title: "Serverless code stays in the private network",
    objective: "Functions are under the same network controls as servers are.",
    citations: trm("11.2.2"),
    previewRules: ["functions-in-vpc"],
    configRules: ["lambda-inside-vpc"],
  },
  {
    id: "MAS-11.2-24",
    title: "An approved public entrance stands behind a web firewall",
    objective: "Where the internet is let in at all, web requests are filtered for attacks first.",
    citations: [...trm("11.2.1", "14.1.3"), ...fsmN06("4.4")],
    previewRules: ["public-entry-has-waf"],
    configRules: ["alb-waf-enabled", "api-gw-associated-with-waf"],
  },
  {
    id: "MAS-11.2-25",
    title: "Networks are joined only by explicit choice",
    objective: "A connection between networks names both sides and carries only the routes that were approved.",
    citations: [...trm("11.2.1", "11.2.2"), ...fsmN06("4.4")],
    previewRules: ["no-broad-interconnect"],
    configRules: [],
  },
  {
    id: "MAS-11.2-26",
    title: "Name resolution blocks what is not allowed",
    objective: "Systems can look up the names on the list and no others, also when the filter itself fails.",
    citations: [...trm("11.2.1", "11.1.5", "12.2.2"), ...fsmN06("4.4")],
    previewRules: ["dns-egress-controlled"],
    configRules: [],
  },
  {
    id: "MAS-11.2-27",
    title: "The account bars internet traffic for all its networks",
    objective: "One setting above all networks stops internet traffic both ways, with no network left out.",
    citations: [...trm("11.2.1"), ...fsmN06("4.4")],
    previewRules: ["vpc-block-public-access"],
    configRules: [],
  },
];

/** Controls of TRM section 11.2, Network Security. */
export const network: readonly Control[] = [...reachability, ...filtering, ...endpoints, ...boundaries];
