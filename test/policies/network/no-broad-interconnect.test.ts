import { expect } from "chai";
import {
  ENDPOINT_SERVICE,
  ENDPOINT_SERVICE_PRINCIPAL,
  RESOURCE_SHARE,
  TRANSIT_GATEWAY,
  TRANSIT_GATEWAY_ACCEPTER,
  TRANSIT_GATEWAY_PEERING,
  TRANSIT_GATEWAY_PEERING_ACCEPTER,
  TRANSIT_GATEWAY_ROUTE,
  TRANSIT_GATEWAY_VPC_ATTACHMENT,
  VPC_PEERING,
  VPC_PEERING_ACCEPTER,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { noBroadInterconnect } from "../../../policypacks/mas-trm/rules/network/no-broad-interconnect.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Plain = Readonly<Record<string, unknown>>;

const judged = (type: string, props: Plain, settings: Plain = {}, more: Partial<TestResource> = {}) =>
  examine(noBroadInterconnect, [{ type, name: "subject", props, ...more }], { settings });
const lines = (...found: readonly string[]) => found.map((line) => `violation subject: ${line}`);
const closed = { defaultRouteTableAssociation: "disable", defaultRouteTablePropagation: "disable" };

describe("no-broad-interconnect: transit gateways", () => {
  for (const [why, props, found] of [
    ["a gateway that joins nothing by itself", closed, []],
    ["acceptance switched off", { ...closed, autoAcceptSharedAttachments: "disable" }, []],
    [
      "automatic acceptance",
      { ...closed, autoAcceptSharedAttachments: "enable" },
      ["autoAcceptSharedAttachments is on"],
    ],
    [
      "defaults left out, which are on",
      {},
      [
        "defaultRouteTableAssociation is left out, which means on",
        "defaultRouteTablePropagation is left out, which means on",
      ],
    ],
    [
      "a default propagation",
      { ...closed, defaultRouteTablePropagation: "enable" },
      ["defaultRouteTablePropagation is on"],
    ],
  ] as const) {
    it(`judges ${why}`, () => {
      expect(judged(TRANSIT_GATEWAY, props)).to.deep.equal(lines(...found));
    });
  }

  it("does not let an unknown switch hide another", () => {
    const props = { ...closed, autoAcceptSharedAttachments: unknown, defaultRouteTableAssociation: "enable" };
    expect(judged(TRANSIT_GATEWAY, props)).to.deep.equal([
      "violation subject: defaultRouteTableAssociation is on",
      "undetermined subject: autoAcceptSharedAttachments is not known yet",
    ]);
  });

  it("leaves attachments to the gateway's own switches", () => {
    expect(judged(TRANSIT_GATEWAY_VPC_ATTACHMENT, { transitGatewayId: "tgw-1" })).to.deep.equal([]);
  });

  it("refuses an acceptance that associates and propagates by default", () => {
    const [association, propagation] = [
      "transitGatewayDefaultRouteTableAssociation",
      "transitGatewayDefaultRouteTablePropagation",
    ];
    expect(judged(TRANSIT_GATEWAY_ACCEPTER, { [association]: false, [propagation]: false })).to.deep.equal([]);
    expect(judged(TRANSIT_GATEWAY_ACCEPTER, { [association]: true })).to.deep.equal(
      lines(`${association} is on`, `${propagation} is left out, which means on`),
    );
  });

  for (const [why, props, found] of [
    ["a private range", { destinationCidrBlock: "10.0.0.0/8" }, []],
    ["everything", { destinationCidrBlock: "0.0.0.0/0" }, ["sends public range 0.0.0.0/0 on to another network"]],
    ["half of it", { destinationCidrBlock: "128.0.0.0/1" }, ["sends public range 128.0.0.0/1 on to another network"]],
    ["IPv6", { destinationCidrBlock: "::/0" }, ["sends public range ::/0 on to another network"]],
    ["what is no range", { destinationCidrBlock: "all" }, ["sends public range (withheld) on to another network"]],
    ["nothing that it says", {}, ["sends public range (withheld) on to another network"]],
    ["a black hole", { destinationCidrBlock: "0.0.0.0/0", blackhole: true }, []],
  ] as const) {
    it(`judges a route for ${why}`, () => {
      expect(judged(TRANSIT_GATEWAY_ROUTE, props)).to.deep.equal(lines(...found));
    });
  }

  it("passes a default route that leads to the bank's inspection, where it says so", () => {
    const props = { destinationCidrBlock: "0.0.0.0/0" };
    expect(judged(TRANSIT_GATEWAY_ROUTE, props, { inspectedDefaultRoute: true })).to.deep.equal([]);
  });
});

describe("no-broad-interconnect: peers", () => {
  for (const [type, path] of [
    [VPC_PEERING, "peerOwnerId"],
    [TRANSIT_GATEWAY_PEERING, "peerAccountId"],
  ] as const) {
    it(`refuses a peering with an account that nobody approved: ${type}`, () => {
      const peer = { [path]: "999988887777" };
      expect(judged(type, peer)).to.deep.equal(
        lines(`${path} names account 999988887777, which is not among approvedPeers`),
      );
      expect(judged(type, peer, { approvedPeers: ["999988887777"] })).to.deep.equal([]);
      const own = { provider: { region: "us-east-1", allowedAccountIds: '["999988887777"]' } };
      expect(judged(type, peer, {}, own)).to.deep.equal([]);
      expect(judged(type, {})).to.deep.equal([]);
      expect(judged(type, { [path]: "" })).to.deep.equal([]);
      expect(judged(type, { [path]: unknown })).to.deep.equal([`undetermined subject: ${path} is not known yet`]);
    });
  }

  for (const [type, path, id, requestType] of [
    [VPC_PEERING_ACCEPTER, "vpcPeeringConnectionId", "pcx-1", VPC_PEERING],
    [TRANSIT_GATEWAY_PEERING_ACCEPTER, "transitGatewayAttachmentId", "tgw-attach-1", TRANSIT_GATEWAY_PEERING],
  ] as const) {
    it(`refuses to accept a request from elsewhere: ${type}`, () => {
      const accept = (value: unknown, settings: Plain = {}) =>
        judged(type, { [path]: value, autoAccept: true }, settings);
      expect(accept(id)).to.deep.equal(lines(`accepts request ${id}, which is not among approvedPeers`));
      expect(accept(id, { approvedPeers: [id] })).to.deep.equal([]);
      expect(accept(unknown)).to.deep.equal([
        `undetermined subject: accepts a request of which ${path} is not known yet`,
      ]);
      const request = { type: requestType, name: "request", props: {} };
      const accepter = { type, name: "subject", props: { autoAccept: true }, dependsOn: { [path]: ["request"] } };
      expect(examine(noBroadInterconnect, [request, accepter])).to.deep.equal([]);
    });
  }

  it("passes an accepter of a VPC peering that accepts nothing", () => {
    expect(judged(VPC_PEERING_ACCEPTER, { vpcPeeringConnectionId: "pcx-1" })).to.deep.equal([]);
  });
});

describe("no-broad-interconnect: shares and services", () => {
  it("refuses shares with anybody outside the organisation", () => {
    expect(judged(RESOURCE_SHARE, { allowExternalPrincipals: true })).to.deep.equal(
      lines("allowExternalPrincipals lets anybody outside the organisation in"),
    );
    expect(judged(RESOURCE_SHARE, { allowExternalPrincipals: false })).to.deep.equal([]);
    expect(judged(RESOURCE_SHARE, {})).to.deep.equal([]);
  });

  it("refuses endpoint services that anybody may join", () => {
    const principal = "arn:aws:iam::111122223333:root";
    expect(judged(ENDPOINT_SERVICE, { acceptanceRequired: true, allowedPrincipals: [principal] })).to.deep.equal([]);
    expect(judged(ENDPOINT_SERVICE, { acceptanceRequired: false, allowedPrincipals: [principal, "*"] })).to.deep.equal(
      lines("acceptanceRequired is off, so connections need nobody's consent", "allowedPrincipals[1] is everyone"),
    );
    expect(judged(ENDPOINT_SERVICE_PRINCIPAL, { principalArn: "*" })).to.deep.equal(lines("principalArn is everyone"));
    expect(judged(ENDPOINT_SERVICE_PRINCIPAL, { principalArn: principal })).to.deep.equal([]);
  });
});
