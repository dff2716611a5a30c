import type { ListValue, Struct, Value } from "google-protobuf/google/protobuf/struct_pb.js";
import type {
  AnalyzeRequest,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
} from "@pulumi/pulumi/proto/analyzer_pb.js";
import type { ResourceFacts, ResourceOptions } from "../kit/resource.ts";

/** Keys and signatures by which the engine marks special values (sdk/go/common/resource/properties.go). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Plain = Readonly<Record<string, unknown>>;

/** What the engine says of a resource before it acts: the inputs. */
export function readInputs(request: AnalyzeRequest): ResourceFacts {
  return { ...common(request), inputs: readStruct(request.getProperties()) };
}

/** What the engine says of a resource at the end: the outputs, and what each property came from. */
export function readOutputs(resource: AnalyzerResource): ResourceFacts {
  const dependencies: Record<string, readonly string[]> = {};
  resource.getPropertydependenciesMap().forEach((origins, property) => {
    dependencies[property] = origins.getUrnsList();
  });
  return {
    ...common(resource),
    ...(resource.getParent() !== "" && { parent: resource.getParent() }),
    outputs: readStruct(resource.getProperties()),
    propertyDependencies: dependencies,
  };
}

function common(from: AnalyzeRequest | AnalyzerResource) {
  const provider = from.getProvider();
  const parent = from.getOptions()?.getParent() ?? "";
  return {
    urn: from.getUrn(),
    type: from.getType(),
    name: from.getName(),
    options: readOptions(from.getOptions()),
    ...(parent !== "" && { parent }),
    ...(provider !== undefined && { provider: readProvider(provider) }),
  };
}

function readOptions(options: AnalyzerResourceOptions | undefined): ResourceOptions {
  return { protect: options?.getProtect() ?? false, ignoreChanges: options?.getIgnorechangesList() ?? [] };
}

function readProvider(provider: AnalyzerProviderResource) {
  return { type: provider.getType(), name: provider.getName(), props: readStruct(provider.getProperties()) };
}

function readStruct(struct: Struct | undefined): Plain {
  const plain: Record<string, unknown> = {};
  struct?.getFieldsMap().forEach((value: Value, key: string) => {
    plain[key] = readValue(value);
  });
  return plain;
}

function readValue(value: Value): unknown {
  if (value.hasStringValue()) return value.getStringValue();
  if (value.hasStructValue()) return unwrap(readStruct(value.getStructValue()));
  if (value.hasListValue()) return readList(value.getListValue());
  if (value.hasBoolValue()) return value.getBoolValue();
  if (value.hasNumberValue()) return value.getNumberValue();
  return null;
}

function readList(list: ListValue | undefined): readonly unknown[] {
  return (list?.getValuesList() ?? []).map(readValue);
}

/** Whether this is how the engine wraps a secret. */
export function isSecret(value: unknown): value is Plain {
  return value !== null && typeof value === "object" && (value as Plain)[SIGNATURE] === SECRET;
}

/** Secrets are judged by what they hold; no finding ever repeats a value, so none can leak. */
function unwrap(plain: Plain): unknown {
  switch (plain[SIGNATURE]) {
    case SECRET:
      return plain["value"];
    case OUTPUT_VALUE:
      return "value" in plain ? plain["value"] : UNKNOWN_STRING;
    default:
      return plain;
  }
}
