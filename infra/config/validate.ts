import { crossFieldProblems } from "./checks.ts";
import { type Problem, problemsOfShape, type SettingPath } from "./explain.ts";
import { PROJECT, type StackSettings, stackSchema } from "./schema.ts";
import { wellFormed } from "./well-formed.ts";

/** What a stack says, read but not yet judged. */
export interface GivenSettings {
  /** Name of the stack. */
  readonly stack: string;
  /** Values by namespace, then key. */
  readonly values: { readonly [namespace in keyof StackSettings]: Readonly<Record<string, unknown>> };
  /** Encrypted keys in full, such as `kiro-landing-zone:tags`. Their values must not be among the values. */
  readonly encrypted: readonly string[];
}

/** Either settings that may be used, or everything that is wrong with them. */
export type Verdict =
  | { readonly settings: StackSettings; readonly problems: readonly [] }
  | { readonly settings: undefined; readonly problems: readonly Problem[] };

/** Judges all settings of a stack at once: first each key by itself, then the keys against one another. */
export function validate({ stack, values, encrypted }: GivenSettings): Verdict {
  const encryptionProblems = encrypted.flatMap(problemsOfEncryption);
  const isEncrypted = ([namespace, key]: SettingPath) => encrypted.includes(`${String(namespace)}:${String(key)}`);

  const shape = stackSchema.safeParse(values, { reportInput: true });
  const shapeProblems = shape.success ? [] : problemsOfShape(shape.error, stackSchema);
  const problems = [
    ...encryptionProblems,
    ...shapeProblems.filter(({ path }) => !isEncrypted(path)),
    ...crossFieldProblems(wellFormed(stackSchema, values) ?? {}, stack),
  ];
  if (shape.success && problems.length === 0) return { settings: shape.data, problems: [] };
  return { settings: undefined, problems };
}

/** Nothing here is a secret: every value shows up in names, tags and policies, where encrypting it would not hide it. */
function problemsOfEncryption(fullKey: string): Problem[] {
  const [namespace, ...rest] = fullKey.split(":");
  const key = rest.join(":");
  const isOurs = namespace === PROJECT || (namespace === "aws" && key in stackSchema.shape.aws.shape);
  if (!isOurs || namespace === undefined) return [];
  const allowed = "must be plain, since names, tags and policies show it";
  return [{ path: [namespace, key], wrong: "is encrypted", allowed }];
}
