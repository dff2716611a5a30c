import type { CheckFailure } from "../../rpc/resource-provider.ts";
import { isGiven, isProperties, type Properties, textOf, type Value } from "../../rpc/values.ts";
import { selectObjects } from "../select.ts";
import type { Rule, Rules } from "../rules.ts";

/** S3 keeps objects in a class at least this long before it moves them to an infrequent-access class or from one. */
const DAYS_IN_CLASS = 30;
const INFREQUENT = new Set(["STANDARD_IA", "ONEZONE_IA"]);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
const lifecycle: Rule = (inputs) => {
  const ids = new Set<Value>();
  return selectObjects(inputs, "rules[]").flatMap(({ path, value: rule }) => {
    const failures = transitionFailures(path, rule);
    const id = rule["id"];
    if (isGiven(id) && ids.has(id))
      failures.push({ property: `${path}.id`, reason: "each rule needs an id of its own" });
    if (isGiven(id)) ids.add(id);
    return failures;
  });
};

interface Move {
  readonly property: string;
  readonly days: Value | undefined;
  readonly into: string;
}

function transitionFailures(path: string, rule: Properties): CheckFailure[] {
  const moves = selectObjects(rule, "transitions[]").map(({ path: place, value }) => ({
    property: `${path}.${place}.days`,
    days: value["days"],
    into: textOf(value["storageClass"]) ?? "",
  }));
  const toInfrequent = moves.find(({ into }) => INFREQUENT.has(into));
  const failures = moves.flatMap((move) => {
    const reason = moveProblem(move, toInfrequent);
    return reason === undefined ? [] : [{ property: move.property, reason }];
  });
  const expiration = isProperties(rule["expiration"]) ? rule["expiration"]["days"] : undefined;
  const lastMove = Math.max(...moves.map(({ days }) => (typeof days === "number" ? days : -1)));
  if (typeof expiration === "number" && expiration <= lastMove) {
    const reason = `expiration must come after the last transition (${lastMove} days), got ${expiration}`;
    failures.push({ property: `${path}.expiration.days`, reason });
  }
  return failures;
}

function moveProblem({ days, into }: Move, toInfrequent: Move | undefined): string | undefined {
  if (typeof days !== "number") return undefined;
  if (INFREQUENT.has(into)) {
    return days < DAYS_IN_CLASS ? `must be at least ${DAYS_IN_CLASS} days for ${into}, got ${days}` : undefined;
  }
  const since = toInfrequent?.days;
  if (typeof since !== "number" || days >= since + DAYS_IN_CLASS) return undefined;
  return `must be ${DAYS_IN_CLASS} days after the move to ${toInfrequent?.into ?? ""} (${since}), got ${days}`;
}

/** A key belongs to KMS encryption only; S3 answers `InvalidArgument`. */
const encryption: Rule = (inputs) =>
  selectObjects(inputs, "rules[].applyServerSideEncryptionByDefault").flatMap(({ path, value }) => {
    if (textOf(value["sseAlgorithm"]) !== "AES256" || !isGiven(value["kmsMasterKeyId"])) return [];
    const reason = "a KMS key can be specified only when sseAlgorithm is aws:kms or aws:kms:dsse, got AES256";
    return [{ property: `${path}.kmsMasterKeyId`, reason }];
  });

const AUTO_STOP_STEP = 60; // minutes

/** https://docs.aws.amazon.com/workspaces/latest/api/API_WorkspaceProperties.html */
const workspace: Rule = (inputs) => {
  const failures: CheckFailure[] = [];
  for (const { path, value } of selectObjects(inputs, "workspaceProperties")) {
    const timeout = value["runningModeAutoStopTimeoutInMinutes"];
    const property = `${path}.runningModeAutoStopTimeoutInMinutes`;
    const mode = textOf(value["runningMode"] ?? "ALWAYS_ON");
    if (typeof timeout !== "number") continue;
    if (timeout % AUTO_STOP_STEP !== 0) {
      failures.push({ property, reason: `must be a multiple of ${AUTO_STOP_STEP} minutes, got ${timeout}` });
    }
    if (mode !== undefined && mode !== "AUTO_STOP") {
      failures.push({ property, reason: `applies to runningMode AUTO_STOP only, got ${mode}` });
    }
  }
  return failures;
};

/** Provisioned throughput and IOPS belong to some volume types only. */
const volume: Rule = (inputs) => {
  const type = textOf(inputs["type"] ?? "gp2") ?? "";
  const failures: CheckFailure[] = [];
  if (isGiven(inputs["throughput"]) && type !== "gp3") {
    failures.push({ property: "throughput", reason: `throughput is for volumes of type gp3 only, got ${type}` });
  }
  if (isGiven(inputs["iops"]) && !["gp3", "io1", "io2"].includes(type)) {
    failures.push({ property: "iops", reason: `iops is for volumes of type gp3, io1 and io2 only, got ${type}` });
  }
  if (!isGiven(inputs["size"]) && !isGiven(inputs["snapshotId"])) {
    failures.push({ property: "size", reason: "one of size and snapshotId is required" });
  }
  if (isGiven(inputs["kmsKeyId"]) && inputs["encrypted"] !== true) {
    failures.push({ property: "kmsKeyId", reason: "kmsKeyId needs encrypted to be true" });
  }
  return failures;
};

/** Rules of storage and desktops. */
export const RULES: Rules = {
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": lifecycle,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": encryption,
  "aws:workspaces/workspace:Workspace": workspace,
  "aws:ebs/volume:Volume": volume,
};
