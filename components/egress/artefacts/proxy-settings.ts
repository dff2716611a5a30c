import type { Artefact } from "../../foundation/artefact.ts";
import type { EgressPlan } from "../egress-plan.ts";

/** Where the bank's proxy answers. */
export interface ProxyAddress {
  /** Its host name. */
  readonly host: string;
  readonly port: number;
}

/** Addresses that answer on every machine or in every VPC, and never through a proxy. */
const LOCAL = ["localhost", "127.0.0.1", "169.254.169.254"] as const;

/**
 * How browsers and Windows find the proxy. Sign-in pages open in the browser, which does not read Kiro's own settings.
 *
 * Whatever is not private goes to the proxy, denied hosts too: it is the proxy that refuses them and writes it down.
 * Private endpoints are asked directly, for a proxy would take their traffic out of the VPC.
 *
 * @control MAS-TRM 11.2.1
 */
export function proxyAutoConfiguration(plan: EgressPlan, { host, port }: ProxyAddress): Artefact {
  const names = [...plan.privateHosts].sort();
  const domains = [...plan.internalDomains].sort();
  // ECMAScript 3: Windows runs it in an old engine.
  const content = `// Proxy settings for Kiro desktops. Made from the landing zone's configuration; do not edit.
var HOSTS = ${JSON.stringify(names, null, 2)};
var DOMAINS = ${JSON.stringify(domains, null, 2)};

function FindProxyForURL(url, host) {
  var i;
  var name = host.toLowerCase();
  if (isPlainHostName(name) || name === "127.0.0.1" || name === "169.254.169.254") return "DIRECT";
  for (i = 0; i < HOSTS.length; i++) {
    if (name === HOSTS[i]) return "DIRECT";
  }
  for (i = 0; i < DOMAINS.length; i++) {
    if (name === DOMAINS[i] || dnsDomainIs(name, "." + DOMAINS[i])) return "DIRECT";
  }
  return "PROXY ${host}:${port}";
}
`;
  return {
    path: "egress/proxy.pac",
    mediaType: "application/x-ns-proxy-autoconfig",
    purpose: "Proxy settings for browsers and Windows; group policy names its address on every desktop.",
    content,
  };
}

/**
 * The same for Kiro and command line tools, which read the environment and know no PAC files.
 *
 * @control MAS-TRM 11.2.1
 */
export function proxyEnvironment(plan: EgressPlan, { host, port }: ProxyAddress): Artefact {
  const direct = [...LOCAL, ...plan.privateHosts, ...plan.internalDomains.map((domain) => `.${domain}`)];
  const proxy = `http://${host}:${port}`;
  return {
    path: "egress/proxy.env",
    mediaType: "text/plain",
    purpose: "Environment variables for Kiro and command line tools; group policy sets them on every desktop.",
    content: `HTTPS_PROXY=${proxy}\nHTTP_PROXY=${proxy}\nNO_PROXY=${direct.join(",")}\n`,
  };
}
