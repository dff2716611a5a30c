import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { isPrivate, parseCidr } from "../foundation/cidr.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/**
 * Kinds of client that may be allowed, as the configuration names them: those that can show a certificate of the bank's.
 * Source: WorkSpaces administration guide, "Restrict access to trusted devices".
 */
export const CLIENT_DEVICES = ["windows", "macos"] as const;
/** One of {@link CLIENT_DEVICES}. */
export type ClientDevice = (typeof CLIENT_DEVICES)[number];

/** Sign-in to desktops by the bank's identity provider. */
export interface SamlSignIn {
  /** Where the provider starts the sign-in. */
  readonly userAccessUrl: string;
  /** Parameter in which it passes the relay state. */
  readonly relayStateParameterName: string;
}

/** Inputs of {@link DesktopDirectory}. */
export interface DesktopDirectoryArgs {
  readonly ownership: Ownership;
  /** Directory that knows the users. */
  readonly directoryId: pulumi.Input<string>;
  /** Two subnets for the desktops, in two zones. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Group that every desktop wears beside WorkSpaces' own. */
  readonly securityGroupId: pulumi.Input<string>;
  /** Ranges that clients connect from: the bank's networks or the addresses that it goes out by. */
  readonly clientCidrs: readonly string[];
  /** Kinds of client that may connect; every other is denied. */
  readonly devices: readonly ClientDevice[];
  /**
   * Organizational unit for the desktops' computer accounts, such as `OU=Kiro Desktops,DC=corp,DC=bank,DC=example`.
   *
   * @default the directory's own choice
   */
  readonly organizationalUnit?: string | undefined;
  /**
   * Sign-in by SAML.
   *
   * @default none: users sign in with the directory's passwords
   */
  readonly saml?: SamlSignIn | undefined;
  /**
   * Id of the VPC endpoint through which desktops are streamed, with no way back to the internet.
   *
   * @default none: desktops are streamed through WorkSpaces' public gateways
   */
  readonly streamingEndpointId?: string | undefined;
}

const PURPOSE: Purpose = { layer: "desktops", control: "MAS-TRM 9.3" };

// Source: WorkSpaces administration guide, "IP access control groups".
const RULES_PER_GROUP = 10;
/** Wider ranges than these are no networks of one bank's. */
const WIDEST_PREFIX = { private: 8, public: 16 } as const;

/**
 * The directory's registration with WorkSpaces: users are no administrators and have no way to the internet nor to
 * their desktop's settings, and connect from the bank's networks and devices only.
 *
 * @control MAS-TRM 9.3.1, 9.3.2, 11.3.1, 11.3.6
 */
export class DesktopDirectory extends pulumi.ComponentResource {
  /** Id of the registered directory; what depends on it waits for the registration. */
  readonly directoryId: pulumi.Output<string>;
  /** Group of the ranges that clients connect from. */
  readonly ipGroupId: pulumi.Output<string>;

  constructor(name: string, args: DesktopDirectoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:desktops:DesktopDirectory", name, args, opts);
    refuse(this, name, checkDesktopDirectory(args));
    const tags = tagsFor(name, args.ownership, PURPOSE);
    const ipGroup = new aws.workspaces.IpGroup(
      name,
      {
        name,
        description: "Networks that desktops are reached from.",
        rules: args.clientCidrs.map((source) => ({ source, description: "Network of the bank" })),
        tags,
      },
      { parent: this },
    );
    const directory = new aws.workspaces.Directory(
      name,
      {
        directoryId: args.directoryId,
        subnetIds: [...args.subnetIds],
        ipGroupIds: [ipGroup.id],
        workspaceType: "PERSONAL",
        // Each is written out: what is left out takes WorkSpaces' default, which is open for some.
        selfServicePermissions: {
          changeComputeType: false,
          increaseVolumeSize: false,
          rebuildWorkspace: false,
          restartWorkspace: false,
          switchRunningMode: false,
        },
        workspaceAccessProperties: accessOf(args),
        workspaceCreationProperties: {
          customSecurityGroupId: args.securityGroupId,
          enableInternetAccess: false,
          enableMaintenanceMode: true,
          userEnabledAsLocalAdministrator: false,
          ...(args.organizationalUnit === undefined ? {} : { defaultOu: args.organizationalUnit }),
        },
        ...(args.saml === undefined ? {} : { samlProperties: { status: "ENABLED", ...args.saml } }),
        tags,
      },
      // A component's dependsOn does not reach its children; the registration is what has to wait.
      { parent: this, dependsOn: opts?.dependsOn ?? [] },
    );

    this.directoryId = directory.id;
    this.ipGroupId = ipGroup.id;
    this.registerOutputs({ directoryId: this.directoryId, ipGroupId: this.ipGroupId });
  }
}

function accessOf({ devices, streamingEndpointId }: DesktopDirectoryArgs) {
  const allowed = (device: ClientDevice) => (devices.includes(device) ? "ALLOW" : "DENY");
  return {
    deviceTypeWindows: allowed("windows"),
    deviceTypeOsx: allowed("macos"),
    deviceTypeAndroid: "DENY",
    deviceTypeChromeos: "DENY",
    deviceTypeIos: "DENY",
    deviceTypeLinux: "DENY",
    deviceTypeWeb: "DENY",
    deviceTypeZeroclient: "DENY",
    ...(streamingEndpointId === undefined
      ? {}
      : {
          accessEndpointConfig: {
            accessEndpoints: [{ accessEndpointType: "STREAMING_WSP", vpcEndpointId: streamingEndpointId }],
          },
        }),
  };
}

function checkDesktopDirectory(args: DesktopDirectoryArgs): readonly string[] {
  const { clientCidrs, devices, subnetIds, saml } = args;
  const problems = clientCidrs.flatMap((cidr, index) => checkRange(`clientCidrs[${index}]`, cidr));
  if (subnetIds.length !== 2) problems.push(`subnetIds: wrong number, got ${subnetIds.length}; two, in two zones`);
  if (clientCidrs.length === 0 || clientCidrs.length > RULES_PER_GROUP) {
    problems.push(`clientCidrs: wrong number, got ${clientCidrs.length}; 1 to ${RULES_PER_GROUP} ranges`);
  }
  if (devices.length === 0) problems.push(`devices: empty, got []; some of ${CLIENT_DEVICES.join(", ")}`);
  if (saml !== undefined && !saml.userAccessUrl.startsWith("https://")) {
    problems.push(`saml.userAccessUrl: not a safe URL, got "${saml.userAccessUrl}"; one that starts with https://`);
  }
  return problems;
}

function checkRange(path: string, cidr: string): string[] {
  const range = parseCidr(cidr);
  if (range === undefined) return [`${path}: not a range, got "${cidr}"; a CIDR without host bits`];
  const widest = WIDEST_PREFIX[isPrivate(range) ? "private" : "public"];
  return range.prefix >= widest ? [] : [`${path}: too wide, got "${cidr}"; a /${widest} at the most`];
}
