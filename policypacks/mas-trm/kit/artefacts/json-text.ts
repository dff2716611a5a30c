import { Props } from "../props.ts";

/** The text that was read last: several rules look at the same file, one after the other. */
let lastText: string | undefined;
let lastContent: Props | undefined;

/** The object or list that a JSON text holds; undefined when it is not JSON, or a single value. */
export function parseJson(text: string): Props | undefined {
  if (lastText !== text) [lastText, lastContent] = [text, read(text)];
  return lastContent;
}

function read(text: string): Props | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return new Props(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Whether a value is an object, not a list, a text or nothing. */
export function isObject(props: Props): boolean {
  return typeof props.value === "object" && !Array.isArray(props.value);
}

/** Whether a value is a list of texts, possibly none. */
export function isTextList(props: Props): boolean {
  return Array.isArray(props.value) && props.value.every((element) => typeof element === "string");
}

/** The elements of a list that are objects; none of anything else. */
export function objectsOf(props: Props): readonly Props[] {
  return Array.isArray(props.value) ? props.elements.filter(isObject) : [];
}

/** The names in an object that are none of those known, as a finding tells them: by their number, since anything can stand in a name. */
export function strangers(props: Props, known: readonly string[]): number {
  return props.keys().filter((name) => !known.includes(name)).length;
}
