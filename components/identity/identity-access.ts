import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyJson } from "../foundation/policy-document.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { ACCESS_MATRIX, type PerRole, perRole, ROLES, type Role, SUBSCRIBED_ROLES, slugOf } from "./access-matrix.ts";
import type { Estate } from "./estate.ts";
import type { IdentityCenter } from "./identity-center.ts";
import { RoleAccess } from "./role-access.ts";
import { boundaryPolicy, namesApprovedGroups, rolePolicy } from "./role-policy.ts";

/** Where the roles' groups come from. */
export type RoleGroups =
  /** Provisioned by the bank's directory over SCIM, which owns them; given by id, see `findGroups`. */
  | { readonly source: "scim"; readonly ids: PerRole<string> }
  /**
   * Made here, in Identity Center's own directory; for places without an enterprise directory. Their ids are unknown
   * until they are made, and so are the two documents that name them: the first preview cannot judge those.
   */
  | { readonly source: "managed"; readonly names: PerRole<string> };

/** Inputs of {@link IdentityAccess}. */
export interface IdentityAccessArgs {
  readonly ownership: Ownership;
  readonly identityCenter: IdentityCenter;
  readonly groups: RoleGroups;
  /** What the policies speak about. The approved groups are those of the subscribed roles and filled in here. */
  readonly estate: Omit<Estate, "approvedGroupIds">;
  /** Hours until a session of a permission set ends, 1 or 2. */
  readonly sessionHours: number;
  /**
   * Provider that may administer Identity Center, where the account's own may not: usually the delegated
   * administrator's account.
   *
   * @default the provider of the account
   */
  readonly administrator?: pulumi.ProviderResource | undefined;
}

const PURPOSE: Purpose = { layer: "identity", control: "MAS-TRM 9.1" };
/** Path of the boundary in IAM, so that it can be told from the account's other policies. */
const BOUNDARY_PATH = "/kiro/";
/** Characters that IAM allows in a customer managed policy (IAM user guide, "IAM and AWS STS quotas"). */
const MAX_BOUNDARY_LENGTH = 6144;

/**
 * Who may do what in the account: the access matrix as permission sets, each bounded and assigned to its group.
 *
 * Nobody gets a user, a password or a key of the account's own. A group's access to the account is not its Kiro
 * subscription: that is made in the Kiro console, by the roster and the runbook.
 *
 * @control MAS-TRM 9.1.1, 9.1.2, 9.2.1
 */
export class IdentityAccess extends pulumi.ComponentResource {
  /** ARNs of the permission sets by role. */
  readonly permissionSetArns: pulumi.Output<PerRole<string>>;
  /** Ids of the groups by role. */
  readonly groupIds: pulumi.Output<PerRole<string>>;
  /** ARN of the permissions boundary. */
  readonly boundaryArn: pulumi.Output<string>;

  constructor(name: string, args: IdentityAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:identity:IdentityAccess", name, args, opts);
    refuse(this, name, checkIdentityAccess(args));
    const groups = perRole((role) => groupOf(name, args, role, this));
    const approved = pulumi.all(SUBSCRIBED_ROLES.map((role) => groups[role]));
    const documents = (make: (estate: Estate) => string) =>
      approved.apply((approvedGroupIds) => make({ ...args.estate, approvedGroupIds }));

    const boundary = new aws.iam.Policy(
      name,
      {
        name: "kiro-permissions-boundary",
        path: BOUNDARY_PATH,
        description: "The most that the roles of the Kiro access matrix can do together. A boundary, not a grant.",
        policy: documents((estate) => policyJson(boundaryPolicy(estate))),
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      { parent: this },
    );
    const access = perRole(
      (role) =>
        new RoleAccess(
          `${name}-${slugOf(role)}`,
          {
            ownership: args.ownership,
            identityCenter: args.identityCenter,
            role,
            accountId: args.estate.place.accountId,
            // Only where a document names groups may it wait for their ids: the others are known at preview in any case.
            policy: namesApprovedGroups(role)
              ? documents((estate) => policyJson(rolePolicy(role, estate)))
              : policyJson(rolePolicy(role, { ...args.estate, approvedGroupIds: [] })),
            boundary: { name: boundary.name, path: BOUNDARY_PATH },
            groupId: groups[role],
            sessionHours: args.sessionHours,
            administrator: args.administrator,
          },
          { parent: this },
        ),
    );

    this.permissionSetArns = pulumi.output(perRole((role) => access[role].permissionSetArn));
    this.groupIds = pulumi.output(groups);
    this.boundaryArn = boundary.arn;
    this.registerOutputs({
      permissionSetArns: this.permissionSetArns,
      groupIds: this.groupIds,
      boundaryArn: this.boundaryArn,
    });
  }
}

function groupOf(
  name: string,
  { identityCenter, groups, administrator }: IdentityAccessArgs,
  role: Role,
  parent: pulumi.Resource,
): pulumi.Input<string> {
  if (groups.source === "scim") return groups.ids[role];
  const group = new aws.identitystore.Group(
    `${name}-${slugOf(role)}`,
    {
      region: identityCenter.region,
      identityStoreId: identityCenter.identityStoreId,
      displayName: groups.names[role],
      description: `${ACCESS_MATRIX[role].title} of the Kiro access matrix`,
    },
    administrator === undefined ? { parent } : { parent, provider: administrator },
  );
  return group.groupId;
}

function checkIdentityAccess(args: IdentityAccessArgs): readonly string[] {
  const { groups, identityCenter, estate } = args;
  const given = groups.source === "scim" ? groups.ids : groups.names;
  const key = groups.source === "scim" ? "ids" : "names";
  const problems = ROLES.flatMap((role, index) => {
    const twin = ROLES.slice(0, index).find((other) => given[other].toLowerCase() === given[role].toLowerCase());
    return twin === undefined
      ? []
      : [`groups.${key}.${role}: the group of ${twin} too, got ${given[role]}; a group of its own for each role`];
  });
  if (!/^arn:[\w-]+:sso:::instance\/(?:sso)?ins-[\w.-]{16}$/.test(identityCenter.instanceArn)) {
    problems.push(
      `identityCenter.instanceArn: not an instance, got "${identityCenter.instanceArn}"; the ARN of an Identity Center instance`,
    );
  }
  const { length } = policyJson(boundaryPolicy({ ...estate, approvedGroupIds: SUBSCRIBED_ROLES.map(() => GROUP_ID) }));
  if (length > MAX_BOUNDARY_LENGTH) {
    problems.push(
      `estate: too much for one boundary, got ${length} characters; at most ${MAX_BOUNDARY_LENGTH}, so fewer buckets or log groups`,
    );
  }
  return problems;
}

/** An id of the greatest length, to measure with. */
const GROUP_ID = "1234567890-12345678-1234-1234-1234-123456789012";
