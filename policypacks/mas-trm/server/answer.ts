import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { citationText, controlById } from "../../../controls/catalogue.ts";
import type { Finding } from "../kit/judge.ts";
import type { Rule } from "../kit/rule.ts";
import { levelNumber, severityNumber, type PackIdentity } from "./describe.ts";
import type { Answer, Judgement } from "./session.ts";

/** The first words of a finding's message tell its verdict to people and to reports alike. */
const OPENING: Readonly<Record<Finding["verdict"], string>> = {
  violation: "",
  undetermined: "Undetermined: ",
  error: "Not evaluated: ",
};

/**
 * Puts an answer into the engine's words, as bytes on the wire.
 *
 * Almost all of an answer is the list of rules that had nothing to look at, the same for every resource of a type. It is
 * written once: the encoding of two messages, one after the other, is the encoding of both together.
 */
export function writeAnswer(pack: PackIdentity, answer: Answer): Buffer {
  const response = new analyzer.AnalyzeResponse();
  response.setDiagnosticsList(answer.judgements.map((judgement) => writeDiagnostic(pack, judgement)));
  return Buffer.concat([response.serializeBinary(), writeNotApplicable(answer.notApplicable)]);
}

/** What every finding of a rule ends with: how to mend it, and the clauses. */
function endingOf(rule: Rule): string {
  const clauses = controlById(rule.control)?.citations.map(citationText) ?? [];
  return `Fix: ${rule.remediation}\nControl: ${[rule.control, ...clauses].join(", ")}`;
}

/** The text of a finding: why, what to do, and the clauses, a line each. */
export function messageOf({ rule, finding, exemption }: Pick<Judgement, "rule" | "finding" | "exemption">): string {
  const opening = exemption === undefined ? OPENING[finding.verdict] : "Exempt: ";
  return [
    `${opening}${finding.why}`,
    ...(exemption === undefined
      ? []
      : [`Allowed: until ${exemption.expires} by ${exemption.approver}, ${exemption.ticket}`]),
    endingOf(rule),
  ].join("\n");
}

function writeDiagnostic(pack: PackIdentity, judgement: Judgement): analyzer.AnalyzeDiagnostic {
  const { rule, finding, level } = judgement;
  const diagnostic = new analyzer.AnalyzeDiagnostic();
  diagnostic.setPolicyname(rule.id);
  diagnostic.setPolicypackname(pack.name);
  diagnostic.setPolicypackversion(pack.version);
  diagnostic.setDescription(rule.title);
  diagnostic.setMessage(`${rule.title}\n${messageOf(judgement)}`);
  diagnostic.setEnforcementlevel(levelNumber(level));
  diagnostic.setSeverity(severityNumber(rule));
  diagnostic.setUrn(finding.urn ?? "");
  return diagnostic;
}

const written = new WeakMap<readonly Rule[], Uint8Array>();

function writeNotApplicable(rules: readonly Rule[]): Uint8Array {
  const known = written.get(rules);
  if (known !== undefined) return known;
  const response = new analyzer.AnalyzeResponse();
  for (const rule of rules) {
    const message = response.addNotApplicable();
    message.setPolicyName(rule.id);
    message.setReason("looks at other types");
  }
  const bytes = response.serializeBinary();
  written.set(rules, bytes);
  return bytes;
}
