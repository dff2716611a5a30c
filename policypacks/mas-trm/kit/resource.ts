import { Props } from "./props.ts";
import type { Link, StackGraph } from "./stack-graph.ts";
import { isUnknown, remembered } from "./unknown.ts";

/** What the engine tells of one resource, before the pack has looked at it. Plain data, unknowns as markers. */
export interface ResourceFacts {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Properties as the program gave them, after the provider's check. Absent for a resource that was only read. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Properties as they will be or are. Absent while the engine still asks resource by resource. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly options?: ResourceOptions;
  readonly provider?: {
    readonly type: string;
    readonly name: string;
    readonly props: Readonly<Record<string, unknown>>;
  };
  /** URN of the parent. */
  readonly parent?: string;
  /** For each top-level property, the URNs of the resources that its value comes from. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** The resource options that rules look at. */
export interface ResourceOptions {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
}

/** One resource, as rules see it. */
export class Resource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly options: ResourceOptions;
  readonly parent: string | undefined;
  /** The properties to judge: inputs where the engine showed them, since previews can drop parts of outputs. */
  readonly props: Props;
  /** The properties that AWS fills in (ids, ARNs), unknown before the resource exists. */
  readonly outputs: Props;
  /** The provider's own properties, such as its region. */
  readonly provider: Props;
  readonly facts: ResourceFacts;
  /** The stack around it; absent while the engine still asks resource by resource. */
  graph: StackGraph | undefined;
  #region: (() => string | undefined) | undefined;

  constructor(facts: ResourceFacts) {
    this.urn = facts.urn;
    this.type = facts.type;
    this.name = facts.name;
    this.options = facts.options ?? { protect: false, ignoreChanges: [] };
    this.parent = facts.parent;
    this.props = new Props(facts.inputs ?? facts.outputs ?? {});
    this.outputs = new Props(facts.outputs ?? {});
    this.provider = new Props(facts.provider?.props ?? {});
    this.facts = facts;
  }

  /** True for a resource that the program only reads (`Vpc.get`), so that its inputs are nowhere stated. */
  get isRead(): boolean {
    return this.facts.inputs === undefined && this.facts.outputs !== undefined;
  }

  /** Name of the Pulumi stack, from the URN (`urn:pulumi:<stack>::<project>::…`). */
  get stackName(): string {
    return this.urn.split(":")[2] ?? "";
  }

  /** The Region that the resource lives in: its own `region` argument, else its provider's; undefined when unstated. */
  region(): string | undefined {
    // Asked for each pair of resources that share a name, so found once.
    this.#region ??= remembered(
      () => this.props.string("region") ?? this.provider.string("region") ?? this.#knownOutput("region"),
    );
    return this.#region();
  }

  /**
   * Where a property that names another resource leads.
   *
   * @param expected type tokens that the property can name
   * @throws UnknownProperty when the value is unknown and the stack around is not known either
   */
  link(path: string, expected: readonly string[]): Link {
    if (this.graph !== undefined) return this.graph.link(this, path, expected);
    const { text } = this.props.at(path);
    return text === undefined || text === "" ? { kind: "absent" } : { kind: "literal", value: text };
  }

  #knownOutput(path: string): string | undefined {
    const value = this.facts.outputs?.[path];
    return isUnknown(value) || typeof value !== "string" ? undefined : value;
  }
}
