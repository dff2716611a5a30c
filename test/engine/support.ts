import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { report, type Reported } from "../../reports/index.ts";
import { openSandbox, type Sandbox } from "../../sandbox/session.ts";

/** Root of the repository. */
export const ROOT = join(import.meta.dirname, "..", "..");
/** The policy pack. */
export const PACK = join(ROOT, "policypacks", "mas-trm");

/** A sandbox with a state of its own, for one group of tests. */
export interface TestSandbox extends Sandbox {
  /** Previews a project with the pack, as `npm run preview` does. */
  preview(project: string, stack: string, flags?: readonly string[], packs?: Packs): Promise<Previewed>;
  /** Runs `pulumi` in a project. */
  pulumi(project: string, ...args: readonly string[]): ReturnType<Sandbox["run"]>;
}

/** With what a preview is judged. */
export interface Packs {
  /** Folder of the policy pack; our own when left out. */
  readonly policyPack?: string;
  /** File with the pack's configuration; the defaults hold when left out. */
  readonly policyConfig?: string;
}

/** How a preview ended. */
export interface Previewed extends Reported {
  /** Exit code of `pulumi`. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Mandatory violations: `rule resource`, sorted. */
  readonly violations: readonly string[];
}

/** Opens a sandbox whose state vanishes with it. */
export async function openTestSandbox(): Promise<TestSandbox> {
  const stateFolder = await mkdtemp(join(tmpdir(), "kiro-engine-"));
  const sandbox = await openSandbox({ stateFolder });
  const pulumi = (project: string, ...args: readonly string[]) => sandbox.run("pulumi", args, { cwd: project });
  return {
    ...sandbox,
    pulumi,
    async preview(project, stack, flags = [], { policyPack = PACK, policyConfig } = {}) {
      const folder = await mkdtemp(join(stateFolder, "run-"));
      const eventLog = join(folder, "events.ndjson");
      const judges = ["--policy-pack", policyPack, ...(policyConfig ? ["--policy-pack-config", policyConfig] : [])];
      const asked = ["--json", "--show-sames", "--event-log", eventLog, ...judges, "--stack", stack];
      const env = { PULUMI_DEBUG_COMMANDS: "1" };
      const run = await sandbox.run("pulumi", ["preview", ...asked, ...flags], { cwd: project, env });
      const previewJson = run.stdout;
      const told = await report({
        stack,
        eventLog,
        previewJson,
        exitCode: run.code,
        ...(policyConfig && { policyConfig }),
        projectDir: ROOT,
        outDir: folder,
      });
      const violations = told.report.findings
        .filter((finding) => finding.verdict === "violation" && finding.level === "mandatory")
        .map((finding) => `${finding.rule} ${finding.resource?.name ?? "(stack)"}`);
      return {
        ...told,
        code: run.code,
        stdout: run.stdout,
        stderr: run.stderr,
        violations: [...new Set(violations)].sort(),
      };
    },
    async close() {
      await sandbox.close();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}
