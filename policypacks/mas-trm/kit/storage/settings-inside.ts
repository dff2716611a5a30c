import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { reach } from "../values.ts";

/**
 * Where the older forms of a bucket keep inside what the newer ones have resources for. `BucketV2` has lists where
 * `Bucket` has objects, and other names for them.
 */
const PLACES = {
  encryption: [
    "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault",
    "serverSideEncryptionConfigurations[].rules[].applyServerSideEncryptionByDefaults[]",
  ],
  retention: ["objectLockConfiguration.rule.defaultRetention", "objectLockConfiguration.rules[].defaultRetentions[]"],
  versioning: ["versioning", "versionings[]"],
} as const;

export type SettingInside = keyof typeof PLACES;

/** The properties by which a bucket names a key inside, as `reach` reads them. */
export const KEY_PATHS_INSIDE = PLACES.encryption.map((path) => `${path}.kmsMasterKeyId`);

/** Whether a bucket says something of a setting inside, be it known or not, complete or not. */
export function isSetInside(bucket: Resource, setting: SettingInside): boolean {
  return PLACES[setting].some((path) => bucket.props.has(path.split(/[.[]/)[0] ?? path));
}

/**
 * What a bucket says of a setting inside; empty where it leaves out the part that counts.
 *
 * @throws UnknownProperty when a list on the way is unknown
 */
export function settingsInside(bucket: Resource, setting: SettingInside): readonly Props[] {
  return PLACES[setting].flatMap((path) => reach(bucket.props, path));
}
