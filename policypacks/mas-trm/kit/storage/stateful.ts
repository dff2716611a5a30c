import { isReplica } from "./database-cluster.ts";
import type { Resource } from "../resource.ts";
import {
  BUCKETS,
  DB_CLUSTER,
  DB_INSTANCE,
  DOCDB_CLUSTER,
  ELASTIC_FILE_SYSTEM,
  FILE_SYSTEMS,
  NEPTUNE_CLUSTER,
  TABLE,
  VOLUME,
} from "../types.ts";

/** How the ARN of a type that keeps state ends: service, what stands before the name, and the property with the name. */
interface ArnForm {
  readonly service: string;
  readonly before: string;
  readonly name: string;
}

const RDS_CLUSTER: ArnForm = { service: "rds", before: "cluster:", name: "clusterIdentifier" };

const FORMS: Readonly<Record<string, ArnForm>> = {
  [VOLUME]: { service: "ec2", before: "volume/", name: "id" },
  [ELASTIC_FILE_SYSTEM]: { service: "elasticfilesystem", before: "file-system/", name: "id" },
  ...Object.fromEntries(FILE_SYSTEMS.map((type) => [type, { service: "fsx", before: "file-system/", name: "id" }])),
  [DB_INSTANCE]: { service: "rds", before: "db:", name: "identifier" },
  [DB_CLUSTER]: RDS_CLUSTER,
  [DOCDB_CLUSTER]: RDS_CLUSTER,
  [NEPTUNE_CLUSTER]: RDS_CLUSTER,
  [TABLE]: { service: "dynamodb", before: "table/", name: "name" },
  ...Object.fromEntries(BUCKETS.map((type) => [type, { service: "s3", before: "", name: "bucket" }])),
};

/** Every type that keeps state and that AWS Backup can back up, buckets aside. */
export const STATEFUL = Object.keys(FORMS).filter((type) => !BUCKETS.some((bucket) => bucket === type));

/** Whether a resource keeps state of its own. Replicas can be made again from their source. */
export function keepsState(resource: Resource): boolean {
  return !resource.isRead && !isReplica(resource.props);
}

/** The parts of a resource's ARN that can be told before it exists. */
export interface ArnOutline {
  readonly service: string;
  /** Undefined when not known yet. */
  readonly region: string | undefined;
  readonly before: string;
  /** Undefined when not known yet. */
  readonly name: string | undefined;
}

/** The outline of the ARN of a resource of one of these types. */
export function outlineOf(resource: Resource): ArnOutline | undefined {
  const form = FORMS[resource.type];
  if (form === undefined) return undefined;
  const name = [resource.props, resource.outputs].find((props) => props.has(form.name) && !props.isUnknown(form.name));
  return {
    service: form.service,
    before: form.before,
    // The ARN of a bucket holds no Region.
    region: form.service === "s3" ? "" : resource.region(),
    name: name?.string(form.name),
  };
}
