import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readSources } from "./sources.ts";

const EXAMPLES = join(import.meta.dirname, "..", "..", "examples", "components");

/** Components that no example of their folder makes, and where a reader sees them at work. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  RoleAccess: "made by IdentityAccess for each role",
  InspectionVpc: "examples/inspection",
  InspectionPath: "examples/inspection",
  NetworkFirewall: "examples/inspection",
};

describe("the examples of components", () => {
  const { components } = readSources();

  for (const layer of new Set(components.map((component) => component.layer))) {
    it(`show every component of ${layer}, and import nothing of the landing zone`, () => {
      const file = join(EXAMPLES, layer, "index.ts");
      expect(existsSync(file)).to.equal(true);
      const text = readFileSync(file, "utf8");
      const own = components.filter((component) => component.layer === layer).map(({ name }) => name);
      const unseen = own.filter((name) => !text.includes(`new ${name}(`));
      expect(unseen).to.deep.equal(own.filter((name) => name in ELSEWHERE));
      const imported = [...text.matchAll(/from "(\.[^"]+)"/g)].map(([, path]) => path);
      expect(imported).to.deep.equal(["../../../components/index.ts"]);
    });
  }
});
