import grpc from "@grpc/grpc-js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import pluginProto from "@pulumi/pulumi/proto/plugin_pb.js";
import type { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb.js";
import providerServices from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type * as messages from "@pulumi/pulumi/proto/provider_pb.js";
import providerProto from "@pulumi/pulumi/proto/provider_pb.js";
import type {
  Autonaming,
  CheckAnswer,
  CheckQuestion,
  DiffAnswer,
  DiffKind,
  ProviderSession,
  ResourceProvider,
  Subject,
} from "./resource-provider.ts";
import type { Properties } from "./values.ts";

/** Answers a request to build a remote component; only component providers have one. */
export type Construct = (
  request: messages.ConstructRequest,
  engineAddress: string | undefined,
) => Promise<messages.ConstructResponse>;

type Call<Q> = grpc.ServerUnaryCall<Q, unknown>;

const LOOPBACK = "127.0.0.1:0"; // port 0: the system picks a free one
const AUTONAMING_MODES = ["propose", "enforce", "disable"] as const satisfies readonly Autonaming["mode"][];

/**
 * Serves a provider on a free local port and returns the port.
 *
 * The engine attaches every provider resource of a stack (the default one, one for another Region, ...) to the same
 * port, each over a connection of its own. So the configuration is kept by connection: that alone tells them apart.
 */
export async function serveProvider(provider: ResourceProvider, construct?: Construct): Promise<number> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(providerServices.ResourceProviderService, {
    ...pluginHandlers(provider),
    ...sessionHandlers(provider, construct !== undefined),
    ...(construct === undefined ? {} : constructHandlers(construct)),
  });
  return new Promise((resolve, reject) => {
    server.bindAsync(LOOPBACK, grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}

/** Calls that need no configuration. Those left out answer UNIMPLEMENTED, which the engine takes as "no". */
function pluginHandlers(provider: ResourceProvider): grpc.UntypedServiceImplementation {
  return {
    attach: unary(() => new emptyProto.Empty()),
    cancel: unary(() => new emptyProto.Empty()),
    getPluginInfo: unary(() => new pluginProto.PluginInfo().setVersion(provider.version)),
    getSchema: unary(() => {
      const schema = JSON.stringify({ name: provider.name, version: provider.version });
      return new providerProto.GetSchemaResponse().setSchema(schema);
    }),
    checkConfig: unary(({ request }: Call<messages.CheckRequest>) =>
      checkResponse(provider.checkConfig(fromStruct(request.getNews()))),
    ),
  };
}

/**
 * Calls to a configured provider.
 *
 * Resources are checked and made without secrets: the engine takes them off and puts them back, as it does for the real
 * `aws` provider. Components see them, since the SDK that builds them understands them.
 */
function sessionHandlers(provider: ResourceProvider, buildsComponents: boolean): grpc.UntypedServiceImplementation {
  const sessions = new Map<string, ProviderSession>();
  const sessionOf = (call: Call<unknown>): ProviderSession => {
    const session = sessions.get(call.getPeer());
    if (session === undefined) throw new Error(`the ${provider.name} provider is not configured`);
    return session;
  };
  return {
    configure: unary((call: Call<messages.ConfigureRequest>) => {
      sessions.set(call.getPeer(), provider.configure(fromStruct(call.request.getArgs())));
      return new providerProto.ConfigureResponse()
        .setSupportspreview(true)
        .setSupportsAutonamingConfiguration(true)
        .setAcceptsecrets(buildsComponents)
        .setAcceptresources(buildsComponents)
        .setAcceptoutputs(buildsComponents);
    }),
    check: unary((call: Call<messages.CheckRequest>) =>
      checkResponse(sessionOf(call).check(checkQuestion(call.request))),
    ),
    diff: unary((call: Call<messages.DiffRequest>) => {
      const { request } = call;
      const question = {
        ...subjectOf(request),
        id: request.getId(),
        oldState: fromStruct(request.getOlds()),
        oldInputs: fromStruct(request.getOldInputs()),
        news: fromStruct(request.getNews()),
      };
      return diffResponse(sessionOf(call).diff(question));
    }),
    create: unary((call: Call<messages.CreateRequest>) => {
      const { request } = call;
      const inputs = fromStruct(request.getProperties());
      const { id, state } = sessionOf(call).create(subjectOf(request), inputs, request.getPreview());
      return new providerProto.CreateResponse().setId(id).setProperties(toStruct(state));
    }),
    read: unary((call: Call<messages.ReadRequest>) => {
      const { request } = call;
      const current = { id: request.getId(), state: fromStruct(request.getProperties()) };
      const { id, state } = sessionOf(call).read(subjectOf(request), current);
      const response = new providerProto.ReadResponse().setId(id).setProperties(toStruct(state));
      return response.setInputs(request.getInputs());
    }),
    update: unary((call: Call<messages.UpdateRequest>) => {
      const { request } = call;
      const old = { id: request.getId(), state: fromStruct(request.getOlds()) };
      const state = sessionOf(call).update(
        subjectOf(request),
        old,
        fromStruct(request.getNews()),
        request.getPreview(),
      );
      return new providerProto.UpdateResponse().setProperties(toStruct(state));
    }),
    delete: unary((call: Call<messages.DeleteRequest>) => {
      const { request } = call;
      const old = { id: request.getId(), state: fromStruct(request.getProperties()) };
      sessionOf(call).delete(subjectOf(request), old);
      return new emptyProto.Empty();
    }),
    invoke: unary((call: Call<messages.InvokeRequest>) => {
      const result = sessionOf(call).invoke(call.request.getTok(), fromStruct(call.request.getArgs()));
      return new providerProto.InvokeResponse().setReturn(toStruct(result));
    }),
  };
}

function constructHandlers(construct: Construct): grpc.UntypedServiceImplementation {
  let engineAddress: string | undefined;
  return {
    attach: unary((call: Call<PluginAttach>) => {
      engineAddress = call.request.getAddress();
      return new emptyProto.Empty();
    }),
    construct: unary((call: Call<messages.ConstructRequest>) => construct(call.request, engineAddress)),
  };
}

function unary<Q, A>(answer: (call: Call<Q>) => A | Promise<A>): grpc.handleUnaryCall<Q, A> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call))
      .then(
        (response) => callback(null, response),
        (error: unknown) => {
          const details = error instanceof Error ? error.message : String(error);
          callback({ code: grpc.status.UNKNOWN, details });
        },
      );
  };
}

