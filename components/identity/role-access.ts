import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { outOfRange, refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { ACCESS_MATRIX, MEANINGS, type Role } from "./access-matrix.ts";
import { MAX_SESSION_HOURS } from "./artefacts/sign-in.ts";
import type { IdentityCenter } from "./identity-center.ts";

/** Inputs of {@link RoleAccess}. */
export interface RoleAccessArgs {
  readonly ownership: Ownership;
  readonly identityCenter: IdentityCenter;
  readonly role: Role;
  /** Account to which the role's group gets access; twelve digits. */
  readonly accountId: string;
  /** The permission set's inline policy. */
  readonly policy: pulumi.Input<string>;
  /** Customer managed policy of that account which bounds the role. It must exist there before the assignment. */
  readonly boundary: { readonly name: pulumi.Input<string>; readonly path: string };
  /** Id of the role's group in the identity store. */
  readonly groupId: pulumi.Input<string>;
  /** Hours until a session of the permission set ends, 1 or 2. */
  readonly sessionHours: number;
  /**
   * Provider that may administer Identity Center, where the account's own may not.
   *
   * @default the parent's provider
   */
  readonly administrator?: pulumi.ProviderResource | undefined;
}

const PURPOSE: Purpose = { layer: "identity", control: "MAS-TRM 9.1" };

/**
 * One role's way into the account: a permission set with its policy and boundary, assigned to a group.
 *
 * Managed policies are held at none: what somebody attaches in the console goes away with the next deployment.
 *
 * @control MAS-TRM 9.1.1, 9.1.2, 9.2.1
 */
export class RoleAccess extends pulumi.ComponentResource {
  /** ARN of the permission set. */
  readonly permissionSetArn: pulumi.Output<string>;

  constructor(name: string, args: RoleAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:identity:RoleAccess", name, args, opts);
    refuse(this, name, checkRoleAccess(args));
    const { role, identityCenter } = args;
    const child: pulumi.CustomResourceOptions =
      args.administrator === undefined ? { parent: this } : { parent: this, provider: args.administrator };

    const set = new aws.ssoadmin.PermissionSet(
      name,
      {
        region: identityCenter.region,
        instanceArn: identityCenter.instanceArn,
        name: permissionSetName(role, args.ownership.environment),
        description: describe(role),
        sessionDuration: `PT${args.sessionHours}H`,
        tags: { ...tagsFor(name, args.ownership, PURPOSE), Role: ACCESS_MATRIX[role].title },
      },
      child,
    );
    const of = {
      region: identityCenter.region,
      instanceArn: identityCenter.instanceArn,
      permissionSetArn: set.arn,
    };
    const inline = new aws.ssoadmin.PermissionSetInlinePolicy(name, { ...of, inlinePolicy: args.policy }, child);
    const boundary = new aws.ssoadmin.PermissionsBoundaryAttachment(
      name,
      { ...of, permissionsBoundary: { customerManagedPolicyReference: args.boundary } },
      child,
    );
    const managed = new aws.ssoadmin.ManagedPolicyAttachmentsExclusive(name, { ...of, managedPolicyArns: [] }, child);
    const custom = new aws.ssoadmin.CustomerManagedPolicyAttachmentsExclusive(
      name,
      { ...of, customerManagedPolicyReferences: [] },
      child,
    );
    new aws.ssoadmin.AccountAssignment(
      name,
      {
        ...of,
        principalType: "GROUP",
        principalId: args.groupId,
        targetType: "AWS_ACCOUNT",
        targetId: args.accountId,
      },
      // Nobody gets in before the set is bounded, and the set changes while it is assigned only where it must.
      { ...child, dependsOn: [inline, boundary, managed, custom] },
    );

    this.permissionSetArn = set.arn;
    this.registerOutputs({ permissionSetArn: this.permissionSetArn });
  }
}

/**
 * Name of a role's permission set, such as `KiroSecurityAdmin-prod`. Identity Center is shared by all environments, so
 * the name carries the environment.
 */
export function permissionSetName(role: Role, environment: string): string {
  return `Kiro${ACCESS_MATRIX[role].title.replaceAll(" ", "")}-${environment}`;
}

function describe(role: Role): string {
  const { title, kiro, mcp, adminConsole } = ACCESS_MATRIX[role];
  return `${title}. Kiro: ${MEANINGS.kiro[kiro]}. MCP: ${MEANINGS.mcp[mcp]}. Console: ${MEANINGS.adminConsole[adminConsole]}.`;
}

function checkRoleAccess(args: RoleAccessArgs): readonly string[] {
  const setName = permissionSetName(args.role, args.ownership.environment);
  return [
    ...outOfRange("sessionHours", args.sessionHours, 1, MAX_SESSION_HOURS),
    ...(/^[\w+=,.@-]{1,32}$/.test(setName)
      ? []
      : [
          `ownership.environment: makes no permission set name, got "${setName}"; 1 to 32 letters, digits and + = , . @ _ -`,
        ]),
    ...(/^\d{12}$/.test(args.accountId) ? [] : [`accountId: not an account, got "${args.accountId}"; twelve digits`]),
  ];
}
