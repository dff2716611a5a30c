import { expect } from "chai";
import {
  CLASSIC_LOAD_BALANCER,
  LOAD_BALANCERS,
  NETWORK_FIREWALL,
  NETWORK_FIREWALL_LOGGING,
  RESOLVER_QUERY_LOG_ASSOCIATION,
  VPCS,
  WEB_ACL,
  WEB_ACL_LOGGING,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { edgeAndDnsLogging } from "../../../policypacks/mas-trm/rules/logging/edge-and-dns-logging.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const one = (
  type: string,
  name: string,
  props: Properties = {},
  dependsOn: TestResource["dependsOn"] = {},
): TestResource => ({
  type,
  name,
  props,
  ...(dependsOn && { dependsOn }),
});
const found = (...resources: readonly TestResource[]) => examine(edgeAndDnsLogging, resources);
const vpc = one(VPCS[0], "core");
const firewall = one(NETWORK_FIREWALL, "firewall");
const logs = (...types: readonly unknown[]) =>
  one(
    NETWORK_FIREWALL_LOGGING,
    "logs",
    { loggingConfiguration: { logDestinationConfigs: types.map((logType) => ({ logType })) } },
    { firewallArn: ["firewall"] },
  );

describe("edge-and-dns-logging", () => {
  describe("of names", () => {
    it("passes a VPC with a query log", () => {
      expect(found(vpc, one(RESOLVER_QUERY_LOG_ASSOCIATION, "log", {}, { resourceId: ["core"] }))).to.deep.equal([]);
    });

    it("refuses a VPC without one, or with one for another VPC", () => {
      expect(found(vpc)).to.deep.equal(["violation core: it has no query log of its name server"]);
      expect(
        found(vpc, one(VPCS[0], "other"), one(RESOLVER_QUERY_LOG_ASSOCIATION, "log", {}, { resourceId: ["other"] })),
      ).to.deep.equal(["violation core: it has no query log of its name server"]);
    });

    it("says nothing of a VPC that is only read", () => {
      expect(found({ ...vpc, read: true })).to.deep.equal([]);
    });

    it("cannot decide when a query log may be the VPC's", () => {
      expect(found(vpc, one(RESOLVER_QUERY_LOG_ASSOCIATION, "log", { resourceId: unknown }))).to.deep.equal([
        "undetermined core: a query log of its name server of this stack may or may not be for it",
      ]);
    });
  });

  describe("of firewalls", () => {
    it("passes alerts and flows", () => {
      expect(found(firewall, logs("ALERT", "FLOW"))).to.deep.equal([]);
    });

    it("refuses alerts alone, and none", () => {
      expect(found(firewall, logs("ALERT"))).to.deep.equal(["violation logs: it has no log of type FLOW"]);
      expect(found(firewall)).to.deep.equal(["violation firewall: it has no logging configuration"]);
    });

    it("cannot decide on a type that is not known yet", () => {
      expect(found(firewall, logs("ALERT", unknown))).to.deep.equal([
        "undetermined logs: loggingConfiguration.logDestinationConfigs[1].logType is not known yet",
      ]);
    });
  });

  it("asks web ACLs for a logging configuration", () => {
    const acl = one(WEB_ACL, "acl");
    expect(found(acl)).to.deep.equal(["violation acl: it has no logging configuration"]);
    expect(found(acl, one(WEB_ACL_LOGGING, "log", {}, { resourceArn: ["acl"] }))).to.deep.equal([]);
  });

  describe("of load balancers", () => {
    for (const type of LOAD_BALANCERS) {
      it(`asks a ${type} for access logs that are on`, () => {
        const refused = ["violation balancer: accessLogs.enabled is not true"];
        expect(found(one(type, "balancer", { accessLogs: { bucket: "logs", enabled: true } }))).to.deep.equal([]);
        expect(found(one(type, "balancer", { accessLogs: { bucket: "logs" } }))).to.deep.equal(refused);
        expect(found(one(type, "balancer"))).to.deep.equal(refused);
        expect(found(one(type, "balancer", { loadBalancerType: "gateway" }))).to.deep.equal([]);
      });
    }

    it("knows that classic ones log as soon as they name a bucket", () => {
      const refused = ["violation balancer: accessLogs are not on"];
      expect(found(one(CLASSIC_LOAD_BALANCER, "balancer", { accessLogs: { bucket: "logs" } }))).to.deep.equal([]);
      expect(found(one(CLASSIC_LOAD_BALANCER, "balancer"))).to.deep.equal(refused);
      expect(found(one(CLASSIC_LOAD_BALANCER, "balancer", { accessLogs: { enabled: false } }))).to.deep.equal(refused);
    });
  });

  it("cannot decide on one and still refuses the next", () => {
    expect(found(one(LOAD_BALANCERS[0], "open", { accessLogs: unknown }), vpc)).to.have.members([
      "undetermined open: accessLogs is not known yet",
      "violation core: it has no query log of its name server",
    ]);
  });
});
