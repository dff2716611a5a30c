import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import grpc from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import providerServices from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type * as messages from "@pulumi/pulumi/proto/provider_pb.js";
import providerProto from "@pulumi/pulumi/proto/provider_pb.js";
import { expect } from "chai";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import type { Properties } from "../../../sandbox/providers/rpc/values.ts";
import { subject, UNKNOWN_TEXT } from "./support.ts";

const SERVE = new URL("../../../sandbox/providers/serve.ts", import.meta.url).pathname;
const VPC = subject("ec2/vpc:Vpc");

type Done<A> = (error: grpc.ServiceError | null, response: A) => void;

/** The answer to a call. */
function ask<A>(call: (done: Done<A>) => unknown): Promise<A> {
  return new Promise((resolve, reject) => {
    call((error, response) => {
      if (error === null) resolve(response);
      else reject(new Error(error.details));
    });
  });
}

/** The words in which a call is refused. */
function refusal(call: (done: Done<unknown>) => unknown): Promise<string> {
  return ask(call).then(
    () => "nothing was refused",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

function struct(properties: Properties): structProto.Struct {
  return structProto.Struct.fromJavaScript(properties);
}

describe("the served stand-ins", () => {
  let child: ChildProcess;
  let ports: Record<string, number>;
  const clients: ResourceProviderClient[] = [];

  /** A connection of its own, as the engine makes one for each provider of a stack. */
  const connect = (port: number | undefined): ResourceProviderClient => {
    const options = { "grpc.use_local_subchannel_pool": 1 };
    const credentials = grpc.credentials.createInsecure();
    const client = new providerServices.ResourceProviderClient(`127.0.0.1:${port ?? 0}`, credentials, options);
    clients.push(client);
    return client;
  };
  const configured = async (config: Properties): Promise<ResourceProviderClient> => {
    const client = connect(ports["aws"]);
    const request = new providerProto.ConfigureRequest().setArgs(struct(config));
    await ask<messages.ConfigureResponse>((done) => client.configure(request, done));
    return client;
  };

  before(async () => {
    child = spawn(process.execPath, [SERVE], { stdio: ["pipe", "pipe", "inherit"] });
    if (child.stdout === null) throw new Error("no standard output");
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    ports = JSON.parse(line) as Record<string, number>;
  });
  after(() => {
    for (const client of clients) client.close();
    child.kill();
  });

  it("tell their ports and versions", async () => {
    expect(ports).to.have.all.keys("aws", "awsx");
    for (const [name, version] of [
      ["aws", "7.48.0"],
      ["awsx", "3.9.0"],
    ] as const) {
      const client = connect(ports[name]);
      const info = await ask<PluginInfo>((done) => client.getPluginInfo(new emptyProto.Empty(), done));
      expect(info.getVersion()).to.equal(version);
    }
  });

  it("keep the configurations of two connections apart", async () => {
    const [near, far] = [await configured({ region: "ap-southeast-1" }), await configured({ region: "us-east-1" })];
    const regionOf = async (client: ResourceProviderClient) => {
      const request = new providerProto.InvokeRequest().setTok("aws:index/getRegion:getRegion").setArgs(struct({}));
      const answer = await ask<messages.InvokeResponse>((done) => client.invoke(request, done));
      return answer.getReturn()?.toJavaScript()["region"];
    };
    expect([await regionOf(near), await regionOf(far), await regionOf(near)]).to.deep.equal([
      "ap-southeast-1",
      "us-east-1",
      "ap-southeast-1",
    ]);
  });

  it("refuse to work without a configuration, and report what they refuse", async () => {
    const client = connect(ports["aws"]);
    const request = new providerProto.CheckRequest().setUrn(VPC.urn).setType(VPC.type).setNews(struct({}));
    expect(await refusal((done) => client.check(request, done))).to.equal("the aws provider is not configured");
    const nowhere = new providerProto.ConfigureRequest().setArgs(struct({}));
    expect(await refusal((done) => client.configure(nowhere, done))).to.match(/^Missing region information/);
  });

  it("answer check, create, diff and delete on the wire", async () => {
    const client = await configured({ region: "us-east-1" });
    const check = new providerProto.CheckRequest().setUrn(VPC.urn).setType(VPC.type).setName(VPC.name);
    const refused = await ask<messages.CheckResponse>((done) =>
      client.check(check.setNews(struct({ cidrBlock: "10.0.0.1/16" })), done),
    );
    expect(refused.getFailuresList().map((failure) => failure.getProperty())).to.deep.equal(["cidrBlock"]);

    const create = new providerProto.CreateRequest().setUrn(VPC.urn).setType(VPC.type).setName(VPC.name);
    create.setProperties(struct({ cidrBlock: "10.0.0.0/16" }));
    const preview = await ask<messages.CreateResponse>((done) => client.create(create.setPreview(true), done));
    expect([preview.getId(), preview.getProperties()?.toJavaScript()["arn"]]).to.deep.equal(["", UNKNOWN_TEXT]);
    const made = await ask<messages.CreateResponse>((done) => client.create(create.setPreview(false), done));
    expect(made.getId()).to.match(/^vpc-0[0-9a-f]{16}$/);

    const diff = new providerProto.DiffRequest().setUrn(VPC.urn).setType(VPC.type).setId(made.getId());
    diff.setOldInputs(struct({ cidrBlock: "10.0.0.0/16", tags: { a: "1" } }));
    diff.setNews(struct({ cidrBlock: "10.1.0.0/16", tags: { a: "2" } }));
    const changes = await ask<messages.DiffResponse>((done) => client.diff(diff, done));
    expect(changes.getChanges()).to.equal(providerProto.DiffResponse.DiffChanges.DIFF_SOME);
    expect(changes.getDiffsList()).to.deep.equal(["cidrBlock", "tags"]);
    expect(changes.getReplacesList()).to.deep.equal(["cidrBlock"]);
    const { UPDATE, UPDATE_REPLACE } = providerProto.PropertyDiff.Kind;
    const kinds: Record<string, messages.PropertyDiff.Kind> = {};
    changes.getDetaileddiffMap().forEach((change: messages.PropertyDiff, path: string) => {
      kinds[path] = change.getKind();
    });
    expect(kinds).to.deep.equal({ cidrBlock: UPDATE_REPLACE, "tags.a": UPDATE });
    diff.setNews(struct({ cidrBlock: "10.0.0.0/16", tags: { a: "1" } }));
    const none = await ask<messages.DiffResponse>((done) => client.diff(diff, done));
    expect(none.getChanges()).to.equal(providerProto.DiffResponse.DiffChanges.DIFF_NONE);
  });

  it("end when whoever started them goes away", async () => {
    const other = spawn(process.execPath, [SERVE], { stdio: ["pipe", "pipe", "inherit"] });
    if (other.stdout === null) throw new Error("no standard output");
    await once(createInterface({ input: other.stdout }), "line");
    other.stdin?.end();
    const [code] = (await once(other, "exit")) as [number];
    expect(code).to.equal(0);
  });
});
