import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import * as pulumi from "@pulumi/pulumi";
import type * as messages from "@pulumi/pulumi/proto/provider_pb.js";
import providerProto from "@pulumi/pulumi/proto/provider_pb.js";
import server from "@pulumi/pulumi/provider/server.js";
import settings from "@pulumi/pulumi/runtime/settings.js";
import state from "@pulumi/pulumi/runtime/state.js";
import { Vpc } from "./vpc.ts";

/** Parts of the SDK's own component server that its typings leave out, as internal. */
interface Internals {
  readonly withLocalStorage: <T>(run: () => Promise<T>) => Promise<T>;
  readonly awaitFeatureSupport: () => Promise<void>;
  readonly waitForRPCs: () => Promise<void>;
  readonly deserializeInputs: (
    inputs: structProto.Struct | undefined,
    dependencies: ReturnType<messages.ConstructRequest["getInputdependenciesMap"]>,
  ) => Promise<pulumi.Inputs>;
}

const internals = { ...state, ...settings, ...server } as unknown as Internals;

/** Ways to give up the components that are being built. */
const underConstruction = new Set<(error: unknown) => void>();

// Resources register themselves behind the program's back: what fails there reaches no promise that anyone holds, and
// cannot be told to one component, so each of those under construction fails.
process.on("unhandledRejection", (error) => {
  if (underConstruction.size === 0) process.stderr.write(`${String(error)}\n`);
  for (const giveUp of underConstruction) giveUp(error);
});

/** Builds a remote component: registers its children with the engine and answers with its outputs. */
export async function construct(
  request: messages.ConstructRequest,
  engineAddress: string | undefined,
): Promise<messages.ConstructResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<messages.ConstructResponse>();
  underConstruction.add(reject);
  internals.withLocalStorage(() => build(request, engineAddress)).then(resolve, reject);
  return promise.finally(() => underConstruction.delete(reject));
}

async function build(
  request: messages.ConstructRequest,
  engineAddress: string | undefined,
): Promise<messages.ConstructResponse> {
  if (request.getType() !== "awsx:ec2:Vpc") {
    throw new Error(`the sandbox does not build ${request.getType()}; of awsx it knows awsx:ec2:Vpc only`);
  }
  if (engineAddress === undefined) throw new Error("the engine has not told its address");
  settings.resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engineAddress,
    request.getMonitorendpoint(),
    request.getDryrun(),
    request.getOrganization(),
  );
  await internals.awaitFeatureSupport();
  const inputs = await internals.deserializeInputs(request.getInputs(), request.getInputdependenciesMap());
  const component = new Vpc(request.getName(), inputs, optionsOf(request));
  const outputs = await component.outputs;
  const response = new providerProto.ConstructResponse();
  response.setUrn(await valueOf(component.urn));
  const [values, dependencies] = await pulumi.runtime.serializeResourceProperties(request.getName(), outputs);
  for (const [name, resources] of dependencies) {
    const urns = await Promise.all([...resources].map(({ urn }) => valueOf(urn)));
    const list = new providerProto.ConstructResponse.PropertyDependencies().setUrnsList(urns);
    response.getStatedependenciesMap().set(name, list);
  }
  response.setState(
    structProto.Struct.fromJavaScript(values as Parameters<typeof structProto.Struct.fromJavaScript>[0]),
  );
  await internals.waitForRPCs();
  return response;
}

function optionsOf(request: messages.ConstructRequest): pulumi.ComponentResourceOptions {
  const parent = request.getParent();
  const providers: Record<string, pulumi.ProviderResource> = {};
  request.getProvidersMap().forEach((reference: string, name: string) => {
    providers[name] = new pulumi.DependencyProviderResource(reference);
  });
  return {
    dependsOn: request.getDependenciesList().map((urn) => new pulumi.DependencyResource(urn)),
    protect: request.getProtect() ?? false,
    providers,
    aliases: request.getAliasesList().flatMap((alias) => (alias.hasUrn() ? [alias.getUrn()] : [])),
    retainOnDelete: request.getRetainondelete() ?? false,
    ...(parent === "" ? {} : { parent: new pulumi.DependencyResource(parent) }),
  };
}

function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply((value) => {
      resolve(value);
    });
  });
}
