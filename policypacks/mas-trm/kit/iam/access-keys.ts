import { Buffer } from "node:buffer";
import { valuesNamed } from "../named-values.ts";
import type { Props } from "../props.ts";
import { type Leaf, leaves } from "../values.ts";

/** An access key id of a user (AKIA) or of a session (ASIA), IAM user guide, "Unique identifiers". */
const KEY_ID = /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/;

/** Names that the AWS SDKs take credentials from. */
const CREDENTIAL_NAME = /^aws_(access_key_id|secret_access_key|session_token|security_token)$/i;

/** A place inside a resource that holds AWS credentials. */
export interface CredentialPlace {
  readonly path: string;
  readonly why: string;
}

/** Finds AWS access keys, and variables made to hold them, at any depth and inside JSON and base64 texts. */
export function findAccessKeys(props: Props): readonly CredentialPlace[] {
  const all = leaves(props);
  const ids = all.filter(({ value }) => readings(value).some((text) => KEY_ID.test(text)));
  return [
    ...ids.map(({ value }) => ({ path: value.path, why: "holds an access key id" })),
    ...(ids.length === 0 ? splitIds(all) : []),
    ...valuesNamed(props, (name) => CREDENTIAL_NAME.test(name)).map(({ path }) => ({
      path,
      why: "is a variable for AWS credentials",
    })),
  ];
}

/** A text as it stands, and decoded where it may be base64. */
export function readings(value: Props): readonly string[] {
  const text = value.isOpaque ? "" : (value.text ?? "");
  const isBase64 = text.length >= 24 && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text);
  return isBase64 ? [text, Buffer.from(text, "base64").toString("latin1")] : [text];
}

/** Key ids that are cut in two. Any two values may be the halves: the engine keeps no order in a map. */
function splitIds(all: readonly Leaf[]): readonly CredentialPlace[] {
  const values = all.flatMap(({ value }) => (value.isOpaque ? [] : [{ path: value.path, text: value.text ?? "" }]));
  const heads = values.filter(({ text }) => /^(A|AK|AKI|AS|ASI|(AKIA|ASIA)[A-Z2-7]*)$/.test(text));
  const rests = values.filter((rest) => heads.some((head) => head !== rest && KEY_ID.test(head.text + rest.text)));
  return rests.map(({ path }) => ({ path, why: "holds the rest of an access key id" }));
}
