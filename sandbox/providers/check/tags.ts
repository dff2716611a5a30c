import type { CheckFailure } from "../rpc/resource-provider.ts";
import { containsUnknown, isProperties, type Properties, UNKNOWN, type Value } from "../rpc/values.ts";

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html, "tag naming limits" */
const MAX_TAGS = 50;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/** What every tagging API refuses: too many tags, over-long ones, and keys that AWS keeps for itself. */
export function checkTags(inputs: Properties): CheckFailure[] {
  const { tags } = inputs;
  if (!isProperties(tags)) return [];
  const failures = Object.entries(tags).flatMap(([key, value]) => {
    const reason = tagProblem(key, value);
    return reason === undefined ? [] : [{ property: `tags[${JSON.stringify(key)}]`, reason }];
  });
  const count = Object.keys(tags).length;
  if (count > MAX_TAGS)
    failures.push({ property: "tags", reason: `at most ${MAX_TAGS} tags are allowed, got ${count}` });
  return failures;
}

function tagProblem(key: string, value: Value): string | undefined {
  if (key.toLowerCase().startsWith("aws:")) return 'tag keys that begin with "aws:" are reserved for AWS';
  if (key === "" || key.length > MAX_KEY_LENGTH)
    return `a tag key has 1 to ${MAX_KEY_LENGTH} characters, got ${key.length}`;
  const length = typeof value === "string" ? value.length : 0;
  return length > MAX_VALUE_LENGTH
    ? `a tag value has at most ${MAX_VALUE_LENGTH} characters, got ${length}`
    : undefined;
}

/** The tags of a resource with those it inherits from the provider; its own win. */
export function mergedTags(defaultTags: Properties, tags: Value | undefined): Value {
  if (containsUnknown(tags)) return UNKNOWN;
  return { ...defaultTags, ...(isProperties(tags) ? tags : {}) };
}
