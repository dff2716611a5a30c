import type { Problem, SettingPath } from "./explain.ts";
import { type LandingZoneConfig, PROJECT } from "./schema.ts";
import type { WellFormed } from "./well-formed.ts";

type PartialConfig = WellFormed<LandingZoneConfig>;
type PartialIdentity = WellFormed<LandingZoneConfig["identity"]>;

const IDENTITY: SettingPath = [PROJECT, "identity"];

/** Portals of AWS Builder ID, by which anybody signs in with a private account (guide section 2.2.1). */
const BUILDER_ID_PORTALS: readonly string[] = ["view.awsapps.com", "d-9067642ac7.awsapps.com"];

/** Checks what the identity settings say against one another and against the region of Identity Center. */
export function identityProblems(config: PartialConfig): Problem[] {
  const { identity } = config;
  if (identity === undefined) return [];
  return [
    ...sourceProblems(identity, config.environment),
    ...groupProblems(identity),
    ...portalProblems(identity),
    ...placeProblems(identity, config.identityCenterRegion),
    ...entraProblems(identity),
  ];
}

function sourceProblems({ groupSource, scim }: PartialIdentity, environment: PartialConfig["environment"]): Problem[] {
  const problems: Problem[] = [];
  if (groupSource === "managed" && environment === "prod") {
    problems.push({
      path: [...IDENTITY, "groupSource"],
      wrong: "leaves access to a directory beside the bank's own",
      given: groupSource,
      allowed: "must be scim in prod",
    });
  }
  if (groupSource === "scim" && scim === undefined) {
    problems.push({
      path: [...IDENTITY, "scim"],
      wrong: "is missing",
      allowed: "must hold the SCIM endpoint, since groupSource is scim",
    });
  }
  if (groupSource === "managed" && scim !== undefined) {
    problems.push({
      path: [...IDENTITY, "scim"],
      wrong: "provisions groups that groupSource managed makes here",
      allowed: "must be absent, or groupSource must be scim",
    });
  }
  return problems;
}

/** One group for two roles would join what the roles keep apart. */
function groupProblems({ groups }: PartialIdentity): Problem[] {
  const named = Object.entries(groups ?? {});
  return named.flatMap(([role, name], index): Problem[] => {
    if (name === undefined) return [];
    // Directories do not tell names apart by case.
    const twin = named.slice(0, index).find(([, other]) => other?.toLowerCase() === name.toLowerCase());
    if (twin === undefined) return [];
    const wrong = `is the group of ${twin[0]} too`;
    return [{ path: [...IDENTITY, "groups", role], wrong, given: name, allowed: "must be a group of its own" }];
  });
}

function portalProblems({ portalHost }: PartialIdentity): Problem[] {
  if (portalHost === undefined || !BUILDER_ID_PORTALS.includes(portalHost)) return [];
  const wrong = "is the portal of AWS Builder ID, which anybody can join";
  const allowed = "must be the portal of your own Identity Center";
  return [{ path: [...IDENTITY, "portalHost"], wrong, given: portalHost, allowed }];
}

/** Sign-in and provisioning live in the region of the instance (Identity Center user guide, "Multi-Region"). */
function placeProblems({ saml, scim }: PartialIdentity, region: PartialConfig["identityCenterRegion"]): Problem[] {
  if (region === undefined) return [];
  const signInHosts = [`${region}.signin.aws.amazon.com`, `${region}.signin.aws`];
  return [
    ...elsewhere([...IDENTITY, "saml", "entityId"], saml?.entityId, signInHosts),
    ...elsewhere([...IDENTITY, "saml", "acsUrl"], saml?.acsUrl, signInHosts),
    ...elsewhere([...IDENTITY, "scim", "endpoint"], scim?.endpoint, [`scim.${region}.amazonaws.com`]),
  ];
}

function elsewhere(path: SettingPath, given: string | undefined, hosts: readonly string[]): Problem[] {
  if (given === undefined || hosts.includes(given.split("/")[2] ?? "")) return [];
  const allowed = `must be at ${hosts.join(" or ")}`;
  return [{ path, wrong: "does not lie in identityCenterRegion", given, allowed }];
}

function entraProblems({ idp, entra }: PartialIdentity): Problem[] {
  const path = [...IDENTITY, "entra"];
  if (idp?.kind === "entra" && entra === undefined) {
    const allowed = "must hold the scope of the conditional access policy, since idp.kind is entra";
    return [{ path, wrong: "is missing", allowed }];
  }
  if (idp?.kind !== undefined && idp.kind !== "entra" && entra !== undefined) {
    return [
      { path, wrong: `is of no use with idp.kind ${idp.kind}`, allowed: "must be absent, or idp.kind must be entra" },
    ];
  }
  return overlap(entra);
}

function overlap(entra: PartialIdentity["entra"]): Problem[] {
  const included = entra?.includedGroups ?? [];
  return (entra?.excludedGroups ?? []).flatMap((group, index): Problem[] => {
    const first = included.indexOf(group);
    if (group === undefined || first < 0) return [];
    const wrong = `is includedGroups[${first}] too`;
    const allowed = "must be a group that the sign-in rules are not meant for";
    return [{ path: [...IDENTITY, "entra", "excludedGroups", index], wrong, given: group, allowed }];
  });
}
