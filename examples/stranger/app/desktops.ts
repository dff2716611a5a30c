import * as aws from "@pulumi/aws";
import { wholeWorldOfDesktops } from "../faults/network.ts";
import { plant } from "../plant.ts";
import type { Network } from "./network.ts";

const OTHER_DEVICES = ["Android", "Chromeos", "Ios", "Linux", "Web", "Zeroclient"];

/** Desktops for those who handle claims, opened from the bank's offices only. */
export function makeDesktops({ subnets }: Network): void {
  const offices = new aws.workspaces.IpGroup("offices", {
    name: "claims-offices",
    rules: plant(wholeWorldOfDesktops, ["198.51.100.0/24"]).map((source) => ({ source })),
  });
  new aws.workspaces.Directory("desktops", {
    directoryId: "d-9667012345",
    subnetIds: subnets.map(({ id }) => id),
    ipGroupIds: [offices.id],
    workspaceAccessProperties: Object.fromEntries(OTHER_DEVICES.map((device) => [`deviceType${device}`, "DENY"])),
    workspaceCreationProperties: {
      userEnabledAsLocalAdministrator: false,
      enableInternetAccess: false,
      enableMaintenanceMode: true,
    },
  });
}
