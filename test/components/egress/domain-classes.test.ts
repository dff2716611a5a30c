import { expect } from "chai";
import {
  ALLOW_CLASSES,
  BLOCKED_BY_GUIDE_ONLY,
  DENIED_HOSTS,
  OPTIONAL_CLASSES,
  REQUIRED_CLASSES,
} from "../../../components/egress/domain-classes.ts";
import { allowedHosts, planEgress } from "../../../components/egress/egress-plan.ts";
import {
  HOST_NAME,
  hostProblem,
  internalDomainProblem,
  SHARED_DOMAINS,
} from "../../../components/egress/host-names.ts";
import { SHARED_DOMAINS as SHARED_IN_PACK } from "../../../controls/shared-domains.ts";
import { HOSTS } from "../fixtures.ts";

const everything = planEgress({ ...HOSTS, optionalClasses: OPTIONAL_CLASSES });
const hostsOf = (name: keyof typeof ALLOW_CLASSES) => ALLOW_CLASSES[name].hosts(HOSTS).map(({ host }) => host);

describe("the domain classes", () => {
  it("hold exact hosts only, each with a reason and a source", () => {
    const entries = [...Object.values(ALLOW_CLASSES).flatMap((it) => it.hosts(HOSTS)), ...DENIED_HOSTS];
    for (const { host, reason, source } of entries) {
      expect(host).to.match(HOST_NAME);
      expect(SHARED_DOMAINS).not.to.include(host);
      expect(reason, host).to.match(/^\S.*[^.]$/);
      expect(source, host).to.match(/^[A-Z]/);
    }
  });

  it("are required or optional, and none is both", () => {
    expect([...REQUIRED_CLASSES, ...OPTIONAL_CLASSES]).to.have.members(Object.keys(ALLOW_CLASSES));
  });

  it("name each host in one class only", () => {
    const hosts = Object.values(ALLOW_CLASSES).flatMap((it) => it.hosts(HOSTS).map(({ host }) => host));
    expect(new Set(hosts).size).to.equal(hosts.length);
  });

  it("never allow what is denied", () => {
    const allowed = allowedHosts(everything);
    expect(DENIED_HOSTS.filter(({ host }) => allowed.includes(host))).to.deep.equal([]);
  });

  it("hold the guide's block list but for the host that every sign-in needs, which the IDE's class allows", () => {
    const guide = DENIED_HOSTS.filter(({ source }) => source === "Guide section 2.2.1").map(({ host }) => host);
    expect(guide).to.deep.equal([
      "view.awsapps.com",
      "d-9067642ac7.awsapps.com",
      "prod.us-east-1.auth.kiro.aws.dev",
      "kiro-prod-us-east1.auth.us-east-1.amazoncognito.com",
    ]);
    expect(hostsOf("ide")).to.include(BLOCKED_BY_GUIDE_ONLY.host);
  });

  it("name Identity Center's hosts after its own region and the bank's own portal", () => {
    expect(hostsOf("identityCenter")).to.deep.equal([
      "d-9667000000.awsapps.com",
      "ap-southeast-1.signin.aws",
      "ap-southeast-1.signin.aws.amazon.com",
      "portal.sso.ap-southeast-1.amazonaws.com",
      "assets.sso-portal.ap-southeast-1.amazonaws.com",
      "oidc.ap-southeast-1.amazonaws.com",
    ]);
  });

  it("hold Kiro's API in both of its regions", () => {
    expect(hostsOf("ide")).to.include.members([
      "q.us-east-1.amazonaws.com",
      "runtime.us-east-1.kiro.dev",
      "management.eu-central-1.kiro.dev",
      "telemetry.eu-central-1.kiro.dev",
    ]);
  });

  it("leave optional classes out unless asked", () => {
    const none = allowedHosts(planEgress(HOSTS));
    for (const name of OPTIONAL_CLASSES) expect(none).not.to.include.members(hostsOf(name));
    for (const name of REQUIRED_CLASSES) expect(none).to.include.members(hostsOf(name));
    const one = planEgress({ ...HOSTS, optionalClasses: ["telemetry"] });
    expect(allowedHosts(one)).to.deep.equal([...none, "prod.us-east-1.telemetry.desktop.kiro.dev"]);
  });
});

describe("names of hosts", () => {
  for (const host of [
    "*.kiro.dev",
    "*",
    ".kiro.dev",
    "KIRO.dev",
    "kiro",
    "a..b",
    "a.b:443",
    "https://a.b",
    "-a.example",
    "",
  ]) {
    it(`are exact: not "${host}"`, () => {
      expect(hostProblem(host)?.wrong).to.equal("is not an exact host name");
    });
  }

  for (const domain of SHARED_DOMAINS) {
    it(`never cover strangers': ${domain}`, () => {
      const wrong = "holds strangers' names too";
      expect(internalDomainProblem(domain)?.wrong).to.equal(wrong);
      expect(internalDomainProblem(`a.${domain}`)?.wrong).to.equal(wrong);
    });
  }

  it("never cover what the policy pack finds too wide, so that no configuration is good here and refused there", () => {
    expect(SHARED_IN_PACK.filter((domain) => internalDomainProblem(domain) === undefined)).to.deep.equal([]);
  });

  it("may cover the bank's own, however deep", () => {
    for (const domain of ["bank.com.sg", "corp.bank.example", "notamazonaws.com"]) {
      expect(internalDomainProblem(domain), domain).to.equal(undefined);
    }
  });
});
