/** A PowerShell string that stands for exactly this text: in single quotes nothing is expanded. */
export function psText(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201A\u201B]/g, "$&$&")}'`;
}

/** A PowerShell array of strings. */
export function psList(texts: readonly string[]): string {
  return `@(${texts.map(psText).join(", ")})`;
}

/** The start of every script: stop at the first error, and at misspelt names. */
export const PS_STRICT = ["$ErrorActionPreference = 'Stop'", "Set-StrictMode -Version 2.0"] as const;
