import { expect } from "chai";
import { LISTENER_RULES, LISTENERS, LOAD_BALANCERS } from "../../../policypacks/mas-trm/kit/types.ts";
import { listenerTlsModern } from "../../../policypacks/mas-trm/rules/edge/listener-tls-modern.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { make, type Origins, type Plain } from "../support/subnet-stack.ts";

const MODERN = "ELBSecurityPolicy-TLS13-1-2-2021-06";
const found = (resources: readonly TestResource[], settings: Plain = {}) =>
  examine(listenerTlsModern, resources, { settings });
const listener = (props: Plain, origins: Origins = {}, type: string = LISTENERS[0]) =>
  make(type, "listener", origins, props);
const redirect = (protocol?: unknown) => ({ type: "redirect", redirect: { protocol, statusCode: "HTTP_301" } });
const forward = { type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:::targetgroup/x" };
const balancer = (props: Plain = {}, type: string = LOAD_BALANCERS[0]) => make(type, "balancer", {}, props);
const ofBalancer = { loadBalancerArn: ["balancer"] };

describe("listener-tls-modern", () => {
  for (const type of LISTENERS) {
    describe(`of a ${type}`, () => {
      it("passes HTTPS with a modern policy, and HTTP that redirects there", () => {
        expect(found([listener({ protocol: "HTTPS", sslPolicy: MODERN }, {}, type)])).to.deep.equal([]);
        expect(found([listener({ protocol: "HTTP", defaultActions: [redirect("HTTPS")] }, {}, type)])).to.deep.equal(
          [],
        );
      });

      it("refuses HTTP that is forwarded", () => {
        expect(found([listener({ protocol: "HTTP", defaultActions: [forward] }, {}, type)])).to.deep.equal([
          "violation listener: it answers plain HTTP by forward, not by a redirect to HTTPS",
        ]);
      });
    });
  }

  describe("of security policies", () => {
    const judged = (sslPolicy: unknown, settings: Plain = {}, protocol = "HTTPS") =>
      found([listener({ protocol, sslPolicy })], settings);

    for (const policy of [
      "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      "ELBSecurityPolicy-TLS13-1-3-2021-06",
      "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
      "ELBSecurityPolicy-TLS-1-2-2017-01",
      "ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
      "ELBSecurityPolicy-FS-1-2-Res-2020-10",
    ]) {
      it(`passes ${policy}`, () => {
        expect(judged(policy)).to.deep.equal([]);
      });
    }

    for (const policy of [
      "ELBSecurityPolicy-2016-08",
      "ELBSecurityPolicy-2015-05",
      "ELBSecurityPolicy-FS-2018-06",
      "ELBSecurityPolicy-FS-1-1-2019-08",
      "ELBSecurityPolicy-TLS-1-0-2015-04",
      "ELBSecurityPolicy-TLS-1-1-2017-01",
      "ELBSecurityPolicy-TLS13-1-0-2021-06",
      "ELBSecurityPolicy-TLS13-1-1-2021-06",
    ]) {
      it(`refuses ${policy}`, () => {
        expect(judged(policy)).to.deep.equal([`violation listener: its sslPolicy ${policy} takes TLS below 1.2`]);
      });
    }

    it("refuses one that is none of AWS's, without telling what it is", () => {
      expect(judged("my-own-policy")).to.deep.equal([
        "violation listener: its sslPolicy (withheld) takes TLS below 1.2",
      ]);
    });

    it("refuses the default, of a network load balancer too", () => {
      for (const sslPolicy of [undefined, ""]) {
        for (const protocol of ["HTTPS", "https", "TLS"]) {
          expect(judged(sslPolicy, {}, protocol)).to.deep.equal([
            "violation listener: its sslPolicy ELBSecurityPolicy-2016-08 takes TLS below 1.2",
          ]);
        }
      }
    });

    it("asks for the version of the setting", () => {
      expect(judged("ELBSecurityPolicy-TLS13-1-3-2021-06", { minimumTls: "1.3" })).to.deep.equal([]);
      expect(judged(MODERN, { minimumTls: "1.3" })).to.deep.equal([
        `violation listener: its sslPolicy ${MODERN} takes TLS below 1.3`,
      ]);
    });

    it("does not let an unknown protocol hide an old policy, nor the reverse", () => {
      expect(found([listener({ protocol: unknown, sslPolicy: "ELBSecurityPolicy-2016-08" })])).to.deep.equal([
        "violation listener: its sslPolicy ELBSecurityPolicy-2016-08 takes TLS below 1.2",
        "undetermined listener: protocol is not known yet",
      ]);
      expect(found([listener({ protocol: "HTTP", sslPolicy: unknown, defaultActions: [forward] })])).to.have.members([
        "undetermined listener: sslPolicy is not known yet",
        "violation listener: it answers plain HTTP by forward, not by a redirect to HTTPS",
      ]);
    });
  });

  describe("of plain HTTP", () => {
    it("refuses a redirect to HTTP, which is the default of a redirect", () => {
      for (const protocol of [undefined, "HTTP", "#{protocol}"]) {
        expect(found([listener({ protocol: "HTTP", defaultActions: [redirect(protocol)] })])).to.deep.equal([
          "violation listener: it answers plain HTTP by a redirect to HTTP, not by a redirect to HTTPS",
        ]);
      }
    });

    for (const type of ["fixed-response", "authenticate-cognito", "authenticate-oidc", "jwt-validation"]) {
      it(`refuses ${type}`, () => {
        expect(found([listener({ protocol: "HTTP", defaultActions: [{ type }] })])).to.deep.equal([
          `violation listener: it answers plain HTTP by ${type}, not by a redirect to HTTPS`,
        ]);
      });
    }

    it("refuses an action of no type, and one of a type that is none of AWS's without telling it", () => {
      const by = (what: string) => [`violation listener: it answers plain HTTP by ${what}, not by a redirect to HTTPS`];
      expect(found([listener({ protocol: "HTTP", defaultActions: [{}] })])).to.deep.equal(by("nothing"));
      expect(found([listener({ protocol: "HTTP", defaultActions: [{ type: "hunter2" }] })])).to.deep.equal(
        by("(withheld)"),
      );
    });

    it("takes a listener without protocol for HTTP", () => {
      expect(found([balancer(), listener({ defaultActions: [forward] }, ofBalancer)])).to.deep.equal([
        "violation listener: it answers plain HTTP by forward, not by a redirect to HTTPS",
      ]);
    });

    it("asks nothing of gateways, which have no protocol", () => {
      const gateway = balancer({ loadBalancerType: "gateway" });
      expect(found([gateway, listener({ defaultActions: [forward] }, ofBalancer)])).to.deep.equal([]);
      const arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/gwy/inspect/0a1b2c";
      expect(found([listener({ loadBalancerArn: arn, defaultActions: [forward] })])).to.deep.equal([]);
      const application = arn.replace("/gwy/", "/app/");
      expect(found([listener({ loadBalancerArn: application, defaultActions: [forward] })])).to.have.length(1);
    });

    it("refuses a default that forwards beside a rule that redirects", () => {
      const rule = make(LISTENER_RULES[0], "rule", { listenerArn: ["listener"] }, { actions: [redirect("HTTPS")] });
      expect(found([listener({ protocol: "HTTP", defaultActions: [forward] }), rule])).to.deep.equal([
        "violation listener: it answers plain HTTP by forward, not by a redirect to HTTPS",
      ]);
    });

    it("cannot decide on an action that is not known yet, and refuses the next", () => {
      expect(found([listener({ protocol: "HTTP", defaultActions: [{ type: unknown }, forward] })])).to.have.members([
        "undetermined listener: defaultActions[0].type is not known yet",
        "violation listener: it answers plain HTTP by forward, not by a redirect to HTTPS",
      ]);
    });
  });

  describe("of rules", () => {
    const http = listener({ protocol: "HTTP", defaultActions: [redirect("HTTPS")] });
    const https = listener({ protocol: "HTTPS", sslPolicy: MODERN });

    for (const type of LISTENER_RULES) {
      it(`refuses a ${type} that forwards some of what comes over HTTP`, () => {
        const rule = make(type, "rule", { listenerArn: ["listener"] }, { actions: [forward] });
        expect(found([http, rule])).to.deep.equal([
          "violation rule: it answers plain HTTP by forward, not by a redirect to HTTPS",
        ]);
        expect(found([https, rule])).to.deep.equal([]);
      });
    }

    it("refuses a rule that redirects and forwards", () => {
      const rule = make(
        LISTENER_RULES[0],
        "rule",
        { listenerArn: ["listener"] },
        { actions: [redirect("HTTPS"), forward] },
      );
      expect(found([http, rule])).to.have.length(1);
    });

    it("passes a rule that redirects, wherever its listener is", () => {
      expect(
        found([make(LISTENER_RULES[0], "rule", {}, { listenerArn: "arn:x", actions: [redirect("HTTPS")] })]),
      ).to.deep.equal([]);
    });

    it("cannot see the listener of another stack, or one that is not known yet", () => {
      const rule = (listenerArn: unknown) => make(LISTENER_RULES[0], "rule", {}, { listenerArn, actions: [forward] });
      expect(found([rule("arn:x")])).to.deep.equal([
        "undetermined rule: its listener is not part of this stack, so it may take plain HTTP",
      ]);
      for (const lost of [unknown, undefined]) {
        expect(found([rule(lost)])).to.deep.equal(["undetermined rule: listenerArn is not known yet"]);
      }
    });
  });

  describe("of TCP that is handed through", () => {
    const tcp = (props: Plain = {}, origins: Origins = ofBalancer) =>
      listener({ protocol: "TCP", port: 443, ...props }, origins);
    const why = "it hands TCP on port 443 through, so nobody holds it to a version of TLS";

    it("refuses port 443 of a load balancer on the internet, which is where one is by default", () => {
      for (const props of [{}, { internal: false }, { internal: "false" }]) {
        expect(found([balancer({ loadBalancerType: "network", ...props }), tcp()])).to.deep.equal([
          `violation listener: ${why}`,
        ]);
      }
      expect(found([balancer({ loadBalancerType: "network" }), tcp({ protocol: "TCP_UDP" })])).to.have.length(1);
    });

    it("passes internal ones, other ports and other protocols", () => {
      expect(found([balancer({ loadBalancerType: "network", internal: true }), tcp()])).to.deep.equal([]);
      expect(found([balancer({ loadBalancerType: "network" }), tcp({ port: 5432 })])).to.deep.equal([]);
      expect(found([balancer({ loadBalancerType: "network" }), tcp({ protocol: "UDP" })])).to.deep.equal([]);
    });

    it("cannot see the load balancer of another stack, or one that is not known yet", () => {
      const arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/entry/0a1b2c";
      expect(found([tcp({ loadBalancerArn: arn }, {})])).to.deep.equal([
        `undetermined listener: ${why}, and whether that comes from the internet cannot be seen`,
      ]);
      for (const loadBalancerArn of [unknown, undefined]) {
        expect(found([tcp({ loadBalancerArn }, {})])).to.deep.equal([
          "undetermined listener: loadBalancerArn is not known yet",
        ]);
      }
      expect(found([balancer({ loadBalancerType: "network", internal: unknown }), tcp()])).to.deep.equal([
        "undetermined listener: internal is not known yet",
      ]);
    });
  });
});
