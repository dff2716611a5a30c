import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type Citation, type Control, citationText, controls, sectionOfControl } from "./catalogue.ts";
import { type ClauseCoverage, coverageOf } from "./clause-coverage.ts";
import { type ConfigRule, configRuleByName, configRules, type UnpairedReason } from "./config-rules.ts";
import { blindSpots, gaps } from "./gaps.ts";
import { guideSections } from "./guide-sections.ts";
import { trmHeading } from "./instruments/trm-guidelines.ts";
import { compareClauses, instrumentById, instruments } from "./instruments.ts";
import { bullets, code, table } from "./markdown.ts";

/** Where the rendered matrix lies in the repository. */
export const matrixFile = fileURLToPath(new URL("../docs/controls.md", import.meta.url));

const reasons: Readonly<Record<UnpairedReason, string>> = {
  "account-state": "Only the live account can answer it; no preview can.",
  "service-not-used": "It is about a service, or a feature of one, that the landing zone does not use.",
  "other-question": "It touches what we govern, but a pass says nothing about our control.",
};

/**
 * Renders the control matrix as Markdown.
 *
 * @param catalogue the controls to show, in their order
 * @param implementedRules slugs of the preview rules that exist; every other rule is shown as planned, never as watching
 */
export function renderMatrix(catalogue: readonly Control[], implementedRules: ReadonlySet<string>): string {
  const coverage = instruments.map((instrument) => {
    const clauses = instrument.clauses.toSorted((left, right) => compareClauses(left.id, right.id));
    return [instrument.title, coverageOf(instrument, clauses, catalogue, implementedRules)] as const;
  });
  const parts = [
    introduction(catalogue, implementedRules),
    "## Instruments",
    instrumentTable(),
    "## Controls",
    ...controlTables(catalogue, implementedRules),
    "## Clauses",
    clauseLegend(),
    ...coverage.flatMap(([title, clauses]) => [`### ${title}`, clauseTable(clauses)]),
    "## Gaps",
    gapText(coverage.flatMap(([, clauses]) => clauses)),
    "### What the pack cannot see",
    bullets(blindSpots),
    "## AWS Config rules that no control claims",
    "AWS's conformance pack for the TRM Guidelines has these too. They are for the bank to add where they apply.",
    ...unpairedTables(),
    "## Where the Kiro guide cites another section",
    table(
      ["Layer", "Guide v1.0", "Filed here under", "Why"],
      guideSections.map((entry) => [entry.layer, entry.guideSection, entry.sections.join(", "), entry.reason]),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

function introduction(catalogue: readonly Control[], implementedRules: ReadonlySet<string>): string {
  const exists = (slug: string): boolean => implementedRules.has(slug);
  const judged = catalogue.filter((control) => control.previewRules.every(exists)).length;
  const unjudged = catalogue.filter((control) => !control.previewRules.some(exists)).length;
  const paired = new Set(catalogue.flatMap((control) => control.configRules)).size;
  return [
    "# Control matrix",
    "<!-- Written by `node controls/matrix.ts --write`. Change controls/, not this file. -->",
    "What the landing zone holds itself to, which clauses of the Monetary Authority of Singapore (MAS) that serves, and " +
      "who watches it. The project is aligned with these clauses; it does not fulfil them by itself, since most also " +
      "ask for people and processes that no resource shows.",
    bullets([
      `**${catalogue.length} controls**: ${judged} judged at preview, ${catalogue.length - judged - unjudged} judged in part, ` +
        `${unjudged} not yet.`,
      "**Preview rule**: the rule of the policy pack that judges the control before anything is deployed. " +
        "*Planned* means that the rule does not exist yet and nothing enforces the control at preview.",
      `**AWS Config rules**: ${paired} managed rules that ask the same question, or a part of it, of the live account. ` +
        "They watch only where they have been deployed. † marks a rule whose clauses were inferred, not published by AWS.",
      "**Clauses**: the first is the control's own. **Bold** ones bind a bank in law; the others are guidelines.",
    ]),
  ].join("\n\n");
}

function instrumentTable(): string {
  return table(
    ["Short name", "Title", "Edition", "Force", "Note"],
    instruments.map((instrument) => [
      instrument.id,
      instrument.url === undefined ? instrument.title : `[${instrument.title}](${instrument.url})`,
      instrument.version,
      instrument.binding ? "**binding**" : "guideline",
      instrument.note,
    ]),
  );
}

function controlTables(catalogue: readonly Control[], implementedRules: ReadonlySet<string>): readonly string[] {
  const sections = Map.groupBy(catalogue, sectionOfControl);
  return [...sections].flatMap(([section, members]) => [
    `### ${section} ${trmHeading(section)}`,
    table(
      ["Control", "What it asks for", "Clauses", "Preview rule", "AWS Config rules"],
      members.map((control) => [
        `${code(control.id)}<br>${control.title}`,
        control.objective,
        clauseList(control.citations),
        control.previewRules
          .map((slug) => (implementedRules.has(slug) ? ruleLink(slug) : `*planned:* ${slug}`))
          .join("<br>"),
        control.configRules.map((name) => configRuleText(configRuleByName(name))).join("<br>"),
      ]),
    ),
  ]);
}

function ruleLink(slug: string): string {
  return `[${code(slug)}](rules/${slug}.md)`;
}

function clauseList(citations: readonly Citation[]): string {
  return citations
    .map((citation) => {
      const text = citationText(citation);
      return instrumentById(citation.instrument)?.binding === true ? `**${text}**` : text;
    })
    .join("<br>");
}

function configRuleText(rule: ConfigRule | undefined): string {
  return rule === undefined ? "" : `${code(rule.name)}${rule.clauseSource === "inferred" ? " †" : ""}`;
}

function clauseLegend(): string {
  return [
    "All in our own words. Check a number against the instrument before citing it to a regulator; how far we did:",
    bullets([
      "*text*: the wording was read, in the instrument or in a public transcription.",
      "*heading*: the section's heading is confirmed and a published clause-by-clause summary names the subject.",
      "*inferred*: the subject is our reading, of AWS's mapping or of a summary of several clauses at once.",
    ]),
  ].join("\n\n");
}

const watchedText: Readonly<Record<ClauseCoverage["watched"], string>> = {
  both: "preview and live",
  preview: "preview only",
  live: "live only",
  nowhere: "**gap**",
};

function clauseTable(coverage: readonly ClauseCoverage[]): string {
  return table(
    ["Clause", "Heading", "Asks to", "Known from", "Watched", "Controls", "Preview rules", "AWS Config rules"],
    coverage.map(({ clause, watched, controls, previewRules, configRules: paired }) => [
      clause.id,
      clause.heading,
      clause.paraphrase,
      clause.confirmed,
      watchedText[watched],
      controls.map((control) => control.id).join(", "),
      previewRules.map(ruleLink).join(", "),
      paired.map(configRuleText).join(", "),
    ]),
  );
}

function gapText(coverage: readonly ClauseCoverage[]): string {
  const counts = Map.groupBy(coverage, ({ watched }) => watched);
  const open = counts.get("nowhere") ?? [];
  const live = (counts.get("preview") ?? []).map(({ citation }) => citation).join(", ");
  return [
    `Of the ${coverage.length} clauses described here, ${coverage.length - open.length} have at least one preview rule and ` +
      `${open.length} have none. A rule judges what resources show, seldom all that a clause asks for.`,
    table(
      ["Clause without a rule", "Asks to", "Why", "Config rules filed there"],
      open.map(({ citation, clause, otherConfigRules }) => [
        citation,
        clause.paraphrase,
        gaps.find((gap) => gap.clause === citation)?.reason ?? "",
        otherConfigRules.map(configRuleText).join(", "),
      ]),
    ),
    `Judged at preview, with no AWS Config rule of a control to watch the live account: ${live}.`,
    "Described here are the clauses that a control or AWS's mapping uses, and the duties of the notices. The rest of the " +
      "Guidelines, on governance, projects, staff, incidents and exercises among others, no control serves.",
  ].join("\n\n");
}

function unpairedTables(): readonly string[] {
  const unpaired = Map.groupBy(configRules, (rule) => rule.unpaired);
  return (Object.keys(reasons) as UnpairedReason[]).flatMap((reason) => [
    reasons[reason],
    table(
      ["AWS Config rule", "TRM clauses"],
      (unpaired.get(reason) ?? []).map((rule) => [configRuleText(rule), rule.clauses.join(", ")]),
    ),
  ]);
}

/** The slugs of the rules that a module exports as `rules`. */
async function rulesOfModule(path: string): Promise<ReadonlySet<string>> {
  const module = (await import(pathToFileURL(resolve(path)).href)) as { rules?: readonly { id: string }[] };
  if (module.rules === undefined) {
    const found = Object.keys(module).join(", ");
    throw new Error(`--rules: module exports no rules, got ${found}; a module whose rules are a list, each with an id`);
  }
  return new Set(module.rules.map((rule) => rule.id));
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { write: { type: "boolean" }, rules: { type: "string" } } });
  const implemented = values.rules === undefined ? new Set<string>() : await rulesOfModule(values.rules);
  const markdown = renderMatrix(controls, implemented);
  if (values.write === true) {
    writeFileSync(matrixFile, markdown);
  } else {
    process.stdout.write(markdown);
  }
}
