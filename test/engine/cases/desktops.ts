import * as aws from "@pulumi/aws";
import type { Case, Twin } from "./case.ts";
import { KEY_POLICY } from "./key-policy.ts";

function desktop(change: Partial<aws.workspaces.WorkspaceArgs> = {}) {
  const key = new aws.kms.Key("key", { enableKeyRotation: true, policy: KEY_POLICY }, { protect: true });
  new aws.workspaces.Workspace("desktop", {
    directoryId: "d-9067012345",
    bundleId: "wsb-0123456789",
    userName: "developer",
    rootVolumeEncryptionEnabled: true,
    userVolumeEncryptionEnabled: true,
    volumeEncryptionKey: key.arn,
    workspaceProperties: { runningMode: "AUTO_STOP", runningModeAutoStopTimeoutInMinutes: 60 },
    ...change,
  });
}

/** A stranger's encrypted desktop. */
export const desktopTwin: Twin = { name: "desktop", build: () => desktop() };

const of = (name: string, why: string, change: Partial<aws.workspaces.WorkspaceArgs>): Case => ({
  name: `desktop-${name}`,
  why,
  twin: desktopTwin.name,
  fires: ["desktop-volumes-encrypted desktop"],
  build: () => desktop(change),
});

export const desktopCases: readonly Case[] = [
  of("root-plain", "a desktop whose root volume is not encrypted", { rootVolumeEncryptionEnabled: false }),
  of("user-plain", "a desktop whose user volume is not encrypted", { userVolumeEncryptionEnabled: false }),
  of("aws-key", "a desktop encrypted with AWS's own key", { volumeEncryptionKey: "alias/aws/workspaces" }),
];
