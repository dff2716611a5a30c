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
});
