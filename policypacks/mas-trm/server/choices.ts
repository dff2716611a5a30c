import type { Settings } from "../kit/evaluate.ts";
import { didYouMean } from "../kit/nearest.ts";
import { ACCOUNT_ROLES, type Changes, type Evidence, EXTERNAL_EVIDENCE, PROFILES } from "./profiles.ts";

/** What the bank says of a stack in one place, instead of rule by rule. */
export interface Choices {
  readonly profile: keyof typeof PROFILES;
  readonly accountRole: keyof typeof ACCOUNT_ROLES;
  /** Kind of evidence to what it refers to. */
  readonly externalEvidence: Readonly<Partial<Record<keyof typeof EXTERNAL_EVIDENCE, string>>>;
}

/** The strictest choices; they hold where none is made, and where one cannot be read. */
export const STRICTEST: Choices = { profile: "isolated", accountRole: "workload", externalEvidence: {} };

/** The choices that are well formed, the strictest elsewhere. */
export function readChoices({ profile, accountRole, externalEvidence }: Settings): Choices {
  return {
    profile: isNameOf(PROFILES, profile) ? profile : STRICTEST.profile,
    accountRole: isNameOf(ACCOUNT_ROLES, accountRole) ? accountRole : STRICTEST.accountRole,
    externalEvidence: Object.fromEntries(
      Object.entries(isMap(externalEvidence) ? externalEvidence : {}).filter(
        ([kind, reference]) => isNameOf(EXTERNAL_EVIDENCE, kind) && isReference(reference),
      ),
    ),
  };
}

/** What is wrong with the choices as they were given. */
export function problemsOfChoices({ profile, accountRole, externalEvidence }: Settings): readonly string[] {
  const problems = [
    ...problemOfName("profile", PROFILES, profile),
    ...problemOfName("accountRole", ACCOUNT_ROLES, accountRole),
  ];
  if (!isMap(externalEvidence))
    return [...problems, "externalEvidence is not a map from kinds of evidence to references"];
  return [
    ...problems,
    ...Object.entries(externalEvidence).flatMap(([kind, reference]) => {
      if (!isNameOf(EXTERNAL_EVIDENCE, kind))
        return [`${kind} is not a kind of external evidence${didYouMean(kind, Object.keys(EXTERNAL_EVIDENCE))}`];
      const { reference: wanted }: Evidence = EXTERNAL_EVIDENCE[kind];
      return isReference(reference) ? [] : [`externalEvidence names nothing as ${kind}; it takes the ${wanted}`];
    }),
  ];
}

/** The settings that the choices bring to a rule. */
export function chosenSettings(rule: string, { profile, accountRole, externalEvidence }: Choices): Settings {
  const ofProfile: Changes = PROFILES[profile];
  const ofRole: Changes = ACCOUNT_ROLES[accountRole];
  const declared = Object.entries(externalEvidence).flatMap(([kind, reference]) => {
    const { settles }: Evidence = EXTERNAL_EVIDENCE[kind as keyof typeof EXTERNAL_EVIDENCE];
    return settles.filter(([settled]) => settled === rule).map(([, setting]) => [setting, reference] as const);
  });
  return { ...ofProfile[rule], ...ofRole[rule], ...Object.fromEntries(declared) };
}

/** Whether a choice may bring this setting, so that "not given" must be told from "given as the default". */
export function isChoosable(rule: string, setting: string): boolean {
  const changes: readonly Changes[] = [...Object.values(PROFILES), ...Object.values(ACCOUNT_ROLES)];
  const evidence: readonly Evidence[] = Object.values(EXTERNAL_EVIDENCE);
  return (
    changes.some((change) => setting in (change[rule] ?? {})) ||
    evidence.some(({ settles }) => settles.some((settled) => settled[0] === rule && settled[1] === setting))
  );
}

function problemOfName(setting: string, known: object, given: unknown): readonly string[] {
  if (isNameOf(known, given)) return [];
  const names = Object.keys(known);
  const meant = typeof given === "string" ? didYouMean(given, names) : "";
  return [`${setting} is not one of ${names.join(", ")}${meant}`];
}

function isNameOf<Known extends object>(known: Known, name: unknown): name is keyof Known {
  return typeof name === "string" && Object.hasOwn(known, name);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isReference(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
