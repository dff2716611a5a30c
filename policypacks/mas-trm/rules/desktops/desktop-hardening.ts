import { demand, type Requirement } from "../../kit/requirement.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { DESKTOP_DIRECTORY } from "../../kit/types.ts";

/** Desktops that belong to one user each, the default kind; pools give out a fresh one each time. */
const PERSONAL = "PERSONAL";

/** What a user can do to a desktop without an administrator. */
const SELF_SERVICE = ["rebuildWorkspace", "switchRunningMode", "changeComputeType", "increaseVolumeSize"] as const;

/** Users are not administrators of their desktops, which are kept up to date and off the internet. */
export const desktopHardening = resourceRule({
  id: "desktop-hardening",
  control: "MAS-11.3-02",
  title: "Desktop users are not administrators and have no direct internet",
  severity: "high",
  types: [DESKTOP_DIRECTORY],
  cause: "An administrator of a desktop can take off its data-loss protection, its application control and its proxy.",
  remediation:
    "In workspaceCreationProperties set userEnabledAsLocalAdministrator to false, enableInternetAccess to false and enableMaintenanceMode to true; leave the self-service permissions off.",
  source: "https://docs.aws.amazon.com/workspaces/latest/adminguide/update-directory-details.html",
  remedies: [
    {
      types: [DESKTOP_DIRECTORY],
      set: {
        "workspaceCreationProperties.userEnabledAsLocalAdministrator": false,
        "workspaceCreationProperties.enableMaintenanceMode": true,
      },
    },
    { types: [DESKTOP_DIRECTORY], set: { "workspaceCreationProperties.enableInternetAccess": false } },
    ...SELF_SERVICE.map((permission) => ({
      types: [DESKTOP_DIRECTORY],
      set: { [`selfServicePermissions.${permission}`]: false },
    })),
  ],
  examples: {
    compliant: [
      {
        type: DESKTOP_DIRECTORY,
        props: {
          directoryId: "d-1234567890",
          workspaceCreationProperties: {
            userEnabledAsLocalAdministrator: false,
            enableInternetAccess: false,
            enableMaintenanceMode: true,
          },
        },
      },
    ],
    violating: [{ type: DESKTOP_DIRECTORY, props: { directoryId: "d-1234567890" } }],
  },
  check: demand(localAdministrator, internetAccess, maintenance, ...SELF_SERVICE.map(selfService)),
});

/** Left out, AWS makes each user the administrator of the desktop. */
function localAdministrator(directory: Resource): string | undefined {
  const isOff = directory.props.flag("workspaceCreationProperties.userEnabledAsLocalAdministrator") === false;
  return isOff || !isPersonal(directory) ? undefined : "userEnabledAsLocalAdministrator is not false";
}

/** Left out, AWS gives desktops no public address. */
function internetAccess(directory: Resource): string | undefined {
  const isOn = directory.props.flag("workspaceCreationProperties.enableInternetAccess") === true;
  return isOn ? "enableInternetAccess gives each desktop a public address" : undefined;
}

/** Left out of the block, the provider switches it off; without the block, AWS keeps it on. */
function maintenance(directory: Resource): string | undefined {
  const isOn = directory.props.flag("workspaceCreationProperties.enableMaintenanceMode") === true;
  const isLeftToAws = !directory.props.has("workspaceCreationProperties");
  return isOn || isLeftToAws || !isPersonal(directory) ? undefined : "enableMaintenanceMode is not true";
}

/** Left out, they are off. */
function selfService(permission: string): Requirement {
  return (directory) =>
    directory.props.flag(`selfServicePermissions.${permission}`) === true ? `users have ${permission}` : undefined;
}

function isPersonal(directory: Resource): boolean {
  return (directory.props.string("workspaceType") ?? PERSONAL).toUpperCase() === PERSONAL;
}
