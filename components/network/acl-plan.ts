/** One entry of a network ACL, in provider terms. Whatever no entry allows is denied. */
export interface AclEntry {
  readonly ruleNo: number;
  readonly action: "allow";
  readonly protocol: "tcp" | "udp";
  readonly cidrBlock: string;
  readonly fromPort: number;
  readonly toPort: number;
}

/** Both directions of a network ACL. */
export interface AclPlan {
  readonly ingress: readonly AclEntry[];
  readonly egress: readonly AclEntry[];
}

type Allowed = Omit<AclEntry, "ruleNo" | "action">;

const ANYWHERE = "0.0.0.0/0";
const HTTPS = { protocol: "tcp", fromPort: 443, toPort: 443 } as const;
// Where replies arrive (VPC user guide, "Ephemeral ports"): network ACLs are stateless and let nothing back by itself.
const TCP_REPLIES = { protocol: "tcp", fromPort: 1024, toPort: 65535 } as const;
const UDP_REPLIES = { protocol: "udp", fromPort: 1024, toPort: 65535 } as const;

/**
 * The directory ports in as few runs as hold them: an ACL may have 20 entries, so it is the coarse filter here, and
 * the desktops' security group the fine one.
 */
const DIRECTORY_RUNS = [
  { protocol: "tcp", fromPort: 53, toPort: 636 },
  { protocol: "tcp", fromPort: 3268, toPort: 3269 },
  { protocol: "tcp", fromPort: 49152, toPort: 65535 },
  { protocol: "udp", fromPort: 53, toPort: 464 },
] as const;
// Windows sends time requests from port 123, so their replies do not come to an ephemeral port.
const TIME = { protocol: "udp", fromPort: 123, toPort: 123 } as const;

/** Where a proxy answers. */
export interface ProxyRange {
  /** Private range that holds all its addresses. */
  readonly cidr: string;
  readonly port: number;
}

/**
 * Endpoint subnets: HTTPS and replies, both ways, with their clients, which is the VPC itself unless desktops are
 * elsewhere (guide section 3.2.2, with the replies that it lacks).
 */
export function planEndpointAcl(clientCidr: string): AclPlan {
  const within = number([
    { ...HTTPS, cidrBlock: clientCidr },
    { ...TCP_REPLIES, cidrBlock: clientCidr },
  ]);
  return { ingress: within, egress: within };
}

/** What desktops may reach in the bank's own network. */
export interface CorporateReach {
  readonly directoryCidrs: readonly string[];
  readonly proxy?: ProxyRange | undefined;
  /** Whether HTTPS leaves by the transit subnets: to a firewall that inspects it, or to Kiro's endpoints elsewhere. */
  readonly publicHttps?: boolean | undefined;
}

/**
 * Transit subnets: what desktops send to the proxy, the directory and public hosts comes in, their replies go out to
 * the VPC.
 *
 * A transit gateway's subnet judges what comes from the VPC by its inbound entries only, and what goes to the VPC by its
 * outbound ones only (VPC transit gateways guide, "Network ACLs for transit gateways").
 */
export function planTransitAcl(vpcCidr: string, { directoryCidrs, proxy, publicHttps }: CorporateReach): AclPlan {
  const directory = directoryCidrs.length > 0;
  return {
    ingress: number([
      ...(publicHttps === true ? [{ ...HTTPS, cidrBlock: vpcCidr }] : []),
      ...(proxy === undefined ? [] : [portOf({ cidr: vpcCidr, port: proxy.port })]),
      ...(directory ? DIRECTORY_RUNS.map((run) => ({ ...run, cidrBlock: vpcCidr })) : []),
    ]),
    egress: number([
      { ...TCP_REPLIES, cidrBlock: vpcCidr },
      ...(directory ? [UDP_REPLIES, TIME].map((reply) => ({ ...reply, cidrBlock: vpcCidr })) : []),
    ]),
  };
}

/**
 * Transit subnets of a VPC whose clients are elsewhere: their HTTPS goes out to the VPC's endpoints, and the replies
 * come back in. As above, entries judge one direction each.
 */
export function planIncomingTransitAcl(vpcCidr: string): AclPlan {
  return {
    ingress: number([{ ...TCP_REPLIES, cidrBlock: vpcCidr }]),
    egress: number([{ ...HTTPS, cidrBlock: vpcCidr }]),
  };
}

/**
 * Desktop subnets: HTTPS out and its replies in, the proxy's port, and the directory's ports where there is one.
 *
 * HTTPS goes to any address, and replies come from any: the S3 gateway endpoint serves S3's public addresses, and an
 * ACL cannot name a prefix list. What bounds it is the route table, which leads nowhere but to the VPC and that
 * endpoint, and the desktops' security group, which names the prefix list and admits no connection from outside.
 * DNS and time of the VPC itself need no entry: ACLs do not filter the Amazon resolver and time service.
 */
export function planDesktopAcl({ directoryCidrs, proxy }: CorporateReach): AclPlan {
  return {
    ingress: number([
      { ...TCP_REPLIES, cidrBlock: ANYWHERE },
      ...directoryCidrs.flatMap((cidrBlock) => [
        { ...UDP_REPLIES, cidrBlock },
        { ...TIME, cidrBlock },
      ]),
    ]),
    egress: number([
      { ...HTTPS, cidrBlock: ANYWHERE },
      ...(proxy === undefined || proxy.port === HTTPS.toPort ? [] : [portOf(proxy)]),
      ...directoryCidrs.flatMap((cidrBlock) => DIRECTORY_RUNS.map((run) => ({ ...run, cidrBlock }))),
    ]),
  };
}

function portOf({ cidr, port }: ProxyRange): Allowed {
  return { protocol: "tcp", cidrBlock: cidr, fromPort: port, toPort: port };
}

/** Numbers entries 100, 110, 120…, the guide's own steps, which leave room between. */
function number(entries: readonly Allowed[]): readonly AclEntry[] {
  return entries.map((entry, i) => ({ ruleNo: 100 + 10 * i, action: "allow", ...entry }));
}
