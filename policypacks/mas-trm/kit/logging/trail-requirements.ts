import { isCustomerKey } from "../keys/customer-key.ts";
import type { Props } from "../props.ts";
import type { Requirement } from "../requirement.ts";
import type { Resource } from "../resource.ts";
import { IAM_ROLE, LOG_GROUP } from "../types.ts";
import { ifKnown, UnknownProperty } from "../unknown.ts";

/** The trail covers every Region. Omitted means its own Region only. */
export const coversEveryRegion: Requirement = ({ props }) =>
  props.flag("isMultiRegionTrail") === true ? undefined : "isMultiRegionTrail is not true";

/** The trail records the services that have no Region, such as IAM. Omitted means it does. */
export const coversGlobalServices: Requirement = ({ props }) =>
  props.flag("includeGlobalServiceEvents") === false ? "includeGlobalServiceEvents is false" : undefined;

/** The trail is not stopped. Omitted means it runs. */
export const isRecording: Requirement = ({ props }) =>
  props.flag("enableLogging") === false ? "enableLogging is false" : undefined;

/** Digest files prove that log files were not altered. Omitted means there are none. */
export const validatesLogFiles: Requirement = ({ props }) =>
  props.flag("enableLogFileValidation") === true ? undefined : "log file validation is not on";

/** The records are encrypted with a key that the bank holds. */
export const hasCustomerKey: Requirement = (trail) =>
  isCustomerKey(trail, "kmsKeyId") ? undefined : "kmsKeyId names no customer-managed key";

/** Events also go to a log group of the trail's own Region, where alarms can see them. */
export const streamsToLogGroup: Requirement = (trail) => {
  const link = trail.link("cloudWatchLogsGroupArn", [LOG_GROUP]);
  if (link.kind === "absent") return "cloudWatchLogsGroupArn is not set";
  if (link.kind === "open") throw new UnknownProperty(link.path);
  const stated = trail.props.at("cloudWatchLogsGroupArn");
  // Also where a group of this stack answers to it: to its ARN as it stands, or to its mere name.
  if (!stated.isUnknown() && !/^arn:[^:]*:logs:[^:]*:\d{12}:log-group:[^:]+:\*$/.test(stated.text ?? "")) {
    return "cloudWatchLogsGroupArn is not the ARN of a log group with :* at its end";
  }
  const region = link.kind === "resource" ? link.resource.region() : link.value.split(":")[3];
  const own = trail.region();
  if (region !== undefined && own !== undefined && region !== own)
    return `the log group is in ${region}, not in ${own}`;
  return undefined;
};

/** CloudTrail may write to the log group. */
export const mayWriteToLogGroup: Requirement = (trail) => {
  const link = trail.link("cloudWatchLogsRoleArn", [IAM_ROLE]);
  if (link.kind === "open") throw new UnknownProperty(link.path);
  return link.kind === "absent" ? "cloudWatchLogsRoleArn is not set" : undefined;
};

/**
 * The trail records read and write management events of every source.
 *
 * Advanced selectors replace the basic ones, and with them the management events that a trail records by default. A
 * trail records what any one of its selectors takes, so one without filters is enough.
 */
export const recordsAllManagementEvents: Requirement = (trail) => {
  const advanced = trail.props.list("advancedEventSelectors");
  if (advanced.length > 0) return best(advanced, advancedFault, "no advanced event selector takes management events");
  const basic = trail.props.list("eventSelectors");
  return basic.length > 0 ? best(basic, basicFault, "no event selector takes management events") : undefined;
};

/** Every thing that the one trail of record must be. */
export const TRAIL_OF_RECORD: readonly Requirement[] = [
  (trail) => (trail.isRead ? "it is only read, not managed here" : undefined),
  coversEveryRegion,
  coversGlobalServices,
  isRecording,
  validatesLogFiles,
  hasCustomerKey,
  streamsToLogGroup,
  mayWriteToLogGroup,
  recordsAllManagementEvents,
];

/** Nothing when one selector is without fault; else what is known, or that it cannot be known yet. */
function best(
  selectors: readonly Props[],
  faultOf: (selector: Props) => string | undefined,
  none: string,
): string | undefined {
  const unknowns: UnknownProperty[] = [];
  const faults = selectors.map((selector) =>
    ifKnown(
      () => faultOf(selector),
      (unknown) => {
        unknowns.push(unknown);
        return "";
      },
    ),
  );
  if (faults.includes(undefined)) return undefined;
  if (unknowns[0] !== undefined) throw unknowns[0];
  return faults.findLast((fault) => fault !== "") ?? none;
}

/** What narrows a selector; empty when it is not about management events at all. */
function advancedFault(selector: Props): string | undefined {
  const fields = selector.list("fieldSelectors");
  const names = fields.map((field) => field.string("field"));
  const category = fields.find((field) => field.string("field") === "eventCategory");
  if (!category?.strings("equals").includes("Management")) return "";
  const filter = names.find((name) => name !== "eventCategory");
  return filter === undefined ? undefined : `its selector of management events filters by ${filter}`;
}

function basicFault(selector: Props): string | undefined {
  if (selector.flag("includeManagementEvents") === false) return "";
  const kind = selector.string("readWriteType") ?? "All";
  if (kind !== "All") return `readWriteType of management events is ${kind}`;
  return selector.list("excludeManagementEventSources").length > 0
    ? "excludeManagementEventSources leaves management events out"
    : undefined;
}

/** The account in the ARN of a key that is named literally; undefined when it is named otherwise. */
export function accountOfKey(resource: Resource, path: string): string | undefined {
  const value = resource.props.at(path);
  if (value.isUnknown()) return undefined;
  return value.text?.match(/^arn:[^:]*:kms:[^:]*:(\d{12}):/)?.[1];
}
