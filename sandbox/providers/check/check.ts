import { type Place, zonesOf } from "../identity/place.ts";
import type { CheckAnswer, CheckFailure, CheckQuestion } from "../rpc/resource-provider.ts";
import { containsUnknown, isGiven, isProperties, type Properties, UNKNOWN, type Value } from "../rpc/values.ts";
import type { ResourceSchema } from "../schema/model.ts";
import { autoname } from "./autoname.ts";
import type { Constraints } from "./constraint.ts";
import { NETWORK_CONSTRAINTS } from "./constraints/network.ts";
import { SECURITY_CONSTRAINTS } from "./constraints/security.ts";
import { STORAGE_CONSTRAINTS } from "./constraints/storage.ts";
import { withDefaults } from "./defaults.ts";
import { accountId, arn, bucketName, type Format, ipv4Cidr, ipv6Cidr, region } from "./formats.ts";
import { checkRelations } from "./relations.ts";
import { checkRules } from "./rules.ts";
import { select } from "./select.ts";
import { checkShape, type VisitText } from "./shape.ts";
import { checkTags, mergedTags } from "./tags.ts";

const CONSTRAINTS: readonly Readonly<Record<string, Constraints>>[] = [
  NETWORK_CONSTRAINTS,
  SECURITY_CONSTRAINTS,
  STORAGE_CONSTRAINTS,
];

/** Formats that follow from a property's name, for every resource type. */
const NAMED_FORMATS: readonly (readonly [pattern: RegExp, format: Format])[] = [
  [/^(ipv6CidrBlocks?|cidrIpv6|destinationIpv6CidrBlock)$/, ipv6Cidr],
  [/^(cidrBlocks?|cidrIpv4|destinationCidrBlock)$/, ipv4Cidr],
  [/^(arn|.*Arns?)$/, arn],
  [/^(bucket|bucketName|s3BucketName|targetBucket)$/, bucketName],
  [/^(region|serviceRegion|peerRegion)$/, region],
  [/^(accountId|awsAccountId|expectedBucketOwner|peerOwnerId|sourceAccount)$/, accountId],
];

/**
 * Checks the inputs of a resource as the real provider and the API behind it would, and fills in what the real
 * provider fills in: defaults, a name, the merged tags, and policy documents rendered as JSON.
 *
 * @param place where the resource will be; its own Region, if it names one
 * @param defaultTags the provider's own tags, which the resource inherits
 */
export function checkResource(
  schema: ResourceSchema,
  question: CheckQuestion,
  place: Place,
  defaultTags: Properties,
): CheckAnswer {
  const rendered = withDocuments(schema, withoutBookkeeping(question.news));
  const { inputs: filledIn, filled } = withDefaults(schema.token, rendered);
  const name = autoname(schema, question, `${place.account}/${place.region}`);
  const inputs: Properties = name === undefined ? { ...filledIn } : { ...filledIn, [name.property]: name.value };
  if (name !== undefined) filled.push(name.property);
  const failures = [
    ...shapeFailures(schema, inputs, place),
    ...checkRelations(schema.token, inputs),
    ...constraintFailures(schema.token, inputs),
    ...checkRules(schema.token, inputs),
    ...checkTags(inputs),
  ];
  if (schema.outputs["tagsAll"] !== undefined) inputs["tagsAll"] = mergedTags(defaultTags, inputs["tags"]);
  inputs["__defaults"] = filled.sort();
  return { inputs, failures: oncePerProperty(failures) };
}

/** Structure first, then the formats that go by name on the way. */
function shapeFailures(schema: ResourceSchema, inputs: Properties, place: Place): CheckFailure[] {
  const formats: CheckFailure[] = [];
  const visit: VisitText = (path, property, value) => {
    // Blocks written in full carry empty texts for what they do not use.
    if (value === "" && path !== property) return;
    const format = property === "availabilityZone" ? zoneOf(place.region) : namedFormat(property);
    const reason = format?.(value);
    if (reason !== undefined) formats.push({ property: path, reason });
  };
  return [...checkShape(schema.inputs, schema.types, inputs, visit), ...formats];
}

function namedFormat(property: string): Format | undefined {
  return NAMED_FORMATS.find(([pattern]) => pattern.test(property))?.[1];
}

function zoneOf(home: string): Format {
  const names = zonesOf(home).map(({ name }) => name);
  const isZone = (value: string): boolean => names.includes(value) || value.startsWith(`${home}-`); // local zones
  return (value) =>
    isZone(value) ? undefined : `"${value}" is not an availability zone of ${home}; ${names.join(", ")} are`;
}

function constraintFailures(token: string, inputs: Properties): CheckFailure[] {
  return CONSTRAINTS.flatMap((table) => Object.entries(table[token] ?? {})).flatMap(([pattern, constraint]) =>
    select(inputs, pattern).flatMap(({ path, value }) => {
      const reason = constraint(value);
      return reason === undefined ? [] : [{ property: path, reason }];
    }),
  );
}

/** The first reason that was found for a property is the nearest one; a missing property is missing once. */
function oncePerProperty(failures: readonly CheckFailure[]): CheckFailure[] {
  const seen = new Set<string>();
  return failures.filter(({ property }) => {
    if (property !== "" && seen.has(property)) return false;
    seen.add(property);
    return true;
  });
}

/** Documents may be given as objects; the real provider renders them as JSON with sorted keys. */
function withDocuments(schema: ResourceSchema, inputs: Properties): Properties {
  const rendered = { ...inputs };
  for (const [name, value] of Object.entries(inputs)) {
    if (schema.inputs[name]?.type.kind !== "document" || !isProperties(value)) continue;
    rendered[name] = containsUnknown(value) ? UNKNOWN : JSON.stringify(sorted(value));
  }
  return rendered;
}

function sorted(value: Value): Value {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isProperties(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]));
}

/** What an earlier check added comes back in the inputs of an import or a refresh; it is worked out anew. */
function withoutBookkeeping(inputs: Properties): Properties {
  return Object.fromEntries(
    Object.entries(inputs).filter(([name, value]) => name !== "__defaults" && name !== "tagsAll" && isGiven(value)),
  );
}
