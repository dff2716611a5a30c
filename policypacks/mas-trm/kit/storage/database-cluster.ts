import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { DB_CLUSTER, DOCDB_CLUSTER, NEPTUNE_CLUSTER } from "../types.ts";
import { UnknownProperty } from "../unknown.ts";

/** The kinds of clusters whose instances are resources of their own, with the type of these. */
export const CLUSTER_MEMBERS: Readonly<Record<string, string>> = {
  [DB_CLUSTER]: "aws:rds/clusterInstance:ClusterInstance",
  [DOCDB_CLUSTER]: "aws:docdb/clusterInstance:ClusterInstance",
  [NEPTUNE_CLUSTER]: "aws:neptune/clusterInstance:ClusterInstance",
};

const NAME = "clusterIdentifier";

/** The instances of a cluster, and whether there may be more of them. */
export interface Members {
  readonly known: readonly Resource[];
  readonly mayBeMore: boolean;
}

/**
 * The instances of a cluster, which name it by its identifier.
 *
 * @throws UnknownProperty while the stack around is not known
 */
export function membersOf(cluster: Resource): Members {
  const { graph } = cluster;
  const type = CLUSTER_MEMBERS[cluster.type];
  if (graph === undefined || type === undefined) throw new UnknownProperty("the number of its instances");
  const own = cluster.props.isUnknown(NAME) ? undefined : cluster.props.string(NAME);
  const linked = graph.referrers(cluster, [type], NAME);
  const named = graph.ofType(type).filter(({ props }) => !props.isUnknown(NAME) && props.string(NAME) === own);
  return {
    known: [...new Set([...linked, ...(own === undefined ? [] : named)])],
    mayBeMore: graph.openReferrers(cluster, [type], NAME).length > 0,
  };
}

/** Whether a database instance is a copy that follows another one and can be made from it again. */
export function isReplica(props: Props): boolean {
  const source = props.at("replicateSourceDb");
  return source.isOpaque || (source.text ?? "") !== "";
}
