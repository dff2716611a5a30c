import type { Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { BUCKET_OBJECTS } from "../../../policypacks/mas-trm/kit/artefacts/types.ts";
import { type Circumstances, examine, type TestResource } from "../support/examine.ts";

/** What a rule says of an object `f` in a bucket; texts are given as they are, anything else as JSON. */
export function judgeFile(rule: Rule, key: unknown, content: unknown, at: Circumstances = {}): readonly string[] {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return judgeObject(rule, { bucket: "files", key, content: text }, {}, at);
}

/** What a rule says of an object `f`, given all of its properties. */
export function judgeObject(
  rule: Rule,
  props: TestResource["props"],
  more: Partial<TestResource> = {},
  at: Circumstances = {},
): readonly string[] {
  return examine(rule, [{ type: BUCKET_OBJECTS[0], name: "f", props, ...more }], at);
}
