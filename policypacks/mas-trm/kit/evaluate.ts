import { Judge, type Finding } from "./judge.ts";
import { UnreadablePolicy } from "./iam/policy-document.ts";
import type { Resource } from "./resource.ts";
import type { Rule } from "./rule.ts";
import type { StackGraph } from "./stack-graph.ts";

/** Parameters of one rule, as the pack's configuration gives them; missing ones take the rule's defaults. */
export type Settings = Readonly<Record<string, unknown>>;

/** Whether a rule has anything to say about resources of this type. */
export function looksAt(rule: Rule, type: string): boolean {
  return rule.types === "every" || rule.types.includes(type);
}

/** Judges one resource by one rule about single resources. */
export function judgeResource(
  rule: Rule & { kind: "resource" },
  resource: Resource,
  settings: Settings,
): readonly Finding[] {
  return judged(rule, resource, (judge, complete) => rule.check(resource, judge, complete), settings);
}

/** Judges a stack by one rule. Rules about single resources look at each resource that is theirs. */
export function judgeStack(rule: Rule, stack: StackGraph, settings: Settings): readonly Finding[] {
  if (rule.kind === "stack") {
    return judged(rule, undefined, (judge, complete) => rule.check(stack, judge, complete), settings);
  }
  const resources = rule.types === "every" ? stack.resources : stack.ofType(...rule.types);
  return resources.flatMap((resource) => judgeResource(rule, resource, settings));
}

/**
 * Runs a check so that nothing it does can silence the pack: what it cannot know is undetermined, what it cannot
 * read is a violation, and a rule that throws is a finding under its own name.
 */
function judged(
  rule: Rule,
  subject: Resource | undefined,
  check: (judge: Judge, settings: never) => void,
  settings: Settings,
): readonly Finding[] {
  const judge = new Judge();
  try {
    judge.guard(subject, () => check(judge, withDefaults(rule, settings)));
  } catch (error) {
    if (error instanceof UnreadablePolicy)
      judge.violation(subject, `the policy document cannot be read: ${error.message}`);
    // Only the error's kind: its message could hold a property's value.
    else
      judge.findings.push({
        verdict: "error",
        ...(subject && { urn: subject.urn }),
        why: `the rule failed with ${kindOf(error)}`,
      });
  }
  return judge.findings;
}

const defaults = new WeakMap<Rule, Settings>();

function withDefaults(rule: Rule, settings: Settings): never {
  return { ...defaultsOf(rule), ...settings } as never;
}

/** Found once for each rule, since every resource asks. */
function defaultsOf(rule: Rule): Settings {
  const known = defaults.get(rule);
  if (known !== undefined) return known;
  const made = Object.fromEntries(Object.entries(rule.settings ?? {}).map(([name, schema]) => [name, schema.default]));
  defaults.set(rule, made);
  return made;
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
