import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { TempFolder } from "./temp-folder.ts";

const SESSION = new URL("../../sandbox/session.ts", import.meta.url).href;

/** Prints a line of JSON, then does as the real stand-ins: lives until its stdin closes. */
const STAND_INS = `console.log(JSON.stringify({ aws: 4242 }));
console.error("stand-ins " + process.pid);
process.stdin.resume().on("end", () => process.exit(0));`;

/** Opens a sandbox and runs one command in it, as sandbox/run.ts does. */
const DRIVER = (temp: string) => `import { withSandbox } from ${JSON.stringify(SESSION)};
const [command, ...args] = process.argv.slice(2);
const options = { stateFolder: ${JSON.stringify(join(temp, "state"))}, standIns: ${JSON.stringify(join(temp, "serve.mjs"))} };
process.exitCode = await withSandbox(async (sandbox) => {
  const { code, stdout, stderr } = await sandbox.run(command, args, { stdio: process.env.STDIO });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return code;
}, options);`;

describe("a sandbox session", () => {
  const temp = new TempFolder();
  const pulumi = temp.script("bin/pulumi", "echo v3.999.0");
  temp.write("serve.mjs", STAND_INS);
  const driver = temp.write("driver.mjs", DRIVER(temp.path));

  const start = (stdio: "inherit" | "pipe", ...command: string[]) =>
    spawn(process.execPath, [driver, ...command], {
      env: { ...process.env, PATH: `${pulumi}:${process.env.PATH}`, STDIO: stdio },
      stdio: ["ignore", "pipe", "pipe"],
    });

  const outcome = async (child: ChildProcess) => {
    let stdout = "";
    child.stdout?.on("data", (part: Buffer) => (stdout += part.toString()));
    const [code] = (await once(child, "close")) as [number];
    return { code, stdout };
  };

  /** The process ids of the command, which writes its own to a file, and of the stand-ins, once both run. */
  const pids = async (child: ChildProcess, file: string): Promise<number[]> => {
    if (!child.stderr) throw new Error("no stderr");
    const [line] = (await once(createInterface({ input: child.stderr }), "line")) as [string];
    let command = "";
    while (command === "") {
      await sleep(20);
      command = existsSync(file) ? readFileSync(file, "utf8") : "";
    }
    return [Number(command), Number(line.split(" ").at(-1))];
  };

  const gone = async (pid: number) => {
    for (let tries = 0; tries < 60; tries++) {
      try {
        process.kill(pid, 0);
      } catch {
        return true;
      }
      await sleep(50);
    }
    return false;
  };

  it("runs a command in the sandbox's environment and passes its exit code on", async () => {
    const { code, stdout } = await outcome(
      start("pipe", "sh", "-c", "echo $PULUMI_DEBUG_PROVIDERS $PULUMI_HOME; exit 9"),
    );
    expect({ code, stdout }).to.deep.equal({ code: 9, stdout: `aws:4242 ${temp.path}/state/home\n` });
  });

  it("gives 127 for a command that does not exist", async () => {
    expect(await outcome(start("inherit", "no-such-command"))).to.include({ code: 127 });
  });

  for (const stdio of ["inherit", "pipe"] as const) {
    for (const [signal, code] of [
      ["SIGTERM", 143],
      ["SIGINT", 130],
      ["SIGHUP", 129],
    ] as const) {
      it(`leaves no process behind on ${signal} (${stdio})`, async () => {
        const file = join(temp.path, `${stdio}-${signal}`);
        const child = start(stdio, "sh", "-c", `echo $$ > ${file}; exec sleep 60`);
        const running = await pids(child, file);
        child.kill(signal);
        expect((await outcome(child)).code).to.equal(code);
        expect(await Promise.all(running.map(gone))).to.deep.equal([true, true]);
      });
    }
  }

  it("takes the children of a command along that runs without the terminal", async () => {
    const file = join(temp.path, "grandchild");
    const child = start("pipe", "sh", "-c", `sleep 60 & echo $! > ${file}; wait`);
    const running = await pids(child, file);
    child.kill("SIGTERM");
    expect(await Promise.all(running.map(gone))).to.deep.equal([true, true]);
  });

  it("takes the stand-ins along when it is killed outright", async () => {
    const file = join(temp.path, "killed");
    const child = start("inherit", "sh", "-c", `echo $$ > ${file}; exec sleep 60`);
    const [command = 0, standIns = 0] = await pids(child, file);
    child.kill("SIGKILL");
    expect(await gone(standIns)).to.equal(true);
    process.kill(command); // nobody can hand on SIGKILL
  });

  it("says why when the stand-ins do not start", async () => {
    const failing = temp.write("failing.mjs", "process.exit(3)");
    const script = temp.write(
      "failing-driver.mjs",
      DRIVER(temp.path).replace(/standIns: "[^"]*"/, `standIns: "${failing}"`),
    );
    const child = spawn(process.execPath, [script, "true"], {
      env: { ...process.env, PATH: `${pulumi}:${process.env.PATH}` },
    });
    let stderr = "";
    child.stderr.on("data", (part: Buffer) => (stderr += part.toString()));
    expect((await outcome(child)).code).not.to.equal(0);
    expect(stderr).to.contain("the AWS stand-ins did not start: exit code 3");
  });
});
