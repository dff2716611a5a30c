import { digest } from "../identity/digest.ts";
import type { CheckQuestion } from "../rpc/resource-provider.ts";
import { isGiven, type Properties, textOf } from "../rpc/values.ts";
import type { ResourceSchema } from "../schema/model.ts";

/** A name that was given to a resource whose program gave none. */
export interface Autoname {
  readonly property: string;
  readonly value: string;
}

const SUFFIX_LENGTH = 7; // hexadecimal digits, as Pulumi's own autonaming adds
const DEFAULT_MAX_LENGTH = 255;

/** Types whose name is called otherwise, is shorter, or follows a pattern. */
const STYLES: Readonly<Record<string, { property?: string; max?: number; make?: (name: string) => string }>> = {
  "aws:s3/bucket:Bucket": { property: "bucket", max: 63, make: (name) => name.toLowerCase() },
  "aws:kms/alias:Alias": { max: 256, make: (name) => `alias/${name}` },
  "aws:iam/role:Role": { max: 64 },
  "aws:iam/policy:Policy": { max: 128 },
  "aws:ssoadmin/permissionSet:PermissionSet": { max: 32 },
  "aws:route53/resolverEndpoint:ResolverEndpoint": { max: 64 },
  "aws:cloudtrail/trail:Trail": { max: 128 },
  "aws:sns/topic:Topic": { max: 256 },
  "aws:sqs/queue:Queue": { max: 80 },
};

/**
 * The name that the provider gives where the program gives none: the logical name and seven digits, or what the
 * engine proposes under `pulumi:autonaming`. A name once given stays.
 */
export function autoname(schema: ResourceSchema, question: CheckQuestion, place: string): Autoname | undefined {
  const property = STYLES[schema.token]?.property ?? "name";
  const isGivenOne = [property, `${property}Prefix`].some((name) => isGiven(question.news[name]));
  if (isGivenOne || !isNamedByProvider(schema, property)) return undefined;
  const value = chosen(schema.token, property, question, place);
  return value === undefined ? undefined : { property, value };
}

function chosen(token: string, property: string, question: CheckQuestion, place: string): string | undefined {
  const { olds, autonaming } = question;
  if (autonaming?.mode === "disable") return undefined;
  if (autonaming?.mode === "enforce") return autonaming.proposedName;
  const earlier = wasFilled(olds, property) ? textOf(olds[property]) : undefined;
  return earlier ?? autonaming?.proposedName ?? madeUp(token, question, place);
}

function madeUp(token: string, question: CheckQuestion, place: string): string {
  const { max = DEFAULT_MAX_LENGTH, make = (name: string) => name } = STYLES[token] ?? {};
  const suffix = digest("name", question.urn, place).slice(0, SUFFIX_LENGTH);
  const room = max - make("").length - suffix.length - 1;
  return make(`${question.name.slice(0, room)}-${suffix}`);
}

/** Whether the provider filled the property in itself when it last checked the inputs. */
export function wasFilled(inputs: Properties, property: string): boolean {
  const filled = inputs["__defaults"];
  return Array.isArray(filled) && filled.includes(property);
}

/** An optional text among the inputs that every resource of the type has in the end is a name that can be made up. */
function isNamedByProvider(schema: ResourceSchema, property: string): boolean {
  const input = schema.inputs[property];
  return input?.type.kind === "string" && !input.required && schema.outputs[property]?.required === true;
}
