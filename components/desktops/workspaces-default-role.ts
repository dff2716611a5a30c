import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsPlace } from "../foundation/aws-place.ts";
import { policyJson } from "../foundation/policy-document.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** Inputs of {@link WorkspacesDefaultRole}. */
export interface WorkspacesDefaultRoleArgs {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
}

const PURPOSE: Purpose = { layer: "desktops", control: "MAS-TRM 9.1" };

// WorkSpaces looks for this very name. AmazonWorkSpacesSelfServiceAccess is left out: self-service is closed.
// Source: WorkSpaces administration guide, "Create the workspaces_DefaultRole Role".
const ROLE_NAME = "workspaces_DefaultRole";
const SERVICE_ACCESS = "AmazonWorkSpacesServiceAccess";

/**
 * The role by which WorkSpaces works in the account. One in an account: make it only where there is none yet.
 *
 * @control MAS-TRM 9.1.1
 */
export class WorkspacesDefaultRole extends pulumi.ComponentResource {
  /** Name of the role. */
  readonly roleName: pulumi.Output<string>;

  constructor(name: string, args: WorkspacesDefaultRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:desktops:WorkspacesDefaultRole", name, args, opts);
    const { place, ownership } = args;
    const role = new aws.iam.Role(
      name,
      {
        name: ROLE_NAME,
        description: "Lets WorkSpaces make the desktops' network interfaces.",
        assumeRolePolicy: policyJson([
          {
            // No condition: WorkSpaces takes the role without telling for whom, so one would lock it out.
            Sid: "WorkSpacesOnly",
            Effect: "Allow",
            Principal: { Service: "workspaces.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ]),
        tags: tagsFor(name, ownership, PURPOSE),
      },
      { parent: this },
    );
    new aws.iam.RolePolicyAttachment(
      name,
      { role: role.name, policyArn: `arn:${place.partition}:iam::aws:policy/${SERVICE_ACCESS}` },
      { parent: this },
    );

    this.roleName = role.name;
    this.registerOutputs({ roleName: this.roleName });
  }
}
