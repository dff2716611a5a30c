import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Modules } from "./modules.ts";

describe("Modules", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "kiro-modules-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const compile = (files: Readonly<Record<string, string>>) => {
    for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code);
    return Modules.compile(Object.keys(files).map((name) => join(folder, name)));
  };

  it("runs a module once, and again with those that import it after it was forgotten", async () => {
    const modules = await compile({
      "low.ts": "export const made: number[] = [];",
      "middle.ts": 'import { made } from "./low.ts"; export { made };',
      "high.test.ts": 'import { made } from "./middle.ts"; export const count = made.push(1);',
      "other.test.ts": "export const own = {};",
    });
    const [high, other] = ["high.test.ts", "other.test.ts"].map((name) => join(folder, name));
    if (high === undefined || other === undefined) throw new Error("no paths");
    const first = modules.load(high);
    const untouched = modules.load(other);
    expect(modules.load(high)).to.equal(first);
    const forgotten = modules.forget(join(folder, "low.ts"));
    expect([...forgotten]).to.deep.equal(["low.ts", "middle.ts", "high.test.ts"].map((name) => join(folder, name)));
    expect(modules.load(high)).to.not.equal(first);
    expect(modules.load(high)).to.have.property("count", 1);
    expect(modules.load(other)).to.equal(untouched);
    expect(modules.tests).to.have.members([high, other]);
  });

  it("tries a module again that failed while it was loading", async () => {
    const modules = await compile({ "a.ts": "if (!('ready' in globalThis)) throw new Error('not ready');" });
    const [file] = [join(folder, "a.ts")];
    expect(() => modules.load(file)).to.throw("not ready");
    Object.assign(globalThis, { ready: true });
    try {
      expect(() => modules.load(file)).to.not.throw();
    } finally {
      Reflect.deleteProperty(globalThis, "ready");
    }
  });

  it("takes a CommonJS package's default as Node.js does, and knows where a module lies", async () => {
    const modules = await compile({
      "a.ts": 'import path from "node:path"; export const name = path.basename(import.meta.filename);',
    });
    expect(modules.load(join(folder, "a.ts"))).to.have.property("name", "a.ts");
  });

  it("leaves to Node.js a file that is not among the compiled ones", async () => {
    writeFileSync(join(folder, "outside.mjs"), "export const inside = await Promise.resolve(import.meta.filename);");
    writeFileSync(join(folder, "known.mjs"), "export const made = [];");
    const modules = await compile({ "a.ts": 'export { made } from "./known.mjs";', "b.ts": 'import "./outside.mjs";' });
    const load = () => modules.load(join(folder, "a.ts")) as { made: unknown };
    const first = load();
    modules.forget(join(folder, "a.ts"));
    expect(load()).to.not.equal(first);
    expect(load().made).to.equal(first.made);
    expect(() => modules.load(join(folder, "b.ts"))).to.throw(
      "require() cannot be used on an ESM graph with top-level await",
    );
  });

  it("fails for a module that CommonJS cannot say only when it is loaded", async () => {
    const modules = await compile({ "a.ts": "export const a = await Promise.resolve(1);" });
    expect(() => modules.load(join(folder, "a.ts"))).to.throw(SyntaxError, "Top-level await");
    expect(() => modules.load(join(folder, "b.ts"))).to.throw("b.ts: is not one of the compiled files");
  });
});
