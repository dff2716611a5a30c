import { deliveries, possibleStores } from "../logging/evidence.ts";
import type { Judge } from "../judge.ts";
import { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { KEY_PATHS_INSIDE } from "../storage/settings-inside.ts";
import {
  BUCKET_ENCRYPTIONS,
  BUCKETS,
  EVENT_DATA_STORE,
  FILE_SYSTEMS,
  KEY_ALIAS,
  KEYS,
  LOG_GROUP,
  TRAIL,
  VOLUME,
  WORKSPACE,
} from "../types.ts";
import { UnknownProperty } from "../unknown.ts";
import { reach } from "../values.ts";

/** What kinds of data a key protects; each kind shall have keys of its own. */
export type DataClass = "audit records" | "stored data" | "desktop volumes";

/** One use of a key. */
export interface KeyUse {
  readonly user: Resource;
  readonly dataClass: DataClass;
  /** The key itself, whichever way it was named: the URN of one of this stack, else its id or alias. */
  readonly key: string;
}

/** Types whose class does not depend on anything else, and where they name their key. */
const PLAIN: readonly { readonly type: string; readonly path: string; readonly dataClass: DataClass }[] = [
  { type: TRAIL, path: "kmsKeyId", dataClass: "audit records" },
  { type: EVENT_DATA_STORE, path: "kmsKeyId", dataClass: "audit records" },
  { type: WORKSPACE, path: "volumeEncryptionKey", dataClass: "desktop volumes" },
  { type: VOLUME, path: "kmsKeyId", dataClass: "stored data" },
  ...FILE_SYSTEMS.map((type) => ({ type, path: "kmsKeyId", dataClass: "stored data" }) as const),
  { type: "aws:rds/instance:Instance", path: "kmsKeyId", dataClass: "stored data" },
  { type: "aws:rds/cluster:Cluster", path: "kmsKeyId", dataClass: "stored data" },
  { type: "aws:efs/fileSystem:FileSystem", path: "kmsKeyId", dataClass: "stored data" },
  { type: "aws:dynamodb/table:Table", path: "serverSideEncryption.kmsKeyArn", dataClass: "stored data" },
  { type: "aws:secretsmanager/secret:Secret", path: "kmsKeyId", dataClass: "stored data" },
];

/** Where buckets and log groups, which hold either records or other data, name their key. */
const BY_CONTENT = [
  ...BUCKET_ENCRYPTIONS.map((type) => ({
    type,
    path: "rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId",
    of: "bucket",
  })),
  ...BUCKETS.flatMap((type) => KEY_PATHS_INSIDE.map((path) => ({ type, path, of: undefined }))),
  { type: LOG_GROUP, path: "kmsKeyId", of: undefined },
];

/** What an alias can stand for. */
const KEYS_PROPER = KEYS.filter((type) => type !== KEY_ALIAS);

/** Every use of a key in the stack; what cannot be followed yet is recorded as undetermined. */
export function keyUses(stack: StackGraph, judge: Judge): readonly KeyUse[] {
  const uses: KeyUse[] = [];
  const note = (user: Resource, path: string, classOf: () => DataClass) => {
    judge.guard(user, () => {
      for (const value of reach(user.props, path)) {
        const key = identify(stack, user, value);
        if (key !== undefined) uses.push({ user, dataClass: classOf(), key });
      }
    });
  };
  for (const { type, path, dataClass } of PLAIN)
    for (const user of stack.ofType(type)) note(user, path, () => dataClass);
  const records = new Set(deliveries(stack, judge).map(({ store }) => store));
  const mayHoldRecords = possibleStores(stack);
  for (const { type, path, of } of BY_CONTENT) {
    for (const user of stack.ofType(type)) {
      note(user, path, () => {
        const holder = of === undefined ? user : stack.target(user, of, BUCKETS);
        if (holder === undefined) return "stored data";
        if (records.has(holder)) return "audit records";
        if (mayHoldRecords(holder)) throw new UnknownProperty("whether audit records go there");
        return "stored data";
      });
    }
  }
  return uses;
}

/** One name for a key that can be named by its id, its ARN, an alias or the ARN of an alias; undefined for none. */
function identify(
  stack: StackGraph,
  user: Resource,
  value: Props,
  expected: readonly string[] = KEYS,
): string | undefined {
  const link = stack.linkOf(user, nameInArn(value), expected);
  switch (link.kind) {
    case "absent":
      return undefined;
    case "literal":
      return link.value;
    case "open":
      throw new UnknownProperty(value.path);
    case "resource": {
      if (link.resource.type !== KEY_ALIAS) return link.resource.urn;
      // AWS takes no alias of an alias; one that names itself would be followed for ever.
      return identify(stack, link.resource, link.resource.props.at("targetKeyId"), KEYS_PROPER) ?? link.resource.urn;
    }
  }
}

/** The id or alias at the end of a key's ARN; two of them name the same key in one account and Region. */
function nameInArn(value: Props): Props {
  const name = value.isUnknown() ? undefined : /^arn:[^:]*:kms:[^:]*:[^:]*:(?:key\/)?(.+)/.exec(value.text ?? "")?.[1];
  return name === undefined ? value : new Props(name, value.path);
}
