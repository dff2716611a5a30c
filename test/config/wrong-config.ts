import type { Settings } from "./given.ts";

/** A stack file with something wrong in it, and all that must be said about it. */
export interface WrongConfig {
  readonly why: string;
  readonly stack: "dev" | "prod";
  readonly changes: Settings;
  readonly says: readonly string[];
}
