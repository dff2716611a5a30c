import { createContext, Script, type Context } from "node:vm";

/**
 * Longest time that one expression may take for one text, in milliseconds by the clock. A sound one takes microseconds;
 * the rest is for a machine that is busy with something else.
 */
const PATIENCE = 2_000;

const CALL = new Script("matches()");
let scope: Context | undefined;

/**
 * Whether a regular expression that a program brings along matches a text; undefined when that takes too long. Node.js
 * tries every way in which an expression could match, so that one such as `(a*)*b` would keep a preview waiting for ever.
 */
export function matchesInTime(expression: RegExp, text: string): boolean | undefined {
  scope ??= createContext({});
  scope["matches"] = () => expression.test(text);
  try {
    return CALL.runInContext(scope, { timeout: PATIENCE }) as boolean;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    return undefined;
  }
}
