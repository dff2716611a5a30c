import type { Resource } from "./resource.ts";

/**
 * The accounts that a resource's provider is pinned to (`allowedAccountIds`); empty when it is not pinned.
 *
 * A provider made from stack configuration carries the list as JSON text, one made by the program as a list.
 */
export function ownAccounts(resource: Resource): readonly string[] {
  const allowed = resource.provider.at("allowedAccountIds");
  const text = allowed.isOpaque || Array.isArray(allowed.value) ? undefined : allowed.text;
  if (text === undefined) return allowed.isUnknown() ? [] : allowed.elements.flatMap((element) => element.text ?? []);
  return text.match(/\d{12}/g) ?? [];
}

/** The account of a principal: itself when it is an account id, else the one in its ARN. */
export function accountOf(principal: string): string | undefined {
  return /^\d{12}$/.test(principal) ? principal : /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];
}
