import { globSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

/** Root of the repository. */
export const ROOT = join(import.meta.dirname, "..", "..");
const BASE = "ComponentResource";

/** One argument or output, as its declaration tells it. */
export interface MemberSource {
  readonly name: string;
  /** Its type as written, without `pulumi.` and `| undefined`. */
  readonly type: string;
  /** Names of the project's own types in it. */
  readonly ownTypes: readonly string[];
  /** Doc comment; where there is none, that of its type. Empty where that has none either. */
  readonly meaning: string;
  readonly isOptional: boolean;
  /** Text of the `@default` tag. */
  readonly default: string | undefined;
}

/** One component, as its source file tells it. */
export interface ComponentSource {
  readonly name: string;
  /** Folder below components/. */
  readonly layer: string;
  /** Path in the repository. */
  readonly file: string;
  readonly purpose: string;
  /** Clauses of the `@control` tag, such as `11.2.1`. */
  readonly clauses: readonly string[];
  readonly args: readonly MemberSource[];
  readonly outputs: readonly MemberSource[];
}

/** A type of the project's that arguments are made of. */
export interface TypeSource {
  readonly name: string;
  readonly file: string;
  /** Its declaration, doc comment included. */
  readonly text: string;
  readonly ownTypes: readonly string[];
}

/** What the sources say about components and the types of their arguments. */
export interface Sources {
  /** In order of layer and name. */
  readonly components: readonly ComponentSource[];
  /** Every type that an argument or output leads to, by name. */
  readonly types: readonly TypeSource[];
}

type Declared = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

/** Reads all sources below components/. Types of packages are not looked into, which keeps this quick. */
export function readSources(): Sources {
  const program = programOf(globSync("components/**/*.ts", { cwd: ROOT }).map((file) => join(ROOT, file)));
  const reader = new Reader(program.getTypeChecker());
  const components = program
    .getSourceFiles()
    .flatMap((file) => file.statements)
    .filter((node) => ts.isClassDeclaration(node) && isComponent(node))
    .map((node) => reader.component(node as ts.ClassDeclaration))
    .sort((a, b) => a.layer.localeCompare(b.layer) || a.name.localeCompare(b.name));
  return { components, types: reader.types() };
}

function programOf(files: readonly string[]): ts.Program {
  const options: ts.CompilerOptions = {
    noLib: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => ({
      resolvedModule: text.startsWith(".")
        ? { resolvedFileName: join(dirname(from), text), extension: ts.Extension.Ts }
        : undefined,
    }));
  return ts.createProgram(files, options, host);
}

function isComponent(node: ts.ClassDeclaration): boolean {
  return node.heritageClauses?.some((clause) => clause.types[0]?.expression.getText().endsWith(BASE)) ?? false;
}

class Reader {
  readonly #checker: ts.TypeChecker;
  readonly #types = new Map<string, TypeSource>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  component(node: ts.ClassDeclaration): ComponentSource {
    const name = node.name?.text ?? "";
    const file = relative(ROOT, node.getSourceFile().fileName);
    const constructor = node.members.find(ts.isConstructorDeclaration);
    const given = constructor?.parameters[1]?.type;
    const args = given === undefined ? [] : this.#checker.getPropertiesOfType(this.#checker.getTypeAtLocation(given));
    return {
      name,
      layer: file.split("/")[1] ?? "",
      file,
      purpose: this.#docOf(node.name && this.#checker.getSymbolAtLocation(node.name)),
      clauses: clausesOf(node),
      args: args.map((symbol) => symbol.valueDeclaration).flatMap((it) => this.#member(it)),
      outputs: node.members.filter(ts.isPropertyDeclaration).flatMap((it) => this.#member(it)),
    };
  }

  types(): readonly TypeSource[] {
    return [...this.#types.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  #member(node: ts.Declaration | undefined): readonly MemberSource[] {
    if (node === undefined || !(ts.isPropertySignature(node) || ts.isPropertyDeclaration(node))) return [];
    if (ts.isPrivateIdentifier(node.name) || node.type === undefined) return [];
    const own = this.#ownTypesIn(node.type);
    return [
      {
        name: node.name.getText(),
        type: typeText(node.type),
        ownTypes: own.map((declaration) => declaration.name.text),
        meaning: this.#docOf(this.#checker.getSymbolAtLocation(node.name)) || this.#docOfType(node.type, own),
        isOptional: node.questionToken !== undefined,
        default: tagOf(node, "default"),
      },
    ];
  }

  /** What a type says of itself, where the argument is of that type and no other. */
  #docOfType(type: ts.TypeNode, [declared]: readonly Declared[]): string {
    if (declared === undefined || typeText(type) !== declared.name.text) return "";
    return firstSentence(this.#docOf(this.#checker.getSymbolAtLocation(declared.name)));
  }

  /** The project's types that a piece of source names; each is read, and so is what it names in turn. */
  #ownTypesIn(node: ts.Node): readonly Declared[] {
    const found: Declared[] = [];
    const visit = (inner: ts.Node): void => {
      if (ts.isTypeReferenceNode(inner) || ts.isExpressionWithTypeArguments(inner)) {
        const name = ts.isTypeReferenceNode(inner) ? inner.typeName : inner.expression;
        const declared = this.#declarationOf(name);
        if (declared !== undefined) {
          found.push(declared);
          this.#read(declared);
        }
      }
      ts.forEachChild(inner, visit);
    };
    visit(node);
    return found;
  }

  #declarationOf(name: ts.Node): Declared | undefined {
    const symbol = this.#checker.getSymbolAtLocation(name);
    if (symbol === undefined) return undefined;
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    return target.declarations?.find((it) => ts.isInterfaceDeclaration(it) || ts.isTypeAliasDeclaration(it));
  }

  #read(node: Declared): void {
    const name = node.name.text;
    if (this.#types.has(name)) return;
    const file = relative(ROOT, node.getSourceFile().fileName);
    const type = { name, file, text: node.getFullText().trim(), ownTypes: [] };
    this.#types.set(name, type);
    const ownTypes = this.#ownTypesIn(node).map((declared) => declared.name.text);
    this.#types.set(name, { ...type, ownTypes: [...new Set(ownTypes)].filter((other) => other !== name) });
  }

  #docOf(symbol: ts.Symbol | undefined): string {
    return flow(ts.displayPartsToString(symbol?.getDocumentationComment(this.#checker)));
  }
}

function typeText(type: ts.TypeNode): string {
  return type
    .getText()
    .replaceAll("pulumi.", "")
    .replaceAll(/\s+/g, " ")
    .replace(/ \| undefined$/, "");
}

function tagOf(node: ts.Node, name: string): string | undefined {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === name);
  return tag === undefined ? undefined : flow(ts.getTextOfJSDocComment(tag.comment) ?? "");
}

function clausesOf(node: ts.ClassDeclaration): readonly string[] {
  const text = tagOf(node, "control") ?? "";
  return text === "" ? [] : text.replace(/^MAS-TRM /, "").split(", ");
}

/** A text up to the full stop that ends its first sentence. */
export function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** A comment as Markdown: lines of a paragraph run on, links become code. */
function flow(comment: string): string {
  return comment
    .replaceAll(/\{@link ([^}]+?)\s*\}/g, "`$1`")
    .replaceAll(/(?<!\n)\n(?![\n-])/g, " ")
    .trim();
}
