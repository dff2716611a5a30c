import type { Props } from "./props.ts";
import type { Resource } from "./resource.ts";

/** The accounts that a resource's provider is pinned to; empty when it is not pinned. */
export function ownAccounts(resource: Resource): readonly string[] {
  return pinnedAccounts(resource.provider);
}

/**
 * The accounts that a provider with these properties is pinned to (`allowedAccountIds`); empty when it is not, or
 * when they are not known yet.
 *
 * A provider made from stack configuration carries the list as JSON text, one made by the program as a list.
 */
export function pinnedAccounts(provider: Props): readonly string[] {
  const allowed = provider.at("allowedAccountIds");
  if (allowed.isUnknown()) return [];
  if (Array.isArray(allowed.value)) return provider.strings("allowedAccountIds");
  return allowed.text?.match(/\d{12}/g) ?? [];
}

/** The account of a principal: itself when it is an account id, else the one in its ARN. */
export function accountOf(principal: string): string | undefined {
  return /^\d{12}$/.test(principal) ? principal : /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];
}
