import { exemptionRegisterValid } from "../exemptions/exemption-register-valid.ts";
import type { Settings } from "../kit/evaluate.ts";
import type { Finding } from "../kit/judge.ts";
import { didYouMean } from "../kit/nearest.ts";
import type { Rule } from "../kit/rule.ts";
import { chosenSettings } from "./choices.ts";
import { packSettings, type PackSettings, readPackSettings } from "./pack-settings.ts";

/** How the engine treats a finding. */
export type Level = "advisory" | "mandatory" | "disabled";

/** The name under which a configuration sets the level of every rule whose own entry sets none. */
export const EVERY_RULE = "all";

/** What the pack's configuration says of one rule. */
export interface RuleConfig {
  /** `remediate`: set the safe value where the rule has one; what is still violated then is mandatory. */
  readonly level?: Level | "remediate";
  readonly settings: Settings;
}

/** The pack's configuration: levels and parameters by rule, and what concerns the pack as a whole. */
export class Configuration {
  readonly #byRule: ReadonlyMap<string, RuleConfig>;
  readonly #pack: PackSettings;
  /** What is wrong with it: rules and parameters that do not exist, and remedies that nobody knows. */
  readonly problems: readonly string[];

  constructor(byRule: ReadonlyMap<string, RuleConfig>, rules: readonly Rule[]) {
    this.#byRule = byRule;
    this.#pack = readPackSettings(byRule.get(packSettings.id)?.settings ?? {});
    this.problems = [
      ...[...byRule].flatMap(([name, { settings }]) => problemsOf(name, settings, rules)),
      ...withoutRemedy(rules.filter((rule) => byRule.get(rule.id)?.level === "remediate")),
    ];
  }

  /** The register of exemptions, as it was given. */
  get exemptions(): unknown {
    return this.settingsOf(exemptionRegisterValid)["exemptions"] ?? [];
  }

  /** How the engine treats a violation of the rule. */
  levelOf(rule: Rule): Level {
    const level = levelInForce(rule, this.#byRule.get(rule.id)?.level);
    return level === "remediate" ? "mandatory" : level;
  }

  /** Whether the rule is to set safe values by itself. */
  remediates(rule: Rule): boolean {
    return this.#byRule.get(rule.id)?.level === "remediate";
  }

  /** How the engine treats this finding: what cannot be decided yet may weigh less than a violation. */
  levelOfFinding(rule: Rule, finding: Finding): Level {
    const level = this.levelOf(rule);
    return finding.verdict === "undetermined" && level === "mandatory" ? this.#pack.undetermined : level;
  }

  /** The rule's parameters: what its own entry gives, over what the pack's settings choose for it. */
  settingsOf(rule: Rule): Settings {
    return { ...chosenSettings(rule.id, this.#pack), ...this.#byRule.get(rule.id)?.settings };
  }

  /** Whether the rule is to judge this stack at all. */
  applies(rule: Rule, stackName: string): boolean {
    if (this.levelOf(rule) === "disabled") return false;
    return rule.appliesTo !== "protected-stacks" || !this.#pack.developmentStacks.includes(stackName);
  }
}

/** Advisory for low severity, mandatory for the rest. */
export function defaultLevel(rule: Rule): Level {
  return rule.severity === "low" ? "advisory" : "mandatory";
}

/** The level that holds of a rule. What says that the configuration is wrong, the configuration cannot switch off. */
export function levelInForce(rule: Rule, configured: RuleConfig["level"]): Level | "remediate" {
  const level = configured ?? defaultLevel(rule);
  return rule === packSettings && level === "disabled" ? defaultLevel(rule) : level;
}

function problemsOf(name: string, settings: Settings, rules: readonly Rule[]): readonly string[] {
  // The engine has given its level to each rule already, and passes it on like a rule's own entry.
  if (name === EVERY_RULE)
    return Object.keys(settings).map((setting) => `${setting} is set for all rules at once; all takes a level only`);
  const rule = rules.find(({ id }) => id === name);
  if (rule === undefined)
    return [
      `${name} is not a rule of this pack${didYouMean(
        name,
        rules.map(({ id }) => id),
      )}`,
    ];
  const known = Object.keys(rule.settings ?? {});
  return Object.keys(settings)
    .filter((setting) => !known.includes(setting))
    .map((setting) => `${setting} is not a parameter of ${name}${didYouMean(setting, known)}`);
}

function withoutRemedy(remediating: readonly Rule[]): readonly string[] {
  const names = remediating.filter(({ remedies }) => remedies === undefined).map(({ id }) => id);
  return names.length === 0
    ? []
    : [`no safe value is known to set for ${names.join(", ")}; only rules listed in docs/remediation.md can remediate`];
}
