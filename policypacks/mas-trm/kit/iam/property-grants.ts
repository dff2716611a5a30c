import { checkAccount } from "./grants.ts";
import type { Judge } from "../judge.ts";
import { anyOf, ask } from "../maybe.ts";
import { bindsTo, isEveryone } from "./outsiders.ts";
import type { Resource } from "../resource.ts";
import { UnknownProperty } from "../unknown.ts";

/**
 * Grants that are properties and no document, each to a `principal`: by which properties everyone is bound to somebody,
 * with the condition key that each stands for.
 */
const BINDINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aws:lambda/permission:Permission": {
    principalOrgId: "aws:principalorgid",
    sourceAccount: "aws:sourceaccount",
    sourceArn: "aws:sourcearn",
  },
  "aws:lambda/layerVersionPermission:LayerVersionPermission": { organizationId: "aws:principalorgid" },
  // The only condition that an event bus takes is on the organisation.
  "aws:cloudwatch/eventPermission:EventPermission": { "condition.value": "aws:principalorgid" },
  "aws:signer/signingProfilePermission:SigningProfilePermission": {},
};

/** The types of such grants. */
export const PROPERTY_GRANTS: readonly string[] = Object.keys(BINDINGS);

/** Judges whom such a grant lets in. A service acts for whichever account asks it, so it is bound as everyone is. */
export function checkPropertyGrant(judge: Judge, grant: Resource, trusted: readonly string[]): void {
  judge.guard(grant, () => {
    const principal = grant.props.string("principal") ?? "";
    const isService = /\.amazon(aws)?\.com(\.cn)?$/.test(principal);
    if (isService) checkBinding(judge, grant, `the service ${principal} for any account`);
    else if (isEveryone(principal)) checkBinding(judge, grant, "everyone");
    else checkAccount(judge, grant, principal, trusted, "it lets in");
  });
  judge.guard(grant, () => {
    const source = grant.props.string("sourceAccount") ?? "";
    if (/^\d{12}$/.test(source)) checkAccount(judge, grant, source, trusted, "it lets in whoever acts for");
  });
}

function checkBinding(judge: Judge, grant: Resource, who: string): void {
  const bindings = Object.entries(BINDINGS[grant.type] ?? {});
  const isBound = anyOf(bindings.map(([property, key]) => ask(() => binds(grant, property, key))));
  if (isBound === true) return;
  const names = bindings.map(([property]) => property.split(".")[0]).join(", ");
  if (isBound === undefined)
    judge.undetermined(grant, `it lets in ${who} unless ${names} binds it, which is not known`);
  else judge.violation(grant, `it lets in ${who}: ${names === "" ? "nothing" : `none of ${names}`} binds it`);
}

/**
 * Whether a property binds the grant.
 *
 * @throws UnknownProperty for an unknown value, but for one that comes from a resource of AWS, which it then names
 */
function binds(grant: Resource, property: string, key: string): boolean {
  const value = grant.props.at(property);
  if (!value.isUnknown()) return bindsTo(key, value.text ?? "");
  const origins = grant.facts.propertyDependencies?.[property.split(".")[0] ?? property] ?? [];
  const isOfAws = origins.some((urn) => grant.graph?.byUrn(urn)?.type.startsWith("aws:") === true);
  if (!isOfAws) throw new UnknownProperty(property);
  return true;
}
