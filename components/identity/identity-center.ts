import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type PerRole, perRole, ROLES } from "./access-matrix.ts";

/** The organization's instance of IAM Identity Center. */
export interface IdentityCenter {
  /** ARN of the instance, such as `arn:aws:sso:::instance/ssoins-1234567890abcdef`. */
  readonly instanceArn: string;
  /** Id of its identity store, such as `d-1234567890`. */
  readonly identityStoreId: string;
  /** Region in which the instance is enabled. */
  readonly region: string;
}

/**
 * Finds the instance that is enabled in a region.
 *
 * It is looked up and never made: the API makes instances for a single account only, which know no permission sets;
 * the organization's is enabled in the console (Identity Center user guide, "Organization and account instances").
 *
 * @param region region of the instance
 * @param opts which provider to ask, where that is not the default one
 * @throws pulumi.RunError, shown without a stack trace, when there is none or more than one
 */
export async function findIdentityCenter(region: string, opts: pulumi.InvokeOptions = {}): Promise<IdentityCenter> {
  const { arns, identityStoreIds } = await aws.ssoadmin.getInstances({ region }, opts);
  const [instanceArn, ...others] = arns;
  const [identityStoreId] = identityStoreIds;
  if (instanceArn === undefined || identityStoreId === undefined) {
    throw new pulumi.RunError(
      `identityCenterRegion: no IAM Identity Center instance to be seen from this account, got ${region}; ` +
        "the region in which the organization's instance is enabled. Where there is none yet, enable it in the " +
        "console of the organization's management account (the API cannot), then run this again",
    );
  }
  if (others.length > 0) {
    throw new pulumi.RunError(
      `identityCenterRegion: several IAM Identity Center instances to be seen from this account, got ${arns.join(", ")}; ` +
        "one. Say in identity.instance which it is",
    );
  }
  return { instanceArn, identityStoreId, region };
}

/**
 * Finds the groups that the bank's directory has provisioned, by their names.
 *
 * @param center where to look
 * @param names display names of the roles' groups
 * @param opts which provider to ask, where that is not the default one
 * @returns ids of the groups
 * @throws pulumi.RunError, shown without a stack trace, that names every group that is missing
 */
export async function findGroups(
  center: IdentityCenter,
  names: PerRole<string>,
  opts: pulumi.InvokeOptions = {},
): Promise<PerRole<string>> {
  const found = await Promise.all(
    ROLES.map(async (role) => ({ role, ...(await findGroup(center, names[role], opts)) })),
  );
  const problems = found.flatMap(({ role, wrong }) =>
    wrong === undefined
      ? []
      : [`identity.groups.${role}: ${wrong}, got ${names[role]}; a group that SCIM has provisioned to the store`],
  );
  if (problems.length > 0) {
    const store = `${center.identityStoreId} in ${center.region}`;
    throw new pulumi.RunError([`groups are missing in identity store ${store}`, ...problems].join("\n"));
  }
  return perRole((role) => found.find((group) => group.role === role)?.id ?? "");
}

async function findGroup(
  { identityStoreId, region }: IdentityCenter,
  name: string,
  opts: pulumi.InvokeOptions,
): Promise<{ readonly id?: string; readonly wrong?: string }> {
  const alternateIdentifier = { uniqueAttribute: { attributePath: "DisplayName", attributeValue: name } };
  try {
    const { groupId } = await aws.identitystore.getGroup({ identityStoreId, region, alternateIdentifier }, opts);
    return { id: groupId };
  } catch (error) {
    // The provider tells "not found" from "not allowed" by its words alone, so they are handed on.
    const reason = error instanceof Error ? error.message : String(error);
    return { wrong: `cannot be looked up (${reason.replaceAll(/\s+/g, " ").trim()})` };
  }
}
