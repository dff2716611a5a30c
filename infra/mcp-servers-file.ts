import { isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { yamlProblem } from "../components/foundation/yaml-problem.ts";
import {
  APPROVED_TIERS,
  type McpServer,
  PACKAGE_REGISTRIES,
  REMOTE_TYPES,
  registryProblems,
} from "../components/index.ts";
import { type Problem, problemsOfShape, showValue } from "./config/explain.ts";
import { oneOf, section } from "./config/parts.ts";

/** The approved servers, or everything that is wrong with the file that names them. */
export interface McpServersFile {
  readonly servers: readonly McpServer[];
  /** One line each: `<file>:<line>: <key>: <what is wrong>, got <value>; <what is allowed>`. */
  readonly problems: readonly string[];
}

const words = (what: string) => z.string({ error: `must be ${what}, in quotes where it looks like a number` });
const list = (what: string) => z.array(words(what), { error: `must be a list, each ${what}` });

const changeSchema = section({
  record: words("the number of the change"),
  approver: words("who approved it"),
  approvedOn: words("a day such as 2026-11-02"),
  subject: words("what was approved: kind, identifier or address, version"),
  thirdPartyReview: words("the reference of the third-party review"),
  securityReview: words("the reference of the security review").exactOptional(),
  egressHosts: list("a host name").default([]),
  rollback: words("what to do when it must go"),
});

const serverSchema = section({
  name: words("a name of 3 to 200 letters, digits and . _ -"),
  title: words("a title"),
  description: words("a description on one line"),
  tier: z.literal([...APPROVED_TIERS], { error: "must be 1 or 2; tier 3 is prohibited" }),
  version: words("an exact version such as 1.2.3"),
  package: section({
    registry: oneOf(PACKAGE_REGISTRIES),
    identifier: words("the name of the package, without a version"),
    baseUrl: words("the https:// address of a mirror").exactOptional(),
  }).exactOptional(),
  remote: section({ type: oneOf(REMOTE_TYPES), url: words("an https:// address") }).exactOptional(),
  deniedTools: list("the exact name of a tool").default([]),
  change: changeSchema,
});

const fileSchema = section({
  servers: z.array(z.unknown(), { error: "must be a list of servers" }),
});

/** Finds the line of a place in the file. */
type LineOf = (path: readonly (string | number)[]) => number;

/**
 * Reads the approved MCP servers. Pure: it is given the text. All problems are found at once: those of a value's form,
 * and those that the registry's rules find in the servers that have their form.
 *
 * @param file name of the file, as problems shall show it
 */
export function readMcpServers(file: string, text: string): McpServersFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const { line } = counter.linePos(syntax.pos[0]);
    return { servers: [], problems: [`${file}:${line}: ${yamlProblem(syntax)}`] };
  }
  const lineOf: LineOf = (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // An alias without an anchor, or too many of them.
    return {
      servers: [],
      problems: [`${file}:1: not YAML: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
  const { servers, problems } = judge(value);
  const lines = problems.map((problem) => ({ problem, line: lineOf(problem.path) })).sort((a, b) => a.line - b.line);
  return {
    servers: lines.length === 0 ? servers : [],
    problems: lines.map(({ problem, line }) => `${file}:${line}: ${tell(problem)}`),
  };
}

function judge(value: unknown): { readonly servers: readonly McpServer[]; readonly problems: readonly Problem[] } {
  const whole = fileSchema.safeParse(value, { reportInput: true });
  if (!whole.success) return { servers: [], problems: problemsOfShape(whole.error, fileSchema) };
  const entries = whole.data.servers.map((entry, index) => ({
    index,
    parsed: serverSchema.safeParse(entry, { reportInput: true }),
  }));
  const misshapen = entries.flatMap(({ index, parsed }) =>
    parsed.success
      ? []
      : problemsOfShape(parsed.error, serverSchema).map((it) => ({ ...it, path: ["servers", index, ...it.path] })),
  );
  const wellShaped = entries.flatMap(({ index, parsed }) => (parsed.success ? [{ index, server: parsed.data }] : []));
  const servers = wellShaped.map(({ server }) => server);
  const broken = registryProblems(servers).map(({ path: [position, ...rest], ...problem }) => ({
    ...problem,
    path: ["servers", wellShaped[Number(position)]?.index ?? 0, ...rest],
  }));
  return { servers, problems: [...misshapen, ...broken] };
}

function tell({ path, wrong, given, allowed }: Problem): string {
  const way = path.map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${step}`));
  const place = way.length === 0 ? "" : `${way.join("")}: `;
  return `${place}${wrong}${given === undefined ? "" : `, got ${showValue(given)}`}; ${allowed}`;
}
