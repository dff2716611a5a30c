import { INTERCONNECT_CHECKS, type InterconnectLimits } from "../../kit/network/interconnect-checks.ts";
import { resourceRule } from "../../kit/rule.ts";
import { ENDPOINT_SERVICE, RESOURCE_SHARE, TRANSIT_GATEWAY } from "../../kit/types.ts";

/** Networks are joined one by one: nothing joins by default, by itself, or with accounts that nobody has approved. */
export const noBroadInterconnect = resourceRule<InterconnectLimits>({
  id: "no-broad-interconnect",
  control: "MAS-11.2-25",
  title: "Networks are joined explicitly",
  severity: "high",
  types: Object.keys(INTERCONNECT_CHECKS),
  cause: "A network that joins by default brings its own ways in and out, and its intruders.",
  remediation:
    "Turn automatic acceptance, association and propagation off, name the attachments and routes one by one, and list peers in approvedPeers.",
  source: "https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
  settings: {
    approvedPeers: {
      type: "array",
      items: { type: "string" },
      description: "Account ids to peer with, and ids of peering requests (pcx-, tgw-attach-) to accept",
      default: [],
    },
    inspectedDefaultRoute: {
      type: "boolean",
      description: "Whether transit gateways may route public addresses, since they lead to the bank's inspection",
      default: false,
    },
  },
  remedies: [
    { types: [TRANSIT_GATEWAY], set: { autoAcceptSharedAttachments: "disable" } },
    { types: [RESOURCE_SHARE], set: { allowExternalPrincipals: false } },
    { types: [ENDPOINT_SERVICE], set: { acceptanceRequired: true } },
  ],
  examples: {
    compliant: [
      {
        type: TRANSIT_GATEWAY,
        props: { defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable" },
      },
    ],
    violating: [{ type: TRANSIT_GATEWAY, props: { autoAcceptSharedAttachments: "enable" } }],
  },
  check(resource, judge, limits) {
    INTERCONNECT_CHECKS[resource.type]?.(resource, judge, limits);
  },
});
