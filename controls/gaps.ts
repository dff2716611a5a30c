import { deepFreeze } from "./deep-freeze.ts";

/** A clause that no rule of the pack can judge, and why. */
export interface Gap {
  /** As citations are written: `TRM 7.4.1`. */
  readonly clause: string;
  /** Who or what has to see to it instead. One sentence. */
  readonly reason: string;
}

/** Every described clause that no control serves. A test holds the list to the catalogue. */
export const gaps: readonly Gap[] = deepFreeze([
  { clause: "TRM 6.2.1", reason: "How a team works shows in no resource." },
  {
    clause: "TRM 6.3.1",
    reason: "The pack is such a check itself; that a pipeline runs it, and blocks on it, is a setting of the pipeline.",
  },
  { clause: "TRM 6.4.7", reason: "Alerts on the use of an interface need its traffic, and a preview has none." },
  { clause: "TRM 6.4.8", reason: "Limits on load are each application's own, and so is what load is usual." },
  { clause: "TRM 7.4.1", reason: "The live machine alone knows which patches it has." },
  { clause: "TRM 8.1.3", reason: "Thresholds depend on the capacity that a service needs and on what is measured." },
  {
    clause: "TRM 8.5.4",
    reason: "AWS answers for the distance between its sites; the spread over zones is judged under 8.1.",
  },
  { clause: "TRM 9.1.7", reason: "Leavers and movers are handled in the identity provider." },
  { clause: "TRM 11.1.1(a)", reason: "A part of 11.1.1, which the controls cite as a whole." },
  { clause: "TRM 11.1.1(b)", reason: "A part of 11.1.1, which the controls cite as a whole." },
  { clause: "TRM 11.4.2", reason: "Hypervisors and hosts are AWS's side of the shared responsibility." },
  { clause: "TRM 14.2.2", reason: "Customers sign in to the bank's applications, not to its infrastructure." },
  { clause: "FSM-N05 7", reason: "A duty of people: telling MAS of an incident." },
  { clause: "FSM-N05 8", reason: "A duty of people: reporting on an incident." },
  { clause: "FSM-N06 4.2(a)", reason: "The live machine alone knows which patches it has." },
  { clause: "FSM-N06 4.2(b)", reason: "Which weakness has no patch, and what offsets it, is the bank's judgement." },
  {
    clause: "FSM-N06 4.3(a)",
    reason: "The bank writes its standards; the rules can be a part of them, and 4.3(b) is judged by them.",
  },
  {
    clause: "FSM-N06 4.6(b)",
    reason: "Who reaches customer information over the internet is known to the bank's applications.",
  },
]);

/** What no rule of the pack sees, whatever the clause. */
export const blindSpots: readonly string[] = deepFreeze([
  "The live account: what was made or changed outside Pulumi, what is patched, who signs in, what is used. AWS Config rules watch a part of it.",
  "Other stacks. What is referred to but made elsewhere is undetermined, or declared in the pack's configuration and reported as declared.",
  "What is known only after deployment. Such findings are undetermined, and `pulumi policy analyze` on the deployed stack settles them.",
  "What a deployment removes: policies are asked about resources that will exist. `protect-critical-resources` demands that Pulumi itself refuses to remove evidence and keys.",
  "Resources of providers other than `aws`. `no-unscannable-resources` refuses them until somebody has reviewed the type.",
  "What stands inside machine images, containers, archives and files that the program only names.",
  "People and processes: risk assessments, approvals, training, exercises, incident handling, tests of recovery. Most clauses ask for these too.",
]);
