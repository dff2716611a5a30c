import { z } from "zod";

const citation = z.strictObject({
  instrument: z.string().describe("Short name of the instrument, such as TRM or FSM-N06"),
  clause: z.string().describe("Clause number as the instrument prints it"),
  binding: z.boolean().describe("True for a notice that binds the institution, false for a guideline"),
});

const finding = z.strictObject({
  rule: z.string().describe("Name of the rule, as in the pack"),
  title: z.string(),
  verdict: z
    .enum(["violation", "undetermined", "not evaluated", "exempt", "remediated"])
    .describe(
      "undetermined: a property is not known before deployment; not evaluated: the rule itself failed; exempt: allowed for a time; remediated: the pack set the value by itself",
    ),
  level: z.enum(["mandatory", "advisory"]).describe("Whether the engine refuses the deployment for it"),
  severity: z.enum(["critical", "high", "medium", "low", "unspecified"]),
  control: z
    .string()
    .nullable()
    .describe("Control of the catalogue, such as MAS-11.2-03; null for another team's rule"),
  clauses: z.array(citation),
  resource: z
    .strictObject({ urn: z.string(), type: z.string(), name: z.string() })
    .nullable()
    .describe("Null when the finding is about the stack as a whole"),
  location: z
    .strictObject({ file: z.string(), line: z.int().positive() })
    .nullable()
    .describe("Where the program states the resource"),
  why: z.string(),
  allowed: z.string().nullable().describe("Until when, by whom and under which ticket an exemption allows it"),
  remediation: z.string().nullable(),
  source: z.string().nullable().describe("Where the field explains the subject"),
  configRules: z.array(z.string()).describe("AWS Config rules that watch the same thing after deployment"),
});

const amount = z.int().nonnegative();
/** Each pair of a rule and a resource counts once, by the worst that was found. */
const tally = z.strictObject({
  passed: amount.describe("The engine's summaries say that the rule looked and found nothing"),
  violations: amount.describe("Mandatory and advisory ones"),
  undetermined: amount,
  exempt: amount,
  remediated: amount,
  notEvaluated: amount.describe("The rule failed, or no summary of the engine says that it was asked"),
  notApplicable: amount.describe("The rule does not look at resources of that type, or finds none of its types"),
});

const ruleOutcome = z.strictObject({
  rule: z.string(),
  title: z.string(),
  control: z.string().nullable(),
  severity: z.enum(["critical", "high", "medium", "low", "unspecified"]),
  outcome: z.enum([
    "passed",
    "failed",
    "undetermined",
    "not evaluated",
    "exempt",
    "remediated",
    "not applicable",
    "disabled",
  ]),
  counts: tally.describe(
    "By resource; what a rule says of the stack as a whole counts as one. All 0 for a disabled rule",
  ),
  passedResources: z.int().nonnegative().describe("Resources that a rule about single resources passed"),
});

const resourceOutcome = z.strictObject({
  resource: z
    .strictObject({ urn: z.string(), type: z.string(), name: z.string() })
    .nullable()
    .describe("Null for the stack as a whole"),
  counts: tally.describe("By rule; rules about the whole stack count where they found something"),
  passed: z.array(z.string()).describe("The rules that passed it, by name"),
});

/** What a run of the policy packs found, in the form of `findings.json`. */
export const findingsReport = z.strictObject({
  format: z.literal("kiro-landing-zone/findings/v1"),
  stack: z.string(),
  finishedAt: z.string().nullable().describe("UTC time of the engine's last event, ISO 8601"),
  packs: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  verdict: z.enum(["clean", "violations", "not evaluated"]),
  reason: z.string().nullable().describe("Why the verdict is not evaluated; null otherwise"),
  counts: z.strictObject({
    resources: z.int().nonnegative(),
    rules: z.int().nonnegative(),
    passed: z.int().nonnegative().describe("Pairs of a rule and a resource that the engine's summaries call passed"),
    violations: z.int().nonnegative().describe("Mandatory violations"),
    advisories: z.int().nonnegative().describe("Advisory violations"),
    undetermined: z.int().nonnegative(),
    exempt: z.int().nonnegative(),
    remediated: z.int().nonnegative().describe("Findings that the pack mended by itself, where it was told to"),
    notEvaluated: z.int().nonnegative().describe("Pairs of a rule and a resource that were not judged"),
    notApplicable: z.int().nonnegative().describe("Pairs of a rule and a resource that it does not look at"),
  }),
  configuration: z
    .strictObject({
      file: z.string().nullable().describe("The file given by --policy-pack-config; null when none was"),
      digest: z.string().describe("SHA-256 of all levels and parameters in force, defaults included"),
      disabled: z.array(z.string()).describe("Rules that are switched off"),
      softened: z.array(z.string()).describe("Rules whose violations only warn although they refuse by default"),
      profile: z.string().describe("Where traffic may leave: isolated, or inspection"),
      accountRole: z.string().describe("What the stack is to its account: workload, or baseline"),
      declared: z
        .array(z.strictObject({ rule: z.string(), setting: z.string(), reference: z.string() }))
        .describe("What rules were told to exist outside the stack; nobody has observed it in this run"),
    })
    .describe("Anybody who can edit the configuration can switch rules off; this shows it"),
  findings: z.array(finding),
  rules: z.array(ruleOutcome),
  resources: z.array(resourceOutcome),
});

/** What a run of the policy packs found. */
export type FindingsReport = z.infer<typeof findingsReport>;
/** One thing that a rule found. */
export type Finding = z.infer<typeof finding>;
/** How often each verdict was reached. */
export type Tally = z.infer<typeof tally>;
/** How one resource came out by all rules. */
export type ResourceOutcome = z.infer<typeof resourceOutcome>;
/** How one rule came out over the whole stack. */
export type RuleOutcome = z.infer<typeof ruleOutcome>;

/** JSON Schema of `findings.json`. */
export function findingsJsonSchema(): object {
  return z.toJSONSchema(findingsReport, { target: "draft-2020-12" });
}
