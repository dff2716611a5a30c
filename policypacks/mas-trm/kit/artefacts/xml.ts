/** An element of an XML file, without its text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
}

/** What stands between elements and is passed over: comments, declarations of the file, marked text. */
const PASSED_OVER = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>/y;
const TAG = /<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
/** A reference to something else. */
const FOREIGN = /&(?!(?:#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);)/i;
const LAST_CHARACTER = 0x10ffff;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The outermost element of an XML text; undefined when the text is not well formed, or defines entities of its own.
 *
 * It knows as much of XML as files that only have elements and attributes need, which keeps the pack's start short.
 */
export function parseXml(text: string): XmlElement | undefined {
  const outside: OpenElement = { name: "", attributes: {}, children: [] };
  const open = [outside];
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    const passed = matchAt(PASSED_OVER, text, at);
    const tag = passed ?? matchAt(TAG, text, at);
    if (tag === undefined) return undefined;
    at += tag[0].length;
    if (passed === undefined && !take(tag, open)) return undefined;
  }
  const [root, another] = outside.children;
  return open.length === 1 && another === undefined ? root : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Opens, closes or adds an element; false when that cannot be. */
function take([, closing, name = "", attributes = "", empty]: RegExpExecArray, open: OpenElement[]): boolean {
  if (closing === "/") return attributes === "" && empty === "" && open.pop()?.name === name;
  const read = readAttributes(attributes);
  if (read === undefined) return false;
  const element: OpenElement = { name, attributes: read, children: [] };
  open.at(-1)?.children.push(element);
  if (empty !== "/") open.push(element);
  return true;
}

/** The attributes by name; undefined when one stands twice or holds an unknown entity. */
function readAttributes(text: string): Record<string, string> | undefined {
  const all = [...text.matchAll(ATTRIBUTE)].map(([, key = "", double, single]) => ({
    key,
    value: double ?? single ?? "",
  }));
  const isOnce = new Set(all.map(({ key }) => key)).size === all.length;
  if (!isOnce || all.some(({ value }) => FOREIGN.test(value))) return undefined;
  return Object.fromEntries(all.map(({ key, value }) => [key, decoded(value)]));
}

function decoded(text: string): string {
  return text.replace(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return String.fromCodePoint(Math.min(code, LAST_CHARACTER));
  });
}

/** The elements of a name directly inside another. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}
