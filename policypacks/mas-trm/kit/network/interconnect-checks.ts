import { ownAccounts } from "../accounts.ts";
import { isPublic, parseCidr } from "./cidr.ts";
import type { Judge } from "../judge.ts";
import type { Resource } from "../resource.ts";
import * as types from "../types.ts";
import { told } from "../told.ts";

/** With whom networks may be joined, and how far. */
export interface InterconnectLimits {
  /** Account ids to peer with, and ids of peering requests to accept. */
  readonly approvedPeers: readonly string[];
  /** Whether transit gateways may route public addresses, since they lead to the bank's inspection. */
  readonly inspectedDefaultRoute: boolean;
}

type Check = (resource: Resource, judge: Judge, settings: InterconnectLimits) => void;

/** A transit gateway's own switches that are on when left out. */
const ON_BY_DEFAULT = ["defaultRouteTableAssociation", "defaultRouteTablePropagation"] as const;
/** Their twins on the owner's side of an attachment. */
const ACCEPTER_FLAGS = [
  "transitGatewayDefaultRouteTableAssociation",
  "transitGatewayDefaultRouteTablePropagation",
] as const;

/**
 * What is asked of each kind of resource that joins networks. An attachment is not among them: its own switches do
 * nothing unless the gateway's are on, and nothing at all with a gateway that another account shares.
 */
export const INTERCONNECT_CHECKS: Readonly<Record<string, Check>> = {
  [types.TRANSIT_GATEWAY]: checkTransitGateway,
  [types.TRANSIT_GATEWAY_ACCEPTER]: (accepter, judge) => {
    for (const flag of ACCEPTER_FLAGS) requireOff(accepter, flag, judge);
  },
  [types.TRANSIT_GATEWAY_ROUTE]: checkTransitRoute,
  [types.TRANSIT_GATEWAY_PEERING]: (peering, judge, settings) => checkPeer(peering, "peerAccountId", judge, settings),
  [types.TRANSIT_GATEWAY_PEERING_ACCEPTER]: (accepter, judge, settings) =>
    checkAccepted(accepter, "transitGatewayAttachmentId", types.TRANSIT_GATEWAY_PEERING, judge, settings),
  [types.VPC_PEERING]: (peering, judge, settings) => checkPeer(peering, "peerOwnerId", judge, settings),
  [types.VPC_PEERING_ACCEPTER]: (accepter, judge, settings) => {
    if (accepter.props.flag("autoAccept") !== true) return;
    checkAccepted(accepter, "vpcPeeringConnectionId", types.VPC_PEERING, judge, settings);
  },
  [types.RESOURCE_SHARE]: (share, judge) => {
    const why = "allowExternalPrincipals lets anybody outside the organisation in";
    judge.require(share.props.flag("allowExternalPrincipals") !== true, share, why);
  },
  [types.ENDPOINT_SERVICE]: checkEndpointService,
  [types.ENDPOINT_SERVICE_PRINCIPAL]: (principal, judge) =>
    judge.require(principal.props.string("principalArn") !== "*", principal, "principalArn is everyone"),
};

function checkTransitGateway(gateway: Resource, judge: Judge): void {
  judge.guard(gateway, () => {
    const accepts = gateway.props.string("autoAcceptSharedAttachments") === "enable";
    judge.require(!accepts, gateway, "autoAcceptSharedAttachments is on");
  });
  for (const path of ON_BY_DEFAULT) {
    judge.guard(gateway, () => {
      const value = gateway.props.string(path);
      const state = value === undefined ? "is left out, which means on" : "is on";
      judge.require(value === "disable", gateway, `${path} ${state}`);
    });
  }
}

function checkTransitRoute(route: Resource, judge: Judge, { inspectedDefaultRoute }: InterconnectLimits): void {
  if (inspectedDefaultRoute || route.props.flag("blackhole") === true) return;
  const text = route.props.string("destinationCidrBlock");
  const range = parseCidr(text);
  judge.require(
    range !== undefined && !isPublic(range),
    route,
    `sends public range ${told(text, "range")} on to another network`,
  );
}

function checkPeer(peering: Resource, path: string, judge: Judge, { approvedPeers }: InterconnectLimits): void {
  const peer = peering.props.string(path);
  if (peer === undefined || peer === "" || [...ownAccounts(peering), ...approvedPeers].includes(peer)) return;
  judge.violation(peering, `${path} names account ${told(peer, "account")}, which is not among approvedPeers`);
}

function checkAccepted(
  accepter: Resource,
  path: string,
  type: string,
  judge: Judge,
  { approvedPeers }: InterconnectLimits,
): void {
  const link = accepter.link(path, [type]);
  // A request of this stack is judged where it is made.
  if (link.kind === "resource") return;
  if (link.kind !== "literal")
    return judge.undetermined(accepter, `accepts a request of which ${path} is not known yet`);
  if (approvedPeers.includes(link.value)) return;
  judge.violation(accepter, `accepts request ${told(link.value, "id")}, which is not among approvedPeers`);
}

function requireOff(resource: Resource, path: string, judge: Judge): void {
  judge.guard(resource, () => {
    const value = resource.props.flag(path);
    const state = value === undefined ? "is left out, which means on" : "is on";
    judge.require(value === false, resource, `${path} ${state}`);
  });
}

function checkEndpointService(service: Resource, judge: Judge): void {
  judge.guard(service, () => {
    const accepts = service.props.flag("acceptanceRequired") === true;
    judge.require(accepts, service, "acceptanceRequired is off, so connections need nobody's consent");
  });
  judge.eachOf(service, "allowedPrincipals", (principal) =>
    judge.require(principal.text !== "*", service, `${principal.path} is everyone`),
  );
}
