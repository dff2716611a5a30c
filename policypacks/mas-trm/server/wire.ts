import type { BinaryReader } from "google-protobuf";
import protobuf from "google-protobuf";
import type { ResourceFacts, ResourceOptions } from "../kit/resource.ts";

/** Keys and signatures by which the engine marks special values (sdk/go/common/resource/properties.go). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Plain = Record<string, unknown>;
type Facts = Mutable<ResourceFacts>;
type Provider = Mutable<NonNullable<ResourceFacts["provider"]>>;
type Options = Mutable<ResourceOptions> & { parent: string; ignoreChanges: string[] };

/** How to take each field of a message, by the field's number in pulumi/analyzer.proto and google/protobuf/struct.proto. */
type Fields<Message> = Readonly<Record<number, (message: Message, reader: BinaryReader) => void>>;

/**
 * What the engine says of a resource before it acts: the inputs.
 *
 * Requests are read from their bytes into plain data in one go. By way of the message objects that protobuf would make
 * in between, with one for each property, reading a stack costs more time and memory than judging it.
 *
 * @param bytes an AnalyzeRequest
 */
export function readInputs(bytes: Uint8Array): ResourceFacts {
  return take(new protobuf.BinaryReader(bytes), { ...nothingYet(), inputs: {} }, inputFields);
}

/**
 * What the engine says of all resources at the end: the outputs, and what each property came from.
 *
 * @param bytes an AnalyzeStackRequest
 */
export function readStack(bytes: Uint8Array): readonly ResourceFacts[] {
  return take(new protobuf.BinaryReader(bytes), [], stackFields);
}

const stackFields: Fields<ResourceFacts[]> = {
  1: (stack, reader) => {
    stack.push(inner(reader, { ...nothingYet(), outputs: {}, propertyDependencies: {} }, outputFields));
  },
};

const commonFields: Fields<Facts> = {
  1: (facts, reader) => (facts.type = reader.readString()),
  3: (facts, reader) => (facts.urn = reader.readString()),
  4: (facts, reader) => (facts.name = reader.readString()),
  5: (facts, reader) => {
    const { parent, ...options } = inner(reader, { protect: false, ignoreChanges: [], parent: "" }, optionFields);
    facts.options = options;
    if (parent !== "") facts.parent ??= parent;
  },
  6: (facts, reader) => (facts.provider = inner(reader, { type: "", name: "", props: {} }, providerFields)),
};

const inputFields: Fields<Facts> = {
  ...commonFields,
  2: (facts, reader) => (facts.inputs = inner(reader, {}, structFields)),
};

const outputFields: Fields<Facts & { propertyDependencies: Record<string, readonly string[]> }> = {
  ...commonFields,
  2: (facts, reader) => (facts.outputs = inner(reader, {}, structFields)),
  7: (facts, reader) => {
    const parent = reader.readString();
    if (parent !== "") facts.parent = parent;
  },
  9: (facts, reader) => {
    const { key, value } = inner(reader, { key: "", value: [] }, dependencyFields);
    facts.propertyDependencies[key] = value;
  },
};

const optionFields: Fields<Options> = {
  1: (options, reader) => (options.protect = reader.readBool()),
  2: (options, reader) => options.ignoreChanges.push(reader.readString()),
  8: (options, reader) => (options.parent = reader.readString()),
};

const providerFields: Fields<Provider> = {
  1: (provider, reader) => (provider.type = reader.readString()),
  2: (provider, reader) => (provider.props = inner(reader, {}, structFields)),
  4: (provider, reader) => (provider.name = reader.readString()),
};

const dependencyFields: Fields<{ key: string; value: readonly string[] }> = {
  1: (entry, reader) => (entry.key = reader.readString()),
  2: (entry, reader) => (entry.value = inner(reader, [], urnFields)),
};

const urnFields: Fields<string[]> = {
  1: (urns, reader) => urns.push(reader.readString()),
};

const structFields: Fields<Plain> = {
  1: (plain, reader) => {
    const { key, value } = inner(reader, { key: "", value: null }, entryFields);
    plain[key] = value;
  },
};

const entryFields: Fields<{ key: string; value: unknown }> = {
  1: (entry, reader) => (entry.key = reader.readString()),
  2: (entry, reader) => inner(reader, entry, valueFields),
};

const valueFields: Fields<{ value: unknown }> = {
  2: (holder, reader) => (holder.value = reader.readDouble()),
  3: (holder, reader) => (holder.value = reader.readString()),
  4: (holder, reader) => (holder.value = reader.readBool()),
  5: (holder, reader) => (holder.value = unwrap(inner(reader, {}, structFields))),
  6: (holder, reader) => (holder.value = inner(reader, [], listFields)),
};

const listFields: Fields<unknown[]> = {
  1: (list, reader) => list.push(inner(reader, { value: null }, valueFields).value),
};

/** Takes the fields of a message one after the other; those that no rule needs are passed over. */
function take<Message>(reader: BinaryReader, message: Message, fields: Fields<Message>): Message {
  while (reader.nextField() && !reader.isEndGroup()) {
    const field = fields[reader.getFieldNumber()];
    if (field === undefined) reader.skipField();
    else field(message, reader);
  }
  return message;
}

/** Takes a message inside another one. */
function inner<Message>(reader: BinaryReader, message: Message, fields: Fields<Message>): Message {
  reader.readMessage(message, () => take(reader, message, fields));
  return message;
}

function nothingYet(): Facts {
  return { urn: "", type: "", name: "", options: { protect: false, ignoreChanges: [] } };
}

/** Whether this is how the engine wraps a secret. */
export function isSecret(value: unknown): value is Plain {
  return value !== null && typeof value === "object" && (value as Plain)[SIGNATURE] === SECRET;
}

/** Secrets are judged by what they hold; no finding ever repeats a value, so none can leak. */
function unwrap(plain: Plain): unknown {
  switch (plain[SIGNATURE]) {
    case SECRET:
    case OUTPUT_VALUE:
      return "value" in plain ? plain["value"] : UNKNOWN_STRING;
    default:
      return plain;
  }
}
