import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import fc from "fast-check";
import struct, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { readInputs } from "../../../policypacks/mas-trm/server/wire.ts";
import { type TestResource, unknown } from "../support/examine.ts";
import { examples, oddStack } from "./stacks.ts";
import { line, sayings, SEED } from "./whole-pack.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** A value as the engine wraps it when the program made it a secret, and as an output; everything inside too. */
function asSecret(value: unknown): unknown {
  return { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value: inside(value, asSecret) };
}
function asOutput(value: unknown): unknown {
  const wrapped = { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", dependencies: [] };
  return value === unknown ? wrapped : { ...wrapped, value: inside(value, asOutput) };
}

function inside(value: unknown, wrap: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(wrap);
  if (value === null || typeof value !== "object" || SIGNATURE in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, wrap(part)]));
}

/** A stack whose properties went over the wire, each wrapped. */
function carried(stack: readonly TestResource[], wrap: (value: unknown) => unknown): readonly TestResource[] {
  return stack.map((resource) => {
    const request = new analyzer.AnalyzeRequest();
    const props = inside(resource.props, wrap) as Record<string, JavaScriptValue>;
    request.setProperties(struct.Struct.fromJavaScript(props));
    return { ...resource, props: readInputs(request.serializeBinary()).inputs ?? {} };
  });
}

const said = (stack: readonly TestResource[]) => sayings(stack).map(line);

describe("secrets and outputs that the engine wraps", () => {
  for (const [what, wrap] of [
    ["secrets", asSecret],
    ["outputs", asOutput],
  ] as const) {
    it(`are judged by what they hold: ${what} in each rule's examples`, () => {
      for (const { rule, side, resources } of examples) {
        expect(said(carried(resources, wrap)), `${side} example of ${rule}`).to.deep.equal(said(resources));
      }
    }).timeout(120_000);

    it(`are judged by what they hold: ${what} in odd stacks`, () => {
      fc.assert(
        fc.property(oddStack, (stack) => {
          const plain = carried(stack, (value) => value);
          expect(said(carried(stack, wrap))).to.deep.equal(said(plain));
        }),
        { seed: SEED, numRuns: 40 },
      );
    }).timeout(120_000);
  }
});
