import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import grpc from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import type analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { inputsOf, stackOf } from "./resources.ts";

const RUNNER = new URL("../../node_modules/@pulumi/pulumi/cmd/run-policy-pack", import.meta.url).pathname;
const MAX_BYTES = 400 * 1024 * 1024;

type Call = (request: unknown) => Promise<unknown>;

/** A running policy pack, asked as the engine asks it: one call at a time. */
export interface PackProcess {
  /** From start to the port on stdout, in milliseconds. */
  readonly startMs: number;
  /** Microseconds for each resource, over so many resources one after another. */
  perResource(count: number): Promise<number>;
  /** Milliseconds to judge a stack of so many resources, from a fresh process on. */
  perStack(count: number): Promise<number>;
  /** The most memory that the process has held so far, in MiB; undefined where the system does not tell. */
  peakMib(): number | undefined;
  close(): void;
}

/** Starts a pack by Pulumi's own runner. */
export async function startPack(folder: string, memoryMb = 4096): Promise<PackProcess> {
  const from = performance.now();
  const args = [`--max-old-space-size=${String(memoryMb)}`, RUNNER, "127.0.0.1:1", folder];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("close", (code) => reject(new Error(`${folder} ended with code ${String(code)}`)));
  });
  const startMs = performance.now() - from;
  const limits = { "grpc.max_receive_message_length": MAX_BYTES, "grpc.max_send_message_length": MAX_BYTES };
  const client = new services.AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), limits);
  const analyze = promisify(client.analyze.bind(client)) as Call;
  const analyzeStack = promisify(client.analyzeStack.bind(client)) as Call;
  return {
    startMs,
    async perResource(count) {
      const requests: analyzer.AnalyzeRequest[] = Array.from({ length: count }, (_, n) => inputsOf(n));
      const started = performance.now();
      for (const request of requests) await analyze(request);
      return ((performance.now() - started) * 1000) / count;
    },
    async perStack(count) {
      const request = stackOf(count);
      const started = performance.now();
      await analyzeStack(request);
      return performance.now() - started;
    },
    peakMib() {
      const status = `/proc/${String(child.pid)}/status`;
      if (!existsSync(status)) return undefined;
      const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1];
      return kib === undefined ? undefined : Number(kib) / 1024;
    },
    close() {
      client.close();
      child.kill("SIGKILL");
    },
  };
}
