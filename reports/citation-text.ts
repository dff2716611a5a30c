import type { Finding } from "./findings.ts";

/** The clauses of a finding, such as `TRM 11.2.1, FSM-N06 4.4 (binding)`. */
export function citationsText(clauses: Finding["clauses"]): string {
  return clauses
    .map(({ instrument, clause, binding }) => `${instrument} ${clause}${binding ? " (binding)" : ""}`)
    .join(", ");
}

/** Where a finding points, as people write it: the file and line, else the resource, else the stack. */
export function placeText({ location, resource }: Finding): string {
  if (location !== null) return `${location.file}:${String(location.line)}`;
  return resource === null ? "the stack as a whole" : resource.urn;
}
