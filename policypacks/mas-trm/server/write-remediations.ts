import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { PackIdentity } from "./describe.ts";
import { changeText, withChanges } from "./remedies.ts";
import type { Remediation } from "./session.ts";

/**
 * Puts remediations into the engine's words. The engine takes the properties of each in turn; it shows the text of a
 * diagnostic and not the description, so each change is told by a second entry.
 *
 * @param request the bytes of the engine's AnalyzeRequest: its marks of secrets and unknowns must come back as they are
 */
export function writeRemediations(
  pack: PackIdentity,
  request: Uint8Array,
  remediations: readonly Remediation[],
): analyzer.RemediateResponse {
  const response = new analyzer.RemediateResponse();
  if (remediations.length === 0) return response;
  let now: Readonly<Record<string, unknown>> =
    analyzer.AnalyzeRequest.deserializeBinary(request).getProperties()?.toJavaScript() ?? {};
  for (const remediation of remediations) {
    now = withChanges(now, remediation.changes);
    const made = entryOf(pack, remediation);
    made.setProperties(struct.Struct.fromJavaScript(now as Record<string, struct.JavaScriptValue>));
    const told = entryOf(pack, remediation);
    told.setDiagnostic(`${remediation.rule.title}\nRemediated: ${whatWasSet(remediation)}`);
    response.addRemediations(made);
    response.addRemediations(told);
  }
  return response;
}

function entryOf(pack: PackIdentity, { rule }: Remediation): analyzer.Remediation {
  const entry = new analyzer.Remediation();
  entry.setPolicyname(rule.id);
  entry.setPolicypackname(pack.name);
  entry.setPolicypackversion(pack.version);
  entry.setDescription(rule.title);
  return entry;
}

function whatWasSet({ changes }: Remediation): string {
  return `the pack sets ${changes.map(changeText).join(", ")}; the program still says otherwise`;
}
