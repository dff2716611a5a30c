/** A policy document as text, from its statements; Allow where a statement does not say otherwise. */
export function policyOf(...statements: readonly object[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({ Effect: "Allow", ...statement })),
  });
}
