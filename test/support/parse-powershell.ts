import { createRequire } from "node:module";
import type { Node, Parser as TreeSitterParser } from "@vscode/tree-sitter-wasm";

const require = createRequire(import.meta.url);
// A bundle of the older module system, whose names Node.js cannot see from the outside.
const { Language, Parser } = require("@vscode/tree-sitter-wasm") as typeof import("@vscode/tree-sitter-wasm");
const RUNTIME = require.resolve("@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm");
const GRAMMAR = require.resolve("@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm");

let parser: Promise<TreeSitterParser> | undefined;

async function makeParser(): Promise<TreeSitterParser> {
  await Parser.init({ locateFile: () => RUNTIME });
  return new Parser().setLanguage(await Language.load(GRAMMAR));
}

/** What the grammar of PowerShell does not take in a script, as `line: text`; empty for a script that parses. */
export async function powerShellErrors(script: string): Promise<readonly string[]> {
  parser ??= makeParser();
  const tree = (await parser).parse(script);
  if (tree === null) return ["0: not parsed"];
  const errors = (node: Node): readonly string[] => {
    if (node.isError || node.isMissing) return [`${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`];
    return node.hasError ? node.children.flatMap((child) => (child === null ? [] : errors(child))) : [];
  };
  return errors(tree.rootNode);
}

/** The names of the commands that a script calls, in their order, each once. */
export async function powerShellCommands(script: string): Promise<readonly string[]> {
  parser ??= makeParser();
  const tree = (await parser).parse(script);
  const names = tree?.rootNode.descendantsOfType("command_name").map((node) => node?.text ?? "") ?? [];
  return [...new Set(names)];
}
