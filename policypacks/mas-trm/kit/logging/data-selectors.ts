import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { TRAIL } from "../types.ts";
import { ifKnown, type UnknownProperty } from "../unknown.ts";
import { told } from "../told.ts";

const OBJECTS = "AWS::S3::Object";

/** Fields that say which kind of events a selector is about; every other one narrows it. */
const KINDS = ["eventCategory", "resources.type"];

/** The types that basic selectors take (CloudTrail API reference, DataResource). */
const BASIC_TYPES: readonly string[] = [OBJECTS, "AWS::Lambda::Function", "AWS::DynamoDB::Table"];

/**
 * The types of the services that Kiro is made of, as the CloudTrail user guide lists them under "data events". Guides
 * for Kiro name others, such as `AWS::Q::*`; CloudTrail knows none.
 */
const KIRO_TYPES: readonly string[] = [
  "AWS::CodeWhisperer::Profile",
  "AWS::CodeWhisperer::Customization",
  "AWS::QDeveloper::Integration",
];
const KIRO_SERVICES = /::(AmazonQ|CodeWhisperer|Kiro|Q|QDeveloper)::/i;

/** What is wrong with the types of data events that a trail asks for; unknown ones are left out. */
export function typeFaults(trail: Resource): readonly string[] {
  const basic = selectors(trail, "eventSelectors").flatMap((selector) => selector.list("dataResources"));
  const advanced = selectors(trail, "advancedEventSelectors").flatMap((selector) =>
    valuesOf(selector, "resources.type"),
  );
  return [
    ...basic
      .map((resource) => resource.string("type"))
      .filter((type) => !BASIC_TYPES.some((known) => known === type))
      .map((type) => `event selectors do not take data events of type ${told(type, "awsType")}`),
    ...advanced
      .filter((type) => !isType(type))
      .map((type) => `CloudTrail has no data events of type ${told(type, "awsType")}`),
  ];
}

/** The trails that ask for events by selectors, known or not. Without any a trail records no data events. */
export function trailsWithSelectors(stack: StackGraph): readonly Resource[] {
  return stack.ofType(TRAIL).filter(({ props }) => props.has("advancedEventSelectors") || props.has("eventSelectors"));
}

/**
 * Whether a trail records all that happens to the objects of a bucket, reads included.
 *
 * @param bucket the bucket's name; undefined when it is not known yet
 * @throws UnknownProperty when that hangs on something unknown
 */
export function recordsObjects(trail: Resource, bucket: string | undefined): boolean {
  const advanced = selectors(trail, "advancedEventSelectors");
  const [list, covers] =
    advanced.length > 0
      ? ([advanced, advancedCovers] as const)
      : ([selectors(trail, "eventSelectors"), basicCovers] as const);
  const unknowns: UnknownProperty[] = [];
  const note = (unknown: UnknownProperty) => void unknowns.push(unknown);
  if (list.some((selector) => ifKnown(() => covers(selector, bucket), note))) return true;
  if (unknowns[0] !== undefined) throw unknowns[0];
  return false;
}

function selectors(trail: Resource, path: string): readonly Props[] {
  return trail.props.list(path);
}

function advancedCovers(selector: Props, bucket: string | undefined): boolean {
  const fields = selector.list("fieldSelectors");
  if (
    !valuesOf(selector, "eventCategory").includes("Data") ||
    !valuesOf(selector, "resources.type").includes(OBJECTS)
  ) {
    return false;
  }
  const filters = fields.filter((field) => !KINDS.some((name) => name === field.string("field")));
  return filters.every(
    (filter) =>
      filter.string("field") === "resources.ARN" &&
      filter.keys().every((key) => key === "field" || key === "startsWiths" || filter.list(key).length === 0) &&
      filter.strings("startsWiths").some((start) => isStartOf(start, bucket)),
  );
}

function basicCovers(selector: Props, bucket: string | undefined): boolean {
  if ((selector.string("readWriteType") ?? "All") !== "All") return false;
  return selector
    .list("dataResources")
    .some((it) => it.string("type") === OBJECTS && it.strings("values").some((start) => isStartOf(start, bucket)));
}

/** Whether every object of the bucket has an ARN that starts so. */
function isStartOf(start: string, bucket: string | undefined): boolean {
  const arn = start.replace(/arn:[^:]*/, "arn:aws");
  return "arn:aws:s3:::".startsWith(arn) || (bucket !== undefined && `arn:aws:s3:::${bucket}/`.startsWith(arn));
}

function valuesOf(selector: Props, field: string): readonly string[] {
  return selector
    .list("fieldSelectors")
    .filter((it) => it.string("field") === field)
    .flatMap((it) => it.strings("equals"));
}

function isType(type: string): boolean {
  const hasForm = /^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/.test(type);
  return hasForm && (!KIRO_SERVICES.test(type) || KIRO_TYPES.includes(type));
}
