import { isMap, isScalar, parseDocument, visit } from "yaml";

/** What a secret configuration value reads as in the sandbox, which holds no key to decrypt it. */
export const SECRET_STAND_IN = "sandbox-secret";

const SECRETS_PROVIDER = /^(secretsprovider|encryptedkey|encryptionsalt):.*$/gm;
const SALT = /^encryptionsalt:.*$/m;

/**
 * A stack file (Pulumi.<stack>.yaml) as the sandbox may use it: the same lines, without the secrets provider of the
 * real stack (a KMS key, say) and with stand-ins for the values that it encrypted.
 *
 * `previous` is the sandbox's own copy of the last run: the passphrase salt that Pulumi wrote into it is kept.
 */
export function sandboxStackFile(text: string, previous = ""): string {
  const open = withoutSecrets(text.replace(SECRETS_PROVIDER, "#"));
  const salt = SALT.exec(previous)?.[0];
  if (!salt) return open;
  return `${open}${open === "" || open.endsWith("\n") ? "" : "\n"}${salt}\n`;
}

function withoutSecrets(text: string): string {
  if (!/\bsecure:/.test(text)) return text;
  const document = parseDocument(text);
  visit(document, {
    Pair(_, pair) {
      if (isMap(pair.value) && pair.value.items.length === 1 && isScalar(pair.value.items[0]?.key)) {
        if (pair.value.items[0].key.value === "secure") pair.value = document.createNode(SECRET_STAND_IN);
      }
    },
  });
  return document.toString();
}
