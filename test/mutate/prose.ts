import type { Ignorer } from "@stryker-mutator/api/ignore";
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** What the ignorer reads of Babel's paths. */
interface Path {
  readonly node: {
    readonly type: string;
    readonly key?: { readonly name?: string };
    readonly callee?: { readonly name?: string };
  };
  readonly parentPath: Path | null;
}

/** Fields of a rule that only people read, and the examples, which are test data. */
const PROSE = ["title", "cause", "remediation", "source", "examples", "description"];
const DECLARATIONS = ["resourceRule", "stackRule"];

/** A property with one of the names above, anywhere inside the declaration of a rule. */
const prose: Ignorer = {
  shouldIgnore(path): string | undefined {
    const { node, parentPath } = path as Path;
    if (node.type !== "ObjectProperty" || !PROSE.includes(node.key?.name ?? "")) return undefined;
    return isInDeclaration(parentPath) ? "for people to read, or test data" : undefined;
  },
};

function isInDeclaration(path: Path | null): boolean {
  if (path === null) return false;
  const isDeclaration = path.node.type === "CallExpression" && DECLARATIONS.includes(path.node.callee?.name ?? "");
  return isDeclaration || isInDeclaration(path.parentPath);
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "prose", prose)];
