import grpc, { type handleUnaryCall, type ServiceDefinition, type UntypedServiceImplementation } from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type { ResourceFacts } from "../kit/resource.ts";
import type { Rule } from "../kit/rule.ts";
import { writeAnswer } from "./answer.ts";
import { writeRemediations } from "./write-remediations.ts";
import { describePack, levelFrom, type PackIdentity } from "./describe.ts";
import type { RuleConfig } from "./configuration.ts";
import { Session } from "./session.ts";
import { readInputs, readStack } from "./wire.ts";

/** The engine sends a whole stack in one message; 400 MiB is its own limit. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/**
 * Serves the pack to the Pulumi engine over the analyzer protocol and tells the port: by a line on the standard output,
 * as the engine expects of a policy pack's process.
 *
 * The pack speaks the protocol itself, since the policy SDK converts every resource anew for every rule, reports one
 * level per rule only, and lets one unknown property end a whole rule.
 */
export function serve(pack: PackIdentity, rules: readonly Rule[], tell = print): grpc.Server {
  const server = new grpc.Server({ "grpc.max_receive_message_length": MAX_MESSAGE_BYTES });
  server.addService(serviceDefinition(), analyzerService(pack, rules, new Session(rules)));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) {
      process.stderr.write(`the policy pack could not open a port: ${error.message}\n`);
      process.exit(1);
    }
    tell(port);
  });
  return server;
}

function print(port: number): void {
  process.stdout.write(`${String(port)}\n`);
}

/**
 * The protocol's calls. The two that judge are read from bytes to plain data, and their answers are bytes already; a
 * request for remedies stays bytes, since the engine's marks in it must come back as they are.
 */
function serviceDefinition(): ServiceDefinition {
  const definition = services.AnalyzerService;
  const responseSerialize = (bytes: Buffer) => bytes;
  return {
    ...definition,
    analyze: { ...definition.analyze, requestDeserialize: readInputs, responseSerialize },
    analyzeStack: { ...definition.analyzeStack, requestDeserialize: readStack, responseSerialize },
    remediate: { ...definition.remediate, requestDeserialize: (bytes: Buffer) => bytes },
  };
}

/** The protocol's calls, each answered by the session. */
export function analyzerService(
  pack: PackIdentity,
  rules: readonly Rule[],
  session: Session,
): UntypedServiceImplementation {
  return {
    handshake: unary(() => new analyzer.AnalyzerHandshakeResponse()),
    getPluginInfo: unary(() => pluginInfo(pack)),
    getAnalyzerInfo: unary(() => describePack(pack, rules)),
    configure: unary((request: analyzer.ConfigureAnalyzerRequest) => {
      session.configure(readConfig(request));
      return new empty.Empty();
    }),
    configureStack: unary(() => new analyzer.AnalyzerStackConfigureResponse()),
    analyze: unary((inputs: ResourceFacts) => writeAnswer(pack, session.resource(inputs))),
    analyzeStack: unary((stack: readonly ResourceFacts[]) => writeAnswer(pack, session.stack(stack))),
    remediate: unary((bytes: Uint8Array) => writeRemediations(pack, bytes, session.remedy(readInputs(bytes)))),
    cancel: unary(() => new empty.Empty()),
  };
}

function unary<Request, Response>(answer: (request: Request) => Response): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    try {
      callback(null, answer(call.request));
    } catch (error) {
      // Failing the call fails the preview: a pack that cannot judge must not look like one that found nothing.
      callback({
        code: grpc.status.INTERNAL,
        message: `the MAS pack failed: ${error instanceof Error ? (error.stack ?? error.message) : "unknown error"}`,
      });
    }
  };
}

function readConfig(request: analyzer.ConfigureAnalyzerRequest): ReadonlyMap<string, RuleConfig> {
  const config = new Map<string, RuleConfig>();
  request.getPolicyconfigMap().forEach((entry, name) => {
    config.set(name, {
      level: levelFrom(entry.getEnforcementlevel()),
      settings: entry.getProperties()?.toJavaScript() ?? {},
    });
  });
  return config;
}

function pluginInfo(pack: PackIdentity): plugin.PluginInfo {
  const info = new plugin.PluginInfo();
  info.setVersion(pack.version);
  return info;
}
