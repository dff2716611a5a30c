import grpc from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { resourceRule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { serve } from "../../../policypacks/mas-trm/server/serve.ts";

const mustBeRed = resourceRule({
  id: "must-be-red",
  control: "MAS-11.2-03",
  title: "A test",
  severity: "critical",
  types: ["test:box:Box"],
  cause: "It matters.",
  remediation: "Paint it.",
  source: "https://example.com",
  examples: { compliant: [], violating: [] },
  remedies: [{ types: ["test:box:Box"], set: { colour: "red" } }],
  check(box, judge) {
    judge.require(box.props.string("colour") === "red", box, "it has another colour");
  },
});

type Client = Readonly<
  Record<string, (request: unknown, then: (error: Error | null, response: never) => void) => void>
> & {
  close(): void;
};

describe("serve", () => {
  let server: grpc.Server;
  let client: Client;
  before(async () => {
    const port = await new Promise((resolve) => {
      server = serve({ name: "test-pack", version: "1.2.3" }, [mustBeRed], resolve);
    });
    const Analyzer = services.AnalyzerClient as unknown as new (address: string, how: unknown, more: object) => Client;
    // What a large stack needs on its way out of the engine.
    const limit = { "grpc.max_send_message_length": -1 };
    client = new Analyzer(`127.0.0.1:${String(port)}`, grpc.credentials.createInsecure(), limit);
  });
  after(() => {
    client.close();
    server.forceShutdown();
  });

  const call = <Response>(method: string, request: unknown): Promise<Response> =>
    new Promise((resolve, reject) =>
      client[method]?.(request, (error, response) => (error === null ? resolve(response) : reject(error))),
    );
  const box = (props: object): analyzer.AnalyzeRequest => {
    const request = new analyzer.AnalyzeRequest();
    request.setType("test:box:Box");
    request.setUrn("urn:pulumi:prod::test::test:box:Box::box");
    request.setProperties(struct.Struct.fromJavaScript(props as Record<string, struct.JavaScriptValue>));
    return request;
  };

  it("answers the engine over the wire, resource by resource and for the stack", async () => {
    const found = await call<analyzer.AnalyzeResponse>("analyze", box({ colour: "blue" }));
    expect(found.getDiagnosticsList().map((one) => one.getPolicyname())).to.deep.equal(["must-be-red"]);
    const stack = new analyzer.AnalyzeStackRequest();
    const late = await call<analyzer.AnalyzeResponse>("analyzeStack", stack);
    expect(late.getDiagnosticsList()).to.deep.equal([]);
  });

  it("says which version it is, and takes every other call of the protocol", async () => {
    const info = await call<{ getVersion(): string }>("getPluginInfo", new empty.Empty());
    expect(info.getVersion()).to.equal("1.2.3");
    for (const [method, request] of [
      ["handshake", new analyzer.AnalyzerHandshakeRequest()],
      ["configureStack", new analyzer.AnalyzerStackConfigureRequest()],
      ["cancel", new empty.Empty()],
    ] as const) {
      expect(await call(method, request)).to.not.equal(undefined);
    }
  });

  it("takes a message that is larger than gRPC's own limit of 4 MiB", async () => {
    const found = await call<analyzer.AnalyzeResponse>("analyze", box({ colour: "red", blob: "x".repeat(5_000_000) }));
    expect(found.getDiagnosticsList()).to.deep.equal([]);
  });

  it("describes itself and sets safe values over the wire, by a configuration that names the level alone", async () => {
    const info = await call<analyzer.AnalyzerInfo>("getAnalyzerInfo", new empty.Empty());
    expect(info.getPoliciesList().map((one) => one.getName())).to.deep.equal(["must-be-red"]);
    const level = new analyzer.PolicyConfig();
    level.setEnforcementlevel(analyzer.EnforcementLevel.REMEDIATE);
    const config = new analyzer.ConfigureAnalyzerRequest();
    config.getPolicyconfigMap().set("must-be-red", level);
    await call("configure", config);
    const made = await call<analyzer.RemediateResponse>("remediate", box({ colour: "blue", size: 7 }));
    expect(made.getRemediationsList()[0]?.getProperties()?.toJavaScript()).to.deep.equal({ colour: "red", size: 7 });
  });
});

describe("the process of the pack", () => {
  const pack = { name: "test-pack", version: "1.2.3" };
  const replaced: (() => void)[] = [];
  /** Puts another method in an object's place for one test. */
  const replace = <T extends object>(object: T, name: keyof T, value: unknown) => {
    const before = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { value, configurable: true, writable: true });
    replaced.push(() =>
      before === undefined ? Reflect.deleteProperty(object, name) : Object.defineProperty(object, name, before),
    );
  };
  afterEach(() => {
    for (const restore of replaced.splice(0)) restore();
  });

  it("tells its port by a line on the standard output", async () => {
    let server: grpc.Server | undefined;
    const said = await new Promise<string>((resolve, reject) => {
      replace(process.stdout, "write", resolve);
      setTimeout(() => reject(new Error("it told no port")), 1_500).unref();
      server = serve(pack, [mustBeRed]);
    }).finally(() => server?.forceShutdown());
    expect(said).to.match(/^[1-9]\d*\n$/);
  });

  it("says why and ends in failure when it can open no port, and tells none", () => {
    const said: string[] = [];
    type Bound = (error: Error, port: number) => void;
    replace(grpc.Server.prototype, "bindAsync", (_address: string, _how: unknown, then: Bound) =>
      then(new Error("all are taken"), 0),
    );
    replace(process, "exit", (code: number) => {
      throw new Error(`ended with ${String(code)}`);
    });
    replace(process.stderr, "write", (text: string) => said.push(text));
    expect(() => serve(pack, [mustBeRed], (port) => said.push(String(port)))).to.throw("ended with 1");
    expect(said).to.deep.equal(["the policy pack could not open a port: all are taken\n"]);
  });
});
