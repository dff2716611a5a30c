import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/**
 * Reads a file that a person wrote.
 *
 * @param file its name from the folder, as the error shall show it
 * @param expected what it should be and which setting names it
 * @param folder where the project lies; left out, the working folder
 * @throws pulumi.RunError, shown without a stack trace, where there is no such file or it is not UTF-8
 */
export function readTextFile(file: string, expected: string, folder = "."): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(resolve(folder, file));
  } catch {
    throw new pulumi.RunError(`${file}: cannot be read; ${expected}`);
  }
  try {
    // Without it, every letter that is not UTF-8 would become the same sign, and two users one.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new pulumi.RunError(`${file}: is not UTF-8; ${expected}, saved as UTF-8`);
  }
}
