import { expect } from "chai";
import { readPlan } from "../../reports/plan.ts";

const urn = "urn:pulumi:dev::kiro::kiro:network:IsolatedVpc$aws:ec2/vpc:Vpc::kiro-vpc";

function located(...positions: readonly (string | undefined)[]) {
  const stackTrace = positions.map((sourcePosition) => (sourcePosition === undefined ? {} : { sourcePosition }));
  const json = JSON.stringify({ steps: [{ op: "create", urn, newState: { type: "aws:ec2/vpc:Vpc", stackTrace } }] });
  return readPlan(json, "/repo").get(urn)?.location;
}

describe("the plan", () => {
  for (const [why, positions, expected] of [
    ["ES modules", ["project:///file:/repo/infra/index.ts#12,3"], { file: "infra/index.ts", line: 12 }],
    [
      "ES modules with three slashes",
      ["project:///file:///repo/infra/index.ts#12,3"],
      { file: "infra/index.ts", line: 12 },
    ],
    ["CommonJS", ["project:///infra/index.js#7,1"], { file: "infra/index.js", line: 7 }],
    ["escaped characters", ["project:///file:/repo/my%20infra/index.ts#1,1"], { file: "my infra/index.ts", line: 1 }],
    [
      "the first frame inside the project",
      [
        undefined,
        "project:///../elsewhere/x.ts#1,1",
        "project:///file:/repo/node_modules/@pulumi/pulumi/resource.js#1,1",
        "project:///file:/repo/components/vpc.ts#30,1",
        "project:///file:/repo/infra/index.ts#12,3",
      ],
      { file: "components/vpc.ts", line: 30 },
    ],
    ["no frame at all", [], undefined],
  ] as const) {
    it(`names file and line: ${why}`, () => {
      expect(located(...positions)).to.deep.equal(expected);
    });
  }

  it("falls back to the resource's own position", () => {
    const json = JSON.stringify({ steps: [{ op: "same", urn, newState: { sourcePosition: "project:///a.ts#3,1" } }] });
    expect(readPlan(json, "/repo").get(urn)).to.deep.equal({
      urn,
      type: "aws:ec2/vpc:Vpc",
      name: "kiro-vpc",
      operation: "same",
      parent: undefined,
      location: { file: "a.ts", line: 3 },
    });
  });

  it("is empty when the engine printed none", () => {
    expect(readPlan("error: no stack selected", "/repo").size).to.equal(0);
  });
});
