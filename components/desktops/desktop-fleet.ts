import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { checkDesktop, type Desktop, userKey } from "./desktop.ts";

/** Inputs of {@link DesktopFleet}. */
export interface DesktopFleetArgs {
  readonly ownership: Ownership;
  /** Directory that is registered with WorkSpaces and knows the users. */
  readonly directoryId: pulumi.Input<string>;
  /** ARN of the customer key that encrypts both volumes of every desktop. */
  readonly keyArn: pulumi.Input<string>;
  /** Bundle by compute type, at least for the compute types of the desktops. */
  readonly bundleIds: Readonly<Record<string, string>>;
  /** Who gets which desktop. */
  readonly desktops: readonly Desktop[];
}

const PURPOSE: Purpose = { layer: "desktops", control: "MAS-TRM 11.3" };

/** Minutes without a user until a desktop stops (guide section 4.1.1). WorkSpaces counts in steps of 60. */
export const AUTO_STOP_MINUTES = 60;

/**
 * Desktops, one WorkSpace for each user, encrypted with the customer key and stopped when nobody uses them.
 *
 * Each is named after its user, so that one line more or less in a roster makes or removes one desktop and touches no
 * other. There is no component around each: a fleet of hundreds costs what as many plain resources cost.
 *
 * @control MAS-TRM 11.1.3, 11.3.1, 11.4.3
 */
export class DesktopFleet extends pulumi.ComponentResource {
  /** Users who have a desktop, in order. */
  readonly users: pulumi.Output<readonly string[]>;

  constructor(name: string, args: DesktopFleetArgs, opts?: pulumi.ComponentResourceOptions) {
    // Not all arguments: the roster would stand in the state twice, and a component change with each desktop.
    const { ownership, keyArn } = args;
    super("kiro:desktops:DesktopFleet", name, { ownership, keyArn }, opts);
    refuse(this, name, checkDesktopFleet(args));

    for (const desktop of args.desktops) {
      const logicalName = `${name}-${userKey(desktop)}`;
      new aws.workspaces.Workspace(
        logicalName,
        {
          directoryId: args.directoryId,
          // checkDesktopFleet has seen that there is one.
          bundleId: args.bundleIds[desktop.computeType] ?? "",
          userName: desktop.user,
          rootVolumeEncryptionEnabled: true,
          userVolumeEncryptionEnabled: true,
          volumeEncryptionKey: args.keyArn,
          workspaceProperties: {
            computeTypeName: desktop.computeType,
            rootVolumeSizeGib: desktop.rootGib,
            userVolumeSizeGib: desktop.userGib,
            runningMode: "AUTO_STOP",
            runningModeAutoStopTimeoutInMinutes: AUTO_STOP_MINUTES,
          },
          tags: { ...desktop.tags, ...tagsFor(logicalName, args.ownership, PURPOSE) },
        },
        { parent: this },
      );
    }

    this.users = pulumi.output(args.desktops.map(({ user }) => user).sort());
    this.registerOutputs({ users: this.users });
  }
}

function checkDesktopFleet({ desktops, bundleIds }: DesktopFleetArgs): readonly string[] {
  const problems = desktops.flatMap((desktop, index) =>
    checkDesktop(desktop).map(({ field, problem }) => `desktops[${index}].${field}: ${problem}`),
  );
  const seen = new Set<string>();
  for (const [index, desktop] of desktops.entries()) {
    const key = userKey(desktop);
    if (seen.has(key)) {
      problems.push(`desktops[${index}].user: has a desktop already, got "${desktop.user}"; each user once`);
    }
    seen.add(key);
  }
  for (const [type, id] of Object.entries(bundleIds)) {
    if (!/^wsb-[0-9a-z]{8,63}$/.test(id)) {
      problems.push(`bundleIds.${type}: not a bundle, got "${id}"; an id such as wsb-0123456789`);
    }
  }
  for (const type of new Set(desktops.map(({ computeType }) => computeType))) {
    if (bundleIds[type] === undefined) problems.push(`bundleIds: no bundle for ${type}, got none; its bundle's id`);
  }
  return problems;
}
