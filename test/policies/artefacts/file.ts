import type { Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { BUCKET_OBJECTS } from "../../../policypacks/mas-trm/kit/artefacts/types.ts";
import { type Circumstances, examine, type TestResource, unknown } from "../support/examine.ts";

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

/** What a rule says of an object `open`, whose content is not known yet, with an object `f` beside it. */
export function judgeBesideUnknown(rule: Rule, key: string, content: unknown): readonly string[] {
  const object = (name: string, text: unknown): TestResource => ({
    type: BUCKET_OBJECTS[0],
    name,
    props: { bucket: "files", key, content: text },
  });
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return examine(rule, [object("open", unknown), object("f", text)]);
}
