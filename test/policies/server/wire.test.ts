import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import fc from "fast-check";
import struct, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { readInputs, readStack } from "../../../policypacks/mas-trm/server/wire.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const urn = "urn:pulumi:prod::test::test:box:Box::box";

/** Plain data as protobuf's Struct can carry it. */
const plainData = fc.dictionary(
  fc.string().filter((key) => key !== "__proto__" && key !== SIGNATURE),
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true }),
      fc.string({ unit: "grapheme" }),
      fc.array(tie("value")),
      fc.dictionary(fc.constantFrom("a", "b", "tags"), tie("value")),
    ),
  })).value,
);

function structOf(props: object): struct.Struct {
  return struct.Struct.fromJavaScript(structuredClone(props) as Record<string, JavaScriptValue>);
}

function options({ parent = "" } = {}): analyzer.AnalyzerResourceOptions {
  const made = new analyzer.AnalyzerResourceOptions();
  made.setProtect(true);
  made.setIgnorechangesList(["tags", "policy"]);
  made.setAliasesList(["passed over"]);
  made.setParent(parent);
  return made;
}

function provider(): analyzer.AnalyzerProviderResource {
  const made = new analyzer.AnalyzerProviderResource();
  made.setType("pulumi:providers:test");
  made.setUrn("passed over");
  made.setName("default");
  made.setProperties(structOf({ region: "ap-southeast-1" }));
  return made;
}

describe("the bytes of the analyzer protocol", () => {
  it("tell everything of a resource that is about to be made", () => {
    const request = new analyzer.AnalyzeRequest();
    request.setType("test:box:Box");
    request.setUrn(urn);
    request.setName("box");
    request.setProperties(structOf({ colour: "red" }));
    request.setOptions(options({ parent: "urn:parent" }));
    request.setProvider(provider());
    expect(readInputs(request.serializeBinary())).to.deep.equal({
      urn,
      type: "test:box:Box",
      name: "box",
      inputs: { colour: "red" },
      options: { protect: true, ignoreChanges: ["tags", "policy"] },
      parent: "urn:parent",
      provider: { type: "pulumi:providers:test", name: "default", props: { region: "ap-southeast-1" } },
    });
  });

  it("tell what a resource of the whole stack came from, and its parent by the resource's own word", () => {
    const resource = new analyzer.AnalyzerResource();
    resource.setType("test:box:Box");
    resource.setUrn(urn);
    resource.setName("box");
    resource.setProperties(structOf({ colour: "red" }));
    resource.setOptions(options({ parent: "urn:parent" }));
    resource.setParent("urn:own-parent");
    resource.setDependenciesList(["passed over"]);
    const origins = new analyzer.AnalyzerPropertyDependencies();
    origins.setUrnsList(["urn:a", "urn:b"]);
    resource.getPropertydependenciesMap().set("colour", origins);
    resource.getPropertydependenciesMap().set("size", new analyzer.AnalyzerPropertyDependencies());
    const request = new analyzer.AnalyzeStackRequest();
    request.setResourcesList([resource]);
    expect(readStack(request.serializeBinary())).to.deep.equal([
      {
        urn,
        type: "test:box:Box",
        name: "box",
        outputs: { colour: "red" },
        options: { protect: true, ignoreChanges: ["tags", "policy"] },
        parent: "urn:own-parent",
        propertyDependencies: { colour: ["urn:a", "urn:b"], size: [] },
      },
    ]);
  });

  it("tell nothing of what the engine left out", () => {
    const request = new analyzer.AnalyzeStackRequest();
    request.setResourcesList([new analyzer.AnalyzerResource()]);
    const bare = { urn: "", type: "", name: "", options: { protect: false, ignoreChanges: [] } };
    expect(readStack(request.serializeBinary())).to.deep.equal([{ ...bare, outputs: {}, propertyDependencies: {} }]);
    expect(readInputs(new analyzer.AnalyzeRequest().serializeBinary())).to.deep.equal({ ...bare, inputs: {} });
  });

  it("carry any properties unchanged", () => {
    fc.assert(
      fc.property(plainData, (props) => {
        const request = new analyzer.AnalyzeRequest();
        request.setProperties(structOf(props));
        expect(readInputs(request.serializeBinary()).inputs).to.deep.equal({ ...props });
      }),
    );
  });

  it("tell an output that is not known yet from one that is", () => {
    const request = new analyzer.AnalyzeRequest();
    const open = { [SIGNATURE]: OUTPUT_VALUE };
    request.setProperties(structOf({ open, known: { ...open, value: "red" }, list: [open] }));
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    expect(readInputs(request.serializeBinary()).inputs).to.deep.equal({
      open: unknown,
      known: "red",
      list: [unknown],
    });
  });

  it("are refused when they end in the middle", () => {
    const request = new analyzer.AnalyzeRequest();
    request.setProperties(structOf({ colour: "red" }));
    const bytes = request.serializeBinary();
    expect(() => readInputs(bytes.subarray(0, bytes.length - 3))).to.throw();
  });
});
