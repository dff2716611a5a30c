import { REGISTRY_DOMAIN, SHARED_DOMAINS } from "../../../../controls/shared-domains.ts";

/** Whether a name with a star covers names that anybody can have: every name, a registry's domain, a shared domain. */
export function isTooWide(name: string): boolean {
  if (!name.includes("*")) return false;
  const base = name.replace(/^[*.]+/, "");
  if (!base.includes(".") || REGISTRY_DOMAIN.test(base)) return true;
  return SHARED_DOMAINS.some((domain) => base === domain || base.endsWith(`.${domain}`) || domain.endsWith(`.${base}`));
}
