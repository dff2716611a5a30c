import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import protobuf from "google-protobuf";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { isSecret, readInputs as inputsOf, readStack } from "../../../policypacks/mas-trm/server/wire.ts";
import { unknown } from "../support/examine.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const urn = "urn:pulumi:prod::test::test:box:Box::box";
const parent = "urn:pulumi:prod::test::test:room:Room::room";

const plain = (value: object) => struct.Struct.fromJavaScript(value as Record<string, struct.JavaScriptValue>);

function request(props?: object): analyzer.AnalyzeRequest {
  const made = new analyzer.AnalyzeRequest();
  made.setUrn(urn);
  made.setType("test:box:Box");
  made.setName("box");
  if (props) made.setProperties(plain(props));
  return made;
}

const readInputs = (made: analyzer.AnalyzeRequest) => inputsOf(made.serializeBinary());
function readOutputs(made: analyzer.AnalyzerResource) {
  const all = new analyzer.AnalyzeStackRequest();
  all.setResourcesList([made]);
  return readStack(all.serializeBinary())[0];
}
const read = (props: object) => readInputs(request(props)).inputs;

describe("what the engine says of a resource", () => {
  const bare = { urn, type: "test:box:Box", name: "box", options: { protect: false, ignoreChanges: [] } };

  it("is complete when the engine says next to nothing", () => {
    expect(readInputs(request())).to.deep.equal({ ...bare, inputs: {} });
  });

  it("holds options, parent and provider of a resource that is about to be made", () => {
    const options = new analyzer.AnalyzerResourceOptions();
    options.setProtect(true);
    options.setIgnorechangesList(["tags"]);
    options.setParent(parent);
    const provider = new analyzer.AnalyzerProviderResource();
    provider.setType("pulumi:providers:aws");
    provider.setName("default");
    provider.setProperties(plain({ region: "us-east-1" }));
    const made = request({ colour: "red" });
    made.setOptions(options);
    made.setProvider(provider);
    expect(readInputs(made)).to.deep.equal({
      ...bare,
      options: { protect: true, ignoreChanges: ["tags"] },
      parent,
      provider: { type: "pulumi:providers:aws", name: "default", props: { region: "us-east-1" } },
      inputs: { colour: "red" },
    });
  });

  it("holds the defaults where options and provider say nothing", () => {
    const made = request();
    made.setOptions(new analyzer.AnalyzerResourceOptions());
    made.setProvider(new analyzer.AnalyzerProviderResource());
    expect(readInputs(made)).to.deep.equal({ ...bare, provider: { type: "", name: "", props: {} }, inputs: {} });
  });

  it("holds the same whether the engine leaves out what is empty or writes it", () => {
    const EMPTY = () => undefined;
    const writer = new protobuf.BinaryWriter();
    writer.writeMessage(1, {}, () => {
      writer.writeMessage(2, {}, () => writer.writeMessage(1, {}, EMPTY));
      writer.writeString(7, "");
      writer.writeMessage(9, {}, EMPTY);
    });
    expect(readStack(writer.getResultBuffer())).to.deep.equal([
      {
        urn: "",
        type: "",
        name: "",
        options: { protect: false, ignoreChanges: [] },
        outputs: { "": null },
        propertyDependencies: { "": [] },
      },
    ]);
  });

  it("holds outputs and origins of a resource at the end", () => {
    const origins = new analyzer.AnalyzerPropertyDependencies();
    origins.setUrnsList([parent]);
    const made = new analyzer.AnalyzerResource();
    made.setUrn(urn);
    made.setType("test:box:Box");
    made.setName("box");
    made.setProperties(plain({ id: "box-1" }));
    made.getPropertydependenciesMap().set("room", origins);
    expect(readOutputs(made)).to.deep.equal({
      ...bare,
      outputs: { id: "box-1" },
      propertyDependencies: { room: [parent] },
    });
    made.setParent(parent);
    expect(readOutputs(made)).to.have.property("parent", parent);
  });

  it("reads every kind of value", () => {
    const props = { text: "", yes: true, no: false, zero: 0, nothing: null, list: [1, ["a"], {}], deep: { er: [] } };
    expect(read(props)).to.deep.equal(props);
  });

  it("reads secrets by what they hold, wherever they are", () => {
    const secret = (value: unknown) => ({ [SIGNATURE]: SECRET, value });
    expect(read({ key: secret("red"), list: [secret({ a: secret(1) })] })).to.deep.equal({
      key: "red",
      list: [{ a: 1 }],
    });
  });

  it("reads outputs by what they hold, and as unknown when they hold nothing yet", () => {
    const output = (more: object) => ({ [SIGNATURE]: OUTPUT, ...more });
    expect(read({ known: output({ value: "red" }), open: output({}) })).to.deep.equal({ known: "red", open: unknown });
  });

  it("reads a secret that holds nothing as unknown", () => {
    expect(read({ key: { [SIGNATURE]: SECRET } })).to.deep.equal({ key: unknown });
  });

  it("tells a secret from everything else", () => {
    expect(isSecret({ [SIGNATURE]: SECRET, value: "red" })).to.equal(true);
    for (const other of [null, undefined, SECRET, { [SIGNATURE]: OUTPUT }, {}]) expect(isSecret(other)).to.equal(false);
  });

  it("leaves marked values of other kinds, and unmarked ones that look like them, as they are", () => {
    const props = { asset: { [SIGNATURE]: ASSET, text: "x" }, tag: { value: "red" } };
    expect(read(props)).to.deep.equal(props);
  });
});
