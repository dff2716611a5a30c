import { Buffer } from "node:buffer";
import { Props } from "./props.ts";
import { type Leaf, leaves, parts } from "./values.ts";

/** An access key id of a user (AKIA) or of a session (ASIA), IAM user guide, "Unique identifiers". */
const KEY_ID = /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/;

/** Names that the AWS SDKs take credentials from. */
const CREDENTIAL_NAME = /^aws_(access_key_id|secret_access_key|session_token|security_token)$/i;

/** CodeBuild's kinds of variables whose value is the name of a secret and not the secret. */
const BY_REFERENCE = ["SECRETS_MANAGER", "PARAMETER_STORE"];

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
    ...variables(props),
    ...all.flatMap(({ value }) => insideJson(value)),
  ];
}

/** A text as it stands, and decoded where it may be base64. */
function readings(value: Props): readonly string[] {
  const text = value.isOpaque ? "" : (value.text ?? "");
  const isBase64 = text.length >= 24 && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text);
  return isBase64 ? [text, Buffer.from(text, "base64").toString("latin1")] : [text];
}

/** Key ids that are cut in two, in variables that stand next to each other. */
function splitIds(all: readonly Leaf[]): readonly CredentialPlace[] {
  return all.slice(1).flatMap(({ value }, index) => {
    const before = all[index]?.value;
    if (before === undefined || before.isOpaque || value.isOpaque) return [];
    const [head = "", tail = ""] = [before.text, value.text];
    const isPart = head.length < 20 && /^(A|AK|AKI|AS|ASI|(AKIA|ASIA)[A-Z2-7]*)$/.test(head) && tail.length < 20;
    return isPart && KEY_ID.test(head + tail) ? [{ path: value.path, why: "holds the rest of an access key id" }] : [];
  });
}

/** Variables named for credentials: properties of a map, or pairs of a name and a value. */
function variables(props: Props): readonly CredentialPlace[] {
  if (props.isOpaque) return [];
  if (Array.isArray(props.value)) return props.elements.flatMap(variables);
  if (typeof props.value !== "object") return [];
  const named = parts(props).filter(({ key, value }) => CREDENTIAL_NAME.test(key) && isFilled(value));
  const places = named.map(({ value }) => ({ path: value.path, why: "is a variable for AWS credentials" }));
  return [...places, ...pair(props), ...parts(props).flatMap(({ value }) => variables(value))];
}

function pair(props: Props): readonly CredentialPlace[] {
  const name = props.at("name");
  if (name.isOpaque || !CREDENTIAL_NAME.test(name.text ?? "") || !isFilled(props.at("value"))) return [];
  const type = props.at("type");
  if (!type.isOpaque && BY_REFERENCE.includes(type.text ?? "")) return [];
  return [{ path: props.path, why: "is a variable for AWS credentials" }];
}

/** Unknown counts as filled: whatever will stand there, the name says what it is. */
function isFilled(value: Props): boolean {
  return value.isOpaque || (value.text ?? "") !== "";
}

/** Variables inside a JSON text, such as the container definitions of an ECS task. */
function insideJson(value: Props): readonly CredentialPlace[] {
  const text = value.isOpaque ? "" : (value.text ?? "");
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    const inside = new Props(JSON.parse(text), value.path);
    return variables(inside);
  } catch {
    return [];
  }
}
