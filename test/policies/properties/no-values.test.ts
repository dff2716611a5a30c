import { expect } from "chai";
import type { TestResource } from "../support/examine.ts";
import { placesIn } from "./places.ts";
import { examples } from "./stacks.ts";
import { knownTypes, vocabulary } from "./vocabulary.ts";
import { sayings } from "./whole-pack.ts";

const SECRET = "hunter2Marker";

/** A secret alone, and beside what belongs there: as a part of an ARN, a connection, a list in a text. */
const beside = (value: string) => [SECRET, `${value} ${SECRET}`, `${SECRET}@${value}`, `${value},${SECRET}`];
const ALONE = [SECRET, `arn:aws:iam::${SECRET}:root`, `arn:aws:s3:::logs/${SECRET}`, `${SECRET}:*`];

/** The findings whose text holds the secret. */
function leaks(stack: readonly TestResource[]): readonly string[] {
  return sayings(stack)
    .filter(({ message }) => message.toLowerCase().includes(SECRET.toLowerCase()))
    .map(({ rule, message }) => `${rule}: ${message.split("\n")[0] ?? ""}`);
}

/** A property at a dotted path. */
function at(path: string, value: unknown): Record<string, unknown> {
  const [first = "", ...rest] = path.split(".");
  return { [first]: rest.length === 0 ? value : at(rest.join("."), value) };
}

describe("no finding's text holds what a property holds", () => {
  it("when a secret stands in place of any text of the rules' examples, or beside it", () => {
    for (const { rule, side, resources } of examples) {
      for (const [index, resource] of resources.entries()) {
        for (const place of placesIn(resource.props).filter(({ value }) => typeof value === "string")) {
          for (const value of beside(place.value as string)) {
            const changed = { ...resource, props: place.put(value) as TestResource["props"] };
            const found = leaks(resources.toSpliced(index, 1, changed));
            expect(found, `${place.path.join(".")} in the ${side} example of ${rule}`).to.deep.equal([]);
          }
        }
      }
    }
  }).timeout(120_000);

  it("when a secret stands in any property that a rule reads", () => {
    for (const type of knownTypes) {
      for (const path of vocabulary.get(type) ?? []) {
        // Every form at every path would take minutes; each path has one, each type all.
        const value = ALONE[path.length % ALONE.length];
        expect(leaks([{ type, name: "subject", props: at(path, value) }]), `${path} of ${type}`).to.deep.equal([]);
      }
    }
  }).timeout(120_000);
});
