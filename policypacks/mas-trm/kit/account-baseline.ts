import type { Judge } from "./judge.ts";
import type { SettingSchema } from "./rule.ts";
import type { StackGraph } from "./stack-graph.ts";
import { ACCESS_ANALYZER, CONFIG_RECORDER, DETECTOR, INSPECTOR, MACIE, SECURITY_HUBS } from "./types.ts";

/**
 * Services that an account has once for all of its stacks. The stack that makes one of them is the one that keeps the
 * account's baseline, so nobody else can be expected to make the rest.
 */
const BASELINE = [DETECTOR, ...SECURITY_HUBS, CONFIG_RECORDER, ACCESS_ANALYZER, MACIE, INSPECTOR];

/** What the bank says about who keeps the baseline of the stack's account. */
export interface BaselineSettings {
  readonly required: boolean;
  readonly declaredAdministrator: string;
}

/** The settings of every rule that demands a service of the account's baseline. */
export const BASELINE_SETTINGS: { readonly [Key in keyof BaselineSettings]: SettingSchema } = {
  required: {
    type: "boolean",
    description:
      "Whether this stack must hold the account's baseline; one that makes a service of it must hold all in any case",
    default: false,
  },
  declaredAdministrator: {
    type: "string",
    description:
      "Id of the account that runs this for the whole organisation and sees to it here; declared, not observed",
    default: "",
  },
};

/**
 * Whether the stack must hold what a rule looks for: it is told to, or shows that it keeps the account's baseline, and
 * nobody else is declared to see to it. What is there is judged in any case; this is about what is missing.
 */
export function mustExist(stack: StackGraph, judge: Judge, settings: BaselineSettings): boolean {
  if (isDeclared(settings)) {
    const isAccount = /^\d{12}$/.test(settings.declaredAdministrator);
    judge.require(isAccount, undefined, "the setting declaredAdministrator is not an account id of 12 digits");
    return false;
  }
  return settings.required || stack.ofType(...BASELINE).some((service) => !service.isRead);
}

/** Whether another account is declared to see to it. */
export function isDeclared({ declaredAdministrator }: BaselineSettings): boolean {
  return declaredAdministrator !== "";
}
