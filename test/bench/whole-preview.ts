import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "../../sandbox/folders.ts";
import { openSandbox } from "../../sandbox/session.ts";

const STACK = "prod";

/** Previews `prod`, again and again. */
export interface PreviewBench {
  /**
   * Milliseconds of one `pulumi preview`, from its start to its end.
   *
   * @param pack folder of a policy pack; none without
   * @throws when the preview does not succeed
   */
  time(pack: string | undefined, config?: string): Promise<number>;
  close(): Promise<void>;
}

/** Opens a sandbox with a state of its own for whole previews. */
export async function openPreviewBench(): Promise<PreviewBench> {
  const stateFolder = await mkdtemp(join(tmpdir(), "kiro-bench-"));
  const sandbox = await openSandbox({ stateFolder });
  return {
    async time(pack, config) {
      const judged = pack === undefined ? [] : ["--policy-pack", pack];
      const configured = config === undefined ? [] : ["--policy-pack-config", config];
      const flags = ["preview", "--json", "--stack", STACK, ...judged, ...configured];
      const started = performance.now();
      const { code, stderr } = await sandbox.run("pulumi", flags, { cwd: REPOSITORY });
      if (code !== 0) throw new Error(`pulumi preview ended with code ${String(code)}: ${stderr.trim()}`);
      return performance.now() - started;
    },
    async close() {
      await sandbox.close();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}
