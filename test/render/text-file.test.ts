import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { readTextFile } from "../../infra/text-file.ts";

describe("a file that a person wrote", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "text-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const read = (name: string) => readTextFile(name, "a roster", folder);

  it("is read as UTF-8, without the byte order mark that some editors write", () => {
    writeFileSync(join(folder, "r.csv"), "\uFEFFuser\ndev.müller\n");
    expect(read("r.csv")).to.equal("user\ndev.müller\n");
  });

  for (const [why, bytes] of [
    ["Latin-1", Buffer.from("user\ndev.müller\n", "latin1")],
    ["UTF-16, as Excel's Unicode text is", Buffer.from("\uFEFFuser\n", "utf16le")],
    ["no text at all", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe])],
  ] as const) {
    it(`is refused in one line when it is ${why}`, () => {
      writeFileSync(join(folder, "r.csv"), bytes);
      expect(() => read("r.csv")).to.throw(pulumi.RunError, /^r\.csv: is not UTF-8; a roster, saved as UTF-8$/);
    });
  }

  it("is refused in one line when it is a folder, or not there", () => {
    mkdirSync(join(folder, "r.csv"));
    for (const name of ["r.csv", "none.csv"]) {
      expect(() => read(name)).to.throw(pulumi.RunError, new RegExp(`^${name}: cannot be read; a roster$`));
    }
  });
});
