import type { CheckFailure } from "../../rpc/resource-provider.ts";
import { isUnknown, type Properties, textOf, type Value } from "../../rpc/values.ts";
import { selectObjects } from "../select.ts";
import type { Rule, Rules } from "../rules.ts";
import { isDataEventType } from "./data-event-types.ts";

/**
 * Fields of an advanced selector by event category
 * (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html).
 */
const FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  Management: fields(
    "eventCategory eventSource eventName eventType readOnly sessionCredentialFromConsole userIdentity.arn",
  ),
  Data: fields(
    "eventCategory resources.type resources.ARN eventName eventSource eventType readOnly sessionCredentialFromConsole userIdentity.arn",
  ),
  NetworkActivity: fields("eventCategory eventSource eventName errorCode vpcEndpointId userIdentity.arn"),
};
const ALL_FIELDS = new Set(Object.values(FIELDS).flatMap((names) => [...names]));
const EQUALS_ONLY = new Set(["eventCategory", "readOnly", "resources.type"]);
const OPERATORS = ["equals", "notEquals", "startsWiths", "notStartsWiths", "endsWiths", "notEndsWiths"];
const LOG_GROUP_ARN = /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[^:]+:\*$/;

function fields(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

const trail: Rule = (inputs) => {
  const failures = selectorFailures(inputs);
  if (inputs["isMultiRegionTrail"] === true && inputs["includeGlobalServiceEvents"] === false) {
    failures.push({
      property: "includeGlobalServiceEvents",
      reason: "InvalidParameterCombination: a multi-Region trail must include global service events, got false",
    });
  }
  const logGroup = textOf(inputs["cloudWatchLogsGroupArn"]);
  if (logGroup?.startsWith("arn:") === true && !LOG_GROUP_ARN.test(logGroup)) {
    failures.push({
      property: "cloudWatchLogsGroupArn",
      reason: `InvalidCloudWatchLogsLogGroupArn: the ARN of a log group ending in ":*" is needed, got "${logGroup}"`,
    });
  }
  return failures;
};

const eventDataStore: Rule = (inputs) => selectorFailures(inputs);

function selectorFailures(inputs: Properties): CheckFailure[] {
  return selectObjects(inputs, "advancedEventSelectors[]").flatMap(({ path, value: selector }) => {
    const conditions = selectObjects(selector, "fieldSelectors[]").map(({ path: place, value }) => ({
      path: `${path}.${place}`,
      condition: value,
    }));
    const category = firstEqual(conditions, "eventCategory");
    if (category === undefined) {
      const hidden = conditions.some(
        ({ condition }) => isUnknown(condition["field"]) || isUnknown(condition["equals"]),
      );
      const reason = "each selector needs one field selector eventCategory with equals";
      return hidden ? [] : [{ property: `${path}.fieldSelectors`, reason }];
    }
    return [
      ...conditions.flatMap(({ path: place, condition }) => conditionFailures(place, condition, category)),
      ...dataFailures(`${path}.fieldSelectors`, conditions, category),
    ];
  });
}

interface Placed {
  readonly path: string;
  readonly condition: Properties;
}

function firstEqual(conditions: readonly Placed[], field: string): string | undefined {
  const found = conditions.find(({ condition }) => condition["field"] === field);
  return textOf(texts(found?.condition["equals"])[0]);
}

function conditionFailures(path: string, condition: Properties, category: string): CheckFailure[] {
  const field = textOf(condition["field"]);
  if (field === undefined) return [];
  const allowed = FIELDS[category];
  if (!ALL_FIELDS.has(field) || (allowed !== undefined && !allowed.has(field))) {
    const names = [...(allowed ?? ALL_FIELDS)].join(", ");
    return [{ property: `${path}.field`, reason: `"${field}" is not a field of ${category} events; ${names} are` }];
  }
  const used = OPERATORS.filter((operator) => texts(condition[operator]).length > 0 || isUnknown(condition[operator]));
  if (used.length === 0) return [{ property: path, reason: `field "${field}" needs one of ${OPERATORS.join(", ")}` }];
  const wrong = EQUALS_ONLY.has(field) ? used.find((operator) => operator !== "equals") : undefined;
  if (wrong !== undefined) return [{ property: `${path}.${wrong}`, reason: `field "${field}" takes equals only` }];
  return texts(condition["equals"]).flatMap((value, index) => {
    const problem = valueProblem(field, value);
    return problem === undefined ? [] : [{ property: `${path}.equals[${index}]`, reason: problem }];
  });
}

function valueProblem(field: string, value: Value): string | undefined {
  const given = textOf(value);
  if (given === undefined) return undefined;
  if (field === "eventCategory" && FIELDS[given] === undefined) {
    return `expected one of ${Object.keys(FIELDS).join(", ")}, got "${given}"`;
  }
  if (field === "readOnly" && given !== "true" && given !== "false")
    return `expected "true" or "false", got "${given}"`;
  if (field !== "resources.type" || isDataEventType(given)) return undefined;
  return `"${given}" is not a resource type that CloudTrail records data events of`;
}

function dataFailures(path: string, conditions: readonly Placed[], category: string): CheckFailure[] {
  const types = conditions.filter(({ condition }) => condition["field"] === "resources.type");
  if (category !== "Data" || types.length === 1) return [];
  return [{ property: path, reason: "a selector of Data events needs exactly one field selector resources.type" }];
}

function texts(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : [];
}

/** Rules of the audit services. */
export const RULES: Rules = {
  "aws:cloudtrail/trail:Trail": trail,
  "aws:cloudtrail/eventDataStore:EventDataStore": eventDataStore,
};
