import type { Judge } from "./judge.ts";
import type { Remedy } from "./remedy.ts";
import type { Resource } from "./resource.ts";
import type { StackGraph } from "./stack-graph.ts";

/** How much a violation matters, in the words of the policy SDK. */
export type Severity = "low" | "medium" | "high" | "critical";

/** What the elements of a parameter's list are: texts, or objects with these properties and no others. */
export type ItemSchema =
  | { readonly type: "string" }
  | {
      readonly type: "object";
      readonly properties?: Readonly<Record<string, Pick<SettingSchema, "type" | "items">>>;
      readonly required?: readonly string[];
      readonly additionalProperties?: false;
    };

/** A parameter of a rule, as JSON Schema, with the value that holds when nobody sets it. */
export interface SettingSchema {
  readonly type: "string" | "number" | "integer" | "boolean" | "array" | "object";
  readonly items?: ItemSchema;
  /** What the values of an object are. */
  readonly additionalProperties?: { readonly type: "string" };
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly description: string;
  readonly default: unknown;
}

/** A small piece of a stack for examples and tests: a resource's type, name and properties. */
export interface ExampleResource {
  readonly type: string;
  readonly name?: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly options?: { readonly protect?: boolean; readonly ignoreChanges?: readonly string[] };
  /** Property to the names of the example resources that its value comes from. */
  readonly dependsOn?: Readonly<Record<string, readonly string[]>>;
}

/** What every rule states about itself. */
export interface RuleInfo<Settings = Record<string, never>> {
  /** The rule's only name: in the pack, exemptions, reports and docs. */
  readonly id: string;
  /** The control of the catalogue that it serves, such as `MAS-11.2-03`; the clauses stand there. */
  readonly control: string;
  readonly title: string;
  readonly severity: Severity;
  /** What a violation means for the bank, in one or two sentences. */
  readonly cause: string;
  /** What to change, in the imperative. */
  readonly remediation: string;
  /** Where the field explains the subject. */
  readonly source: string;
  /** Parameters, each with its default. */
  readonly settings?: { readonly [Key in keyof Settings]: SettingSchema };
  /** What the pack sets by itself where the configuration says `remediate`; none where there is no one safe value. */
  readonly remedies?: readonly Remedy[];
  /** Set on rules about keeping evidence, which stacks made to be thrown away need not pass. */
  readonly appliesTo?: "protected-stacks";
  readonly examples: {
    readonly compliant: readonly ExampleResource[];
    readonly violating: readonly ExampleResource[];
  };
}

/** A rule about one resource at a time. */
export interface ResourceRule<Settings = Record<string, never>> extends RuleInfo<Settings> {
  readonly kind: "resource";
  /** Type tokens that it looks at, or every resource. */
  readonly types: readonly string[] | "every";
  check(resource: Resource, judge: Judge, settings: Settings): void;
}

/** A rule about how resources stand to each other, or about one that must exist. */
export interface StackRule<Settings = Record<string, never>> extends RuleInfo<Settings> {
  readonly kind: "stack";
  /** Type tokens without which the rule has nothing to say; `every` for rules that demand that something exists. */
  readonly types: readonly string[] | "every";
  check(stack: StackGraph, judge: Judge, settings: Settings): void;
}

/** A rule of the pack, whatever its parameters. */
export type Rule = Untyped<ResourceRule<never>> | Untyped<StackRule<never>>;

type Untyped<R> = Omit<R, "settings"> & { readonly settings?: Readonly<Record<string, SettingSchema>> };

/** Declares a rule about single resources. */
export function resourceRule<Settings = Record<string, never>>(
  rule: Omit<ResourceRule<Settings>, "kind">,
): ResourceRule<Settings> {
  return { kind: "resource", ...rule };
}

/** Declares a rule about the stack as a whole. */
export function stackRule<Settings = Record<string, never>>(
  rule: Omit<StackRule<Settings>, "kind">,
): StackRule<Settings> {
  return { kind: "stack", ...rule };
}
