import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

/**
 * Compares a rendered file with the copy that was reviewed, byte for byte.
 *
 * `UPDATE_SNAPSHOTS=1` writes the copies anew; the change then shows in the diff. A missing copy fails: nothing counts as
 * reviewed by itself.
 *
 * @param snapshot where the reviewed copy lies, without its ending `.snap`
 * @param content what was rendered now
 */
export function expectSnapshot(snapshot: URL, content: string): void {
  // A name of its own, so that formatters leave the bytes alone.
  const file = `${fileURLToPath(snapshot)}.snap`;
  if (process.env["UPDATE_SNAPSHOTS"] === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  expect(existsSync(file), `${file} is missing; run with UPDATE_SNAPSHOTS=1 and review it`).to.equal(true);
  expect(content).to.equal(readFileSync(file, "utf8"));
}
