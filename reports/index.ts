import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readConfiguration } from "./configuration.ts";
import { readEngineEvents } from "./engine-events.ts";
import { findingsReport, type FindingsReport } from "./findings.ts";
import { judgeRun } from "./judge-run.ts";
import { renderMarkdown } from "./markdown.ts";
import { readPlan } from "./plan.ts";
import { renderTerminal } from "./terminal.ts";

/** One finished run of `pulumi preview --json --event-log`. */
export interface FinishedRun {
  readonly stack: string;
  /** Path of the engine's event log. */
  readonly eventLog: string;
  /** What `pulumi preview --json` printed. */
  readonly previewJson: string;
  /** Exit code of the Pulumi CLI. */
  readonly exitCode: number;
  /** The file given by --policy-pack-config, if one was. */
  readonly policyConfig?: string;
  /** Root of the repository; source files are named from it. */
  readonly projectDir: string;
  /** Folder to write the reports to; made when missing. */
  readonly outDir: string;
}

/** What the reports came to. */
export interface Reported {
  /** 0 clean, 1 violations, 2 not evaluated. */
  readonly exitCode: 0 | 1 | 2;
  readonly report: FindingsReport;
  /** The summary for a terminal. */
  readonly summary: string;
  /** The files written. */
  readonly files: readonly string[];
}

const EXIT_CODES = { clean: 0, violations: 1, "not evaluated": 2 } as const;

/** Judges a finished run and writes `findings.json` and `findings.md`. */
export async function report(run: FinishedRun): Promise<Reported> {
  const log = await readFile(run.eventLog, "utf8").catch(() => "");
  const judged = findingsReport.parse(
    judgeRun({
      stack: run.stack,
      events: readEngineEvents(log),
      plan: readPlan(run.previewJson, run.projectDir),
      exitCode: run.exitCode,
      configuration: await readConfiguration(run.policyConfig, run.projectDir),
    }),
  );
  await mkdir(run.outDir, { recursive: true });
  const files = [
    await write(run.outDir, "findings.json", `${JSON.stringify(judged, null, 2)}\n`),
    await write(run.outDir, "findings.md", renderMarkdown(judged)),
  ];
  return { exitCode: EXIT_CODES[judged.verdict], report: judged, summary: renderTerminal(judged), files };
}

async function write(folder: string, name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
