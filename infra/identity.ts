import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Artefact,
  findGroups,
  findIdentityCenter,
  type IdentityCenter,
  IdentityAccess,
  identityArtefacts,
  type RoleGroups,
} from "../components/index.ts";
import type { LandingZoneConfig } from "./config/schema.ts";
import { lookUp } from "./look-up.ts";
import { LOG_GROUPS, type Site } from "./site.ts";

/** Identity Center as found, before the first component is made. */
export interface IdentityPlace {
  readonly center: IdentityCenter;
  readonly groups: RoleGroups;
  /** Provider that may administer it; absent where the account's own may. */
  readonly administrator?: pulumi.ProviderResource | undefined;
}

/**
 * Looks up Identity Center and the roles' groups, so that policies can name the groups at preview.
 * @throws pulumi.RunError, shown without a stack trace, when the instance or a group is missing
 */
export async function findIdentityPlace(config: LandingZoneConfig): Promise<IdentityPlace> {
  const { instance, groupSource, groups: names } = config.identity;
  const administrator = administratorOf(config);
  const opts: pulumi.InvokeOptions = administrator === undefined ? {} : { provider: administrator };
  const region = config.identityCenterRegion;
  const center =
    instance === undefined
      ? await lookUp(
          findIdentityCenter(region, opts),
          (reason) =>
            `identityCenterRegion: cannot be asked for its instance (${reason}), got ${region}; where it is enabled`,
        )
      : { instanceArn: instance.arn, identityStoreId: instance.identityStoreId, region };
  const groups: RoleGroups =
    groupSource === "managed"
      ? { source: "managed", names }
      : { source: "scim", ids: await findGroups(center, names, opts) };
  return { center, groups, administrator };
}

/** A provider for the account that administers Identity Center, and for that account only. */
function administratorOf({ identity, identityCenterRegion }: LandingZoneConfig): aws.Provider | undefined {
  const roleArn = identity.administratorRoleArn;
  if (roleArn === undefined) return undefined;
  const [, , , , accountId = ""] = roleArn.split(":");
  return new aws.Provider("kiro-identity-administrator", {
    region: identityCenterRegion as aws.Region,
    allowedAccountIds: [accountId],
    assumeRoles: [{ roleArn, sessionName: "kiro-landing-zone" }],
  });
}

/** The roles' way into the account. */
export function buildIdentity(site: Site, { center, groups, administrator }: IdentityPlace): IdentityAccess {
  const { name, place, config, ownership, bucketName, registryBucketName, child } = site;
  return new IdentityAccess(
    `${name}-identity`,
    {
      ownership,
      identityCenter: center,
      groups,
      estate: {
        place,
        kiroProfileRegion: config.kiroProfileRegion,
        registry: { bucketName: registryBucketName, keyAlias: `${name}/data` },
        evidence: [{ bucketName, keyAlias: `${name}/audit` }],
        logGroupNames: Object.values(LOG_GROUPS),
      },
      sessionHours: config.identity.sessionHours,
      administrator,
    },
    child,
  );
}

/** The identity layer's files, for what only a console or the identity provider can set. */
export function artefactsOfIdentity({ place, config }: Pick<Site, "place" | "config">): readonly Artefact[] {
  const { idp, portalHost, saml, scim, entra, groups, subscriptions, sessionHours } = config.identity;
  return identityArtefacts({
    accountId: place.accountId,
    identityCenterRegion: config.identityCenterRegion,
    kiroProfileRegion: config.kiroProfileRegion,
    idpKind: idp.kind,
    portalHost,
    saml,
    scim,
    entra,
    groups,
    subscriptions,
    sessionHours,
  });
}
