import { ExemptionBook } from "../exemptions/exemption-book.ts";
import type { Exemption } from "../exemptions/exemption.ts";
import { exemptionRegisterValid } from "../exemptions/exemption-register-valid.ts";
import { judgeResource, judgeStack, looksAt, type Settings } from "../kit/evaluate.ts";
import type { Finding } from "../kit/judge.ts";
import { Resource, type ResourceFacts } from "../kit/resource.ts";
import type { Rule } from "../kit/rule.ts";
import { StackGraph } from "../kit/stack-graph.ts";
import { Configuration, type Level, type RuleConfig } from "./configuration.ts";
import { packSettings } from "./pack-settings.ts";
import { type Change, changesBy, withChanges } from "./remedies.ts";

/** A finding with the rule that made it and how the engine shall treat it. */
export interface Judgement {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly level: Level;
  /** Set where somebody allowed it for a time; it is then told and does not refuse. */
  readonly exemption?: Exemption;
}

/** The answer to one question of the engine: what was found, and which rules had nothing to look at. */
export interface Answer {
  readonly judgements: readonly Judgement[];
  readonly notApplicable: readonly Rule[];
}

/** What one rule sets on a resource by itself. */
export interface Remediation {
  readonly rule: Rule;
  readonly changes: readonly Change[];
}

interface RulesForType {
  readonly looking: readonly (Rule & { kind: "resource" })[];
  readonly idle: readonly Rule[];
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
  readonly #byType = new Map<string, RulesForType>();
  readonly #now: () => Date;
  /** The rules that set safe values by themselves; none unless the configuration says so. Found once, not per resource. */
  #remediating: readonly Rule[] = [];
  #config: Configuration;
  #exemptions: ExemptionBook;

  /** @param now the clock by which exemptions expire */
  constructor(rules: readonly Rule[], now: () => Date = () => new Date()) {
    this.#rules = rules;
    this.#now = now;
    this.#config = new Configuration(new Map(), rules);
    this.#exemptions = new ExemptionBook([], rules, now());
  }

  /** Takes the pack's configuration, by rule. */
  configure(config: ReadonlyMap<string, RuleConfig>): void {
    this.#config = new Configuration(config, this.#rules);
    this.#exemptions = new ExemptionBook(this.#config.exemptions, this.#rules, this.#now());
    this.#byType.clear();
    this.#remediating = this.#rules.filter((rule) => this.#config.remediates(rule));
  }

  /** What the rules that are to remediate set on a resource, one after the other, before any rule judges it. */
  remedy(facts: ResourceFacts): readonly Remediation[] {
    const made: Remediation[] = [];
    let now = facts;
    for (const rule of this.#remediating) {
      if (!this.#config.applies(rule, new Resource(facts).stackName)) continue;
      const changes = changesBy(rule, now, this.#config.settingsOf(rule));
      // Who has leave to do otherwise has a reason to.
      if (changes.length === 0 || this.#exemptions.allowing(rule, { verdict: "violation", urn: facts.urn })) continue;
      now = { ...now, inputs: withChanges(now.inputs ?? {}, changes) };
      made.push({ rule, changes });
    }
    return made;
  }

  /** Judges one resource by its inputs, and remembers them for the judgement of the stack. */
  resource(facts: ResourceFacts): Answer {
    this.#inputs.set(facts.urn, facts);
    const resource = new Resource(facts);
    const { looking, idle } = this.#rulesFor(facts.type, resource.stackName);
    const judgements = looking.flatMap((rule) => {
      const findings = judgeResource(rule, resource, this.#config.settingsOf(rule));
      const decided = findings.filter((finding) => finding.verdict !== "undetermined");
      if (decided.length < findings.length) this.#defer(facts.urn, rule);
      return this.#judgements(rule, decided);
    });
    return { judgements, notApplicable: idle };
  }

  /** Judges the whole stack: the rules about it, and what the rules about single resources left open. */
  stack(outputs: readonly ResourceFacts[]): Answer {
    const graph = new StackGraph(outputs.map((facts) => new Resource(this.#withInputs(facts))));
    const urns = graph.resources.map(({ urn }) => urn);
    const stackName = graph.resources[0]?.stackName ?? "";
    const applying = inTurn(this.#rules.filter((rule) => this.#config.applies(rule, stackName)));
    const idle = applying.filter((rule) => rule.kind === "stack" && !touches(rule, graph));
    const open = graph.resources.filter(({ urn }) => !this.#inputs.has(urn) || this.#deferred.has(urn));
    const judgements = applying
      .filter((rule) => !idle.includes(rule))
      .flatMap((rule) =>
        this.#judgements(
          rule,
          rule.kind === "stack" ? judgeStack(rule, graph, this.#settingsOf(rule, urns)) : this.#settle(rule, open),
        ),
      );
    const inactive = this.#rules.filter((rule) => rule.kind === "stack" && !applying.includes(rule));
    return { judgements, notApplicable: [...idle, ...inactive] };
  }

  #settle(rule: Rule & { kind: "resource" }, open: readonly Resource[]): readonly Finding[] {
    return open
      .filter((resource) => looksAt(rule, resource.type) && this.#isOpen(resource, rule))
      .flatMap((resource) => this.#unspoken(rule, resource));
  }

  /** Of what is open, a rule settles what it deferred; what no rule saw, since the program only reads it, each settles. */
  #isOpen(resource: Resource, rule: Rule): boolean {
    return this.#deferred.get(resource.urn)?.has(rule) ?? true;
  }

  /** What the rule finds now and did not find on the inputs alone. */
  #unspoken(rule: Rule & { kind: "resource" }, resource: Resource): readonly Finding[] {
    const settings = this.#config.settingsOf(rule);
    const facts = this.#inputs.get(resource.urn);
    const spoken = facts && judgeResource(rule, new Resource(facts), settings);
    return judgeResource(rule, resource, settings).filter(
      (finding) =>
        finding.verdict === "undetermined" ||
        !spoken?.some((earlier) => earlier.verdict === finding.verdict && earlier.why === finding.why),
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
    return findings.map((finding) => {
      const exemption = this.#exemptions.allowing(rule, finding);
      return exemption === undefined
        ? { rule, finding, level: this.#config.levelOfFinding(rule, finding) }
        : { rule, finding, level: "advisory", exemption };
    });
  }

  /** A stack rule's parameters; the two about the configuration itself also get what is wrong with it. */
  #settingsOf(rule: Rule, urns: readonly string[]): Settings {
    const given = this.#config.settingsOf(rule);
    if (rule === packSettings) return { ...given, problems: this.#config.problems };
    if (rule === exemptionRegisterValid) return { ...given, problems: this.#exemptions.problems(urns) };
    return given;
  }

  /** The rules about single resources, by whether they look at this type; the engine counts the lookers as passed. */
  #rulesFor(type: string, stackName: string): RulesForType {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const rules = this.#rules.filter((rule) => rule.kind === "resource");
    const looks = (rule: Rule) => looksAt(rule, type) && this.#config.applies(rule, stackName);
    const sorted = { looking: rules.filter(looks), idle: rules.filter((rule) => !looks(rule)) };
    this.#byType.set(type, sorted);
    return sorted;
  }
}

/** Whether an exemption is still needed shows only when all other rules have spoken. */
function inTurn(rules: readonly Rule[]): readonly Rule[] {
  return [
    ...rules.filter((rule) => rule !== exemptionRegisterValid),
    ...rules.filter((rule) => rule === exemptionRegisterValid),
  ];
}

function touches(rule: Rule, graph: StackGraph): boolean {
  return rule.types === "every" || graph.ofType(...rule.types).length > 0;
}
