import * as pulumi from "@pulumi/pulumi";
import {
  allowedHosts,
  type Artefact,
  type CustomerKey,
  McpRegistry,
  type McpServer,
  mcpArtefacts,
  planEgress,
  registryArn,
  registryUrl,
} from "../components/index.ts";
import { egressChoiceOf } from "./egress.ts";
import { readMcpServers } from "./mcp-servers-file.ts";
import type { Site } from "./site.ts";
import { readTextFile } from "./text-file.ts";

type Surroundings = Pick<Site, "place" | "config" | "registryBucketName">;

/**
 * Reads the approved MCP servers and checks that desktops can reach what they need.
 * @throws pulumi.RunError, shown without a stack trace, with one line for each problem
 */
export function findMcpServers(site: Surroundings): readonly McpServer[] {
  const file = site.config.mcp?.servers;
  if (file === undefined) return [];
  const text = readTextFile(file, "a file of MCP servers, see mcp.servers in the stack's file");
  const { servers, problems } = readMcpServers(file, text);
  const all = [...problems, ...unreachable(file, servers, site)];
  if (all.length === 0) return servers;
  const count = all.length === 1 ? "1 problem" : `${all.length} problems`;
  throw new pulumi.RunError([`the list of MCP servers has ${count}`, ...all].join("\n"));
}

/** Hosts of change records that the egress section does not let desktops reach. */
function unreachable(file: string, servers: readonly McpServer[], site: Surroundings): readonly string[] {
  // Without a way out, nothing is reachable and nobody signs in: a stack for building only.
  if (site.config.egress.mode === "none") return [];
  const plan = planEgress(egressChoiceOf(site));
  const reachable = new Set([...allowedHosts(plan), ...plan.privateHosts]);
  const isReachable = (host: string) =>
    reachable.has(host) || plan.internalDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
  return servers.flatMap(({ name, change }) =>
    change.egressHosts
      .filter((host) => !isReachable(host))
      .map((host) => `${file}: ${name}: needs a host that desktops cannot reach, got ${host}; egress.additionalHosts`),
  );
}

/** The registry in its bucket; none where no servers are configured. */
export function buildMcp(site: Site, dataKey: CustomerKey, servers: readonly McpServer[]): McpRegistry | undefined {
  const { name, place, config, ownership, registryBucketName, child } = site;
  if (config.mcp === undefined) return undefined;
  return new McpRegistry(
    `${name}-mcp-registry`,
    {
      place,
      ownership,
      bucketName: registryBucketName,
      organizationId: config.organizationId,
      keyArn: dataKey.keyArn,
      servers,
      servedThrough: config.mcp.servedThrough,
      protect: config.protectEvidence,
    },
    child,
  );
}

/** Objects that desktops fetch through S3's endpoint without AWS credentials. */
export function unsignedReadsOf({ place, config, registryBucketName }: Surroundings): readonly string[] {
  return config.mcp?.servedThrough === undefined ? [] : [registryArn({ place, bucketName: registryBucketName })];
}

/** The MCP layer's files. */
export function artefactsOfMcp(site: Surroundings, servers: readonly McpServer[]): readonly Artefact[] {
  if (site.config.mcp === undefined) return [];
  return mcpArtefacts(servers, registryUrl({ place: site.place, bucketName: site.registryBucketName }));
}