function fromStruct(struct: structProto.Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

function toStruct(properties: Properties): structProto.Struct {
  return structProto.Struct.fromJavaScript(properties);
}

/** Name and type stand in the URN too, but only after the last `::` and `$`, so the engine's own fields are used. */
function subjectOf(request: { getUrn(): string; getType(): string; getName(): string }): Subject {
  return { urn: request.getUrn(), type: request.getType(), name: request.getName() };
}

function checkQuestion(request: messages.CheckRequest): CheckQuestion {
  const question = { ...subjectOf(request), olds: fromStruct(request.getOlds()), news: fromStruct(request.getNews()) };
  const autonaming = request.getAutonaming();
  if (autonaming === undefined) return question;
  const mode = AUTONAMING_MODES[autonaming.getMode()] ?? "propose";
  return { ...question, autonaming: { mode, proposedName: autonaming.getProposedName() } };
}

function checkResponse(answer: CheckAnswer): messages.CheckResponse {
  const failures = answer.failures.map(({ property, reason }) =>
    new providerProto.CheckFailure().setProperty(property).setReason(reason),
  );
  return new providerProto.CheckResponse().setInputs(toStruct(answer.inputs)).setFailuresList(failures);
}

function diffResponse(answer: DiffAnswer): messages.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = providerProto.DiffResponse.DiffChanges;
  const paths = Object.keys(answer.detailed);
  const response = new providerProto.DiffResponse()
    .setChanges(paths.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setDiffsList([...new Set(paths.map((path) => path.split(/[.[]/)[0] ?? path))])
    .setReplacesList([...answer.replaces])
    .setDeletebeforereplace(answer.deleteBeforeReplace)
    .setHasdetaileddiff(true);
  for (const [path, kind] of Object.entries(answer.detailed)) {
    response
      .getDetaileddiffMap()
      .set(path, new providerProto.PropertyDiff().setKind(diffKind(kind)).setInputdiff(true));
  }
  return response;
}

function diffKind(kind: DiffKind): messages.PropertyDiff.Kind {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = providerProto.PropertyDiff.Kind;
  const kinds = {
    add: ADD,
    addReplace: ADD_REPLACE,
    delete: DELETE,
    deleteReplace: DELETE_REPLACE,
    update: UPDATE,
    updateReplace: UPDATE_REPLACE,
  } as const satisfies Record<DiffKind, messages.PropertyDiff.Kind>;
  return kinds[kind];
}
