import type { Judge } from "../judge.ts";
import { demand, type Requirement } from "../requirement.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { CONFIG_DELIVERY_CHANNEL, CONFIG_RECORDER_STATUS } from "../types.ts";
import { told } from "../told.ts";

const EVERYTHING = "ALL_SUPPORTED_RESOURCE_TYPES";
const PARTIAL = ["INCLUSION_BY_RESOURCE_TYPES", "EXCLUSION_BY_RESOURCE_TYPES"] as const;
/** The name that AWS gives a recorder, and the status of one, when nobody names it. */
const DEFAULT_NAME = "default";

/** The recorder takes every type of resource. Omitted means it does, but for those without a Region. */
const RECORDS_ALL: readonly Requirement[] = [
  ({ props }) =>
    props.flag("recordingGroup.allSupported") === false ? "recordingGroup.allSupported is false" : undefined,
  ({ props }) =>
    props.flag("recordingGroup.includeGlobalResourceTypes") === true
      ? undefined
      : "recordingGroup.includeGlobalResourceTypes is not true, so IAM is not recorded",
  ({ props }) => {
    const left = props
      .list("recordingGroup.exclusionByResourceTypes")
      .flatMap((exclusion) => exclusion.strings("resourceTypes"));
    return left.length === 0
      ? undefined
      : `recordingGroup leaves out ${left.map((type) => told(type, "awsType")).join(", ")}`;
  },
  ({ props }) =>
    props.list("recordingGroup.resourceTypes").length === 0 ? undefined : "recordingGroup records listed types only",
  ({ props }) => {
    const strategies = props.list("recordingGroup.recordingStrategies").flatMap((it) => it.string("useOnly") ?? []);
    const other = strategies.find((strategy) => strategy !== EVERYTHING);
    return other === undefined ? undefined : `the recording strategy is ${told(other, PARTIAL)}`;
  },
];

/** The status is what starts a recorder. */
export const isStarted: Requirement = ({ props }) =>
  props.flag("isEnabled") === true ? undefined : "isEnabled is not true, so the recorder stands still";

/** Judges what a recorder takes, that a status starts it, and that something takes what it writes. */
export function checkRecorder(stack: StackGraph, judge: Judge, recorder: Resource): void {
  demand(...RECORDS_ALL)(recorder, judge);
  if (recorder.isRead) return;
  if (statusesOf(stack, recorder).length === 0) {
    if (stack.openReferrers(recorder, [CONFIG_RECORDER_STATUS], "name").length > 0) {
      judge.undetermined(recorder, "a status of this stack may or may not be for this recorder");
    } else judge.violation(recorder, "no status starts it");
  }
  judge.guard(recorder, () => judge.require(hasChannel(stack, recorder), recorder, "it has no delivery channel"));
}

/** The statuses that start or stop a recorder, found by its name. */
function statusesOf(stack: StackGraph, recorder: Resource): readonly Resource[] {
  const named = stack.referrers(recorder, [CONFIG_RECORDER_STATUS], "name");
  if (named.length > 0) return named;
  return stack.ofType(CONFIG_RECORDER_STATUS).filter((status) => nameOf(status) === nameOf(recorder));
}

/**
 * Whether something takes what the recorder writes: without a delivery channel in its Region it cannot start.
 *
 * @throws UnknownProperty when a Region is not known yet
 */
function hasChannel(stack: StackGraph, recorder: Resource): boolean {
  return stack.ofType(CONFIG_DELIVERY_CHANNEL).some((channel) => channel.region() === recorder.region());
}

/** An unknown name is nobody else's. */
function nameOf(resource: Resource): string {
  return resource.props.isUnknown("name") ? resource.urn : (resource.props.string("name") ?? DEFAULT_NAME);
}
