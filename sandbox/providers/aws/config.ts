import { checkShape } from "../check/shape.ts";
import { accountId, arn, region } from "../check/formats.ts";
import { type Place, placeOf } from "../identity/place.ts";
import type { CheckAnswer, CheckFailure } from "../rpc/resource-provider.ts";
import { isGiven, isProperties, isUnknown, type Properties, revealed, textOf, type Value } from "../rpc/values.ts";
import type { ResourceSchema } from "../schema/model.ts";

/** The stand-in's account where the configuration names none. */
export const DEFAULT_ACCOUNT = "111122223333";

/** Settings that the engine itself adds to a provider's configuration. */
const ENGINE_KEYS = new Set(["version", "pluginDownloadURL", "pluginChecksums", "parameterization"]);

/** What the stand-in needs to know of its configuration. */
export interface AwsConfig {
  readonly place: Place;
  readonly defaultTags: Properties;
}

/** Refuses configuration that the real provider does not know or that has the wrong type. */
export function checkAwsConfig(schema: ResourceSchema, news: Properties): CheckAnswer {
  const config = decoded(schema, news);
  const failures: CheckFailure[] = [];
  const shape = checkShape(schema.inputs, schema.types, config, (path, property, value) => {
    const reason = settingProblem(property, value);
    if (reason !== undefined) failures.push({ property: path, reason });
  });
  return { inputs: news, failures: [...shape, ...failures] };
}

function settingProblem(property: string, value: string): string | undefined {
  if (property === "region") return region(value);
  if (property === "allowedAccountIds" || property === "forbiddenAccountIds") return accountId(value);
  return property === "roleArn" ? arn(value) : undefined;
}

/** Settles account, Region and tags; throws what the real provider says when they do not fit. */
export function readAwsConfig(schema: ResourceSchema, args: Properties): AwsConfig {
  const config = decoded(schema, args);
  const home = textOf(config["region"]) ?? "";
  if (home === "") {
    throw new Error(
      "Missing region information; make sure that you have set your Region, for example with " +
        "`pulumi config set aws:region us-east-1` (the sandbox does not read AWS_REGION)",
    );
  }
  const problem = region(home);
  if (problem !== undefined) throw new Error(problem);
  const defaultTags = isProperties(config["defaultTags"]) ? config["defaultTags"]["tags"] : undefined;
  return {
    place: placeOf(accountOf(config), home),
    defaultTags: isProperties(defaultTags) ? defaultTags : {},
  };
}

/** The account of the role that is assumed, else the first one that is allowed, else the default one. */
function accountOf(config: Properties): string {
  const allowed = texts(config["allowedAccountIds"]);
  const roles = Array.isArray(config["assumeRoles"]) ? config["assumeRoles"] : [];
  const lastRole = roles.at(-1);
  const roleArn = isProperties(lastRole) ? textOf(lastRole["roleArn"]) : undefined;
  const account = roleArn?.split(":")[4] ?? allowed[0] ?? DEFAULT_ACCOUNT;
  const isForbidden = texts(config["forbiddenAccountIds"]).includes(account);
  if (isForbidden || (allowed.length > 0 && !allowed.includes(account))) {
    throw new Error(`AWS account ID not allowed: ${account}`);
  }
  return account;
}

function texts(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : [];
}

/** Provider configuration travels as text; what is not a text by type is JSON inside it. */
function decoded(schema: ResourceSchema, config: Properties): Properties {
  const result: Properties = {};
  for (const [name, wrapped] of Object.entries(config)) {
    const value = revealed(wrapped);
    if (ENGINE_KEYS.has(name) || !isGiven(value)) continue;
    const kind = schema.inputs[name]?.type.kind;
    result[name] = kind === undefined || kind === "string" || isUnknown(value) ? value : fromJson(value);
  }
  return result;
}

function fromJson(value: Value): Value {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return value; // the type check will name it
  }
}
