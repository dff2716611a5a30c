import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Rule } from "../kit/rule.ts";

/** A test as `node test/run.ts --list` names it. */
export interface ListedTest {
  /** Path from the repository's root. */
  readonly file: string;
  /** Titles of the suites around it, then its own. */
  readonly titles: readonly string[];
}

/** What a rule's tests show of it: sentences, in the order of the tests. */
export interface RuleTests {
  readonly files: readonly string[];
  readonly sentences: Readonly<Record<Kind, readonly string[]>>;
}

/** What a sentence is about, by its verb. */
export type Kind = "refuses" | "leaves open" | "passes" | "further";

const VERBS: readonly (readonly [Kind, RegExp])[] = [
  ["refuses", /^refuses?\b/],
  ["leaves open", /^cannot (decide|know|tell)\b/],
  ["passes", /^pass(es)?\b/],
];
const BEGINS_A_SENTENCE = /^(refuses|passes|cannot|finds|asks|follows|judges)\b/;
const TYPE_TOKEN = /aws:[A-Za-z0-9]+\/[A-Za-z0-9]+:[A-Za-z0-9]+/g;

/** Lists the pack's tests without running them. */
export async function listTests(): Promise<readonly ListedTest[]> {
  const runner = new URL("../../../test/run.ts", import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [runner, "--list", "policies"], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as readonly ListedTest[];
}

/** The tests of one rule: those in a suite whose title begins with the rule's name. */
export function testsOf(rule: Rule, listed: readonly ListedTest[]): RuleTests {
  const isOwn = ({ titles }: ListedTest) => /^[a-z0-9-]+/.exec(titles[0] ?? "")?.[0] === rule.id;
  const own = listed.filter(isOwn).map(({ file, titles: [suite = "", ...rest] }) => ({
    file,
    titles: [suite.slice(rule.id.length).replace(/^[:,\s]+/, ""), ...rest].filter((title) => title !== ""),
  }));
  const of = (kind: Kind) => mergeTypes(own.filter(({ titles }) => kindOf(titles) === kind).map(sentenceOf));
  return {
    files: [...new Set(own.map(({ file }) => file))].sort(),
    sentences: {
      refuses: of("refuses"),
      "leaves open": of("leaves open"),
      passes: of("passes"),
      further: of("further"),
    },
  };
}

function kindOf(titles: readonly string[]): Kind {
  const spoken = titles.findLast((title) => VERBS.some(([, verb]) => verb.test(title))) ?? "";
  return VERBS.find(([, verb]) => verb.test(spoken))?.[0] ?? "further";
}

/** Suites that begin a sentence are finished by what stands in them; the others say what it is about. */
function sentenceOf({ titles }: Pick<ListedTest, "titles">): string {
  const start = titles.findIndex((title, index) => index === titles.length - 1 || BEGINS_A_SENTENCE.test(title));
  const about = titles.slice(0, start).join(", ");
  return `${about === "" ? "" : `${about}: `}${titles.slice(start).join(" ")}`;
}

/** Sentences that differ in the resource's type only become one that names all the types. */
function mergeTypes(sentences: readonly string[]): readonly string[] {
  const groups = Map.groupBy(sentences, (sentence) =>
    sentence.match(TYPE_TOKEN)?.length === 1 ? sentence.replace(TYPE_TOKEN, "<type>") : sentence,
  );
  return [...groups].map(([pattern, members]) => {
    const types = members.flatMap((member) => member.match(TYPE_TOKEN) ?? []);
    return members.length === 1 ? (members[0] ?? "") : pattern.replace("<type>", [...new Set(types)].join(", "));
  });
}
