import { expect } from "chai";
import {
  DNS_FIREWALL_CONFIG,
  DNS_RULE,
  DNS_RULE_GROUP,
  DNS_RULE_GROUP_ASSOCIATION,
  NAT_GATEWAY,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../support/examine.ts";
import { make } from "../support/subnet-stack.ts";
import { allowed, association, base, firewall, found, group, queryLog, rest, rule, SIGN_IN, vpc } from "./dns-stack.ts";

describe("dns-egress-controlled", () => {
  it("passes a list of exact names before a rule that blocks all others", () => {
    expect(firewall(...allowed("app.kiro.dev", SIGN_IN, "Login.Bank.example."), ...rest)).to.deep.equal([]);
  });

  it("passes a list of names to block before, and stars below a domain that is somebody's own", () => {
    const denied = rule("denied", 10, "BLOCK", ["view.awsapps.com", "*.stripe.com"]);
    expect(firewall(...denied, ...allowed("*.bank.example"), ...rest)).to.deep.equal([]);
  });

  it("passes rules of several groups in the order of their associations", () => {
    const second = [
      make(DNS_RULE_GROUP, "late"),
      make(
        DNS_RULE_GROUP_ASSOCIATION,
        "late-link",
        { vpcId: ["core"], firewallRuleGroupId: ["late"] },
        { priority: 200 },
      ),
      ...rule("rest", 1, "BLOCK", ["*"], {}, "late"),
    ];
    expect(firewall(...allowed("app.bank.example"), ...second)).to.deep.equal([]);
  });

  describe("of the default", () => {
    it("refuses a firewall that blocks nothing, or only some names", () => {
      const refused = ["violation link: no rule blocks all names that are not allowed"];
      expect(firewall()).to.deep.equal(refused);
      expect(firewall(...allowed("app.bank.example"))).to.deep.equal(refused);
      expect(firewall(...rule("rest", 900, "BLOCK", ["*.com"]))).to.deep.equal(refused);
    });

    it("refuses a block of one type of query only", () => {
      expect(firewall(...rule("rest", 900, "BLOCK", ["*"], { qType: "A" }))).to.deep.equal([
        "violation link: no rule blocks all names that are not allowed",
      ]);
    });

    it("refuses an alert instead of a block, since an alert lets the name through", () => {
      expect(firewall(...rule("rest", 900, "ALERT", ["*"]))).to.include(
        "violation rest: lets * through, under which anybody can have a name",
      );
    });

    it("refuses the reverse order", () => {
      const [list, first] = rule("rest", 1, "BLOCK", ["*"]);
      const resources = [list, first].flatMap((it) => it ?? []);
      expect(firewall(...allowed("app.bank.example"), ...resources)).to.deep.equal([
        "violation allowed: comes after rest, which blocks every name",
      ]);
    });

    it("takes no rule for the end that blocks one type of query, or lets names through", () => {
      const part = rule("part", 50, "BLOCK", ["*"], { qType: "A" });
      expect(firewall(...part, ...allowed("app.bank.example"), ...rest)).to.deep.equal([]);
      expect(firewall(...rule("noted", 50, "ALERT", ["*"]), ...allowed("app.bank.example"), ...rest)).not.to.include(
        "violation allowed: comes after noted, which blocks every name",
      );
    });

    it("says nothing of a rule behind the end that blocks, or is about no name", () => {
      const behind = [...rule("late", 950, "BLOCK", ["bad.example"]), ...rule("empty", 960, "ALLOW", [])];
      expect(firewall(...allowed("app.bank.example"), ...rest, ...behind)).to.deep.equal([]);
    });

    it("takes no empty name for every name", () => {
      expect(firewall(...rule("rest", 900, "BLOCK", ["."]))).to.deep.equal([
        "violation link: no rule blocks all names that are not allowed",
      ]);
    });

    it("refuses the rule group of another VPC", () => {
      const other = { ...association, dependsOn: { vpcId: ["other"], firewallRuleGroupId: ["names"] } };
      const nat = make(NAT_GATEWAY, "nat", { vpcId: ["core"] });
      const resources = [
        vpc,
        make(VPCS[0], "other"),
        group,
        other,
        queryLog,
        nat,
        ...allowed("a.bank.example"),
        ...rest,
      ];
      expect(found(resources)).to.deep.equal([
        "violation core: NAT gateway nat stands in it, and no DNS Firewall is associated with it",
        "violation other: it has no query log association",
      ]);
    });
  });

  describe("of what is let through", () => {
    const wide = ["*", "*.com", "*.amazonaws.com", "*.AWSapps.com.", "*.s3.us-east-1.amazonaws.com", "*.github.io"];
    for (const name of wide) {
      it(`refuses ${name}`, () => {
        const lower = name.toLowerCase().replace(/\.$/, "");
        expect(firewall(...allowed(name), ...rest)).to.include(
          `violation allowed: lets ${lower} through, under which anybody can have a name`,
        );
      });
    }

    for (const host of ["view.awsapps.com", "d-9067642ac7.awsapps.com", "cognito-identity.us-east-1.amazonaws.com"]) {
      it(`refuses ${host}`, () => {
        expect(firewall(...allowed("app.bank.example", host), ...rest)).to.deep.equal([
          `violation allowed: lets ${host} through, which is forbidden`,
        ]);
      });
    }

    it("refuses a forbidden host behind a star, and by an alert", () => {
      expect(firewall(...rule("noted", 50, "ALERT", ["*.stripe.com"]), ...rest)).to.deep.equal([
        "violation noted: lets billing.stripe.com through, which is forbidden",
        "violation noted: lets checkout.stripe.com through, which is forbidden",
      ]);
    });

    it("passes a forbidden host that an earlier rule blocks, and refuses it behind a later one", () => {
      const block = (priority: number) =>
        rule("denied", priority, "BLOCK", ["billing.stripe.com", "checkout.stripe.com"]);
      expect(firewall(...block(10), ...allowed("*.stripe.com"), ...rest)).to.deep.equal([]);
      expect(firewall(...block(500), ...allowed("*.stripe.com"), ...rest)).to.have.length(2);
    });

    it("refuses to let through what is found to be an attack", () => {
      const threat = make(
        DNS_RULE,
        "tunnels",
        { firewallRuleGroupId: ["names"] },
        { priority: 5, action: "ALERT", dnsThreatProtection: "DNS_TUNNELING", confidenceThreshold: "LOW" },
      );
      expect(firewall(threat, ...rest)).to.deep.equal([
        "violation tunnels: lets through what it takes for DNS_TUNNELING, since its action is not BLOCK",
      ]);
      expect(firewall({ ...threat, props: { ...threat.props, action: "BLOCK" } }, ...rest)).to.deep.equal([]);
    });

    it("asks for the hosts of the setting", () => {
      expect(
        found([...base, ...allowed("Pastebin.example"), ...rest], { forbiddenHosts: ["PASTEBIN.example"] }),
      ).to.deep.equal(["violation allowed: lets PASTEBIN.example through, which is forbidden"]);
    });
  });

  describe("of the host that every sign-in needs", () => {
    const refused = (name: string) => [`violation ${name}: blocks ${SIGN_IN}, without which nobody can sign in`];

    it("refuses a rule that singles it out, exactly or behind a star", () => {
      for (const name of [SIGN_IN, "*.kiro.dev", "*.desktop.kiro.dev"]) {
        const denied = rule("denied", 10, "BLOCK", [name]);
        expect(firewall(...denied, ...allowed(SIGN_IN), ...rest)).to.deep.equal(refused("denied"));
        expect(firewall(...denied, ...allowed("app.bank.example"), ...rest)).to.deep.equal(refused("denied"));
      }
    });

    it("refuses a firewall that lets the rest of Kiro through and forgets it", () => {
      for (const name of ["app.kiro.dev", "kiro.dev"]) {
        expect(firewall(...allowed(name), ...rest)).to.deep.equal(refused("rest"));
      }
    });

    it("asks nothing of a firewall that has nothing to do with Kiro", () => {
      expect(firewall(...allowed("app.bank.example"), ...rest)).to.deep.equal([]);
    });

    it("passes a block that stands behind the allowance", () => {
      expect(firewall(...allowed(SIGN_IN), ...rule("late", 500, "BLOCK", ["*.kiro.dev"]), ...rest)).to.deep.equal([]);
    });
  });

  describe("of failing closed", () => {
    const config = (firewallFailOpen: unknown) =>
      make(DNS_FIREWALL_CONFIG, "config", { resourceId: ["core"] }, { firewallFailOpen });

    it("refuses to fail open, for any VPC", () => {
      expect(found([make(VPCS[0], "core"), config("ENABLED")])).to.deep.equal([
        "violation config: firewallFailOpen is ENABLED, so names resolve when the firewall does not answer",
      ]);
    });

    it("passes to fail closed, which is the default", () => {
      expect(firewall(...allowed("a.bank.example"), ...rest, config("DISABLED"))).to.deep.equal([]);
      expect(firewall(...allowed("a.bank.example"), ...rest, config(undefined))).to.deep.equal([]);
    });

    it("cannot decide before it is known, and still refuses the rules", () => {
      expect(firewall(config(unknown))).to.deep.equal([
        "undetermined config: firewallFailOpen is not known yet",
        "violation link: no rule blocks all names that are not allowed",
      ]);
    });
  });
});
