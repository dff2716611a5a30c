import { expect } from "chai";
import {
  API_DOMAIN,
  CLASSIC_LISTENER_POLICIES,
  CLASSIC_LOAD_BALANCER,
  DISTRIBUTION,
  HTTP_API_DOMAIN,
  REST_API,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { listenerTlsModern } from "../../../policypacks/mas-trm/rules/edge/listener-tls-modern.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { make, type Plain } from "../support/subnet-stack.ts";

const found = (resources: readonly TestResource[], settings: Plain = {}) =>
  examine(listenerTlsModern, resources, { settings });

describe("listener-tls-modern, of other entries", () => {
  describe("of classic load balancers", () => {
    const [NEGOTIATION, POLICY] = CLASSIC_LISTENER_POLICIES;
    const classic = (lbProtocol: unknown, lbPort: unknown, props: Plain = {}) =>
      make(CLASSIC_LOAD_BALANCER, "classic", {}, { listeners: [{ lbProtocol, lbPort }], ...props });
    const negotiation = (attributes: readonly Plain[], lbPort = 443) =>
      make(NEGOTIATION, "negotiation", { loadBalancer: ["classic"] }, { lbPort, attributes });
    const reference = (value: string) => ({ name: "Reference-Security-Policy", value });

    it("refuses plain HTTP, and TCP on port 443 from the internet", () => {
      expect(found([classic("http", 80)])).to.deep.equal(["violation classic: it takes plain HTTP on port 80"]);
      expect(found([classic("tcp", 443)])).to.deep.equal([
        "violation classic: it hands TCP on port 443 through, so nobody holds it to a version of TLS",
      ]);
      expect(found([classic("tcp", 443, { internal: true }), classic("tcp", 5432)])).to.deep.equal([]);
      expect(found([classic(undefined, 443)])).to.have.length(1);
      expect(found([classic(undefined, 5432)])).to.deep.equal([]);
    });

    it("refuses TLS without a policy, with an old one, or with one of another port", () => {
      const refused = ["violation classic: no policy holds its port 443 to TLS 1.2"];
      const modern = "ELBSecurityPolicy-TLS-1-2-2017-01";
      for (const lbProtocol of ["https", "ssl"]) {
        expect(found([classic(lbProtocol, 443)])).to.deep.equal(refused);
        expect(found([classic(lbProtocol, 443), negotiation([reference("ELBSecurityPolicy-2016-08")])])).to.deep.equal(
          refused,
        );
        expect(found([classic(lbProtocol, 443), negotiation([reference(modern)], 8443)])).to.deep.equal(refused);
        expect(found([classic(lbProtocol, 443), negotiation([reference(modern)])])).to.deep.equal([]);
      }
    });

    it("passes a policy of the load balancer, and protocols one by one", () => {
      const policy = (...policyAttributes: readonly Plain[]) =>
        make(POLICY, "policy", { loadBalancerName: ["classic"] }, { policyAttributes });
      const on = (name: string) => ({ name, value: "true" });
      const https = classic("https", 443);
      expect(found([https, policy(reference("ELBSecurityPolicy-TLS-1-2-2017-01"))])).to.deep.equal([]);
      expect(found([https, policy(on("Protocol-TLSv1.2"))])).to.deep.equal([]);
      for (const old of ["Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"]) {
        expect(found([https, policy(on("Protocol-TLSv1.2"), on(old))])).to.have.length(1);
        expect(found([https, policy(on("Protocol-TLSv1.2"), { name: old, value: "false" })])).to.deep.equal([]);
      }
      expect(found([https, policy()])).to.have.length(1);
      expect(found([https, policy({ name: "Protocol-TLSv1.2", value: "false" })])).to.have.length(1);
      expect(found([https, policy(on("Protocol-TLSv1.2"))], { minimumTls: "1.3" })).to.have.length(1);
    });

    it("cannot decide on a policy that may be its own or of this port, or is not known yet", () => {
      const https = classic("https", 443);
      const modern = [reference("ELBSecurityPolicy-TLS-1-2-2017-01")];
      const open = ["undetermined classic: the TLS policy of port 443 is not known yet"];
      for (const policy of [
        make(NEGOTIATION, "policy", {}, { loadBalancer: unknown, lbPort: 443, attributes: modern }),
        make(POLICY, "policy", {}, { loadBalancerName: unknown, policyAttributes: modern }),
        make(NEGOTIATION, "policy", { loadBalancer: ["classic"] }, { lbPort: unknown, attributes: modern }),
        make(NEGOTIATION, "policy", { loadBalancer: ["classic"] }, { lbPort: 443, attributes: unknown }),
      ]) {
        expect(found([https, policy])).to.deep.equal(open);
        expect(found([https, policy, negotiation(modern)])).to.deep.equal([]);
      }
      const elsewhere = make(NEGOTIATION, "policy", {}, { loadBalancer: unknown, lbPort: 8443, attributes: modern });
      expect(found([https, elsewhere])).to.deep.equal(["violation classic: no policy holds its port 443 to TLS 1.2"]);
    });

    it("cannot decide on a protocol that is not known yet, and refuses the next listener", () => {
      const listeners = [
        { lbProtocol: unknown, lbPort: 443 },
        { lbProtocol: "HTTP", lbPort: 80 },
      ];
      expect(found([make(CLASSIC_LOAD_BALANCER, "classic", {}, { listeners })])).to.have.members([
        "undetermined classic: listeners[0].lbProtocol is not known yet",
        "violation classic: it takes plain HTTP on port 80",
      ]);
    });
  });

  describe("of APIs", () => {
    const domain = (securityPolicy: unknown) => found([make(API_DOMAIN, "domain", {}, { securityPolicy })]);

    for (const policy of ["TLS_1_2", "SecurityPolicy_TLS13_1_3_2025_09", "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09"]) {
      it(`passes a domain name with ${policy}`, () => {
        expect(domain(policy)).to.deep.equal([]);
      });
    }

    it("passes the policies of edge-optimised names, and asks them for the version too", () => {
      expect(domain("SecurityPolicy_TLS12_PFS_2025_EDGE")).to.deep.equal([]);
      const at13 = (securityPolicy: string) =>
        found([make(API_DOMAIN, "domain", {}, { securityPolicy })], { minimumTls: "1.3" });
      expect(at13("SecurityPolicy_TLS13_2025_EDGE")).to.deep.equal([]);
      expect(at13("SecurityPolicy_TLS12_2018_EDGE")).to.have.length(1);
    });

    it("refuses an old policy, and none", () => {
      expect(domain("TLS_1_0")).to.deep.equal(["violation domain: securityPolicy TLS_1_0 takes TLS below 1.2"]);
      expect(domain(undefined)).to.deep.equal(["violation domain: securityPolicy is not set"]);
      expect(domain(unknown)).to.deep.equal(["undetermined domain: securityPolicy is not known yet"]);
    });

    it("asks the domain names of HTTP APIs", () => {
      const http = (securityPolicy: unknown) =>
        found([make(HTTP_API_DOMAIN, "domain", {}, { domainNameConfiguration: { securityPolicy } })]);
      expect(http("TLS_1_2")).to.deep.equal([]);
      expect(http("TLS_1_0")).to.deep.equal([
        "violation domain: domainNameConfiguration.securityPolicy TLS_1_0 takes TLS below 1.2",
      ]);
    });

    it("judges an API's own policy only where it states one", () => {
      expect(found([make(REST_API, "api")])).to.deep.equal([]);
      expect(found([make(REST_API, "api", {}, { securityPolicy: "TLS_1_0" })])).to.deep.equal([
        "violation api: securityPolicy TLS_1_0 takes TLS below 1.2",
      ]);
    });
  });

  describe("of distributions", () => {
    const distribution = (props: Plain) =>
      make(
        DISTRIBUTION,
        "cdn",
        {},
        {
          viewerCertificate: { acmCertificateArn: "arn:x", minimumProtocolVersion: "TLSv1.2_2021" },
          defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" },
          ...props,
        },
      );

    it("passes a modern version with HTTPS only", () => {
      expect(found([distribution({})])).to.deep.equal([]);
      const only = { orderedCacheBehaviors: [{ viewerProtocolPolicy: "https-only" }] };
      expect(found([distribution(only)])).to.deep.equal([]);
    });

    it("refuses old versions, the default, and CloudFront's own certificate", () => {
      const refused = (policy: string) => [`violation cdn: its minimumProtocolVersion ${policy} takes TLS below 1.2`];
      const certificate = (viewerCertificate: Plain) => found([distribution({ viewerCertificate })]);
      expect(certificate({ minimumProtocolVersion: "TLSv1.1_2016" })).to.deep.equal(refused("TLSv1.1_2016"));
      expect(certificate({ minimumProtocolVersion: "TLSv1_2016" })).to.deep.equal(refused("TLSv1_2016"));
      expect(certificate({ acmCertificateArn: "arn:x" })).to.deep.equal(refused("TLSv1"));
      expect(certificate({ cloudfrontDefaultCertificate: true, minimumProtocolVersion: "TLSv1.2_2021" })).to.deep.equal(
        refused("TLSv1"),
      );
      expect(certificate({ minimumProtocolVersion: "TLSv1.3_2025" })).to.deep.equal([]);
    });

    it("refuses plain HTTP in any behaviour, what is unknown notwithstanding", () => {
      expect(
        found([
          distribution({
            viewerCertificate: unknown,
            defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" },
            orderedCacheBehaviors: [{ viewerProtocolPolicy: unknown }, { viewerProtocolPolicy: "allow-all" }],
          }),
        ]),
      ).to.have.members([
        "undetermined cdn: viewerCertificate is not known yet",
        "violation cdn: defaultCacheBehavior.viewerProtocolPolicy is allow-all",
        "undetermined cdn: orderedCacheBehaviors[0].viewerProtocolPolicy is not known yet",
        "violation cdn: orderedCacheBehaviors[1].viewerProtocolPolicy is allow-all",
      ]);
    });
  });
});
