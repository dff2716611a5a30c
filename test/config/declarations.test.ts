import { readFileSync } from "node:fs";
import * as awsEnums from "@pulumi/aws/types/enums/index.js";
import { expect } from "chai";
import { z } from "zod";
import { isStackJsonSchemaStale, stackJsonSchema } from "../../infra/config/json-schema.ts";
import { AWS_REGIONS } from "../../infra/config/regions.ts";
import { landingZoneSchema, PROJECT } from "../../infra/config/schema.ts";
import { changed, readYaml, type Settings, stackFile } from "./given.ts";
import { WRONG_COMBINATIONS } from "./wrong-combinations.ts";
import { WRONG_SHAPES } from "./wrong-shapes.ts";

interface Declaration {
  readonly type: string;
  readonly description: string;
  readonly default: unknown;
}

describe("Pulumi.yaml", () => {
  const project = readYaml("Pulumi.yaml");
  const declared = project["config"] as Record<string, Declaration>;

  it("names the project whose keys the program reads", () => {
    expect(project["name"]).to.equal(PROJECT);
  });

  it("runs from the root, by the entry that package.json names", () => {
    expect(project).not.to.have.property("main");
    expect(readYaml("package.json")["main"]).to.equal("infra/index.ts");
  });

  it("declares every key of the schema, in its order and with its description", () => {
    const described = Object.entries(landingZoneSchema.shape).map(([key, part]) => [key, part.description]);
    expect(Object.entries(declared).map(([key, { description }]) => [key, description])).to.deep.equal(described);
  });

  it("gives every key a type and a default, so that Pulumi leaves missing keys to the program", () => {
    const kinds = Object.entries(declared).map(([key, { type, default: value }]) => [key, type, value]);
    expect(kinds).to.deep.equal([
      ["environment", "string", ""],
      ["kiroProfileRegion", "string", ""],
      ["identityCenterRegion", "string", ""],
      ["organizationId", "string", ""],
      ["tags", "object", {}],
      ["network", "object", {}],
      ["kiroAccess", "object", {}],
      ["audit", "object", {}],
      ["identity", "object", {}],
      ["egress", "object", {}],
      ["desktops", "object", {}],
      ["endpointConfiguration", "object", {}],
      ["mcp", "object", {}],
      ["monitoring", "object", {}],
      ["keys", "object", {}],
      ["protectEvidence", "boolean", landingZoneSchema.shape.protectEvidence.parse(undefined)],
    ]);
  });
});

describe("the stack files", () => {
  /** Every way into a value, in the order of the file. */
  const waysInto = (value: unknown, way = ""): string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([step, inner]) => [`${way}/${step}`, ...waysInto(inner, `${way}/${step}`)])
      : [];

  it("say the same things in the same order, so that a diff shows every difference", () => {
    expect(waysInto(stackFile("dev"))).to.deep.equal(waysInto(stackFile("prod")));
    const lines = (stack: string) =>
      readFileSync(new URL(`../../Pulumi.${stack}.yaml`, import.meta.url), "utf8").split("\n").length;
    expect(lines("dev")).to.equal(lines("prod"));
  });

  for (const stack of ["dev", "prod"]) {
    it(`carry the editor's schema and no encryption salt (${stack})`, () => {
      const text = readFileSync(new URL(`../../Pulumi.${stack}.yaml`, import.meta.url), "utf8");
      expect(text.split("\n")[0]).to.equal("# yaml-language-server: $schema=infra/config/stack.schema.json");
      expect(Object.keys(readYaml(`Pulumi.${stack}.yaml`))).to.deep.equal(["config"]);
    });
  }
});

describe("the JSON Schema for editors", () => {
  const schema = z.fromJSONSchema(stackJsonSchema());
  const accepts = (config: Settings) => schema.safeParse({ config }).success;

  it("is fresh: otherwise run node infra/config/json-schema.ts --write", () => {
    expect(isStackJsonSchemaStale()).to.equal(false);
  });

  for (const stack of ["dev", "prod"]) {
    it(`accepts Pulumi.${stack}.yaml, and other packages' keys beside it`, () => {
      expect(accepts({ ...stackFile(stack), "other:key": 1, "aws:profile": "kiro" })).to.equal(true);
    });
  }

  for (const { why, stack, changes } of WRONG_SHAPES) {
    it(`refuses ${why}, as the program does`, () => {
      expect(accepts(changed(stackFile(stack), changes))).to.equal(false);
    });
  }

  for (const { why, stack, changes } of WRONG_COMBINATIONS) {
    it(`leaves ${why} to the program`, () => {
      expect(accepts(changed(stackFile(stack), changes))).to.equal(true);
    });
  }
});

describe("the list of regions", () => {
  it("holds the commercial regions that the AWS provider knows", () => {
    const known: string[] = Object.values(awsEnums.Region);
    const commercial = known.filter((region) => !/^(cn|us-gov|us-iso|eu-iso|eusc)/.test(region));
    expect([...AWS_REGIONS].sort()).to.deep.equal(commercial.sort());
  });
});
