import { Buffer } from "node:buffer";
import type { Props } from "../props.ts";
import type { Resource } from "../resource.ts";
import { BUCKET_OBJECTS, OBJECT_COPY } from "./types.ts";

/** The resources that put a file into a bucket. */
export const FILE_HOLDERS: readonly string[] = [...BUCKET_OBJECTS, OBJECT_COPY];

/** A text, and how it was stored. */
export interface FileText {
  readonly text: string;
  /** Whether the bytes begin with a byte order mark, which some readers refuse. */
  readonly hasByteOrderMark: boolean;
}

/** A file that a resource publishes. */
export interface PublishedFile {
  /** The whole key in lower case; undefined while it is not known. */
  readonly key: string | undefined;
  /** What stands in it, or why that cannot be seen here. */
  readonly content: FileText | { readonly hidden: string };
}

/** The file that a resource puts into a bucket: given as text, as Base64, or as a text asset. */
export function publishedFile(resource: Resource): PublishedFile {
  const { props } = resource;
  const key = props.isUnknown("key") ? undefined : (props.string("key") ?? "").toLowerCase();
  return { key, content: contentOf(resource) };
}

function contentOf(resource: Resource): PublishedFile["content"] {
  const { props } = resource;
  const encoding = props.at("contentEncoding");
  if (resource.isRead || resource.type === OBJECT_COPY) return { hidden: "its content is made elsewhere" };
  if (encoding.isOpaque || !/^(?:identity|aws-chunked|utf-8)?$/i.test(encoding.text ?? "")) {
    return { hidden: "its content is encoded" };
  }
  const holder = ["content", "contentBase64", "source"].find((name) => props.has(name));
  if (holder === undefined) return fromText("");
  if (props.isUnknown(holder)) return { hidden: `${holder} is not known yet` };
  if (holder === "source") return fromAsset(props.at(holder));
  const text = props.string(holder) ?? "";
  return holder === "content" ? fromText(text) : fromBytes(Buffer.from(text, "base64"));
}

/** The engine sends the text of a text asset along; of a file or an address it tells the name only. */
function fromAsset(asset: Props): PublishedFile["content"] {
  const text = asset.has("text") ? asset.string("text") : undefined;
  return text === undefined
    ? { hidden: "its content comes from a file, which the pack does not open" }
    : fromText(text);
}

function fromText(text: string): FileText {
  const hasByteOrderMark = text.startsWith("\uFEFF");
  return { text: hasByteOrderMark ? text.slice(1) : text, hasByteOrderMark };
}

/** Reads bytes as UTF-8, or as UTF-16 where they begin with its mark. */
export function fromBytes(bytes: Uint8Array): FileText {
  const mark = ENCODINGS.find(({ begin }) => begin.every((byte, at) => bytes[at] === byte));
  const decoder = new TextDecoder(mark?.name ?? "utf-8");
  return { text: decoder.decode(bytes), hasByteOrderMark: mark !== undefined };
}

const ENCODINGS = [
  { name: "utf-8", begin: [0xef, 0xbb, 0xbf] },
  { name: "utf-16le", begin: [0xff, 0xfe] },
  { name: "utf-16be", begin: [0xfe, 0xff] },
] as const;
