import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { notPrivateRange } from "../foundation/cidr.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import type { ProxyRange } from "./acl-plan.ts";
import { DIRECTORY_PORTS, tooManyRanges } from "./directory-ports.ts";

/** Inputs of {@link SecurityGroups}. */
export interface SecurityGroupsArgs {
  readonly ownership: Ownership;
  /** Id of the VPC of the groups. */
  readonly vpcId: pulumi.Input<string>;
  /** Prefix list of S3 in the region, as the gateway endpoint publishes it. */
  readonly s3PrefixListId: pulumi.Input<string>;
  /** Private ranges of the domain controllers. Each becomes a rule for each directory port. */
  readonly directoryCidrs: readonly string[];
  /**
   * The bank's proxy, where desktops use one: they reach its port and nothing else of the bank's network.
   *
   * @default none: no way to a proxy
   */
  readonly proxy?: ProxyRange | undefined;
  /**
   * Whether desktops may open HTTPS to any address. Groups know no host names, so a firewall on the way must.
   *
   * @default false
   */
  readonly publicHttps?: boolean | undefined;
  /**
   * Range of the VPC that holds Kiro's endpoints, where that is another: groups cannot be named across regions.
   *
   * @default none: the endpoints are in the same VPC
   */
  readonly kiroAccessCidr?: string | undefined;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 11.2" };
const HTTPS = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

/**
 * Who may talk to whom: desktops call the endpoints, S3, the bank's proxy and their domain controllers; nobody calls
 * desktops.
 *
 * Rules are resources of their own, so that each shows in a plan and the groups can name each other. A group made by
 * this provider has no egress but what is declared: AWS's allow-all rule is removed on creation.
 *
 * @control MAS-TRM 11.2.2, 11.2.4
 */
export class SecurityGroups extends pulumi.ComponentResource {
  /** Group of the interface endpoints: HTTPS in from desktops, nothing out. */
  readonly endpointGroupId: pulumi.Output<string>;
  /** Group of the desktops: nothing in. */
  readonly desktopGroupId: pulumi.Output<string>;

  constructor(name: string, args: SecurityGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:network:SecurityGroups", name, args, opts);
    refuse(this, name, [
      ...checkDirectoryCidrs(args.directoryCidrs),
      ...(args.proxy === undefined ? [] : notPrivateRange("proxy.cidr", args.proxy.cidr)),
      ...(args.kiroAccessCidr === undefined ? [] : notPrivateRange("kiroAccessCidr", args.kiroAccessCidr)),
    ]);
    const child = { parent: this };
    const group = (role: string, description: string) =>
      new aws.ec2.SecurityGroup(
        `${name}-${role}`,
        { vpcId: args.vpcId, description, tags: tagsFor(`${name}-${role}`, args.ownership, PURPOSE) },
        child,
      );
    const endpoint = group("endpoint", "Private endpoints: HTTPS from desktops.");
    const desktop = group("desktop", "Desktops: HTTPS to private endpoints and S3, directory ports to the directory.");

    const toEndpoint = `${name}-endpoint-from-desktop`;
    new aws.vpc.SecurityGroupIngressRule(
      toEndpoint,
      {
        ...HTTPS,
        securityGroupId: endpoint.id,
        referencedSecurityGroupId: desktop.id,
        description: "HTTPS from desktops.",
        tags: tagsFor(toEndpoint, args.ownership, PURPOSE),
      },
      child,
    );
    const egress = (role: string, rule: Omit<aws.vpc.SecurityGroupEgressRuleArgs, "securityGroupId" | "tags">) =>
      new aws.vpc.SecurityGroupEgressRule(
        `${name}-${role}`,
        { ...rule, securityGroupId: desktop.id, tags: tagsFor(`${name}-${role}`, args.ownership, PURPOSE) },
        child,
      );
    egress("desktop-to-endpoint", {
      ...HTTPS,
      referencedSecurityGroupId: endpoint.id,
      description: "HTTPS to private endpoints.",
    });
    egress("desktop-to-s3", { ...HTTPS, prefixListId: args.s3PrefixListId, description: "HTTPS to S3 in the region." });
    if (args.proxy !== undefined) {
      const { cidr, port } = args.proxy;
      egress("desktop-to-proxy", {
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: cidr,
        description: "Proxy of the bank, the only way to public hosts.",
      });
    }
    if (args.publicHttps === true) {
      egress("desktop-to-public", {
        ...HTTPS,
        cidrIpv4: "0.0.0.0/0",
        description: "HTTPS to public hosts, through the firewall that knows which.",
      });
    }
    if (args.kiroAccessCidr !== undefined) {
      egress("desktop-to-kiro-access", {
        ...HTTPS,
        cidrIpv4: args.kiroAccessCidr,
        description: "HTTPS to the Kiro endpoints in the region of its profile.",
      });
    }
    for (const cidr of args.directoryCidrs) {
      // By range and not by position, so that taking one range away leaves the others' rules alone.
      const range = cidr.replace("/", "-");
      for (const { protocol, from, to, service } of DIRECTORY_PORTS) {
        egress(`desktop-to-${range}-${service}-${protocol}`, {
          ipProtocol: protocol,
          fromPort: from,
          toPort: to,
          cidrIpv4: cidr,
          description: `Directory: ${service}.`,
        });
      }
    }

    this.endpointGroupId = endpoint.id;
    this.desktopGroupId = desktop.id;
    this.registerOutputs({ endpointGroupId: this.endpointGroupId, desktopGroupId: this.desktopGroupId });
  }
}

function checkDirectoryCidrs(cidrs: readonly string[]): readonly string[] {
  const repeated = cidrs.filter((cidr, i) => cidrs.indexOf(cidr) !== i);
  return [
    ...tooManyRanges("directoryCidrs", cidrs),
    ...cidrs.flatMap((cidr, i) => notPrivateRange(`directoryCidrs[${i}]`, cidr)),
    ...repeated.map((cidr) => `directoryCidrs: repeated, got "${cidr}" twice; each range once`),
  ];
}
