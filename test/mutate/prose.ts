import type { Ignorer } from "@stryker-mutator/api/ignore";
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** What the ignorer reads of Babel's paths. */
interface Path {
  readonly node: {
    readonly type: string;
    readonly key?: { readonly name?: string };
    readonly callee?: { readonly name?: string };
    readonly id?: { readonly name?: string };
  };
  readonly parentPath: Path | null;
  readonly scope: { getBinding(name: string): { readonly referencePaths: readonly Path[] } | undefined };
}

/** Fields of a rule that only people read, and the examples, which are test data. */
const PROSE = ["title", "cause", "remediation", "source", "examples", "description"];
const DECLARATIONS = ["resourceRule", "stackRule"];

/**
 * A property with one of the names above, anywhere inside the declaration of a rule, and whatever a file declares for its
 * rule's examples alone.
 */
const prose: Ignorer = {
  shouldIgnore(path): string | undefined {
    const one = path as Path;
    return isProse(one, PROSE) || isForExamples(one) ? "for people to read, or test data" : undefined;
  },
};

function isProse({ node, parentPath }: Path, names: readonly string[]): boolean {
  return node.type === "ObjectProperty" && names.includes(node.key?.name ?? "") && isInDeclaration(parentPath);
}

/** A constant or function of the file that is used, by others than itself, and nowhere but in examples. */
function isForExamples({ node, parentPath, scope }: Path): boolean {
  const isOfFile = [parentPath, parentPath?.parentPath].some((outer) => outer?.node.type === "Program");
  if (!isOfFile || !["VariableDeclarator", "FunctionDeclaration"].includes(node.type)) return false;
  const all = scope.getBinding(node.id?.name ?? "")?.referencePaths ?? [];
  const uses = all.filter((use) => !isWithin(use, node));
  return uses.length > 0 && uses.every(isInExamples);
}

function isInExamples({ parentPath }: Path): boolean {
  if (parentPath === null) return false;
  return isProse(parentPath, ["examples"]) || isForExamples(parentPath) || isInExamples(parentPath);
}

function isInDeclaration(path: Path | null): boolean {
  if (path === null) return false;
  const isDeclaration = path.node.type === "CallExpression" && DECLARATIONS.includes(path.node.callee?.name ?? "");
  return isDeclaration || isInDeclaration(path.parentPath);
}

function isWithin({ parentPath }: Path, node: Path["node"]): boolean {
  return parentPath !== null && (parentPath.node === node || isWithin(parentPath, node));
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "prose", prose)];
