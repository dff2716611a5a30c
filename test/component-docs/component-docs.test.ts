import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import * as surface from "../../components/index.ts";
import { clauseOf } from "../../controls/instruments.ts";
import { COMPONENTS } from "../components/every-component.ts";
import { measure } from "./measured.ts";
import { readSources } from "./sources.ts";
import { stalePages } from "./write.ts";

const { components } = readSources();

/** Clauses that the guide cites for a component, and that no control of the catalogue serves. */
const BEYOND_THE_CATALOGUE = ["6.1.3"];

describe("documentation of components", () => {
  it("knows every component: in a source file, exported, and held to the invariants", () => {
    const inSources = components.map(({ name }) => name).sort();
    const exported = Object.values<unknown>(surface)
      .filter((it) => typeof it === "function" && it.prototype instanceof pulumi.ComponentResource)
      .map((it) => (it as { readonly name: string }).name);
    const covered = COMPONENTS.filter(({ layer }) => layer !== "landing-zone").map(({ kind }) => kind.name);
    expect(exported.sort()).to.deep.equal(inSources);
    expect(covered.sort()).to.deep.equal(inSources);
  });

  for (const { name, layer, purpose, clauses, args, outputs } of components) {
    it(`says of ${name} what it is for, takes and gives`, () => {
      expect(purpose, "doc comment of the class").to.match(/\.$/);
      expect(clauses, "@control of the class").to.not.be.empty;
      const unknown = clauses.filter((clause) => clauseOf({ instrument: "TRM", clause }) === undefined);
      expect(unknown, "clauses").to.deep.equal(unknown.filter((clause) => BEYOND_THE_CATALOGUE.includes(clause)));
      const unexplained = [...args, ...outputs].filter(({ meaning }) => meaning === "");
      expect(
        unexplained.map((it) => it.name),
        "without doc comment",
      ).to.deep.equal([]);
      const open = args.filter((it) => it.isOptional && it.default === undefined);
      expect(
        open.map((it) => it.name),
        "optional without @default",
      ).to.deep.equal([]);
      expect(COMPONENTS.find(({ kind }) => kind.name === name)?.layer).to.equal(layer);
    });
  }

  it("tells apart what a component decides from what its arguments say", async () => {
    const settings = async (kind: string, type: string) =>
      (await measure(kind)).made.find((it) => it.type === type)?.settings;
    expect(await settings("IsolatedVpc", "aws.ec2.Subnet")).to.deep.equal([
      "assignIpv6AddressOnCreation: false",
      "mapPublicIpOnLaunch: false",
    ]);
    // The alias, the days and whether it can be deleted are arguments.
    expect(await settings("CustomerKey", "aws.kms.Key")).to.include("enableKeyRotation: true");
    expect((await settings("CustomerKey", "aws.kms.Key"))?.join()).to.not.match(/365|30|deletion/i);
  });

  it("draws an arrow from what refers to what it refers to", async () => {
    const { picture } = await measure("IsolatedVpc");
    const id = (label: string) => new RegExp(`(r\\d+)\\["(?:\\d+ × )?${label}"\\]`).exec(picture)?.[1] ?? "?";
    expect(picture.split("\n")).to.include(`  ${id("ec2.Subnet")} --> ${id("ec2.Vpc")}`);
    expect(picture).to.not.include(`${id("ec2.Vpc")} -->`);
  });

  it("is what the sources and a run of each component make; node test/component-docs/write.ts --write renews it", async () => {
    expect(await stalePages()).to.deep.equal([]);
  });
});
