import { digest } from "../identity/digest.ts";
import { CLOCK, expand } from "../identity/recipe.ts";
import type { Place } from "../identity/place.ts";
import { isProperties, type Properties, textOf, type Value } from "../rpc/values.ts";
import type { InvokeContext, InvokeTable } from "./invoke.ts";

const ALIAS = "aws:kms/alias:Alias";
const KEY = "aws:kms/key:Key";

/** The account's one Identity Center instance, which every Region that is asked answers for. */
function getInstances(_args: Properties, { place }: InvokeContext): Properties {
  const seed = digest("identity center", place.account);
  return {
    arns: [`arn:${place.partition}:sso:::instance/ssoins-${seed.slice(0, 16)}`],
    id: place.region,
    identityStoreIds: [`d-${seed.slice(16, 26)}`],
    region: place.region,
  };
}

/** Groups come from the bank's directory, which the sandbox has not: any name is taken to exist there. */
function getGroup(args: Properties, { place }: InvokeContext): Properties {
  const alternate = isProperties(args["alternateIdentifier"])
    ? args["alternateIdentifier"]["uniqueAttribute"]
    : undefined;
  const displayName = isProperties(alternate) ? textOf(alternate["attributeValue"]) : undefined;
  const isByName = isProperties(alternate) && alternate["attributePath"] === "DisplayName";
  if (!isByName || displayName === undefined) throw new Error("the sandbox finds groups by their DisplayName only");
  const store = textOf(args["identityStoreId"]) ?? "";
  const groupId = drawn("{uuid}", place, digest("group", store, displayName));
  return {
    ...args,
    description: "",
    displayName,
    externalIds: [],
    groupId,
    id: `${store}/${groupId}`,
    region: place.region,
  };
}

/** Hardware words in the names of Amazon's bundles, longest first: `PowerPro` before `Power`. */
const COMPUTE_TYPES: readonly (readonly [word: string, type: string])[] = [
  ["GeneralPurpose.8xlarge", "GENERALPURPOSE_8XLARGE"],
  ["GeneralPurpose.4xlarge", "GENERALPURPOSE_4XLARGE"],
  ["GraphicsPro.g4dn", "GRAPHICSPRO_G4DN"],
  ["Graphics.g4dn", "GRAPHICS_G4DN"],
  ["Performance", "PERFORMANCE"],
  ["PowerPro", "POWERPRO"],
  ["Standard", "STANDARD"],
  ["Power", "POWER"],
  ["Value", "VALUE"],
];

function getBundle(args: Properties, { place }: InvokeContext): Properties {
  const name = textOf(args["name"]);
  if (name === undefined) throw new Error("the sandbox finds WorkSpaces bundles by name only");
  const compute = COMPUTE_TYPES.find(([word]) => name.startsWith(word))?.[1];
  if (compute === undefined || args["owner"] !== "AMAZON")
    throw new Error(`no WorkSpaces bundle with name "${name}" found`);
  const bundleId = drawn("wsb-{lower9}", place, digest("bundle", place.region, name));
  return {
    ...args,
    bundleId,
    computeTypes: [{ name: compute }],
    description: name,
    id: bundleId,
    region: place.region,
    rootStorages: [{ capacity: "80" }],
    userStorages: [{ capacity: "50" }],
  };
}

/**
 * The value of a secret, which the sandbox makes up: what is kept in Secrets Manager is nothing to run a test with.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
function getSecretVersion(args: Properties, { place }: InvokeContext): Properties {
  const arn = textOf(args["secretId"]) ?? "";
  const versionStage = textOf(args["versionStage"]) ?? "AWSCURRENT";
  const versionId = textOf(args["versionId"]) ?? drawn("{uuid}", place, digest("secret version", arn));
  return {
    ...args,
    arn,
    createdDate: CLOCK,
    id: `${arn}|${versionStage}`,
    region: place.region,
    secretArn: arn,
    secretBinary: "",
    secretString: drawn("{lower32}", place, digest("secret", arn, versionId)),
    versionId,
    versionStage,
    versionStages: [versionStage],
  };
}

function getAlias(args: Properties, { place, world }: InvokeContext): Properties {
  const name = textOf(args["name"]) ?? "";
  const { account, partition, region } = place;
  const arn = `arn:${partition}:kms:${region}:${account}:${name}`;
  const own = world.ofType(ALIAS).find(({ state }) => state["arn"] === arn);
  if (own !== undefined) {
    const targetKeyArn = textOf(own.state["targetKeyArn"]) ?? "";
    return { arn, id: arn, name, region, targetKeyArn, targetKeyId: targetKeyArn.split("/").at(-1) ?? "" };
  }
  if (!name.startsWith("alias/aws/")) throw new Error(`reading KMS Alias (${name}): couldn't find resource`);
  const targetKeyId = drawn("{uuid}", place, digest("aws key", account, region, name));
  return {
    arn,
    id: arn,
    name,
    region,
    targetKeyArn: `arn:${partition}:kms:${region}:${account}:key/${targetKeyId}`,
    targetKeyId,
  };
}

function getKey(args: Properties, { place, world }: InvokeContext): Properties {
  const wanted = textOf(args["keyId"]) ?? "";
  const alias = world.ofType(ALIAS).find(({ state }) => state["arn"] === wanted || state["name"] === wanted);
  const target = textOf(alias?.state["targetKeyArn"]) ?? wanted;
  const key = world.ofType(KEY).find(({ id, state }) => id === target || state["arn"] === target);
  if (key === undefined)
    throw new Error(`reading KMS Key (${wanted}): NotFoundException: Key '${wanted}' does not exist`);
  const { state } = key;
  return {
    ...args,
    arn: state["arn"] ?? "",
    awsAccountId: place.account,
    cloudHsmClusterId: "",
    creationDate: CLOCK,
    customKeyStoreId: "",
    customerMasterKeySpec: state["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT",
    deletionDate: "",
    description: state["description"] ?? "",
    enabled: state["isEnabled"] ?? true,
    expirationModel: "",
    id: key.id,
    keyManager: "CUSTOMER",
    keySpec: state["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT",
    keyState: "Enabled",
    keyUsage: state["keyUsage"] ?? "ENCRYPT_DECRYPT",
    multiRegion: state["multiRegion"] ?? false,
    multiRegionConfigurations: [],
    origin: "AWS_KMS",
    pendingDeletionWindowInDays: 0,
    region: place.region,
    validTo: "",
    xksKeyConfigurations: [],
  } satisfies Record<string, Value>;
}

function drawn(template: string, place: Place, seed: string): string {
  return expand(template, { token: "", name: "", place, known: {}, seed });
}

/** Identity Center, WorkSpaces bundles, secrets, KMS. */
export const IDENTITY_FUNCTIONS: InvokeTable = {
  "aws:ssoadmin/getInstances:getInstances": getInstances,
  "aws:identitystore/getGroup:getGroup": getGroup,
  "aws:workspaces/getBundle:getBundle": getBundle,
  "aws:secretsmanager/getSecretVersion:getSecretVersion": getSecretVersion,
  "aws:kms/getAlias:getAlias": getAlias,
  "aws:kms/getKey:getKey": getKey,
};
