import { judgeResource, judgeStack, looksAt, type Settings } from "../kit/evaluate.ts";
import type { Finding } from "../kit/judge.ts";
import { Resource, type ResourceFacts } from "../kit/resource.ts";
import type { Rule } from "../kit/rule.ts";
import { StackGraph } from "../kit/stack-graph.ts";
import { readPackSettings, type PackSettings } from "./pack-settings.ts";

/** How the engine treats a finding. */
export type Level = "advisory" | "mandatory" | "disabled";

/** What the pack's configuration says of one rule. */
export interface RuleConfig {
  readonly level?: Level;
  readonly settings: Settings;
}

/** A finding with the rule that made it and how the engine shall treat it. */
export interface Judgement {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly level: Level;
}

/** The answer to one question of the engine: what was found, and which rules had nothing to look at. */
export interface Answer {
  readonly judgements: readonly Judgement[];
  readonly notApplicable: readonly Rule[];
}

/**
 * One preview or update as the pack sees it.
 *
 * The engine first shows each resource's inputs, before it acts, and at the end the whole stack. Rules about
 * single resources speak at once, so that an update stops before a bad resource is made. What they cannot decide
 * then, because a property is not known yet, they decide at the end, when the properties' origins are known.
 */
export class Session {
  readonly #rules: readonly Rule[];
  readonly #inputs = new Map<string, ResourceFacts>();
  /** Per resource, the rules that could not decide on its inputs alone. */
  readonly #deferred = new Map<string, Set<Rule>>();
  readonly #applicable = new Map<string, Answer["notApplicable"]>();
  #config: ReadonlyMap<string, RuleConfig> = new Map();
  #pack: PackSettings = readPackSettings({});

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  /** Takes the pack's configuration, by rule. */
  configure(config: ReadonlyMap<string, RuleConfig>): void {
    this.#config = config;
    this.#pack = readPackSettings(config.get("pack-settings")?.settings ?? {});
    this.#applicable.clear();
  }

  /** Judges one resource by its inputs, and remembers them for the judgement of the stack. */
  resource(facts: ResourceFacts): Answer {
    this.#inputs.set(facts.urn, facts);
    const resource = new Resource(facts);
    const judgements: Judgement[] = [];
    for (const rule of this.#rules) {
      if (rule.kind !== "resource" || !this.#applies(rule, resource.stackName) || !looksAt(rule, facts.type)) continue;
      const findings = judgeResource(rule, resource, this.#settingsOf(rule));
      if (findings.some((finding) => finding.verdict === "undetermined")) this.#defer(facts.urn, rule);
      judgements.push(
        ...this.#judgements(
          rule,
          findings.filter((finding) => finding.verdict !== "undetermined"),
        ),
      );
    }
    return { judgements, notApplicable: this.#notApplicable(facts.type, resource.stackName) };
  }

  /** Judges the whole stack: the rules about it, and what the rules about single resources left open. */
  stack(outputs: readonly ResourceFacts[]): Answer {
    const graph = new StackGraph(outputs.map((facts) => new Resource(this.#withInputs(facts))));
    const stackName = graph.resources[0]?.stackName ?? "";
    const applying = this.#rules.filter((rule) => this.#applies(rule, stackName));
    const idle = applying.filter((rule) => rule.kind === "stack" && !touches(rule, graph));
    const judgements = applying
      .filter((rule) => !idle.includes(rule))
      .flatMap((rule) =>
        this.#judgements(
          rule,
          rule.kind === "stack" ? judgeStack(rule, graph, this.#settingsOf(rule)) : this.#settle(rule, graph),
        ),
      );
    const inactive = this.#rules.filter((rule) => rule.kind === "stack" && !applying.includes(rule));
    return { judgements, notApplicable: [...idle, ...inactive] };
  }

  #settle(rule: Rule & { kind: "resource" }, graph: StackGraph): readonly Finding[] {
    return graph.resources
      .filter((resource) => looksAt(rule, resource.type) && this.#isOpen(resource, rule))
      .flatMap((resource) => this.#unspoken(rule, resource));
  }

  /** Open: deferred, or never shown by its inputs because the program only reads it. */
  #isOpen(resource: Resource, rule: Rule): boolean {
    return !this.#inputs.has(resource.urn) || this.#deferred.get(resource.urn)?.has(rule) === true;
  }

  /** What the rule finds now and did not find on the inputs alone. */
  #unspoken(rule: Rule & { kind: "resource" }, resource: Resource): readonly Finding[] {
    const settings = this.#settingsOf(rule);
    const facts = this.#inputs.get(resource.urn);
    const spoken = facts === undefined ? [] : judgeResource(rule, new Resource(facts), settings);
    return judgeResource(rule, resource, settings).filter(
      (finding) =>
        finding.verdict === "undetermined" ||
        !spoken.some((earlier) => earlier.verdict === finding.verdict && earlier.why === finding.why),
    );
  }

  #withInputs(facts: ResourceFacts): ResourceFacts {
    const seen = this.#inputs.get(facts.urn)?.inputs;
    return seen === undefined ? facts : { ...facts, inputs: seen };
  }

  #defer(urn: string, rule: Rule): void {
    const rules = this.#deferred.get(urn) ?? new Set();
    this.#deferred.set(urn, rules.add(rule));
  }

  #judgements(rule: Rule, findings: readonly Finding[]): readonly Judgement[] {
    return findings.map((finding) => ({ rule, finding, level: this.#levelOf(rule, finding) }));
  }

  #levelOf(rule: Rule, finding: Finding): Level {
    const level = this.levelOf(rule);
    return finding.verdict === "undetermined" && level === "mandatory" ? this.#pack.undetermined : level;
  }

  /** How the engine treats a violation of the rule. */
  levelOf(rule: Rule): Level {
    return this.#config.get(rule.id)?.level ?? defaultLevel(rule);
  }

  #settingsOf(rule: Rule): Settings {
    return this.#config.get(rule.id)?.settings ?? {};
  }

  #applies(rule: Rule, stackName: string): boolean {
    if (this.levelOf(rule) === "disabled") return false;
    return rule.appliesTo !== "protected-stacks" || !this.#pack.developmentStacks.includes(stackName);
  }

  /** The rules about single resources that pass over this type; the engine counts all others as passed. */
  #notApplicable(type: string, stackName: string): readonly Rule[] {
    const known = this.#applicable.get(type);
    if (known !== undefined) return known;
    const rules = this.#rules.filter(
      (rule) => rule.kind === "resource" && !(looksAt(rule, type) && this.#applies(rule, stackName)),
    );
    this.#applicable.set(type, rules);
    return rules;
  }
}

/** Advisory for low severity, mandatory for the rest. */
export function defaultLevel(rule: Rule): Level {
  return rule.severity === "low" ? "advisory" : "mandatory";
}

function touches(rule: Rule, graph: StackGraph): boolean {
  return rule.types === "every" || graph.ofType(...rule.types).length > 0;
}
