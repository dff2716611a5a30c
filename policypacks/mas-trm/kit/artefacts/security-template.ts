import type { FileKind } from "./examine-file.ts";

/** One line of a security template, with the section that it stands in, both in lower case. */
interface TemplateLine {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

const ADMINISTRATORS = "s-1-5-32-544";
const MEMBERSHIP = "group membership";
/** Ends the key of a line that says which groups a group joins. */
const JOINS = "__memberof";
/** Groups that hold everybody, or nobody in particular (Windows, "Well-known SIDs"). */
const EVERYBODY = [
  "s-1-1-0",
  "s-1-2-0",
  "s-1-5-2",
  "s-1-5-4",
  "s-1-5-7",
  "s-1-5-11",
  "s-1-5-13",
  "s-1-5-14",
  "s-1-5-15",
  "s-1-5-32-545",
  "s-1-5-32-546",
  "s-1-5-32-555",
];
/** The same groups of a domain, by the last number: users, guests, computers. */
const DOMAIN_WIDE = /^s-1-5-21-.*-(?:513|514|515)$/;

/** A security template of a Group Policy Object, `GptTmpl.inf`. */
export const SECURITY_TEMPLATE: FileKind<readonly TemplateLine[]> = {
  what: "the security template",
  keys: /(?:^|[/._-])gpttmpl\.inf$/,
  mark: /^[ \t]*\[Group Membership\]/im,
  parse: parseTemplate,
  isOne: (lines) => lines.some(({ section }) => section === MEMBERSHIP),
};

function parseTemplate(text: string): readonly TemplateLine[] | undefined {
  const lines: TemplateLine[] = [];
  let section = "";
  for (const line of text.toLowerCase().split(/\r\n|\r|\n/)) {
    const plain = line.replace(/;.*/, "").trim();
    const name = /^\[([^\]]+)\]$/.exec(plain)?.[1];
    if (name !== undefined) section = name.trim();
    const equals = plain.indexOf("=");
    if (equals > 0) lines.push({ section, key: plain.slice(0, equals).trim(), value: plain.slice(equals + 1).trim() });
  }
  return section === "" ? undefined : lines;
}

/** What is wrong with who becomes a local administrator. */
export function securityTemplateFaults(lines: readonly TemplateLine[]): readonly string[] {
  const memberships = lines.filter(({ section }) => section === MEMBERSHIP);
  const members = memberships.filter(({ key }) => key === `*${ADMINISTRATORS}__members`);
  const joining = memberships
    .filter(({ key, value }) => key.endsWith(JOINS) && namesOf(value).includes(`*${ADMINISTRATORS}`))
    .map(({ key }) => key.slice(0, -JOINS.length));
  return [
    ...(members.length === 0 ? ["it does not say by SID who the local administrators are"] : []),
    ...[...members.flatMap(({ value }) => namesOf(value)), ...joining].flatMap(memberFaults),
  ];
}

function namesOf(value: string): readonly string[] {
  return value
    .split(",")
    .map((name) => name.trim().replaceAll('"', ""))
    .filter((name) => name !== "");
}

/** Names depend on the language of Windows, and on what somebody called an account. */
function memberFaults(name: string): readonly string[] {
  if (!/^\*s-1-\d+(?:-\d+)+$/.test(name)) return ["a local administrator is not named by SID"];
  const sid = name.slice(1);
  return EVERYBODY.includes(sid) || DOMAIN_WIDE.test(sid) ? ["a group of everybody is a local administrator"] : [];
}
