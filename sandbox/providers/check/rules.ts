import type { CheckFailure } from "../rpc/resource-provider.ts";
import type { Properties } from "../rpc/values.ts";
import { RULES as NETWORK } from "./rules/network.ts";
import { RULES as STORAGE } from "./rules/storage.ts";
import { RULES as TRAIL } from "./rules/trail.ts";

/** Judges the inputs of one resource where several properties decide together. */
export type Rule = (inputs: Properties) => CheckFailure[];

/** Rules by resource type. */
export type Rules = Readonly<Record<string, Rule>>;

const ALL: Rules = { ...NETWORK, ...STORAGE, ...TRAIL };

/** What the API refuses in a combination of properties that no table can state. */
export function checkRules(token: string, inputs: Properties): CheckFailure[] {
  return ALL[token]?.(inputs) ?? [];
}
