import type { Settings } from "../kit/evaluate.ts";
import { type Choices, problemsOfChoices, readChoices, STRICTEST } from "./choices.ts";
import { ACCOUNT_ROLES, EXTERNAL_EVIDENCE, PROFILES } from "./profiles.ts";
import { stackRule, type SettingSchema } from "../kit/rule.ts";

/** Settings of the pack as a whole. CrossGuard hands configuration to rules only, so a rule carries them. */
export interface PackSettings extends Choices {
  /** Names of stacks that are made to be thrown away; rules about keeping evidence pass over them. */
  readonly developmentStacks: readonly string[];
  /** How the engine treats what a mandatory rule cannot decide yet. */
  readonly undetermined: "advisory" | "mandatory";
}

interface CheckedSettings extends PackSettings {
  /** What is wrong with the pack's configuration as a whole; the session says it, since it alone sees all of it. */
  readonly problems: readonly string[];
}

const schemas: { readonly [Key in keyof PackSettings]: SettingSchema } = {
  // No enum, or the engine would refuse a misspelt name before this rule can say which one is near.
  profile: {
    type: "string",
    description: `Where traffic may leave: ${Object.keys(PROFILES).join(" or ")}; see docs/policy-configuration.md`,
    default: STRICTEST.profile,
  },
  accountRole: {
    type: "string",
    description: `What the stack is to its account: ${Object.keys(ACCOUNT_ROLES).join(" or ")}, which keeps the account's services`,
    default: STRICTEST.accountRole,
  },
  externalEvidence: {
    type: "object",
    additionalProperties: { type: "string" },
    description: `What exists outside this stack, by kind (${Object.keys(EXTERNAL_EVIDENCE).join(", ")}); declared, not observed`,
    default: STRICTEST.externalEvidence,
  },
  developmentStacks: {
    type: "array",
    items: { type: "string" },
    description: "Names of stacks that are made to be thrown away; rules about keeping evidence pass over them",
    default: ["dev", "sandbox"],
  },
  undetermined: {
    type: "string",
    enum: ["advisory", "mandatory"],
    description: "How the engine treats what a mandatory rule cannot decide yet",
    default: "advisory",
  },
};

/** The settings in force: the given ones where they are well formed, the defaults elsewhere. */
export function readPackSettings(given: Settings): PackSettings {
  const { developmentStacks, undetermined } = given;
  return {
    ...readChoices(given),
    developmentStacks: isNames(developmentStacks) ? developmentStacks : (schemas.developmentStacks.default as string[]),
    undetermined: undetermined === "mandatory" ? "mandatory" : "advisory",
  };
}

/** Carries the pack's own settings and says when they are malformed. */
export const packSettings = stackRule<PackSettings>({
  id: "pack-settings",
  control: "MAS-3.2-01",
  title: "The pack's configuration is well formed",
  severity: "high",
  types: "every",
  cause: "A misspelt rule or setting changes nothing, and the stack is judged by rules that nobody chose.",
  remediation: "Correct the file given by --policy-pack-config.",
  source: "https://www.pulumi.com/docs/insights/policy/policy-packs/configuration/",
  settings: schemas,
  examples: { compliant: [], violating: [] },
  check(_stack, judge, settings: CheckedSettings) {
    for (const problem of settings.problems) judge.violation(undefined, problem);
    for (const problem of problemsOfChoices({ ...settings })) judge.violation(undefined, problem);
    judge.require(isNames(settings.developmentStacks), undefined, "developmentStacks is not a list of stack names");
    judge.require(
      settings.undetermined === "advisory" || settings.undetermined === "mandatory",
      undefined,
      "undetermined is neither advisory nor mandatory",
    );
  },
});

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string" && /^[A-Za-z0-9_.-]+$/.test(name));
}
