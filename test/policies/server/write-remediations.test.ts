import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import { writeRemediations } from "../../../policypacks/mas-trm/server/write-remediations.ts";
import { boxesAreRed as rule } from "../support/box-rule.ts";

const pack = { name: "test-pack", version: "1.2.3" };

describe("writeRemediations", () => {
  it("sets values on a resource that came without properties, and tells each of them", () => {
    const changes = [
      { path: ["colour"], value: "red" },
      { path: ["lid", "closed"], value: true },
    ];
    const bare = new analyzer.AnalyzeRequest().serializeBinary();
    const [made, told] = writeRemediations(pack, bare, [{ rule, changes }]).getRemediationsList();
    expect(made?.getProperties()?.toJavaScript()).to.deep.equal({ colour: "red", lid: { closed: true } });
    expect(told?.getDiagnostic()).to.equal(
      "Boxes are red\nRemediated: the pack sets colour to red, lid.closed to true; the program still says otherwise",
    );
    expect([made?.getDescription(), told?.getDescription()]).to.deep.equal(["Boxes are red", "Boxes are red"]);
  });

  it("does not so much as read a request that stays as it is", () => {
    const endsTooEarly = new Uint8Array([0x0a, 0x05]);
    expect(() => writeRemediations(pack, endsTooEarly, [{ rule, changes: [] }])).to.throw();
    expect(writeRemediations(pack, endsTooEarly, []).getRemediationsList()).to.deep.equal([]);
  });
});
