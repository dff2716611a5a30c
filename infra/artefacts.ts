import { type Artefact, ArtefactStore, type CustomerKey, type McpServer } from "../components/index.ts";
import { artefactsOfEgress } from "./egress.ts";
import { artefactBucketName, artefactsOfEndpoints } from "./endpoints.ts";
import { artefactsOfIdentity } from "./identity.ts";
import { artefactsOfMcp } from "./mcp.ts";
import type { Site } from "./site.ts";

/** Every file of the zone that AWS has no API for, in the order of the layers. */
export function artefactsOf(
  site: Pick<Site, "name" | "place" | "config" | "registryBucketName">,
  servers: readonly McpServer[],
): readonly Artefact[] {
  return [
    ...artefactsOfIdentity(site),
    ...artefactsOfEgress(site),
    ...artefactsOfEndpoints(site, servers),
    ...artefactsOfMcp(site, servers),
  ];
}

/** The files in a bucket, for those who put them in place. */
export function buildArtefacts(site: Site, dataKey: CustomerKey, servers: readonly McpServer[]): ArtefactStore {
  const { name, place, config, ownership, child } = site;
  return new ArtefactStore(
    `${name}-artefacts`,
    {
      place,
      ownership,
      bucketName: artefactBucketName(site),
      organizationId: config.organizationId,
      keyArn: dataKey.keyArn,
      artefacts: artefactsOf(site, servers),
      emptyOnDestroy: !config.protectEvidence,
    },
    child,
  );
}
