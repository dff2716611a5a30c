import { Resource, type ResourceFacts } from "../../../policypacks/mas-trm/kit/resource.ts";
import type { ExampleResource, Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { StackGraph } from "../../../policypacks/mas-trm/kit/stack-graph.ts";
import { type Judgement, Session } from "../../../policypacks/mas-trm/server/session.ts";

/** What the engine sends for a value that it cannot know yet. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource of a test stack; like an example, and possibly one that the program only reads. */
export interface TestResource extends ExampleResource {
  /** True for `Type.get(…)`: the engine shows such a resource only at the end, by its outputs. */
  readonly read?: boolean;
  /** Outputs that are known, such as the id after an update. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly provider?: Readonly<Record<string, unknown>>;
  /** True for components, stacks and providers, which have no provider themselves. */
  readonly component?: boolean;
}

/** How a stack is judged in a test. */
export interface Circumstances {
  readonly stack?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * Judges a stack by one rule in the way the engine does: each resource by its inputs, then the whole stack by its
 * outputs, with ids unknown as in a first preview.
 *
 * @returns one line for each finding: `verdict name: why`; `(stack)` where it is about no resource
 */
export function examine(rule: Rule, resources: readonly TestResource[], at: Circumstances = {}): readonly string[] {
  const { settings, config } = at;
  return judgementsOf([rule], resources, {
    ...at,
    config: { ...config, ...(settings && { [rule.id]: settings }) },
  }).map(({ finding }) => `${finding.verdict} ${nameOf(finding.urn)}: ${finding.why}`);
}

/** The same by several rules at once, with everything that they say. */
export function judgementsOf(
  rules: readonly Rule[],
  resources: readonly TestResource[],
  at: Circumstances = {},
): readonly Judgement[] {
  const session = new Session(rules);
  session.configure(new Map(Object.entries(at.config ?? {}).map(([id, settings]) => [id, { settings }])));
  const stack = resources.map((resource, index) => factsOf(resource, index, resources, at.stack ?? "prod"));
  const early = stack
    .filter((_, index) => resources[index]?.read !== true)
    .map((facts) => session.resource(inputsOf(facts)));
  const late = session.stack(stack.map(outputsOf));
  return [...early, late].flatMap((answer) => answer.judgements);
}

/** The graph of a test stack, as rules see it at the end of a first preview. */
export function graphOf(resources: readonly TestResource[]): StackGraph {
  const stack = resources.map((resource, index) => factsOf(resource, index, resources, "prod"));
  return new StackGraph(
    stack.map((facts, index) => {
      const seen = outputsOf(facts);
      return new Resource(resources[index]?.read === true ? seen : { ...seen, inputs: facts.inputs ?? {} });
    }),
  );
}

function factsOf(
  resource: TestResource,
  index: number,
  all: readonly TestResource[],
  stack: string,
): ResourceFacts & { known: Readonly<Record<string, unknown>> } {
  const origins = Object.entries(resource.dependsOn ?? {}).map(
    ([property, names]) => [property, names.map((name) => urnOf(all, name, stack))] as const,
  );
  const open = Object.fromEntries(origins.map(([property]) => [property, unknown]));
  return {
    urn: urn(stack, resource.type, labelOf(resource, index)),
    type: resource.type,
    name: labelOf(resource, index),
    inputs: { ...open, ...resource.props },
    options: { protect: resource.options?.protect ?? false, ignoreChanges: resource.options?.ignoreChanges ?? [] },
    propertyDependencies: Object.fromEntries(origins),
    ...(resource.component !== true && {
      provider: { type: "pulumi:providers:aws", name: "default", props: resource.provider ?? { region: "us-east-1" } },
    }),
    known: resource.outputs ?? {},
  };
}

function inputsOf({ propertyDependencies: _, known: __, ...facts }: ReturnType<typeof factsOf>): ResourceFacts {
  return facts;
}

function outputsOf({ inputs, known, ...facts }: ReturnType<typeof factsOf>): ResourceFacts {
  return { ...facts, outputs: { id: unknown, arn: unknown, ...inputs, ...known } };
}

function labelOf(resource: TestResource, index: number): string {
  return resource.name ?? `subject${index === 0 ? "" : String(index)}`;
}

function urnOf(all: readonly TestResource[], name: string, stack: string): string {
  const index = all.findIndex((resource, at) => labelOf(resource, at) === name);
  const found = all[index];
  if (found === undefined) throw new Error(`no resource of this test is named ${name}`);
  return urn(stack, found.type, name);
}

function urn(stack: string, type: string, name: string): string {
  return `urn:pulumi:${stack}::test::${type}::${name}`;
}

/** The name of the resource that a finding is about. */
export function nameOf(urn: string | undefined): string {
  return urn?.split("::").at(-1) ?? "(stack)";
}
