import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type * as TypeScript from "typescript";
import type { FunctionSchema, NestedTypes, PropertySchema, PropertyType, ResourceSchema, Shape } from "./model.ts";

type Ts = typeof TypeScript;
type Interfaces = ReadonlyMap<string, Declared<TypeScript.InterfaceDeclaration>>;

/** A declaration with the text it was read from, which its comments and types are cut out of. */
interface Declared<T extends TypeScript.Node> {
  readonly node: T;
  readonly file: TypeScript.SourceFile;
}

/** How the typings remark in prose that a change of the property cannot be made in place. */
const REPLACES = /\bforces? (?:a )?(?:new resource|replacement|recreation)|\bforce resource recreation/i;

/**
 * Reads resource and function schemas out of a Pulumi SDK's `.d.ts` files.
 *
 * It parses without a type checker, since the generated typings use only a handful of forms, and it loads the
 * TypeScript compiler only when the first type is asked for, since that costs more than a warm start may.
 */
export class Typings {
  readonly #folder: string;
  #compiler: Ts | undefined;
  #inputs: Interfaces | undefined;
  #enums = new Map<string, ReadonlyMap<string, readonly (string | number)[]>>();

  /** @param folder the SDK's package folder, as {@link packageFolder} finds it */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The schema of a resource type such as `aws:ec2/subnet:Subnet`, or undefined when the SDK has no such type. */
  resource(token: string): ResourceSchema | undefined {
    const source = this.#parse(moduleFile(token));
    const name = token.split(":")[2] ?? "";
    const file = source?.file;
    const args = source?.interfaces.get(`${name}Args`);
    const resource = file?.statements.find(
      (node): node is TypeScript.ClassDeclaration => this.#ts.isClassDeclaration(node) && node.name?.text === name,
    );
    if (file === undefined || args === undefined || resource === undefined) return undefined;
    const inputs = this.#shape(args.node.members, args.file);
    const outputs = this.#outputs(resource, file);
    return { token, inputs, outputs, types: this.#nested(inputs) };
  }

  /** The schema of a function such as `aws:index/getRegion:getRegion`, or undefined when the SDK has none. */
  function(token: string): FunctionSchema | undefined {
    const source = this.#parse(moduleFile(token));
    const name = token.split(":")[2] ?? "";
    const known = source?.file.statements.some(
      (node) => this.#ts.isFunctionDeclaration(node) && node.name?.text === name,
    );
    if (source === undefined || known !== true) return undefined;
    const args = source.interfaces.get(`${name.charAt(0).toUpperCase()}${name.slice(1)}Args`);
    const inputs = args === undefined ? {} : this.#shape(args.node.members, args.file);
    return { token, inputs, types: this.#nested(inputs) };
  }

  /** The provider's own configuration, from `provider.d.ts`. */
  provider(): ResourceSchema {
    const args = this.#parse("provider.d.ts")?.interfaces.get("ProviderArgs");
    const inputs = args === undefined ? {} : this.#shape(args.node.members, args.file);
    return { token: "pulumi:providers:aws", inputs, outputs: {}, types: this.#nested(inputs) };
  }

  get #ts(): Ts {
    this.#compiler ??= createRequire(import.meta.url)("typescript") as Ts;
    return this.#compiler;
  }

  #parse(path: string): { file: TypeScript.SourceFile; interfaces: Interfaces } | undefined {
    const full = this.#locate(path);
    if (full === undefined) return undefined;
    const file = this.#ts.createSourceFile(path, readFileSync(full, "utf8"), this.#ts.ScriptTarget.Latest, false);
    const interfaces = new Map<string, Declared<TypeScript.InterfaceDeclaration>>();
    for (const node of file.statements) {
      if (this.#ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, { node, file });
      if (this.#ts.isModuleDeclaration(node)) this.#collect(node, node.name.text, file, interfaces);
    }
    return { file, interfaces };
  }

  /** A few file names differ from their token in case: `ipset` for `iPSet`. */
  #locate(path: string): string | undefined {
    const exact = join(this.#folder, path);
    if (existsSync(exact)) return exact;
    const folder = dirname(exact);
    if (!existsSync(folder)) return undefined;
    const wanted = basename(path).toLowerCase();
    const found = readdirSync(folder).find((name) => name.toLowerCase() === wanted);
    return found === undefined ? undefined : join(folder, found);
  }

  #collect(
    namespace: TypeScript.ModuleDeclaration,
    path: string,
    file: TypeScript.SourceFile,
    into: Map<string, Declared<TypeScript.InterfaceDeclaration>>,
  ): void {
    if (namespace.body === undefined || !this.#ts.isModuleBlock(namespace.body)) return;
    for (const node of namespace.body.statements) {
      if (this.#ts.isInterfaceDeclaration(node)) into.set(`${path}.${node.name.text}`, { node, file });
      if (this.#ts.isModuleDeclaration(node)) this.#collect(node, `${path}.${node.name.text}`, file, into);
    }
  }

  #outputs(resource: TypeScript.ClassDeclaration, file: TypeScript.SourceFile): Shape {
    const shape: Record<string, PropertySchema> = {};
    for (const member of resource.members) {
      const isField = this.#ts.isPropertyDeclaration(member) && member.type !== undefined;
      if (!isField || !this.#ts.isIdentifier(member.name) || member.type === undefined) continue;
      const { type, optional } = this.#type(member.type, file, false);
      shape[member.name.text] = { type, required: !optional };
    }
    return shape;
  }

  #shape(members: readonly TypeScript.TypeElement[], file: TypeScript.SourceFile): Shape {
    const shape: Record<string, PropertySchema> = {};
    for (const member of members) {
      if (!this.#ts.isPropertySignature(member) || member.type === undefined) continue;
      const name = this.#ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(file);
      const { type } = this.#type(member.type, file, true);
      const replaces = REPLACES.test(file.text.slice(member.pos, member.name.getStart(file)));
      const required = member.questionToken === undefined;
      shape[name] = replaces ? { type, required, replaces } : { type, required };
    }
    return shape;
  }

  /** Output types keep only their kind: nested objects of a state are never validated. */
  #type(
    node: TypeScript.TypeNode,
    file: TypeScript.SourceFile,
    deep: boolean,
  ): { type: PropertyType; optional: boolean } {
    const ts = this.#ts;
    if (ts.isTypeReferenceNode(node) && /^pulumi\.(?:Input|Output)$/.test(node.typeName.getText(file))) {
      const inner = node.typeArguments?.[0];
      if (inner !== undefined) return this.#type(inner, file, deep);
    }
    const parts = ts.isUnionTypeNode(node) ? [...node.types] : [node];
    const present = parts.filter((part) => part.kind !== ts.SyntaxKind.UndefinedKeyword);
    return { type: this.#union(present, file, deep), optional: present.length < parts.length };
  }

  #union(parts: readonly TypeScript.TypeNode[], file: TypeScript.SourceFile, deep: boolean): PropertyType {
    const [first] = parts;
    if (first === undefined) return { kind: "any" };
    if (parts.length === 1) return this.#single(first, file, deep);
    const texts = parts.map((part) => part.getText(file));
    if (texts.every((text) => text.startsWith("pulumi.asset."))) return { kind: "assetOrArchive" };
    if (texts[0] !== "string") return { kind: "any" };
    // "string | inputs.iam.PolicyDocument" is JSON; "string | Bucket" and "string | enums.X" arrive as text.
    return texts.slice(1).some((text) => text.startsWith("inputs.")) ? { kind: "document" } : { kind: "string" };
  }

  #single(node: TypeScript.TypeNode, file: TypeScript.SourceFile, deep: boolean): PropertyType {
    const ts = this.#ts;
    if (node.kind === ts.SyntaxKind.StringKeyword) return { kind: "string" };
    if (node.kind === ts.SyntaxKind.NumberKeyword) return { kind: "number" };
    if (node.kind === ts.SyntaxKind.BooleanKeyword) return { kind: "boolean" };
    if (ts.isArrayTypeNode(node)) return { kind: "array", items: this.#type(node.elementType, file, deep).type };
    if (ts.isTypeLiteralNode(node)) {
      const index = node.members.find((member) => ts.isIndexSignatureDeclaration(member));
      return { kind: "map", values: index === undefined ? { kind: "any" } : this.#type(index.type, file, deep).type };
    }
    if (ts.isTypeReferenceNode(node)) return this.#reference(node.typeName.getText(file), deep);
    return { kind: "any" };
  }

  #reference(name: string, deep: boolean): PropertyType {
    if (name === "pulumi.asset.Archive") return { kind: "archive" };
    if (name === "pulumi.asset.Asset") return { kind: "asset" };
    const [root, ...path] = name.split(".");
    if (root === "inputs" || root === "outputs") return { kind: "object", ref: path.join(".") };
    if (root === "enums") return deep ? this.#enum(path) : { kind: "string" };
    // What is left are names of resource classes and aliases of string, such as ARN.
    return { kind: "string" };
  }

  #enum(path: readonly string[]): PropertyType {
    const [namespace, name] = [path.slice(0, -1).join("/"), path.at(-1) ?? ""];
    let members = this.#enums.get(namespace);
    if (members === undefined) {
      members = this.#enumsOf(join("types", "enums", namespace, "index.d.ts"));
      this.#enums.set(namespace, members);
    }
    const values = members.get(name);
    return values === undefined ? { kind: "string" } : { kind: "enum", values };
  }

  #enumsOf(path: string): ReadonlyMap<string, readonly (string | number)[]> {
    const ts = this.#ts;
    const found = new Map<string, readonly (string | number)[]>();
    for (const statement of this.#parse(path)?.file.statements ?? []) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, type } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name) || type === undefined || !ts.isTypeLiteralNode(type)) continue;
        found.set(
          name.text,
          type.members.flatMap((member) => this.#literal(member)),
        );
      }
    }
    return found;
  }

  #literal(member: TypeScript.TypeElement): (string | number)[] {
    const ts = this.#ts;
    if (!ts.isPropertySignature(member) || member.type === undefined || !ts.isLiteralTypeNode(member.type)) return [];
    const { literal } = member.type;
    if (ts.isStringLiteral(literal)) return [literal.text];
    return ts.isNumericLiteral(literal) ? [Number(literal.text)] : [];
  }

  /** Every nested shape that can be reached from the given one. */
  #nested(shape: Shape): NestedTypes {
    const types: Record<string, Shape> = {};
    const open = [...references(shape)];
    for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
      if (types[ref] !== undefined) continue;
      this.#inputs ??= this.#parse(join("types", "input.d.ts"))?.interfaces ?? new Map();
      const declared = this.#inputs.get(ref);
      if (declared === undefined)
        throw new Error(`the typings refer to ${ref}, which types/input.d.ts does not declare`);
      const found = this.#shape(declared.node.members, declared.file);
      types[ref] = found;
      open.push(...references(found));
    }
    return types;
  }
}

/** The folder and version of an installed package, seen from this project. */
export function packageFolder(name: string): { folder: string; version: string } {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return { folder: dirname(manifest), version };
}

function moduleFile(token: string): string {
  const module = token.split(":")[1] ?? "";
  if (module.endsWith("/index")) return `${module}_.d.ts`; // index.d.ts is the module's own
  return `${module.startsWith("index/") ? module.slice("index/".length) : module}.d.ts`;
}

function references(shape: Shape): string[] {
  return Object.values(shape).flatMap(({ type }) => referenceOf(type));
}

function referenceOf(type: PropertyType): string[] {
  if (type.kind === "object") return [type.ref];
  if (type.kind === "array") return referenceOf(type.items);
  return type.kind === "map" ? referenceOf(type.values) : [];
}
