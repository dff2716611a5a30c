import { expect } from "chai";
import fc from "fast-check";
import { validate } from "../../infra/config/validate.ts";
import { changed, given, linesAbout, stackFile } from "./given.ts";
import { WRONG_COMBINATIONS } from "./wrong-combinations.ts";
import { WRONG_SHAPES } from "./wrong-shapes.ts";

const K = "kiro-landing-zone";

describe("validation of the configuration", () => {
  for (const stack of ["dev", "prod"]) {
    it(`accepts Pulumi.${stack}.yaml`, () => {
      expect(linesAbout(stack, stackFile(stack))).to.deep.equal([]);
    });
  }

  for (const { why, stack, changes, says } of [...WRONG_SHAPES, ...WRONG_COMBINATIONS]) {
    it(`refuses ${why}`, () => {
      expect(linesAbout(stack, changed(stackFile(stack), changes))).to.deep.equal(says);
    });
  }

  it("fills in the defaults that a stack leaves out", () => {
    const bare = changed(stackFile("dev"), {
      [`${K}:endpointConfiguration`]: undefined,
      [`${K}:mcp`]: undefined,
      [`${K}:network/bedrockRuntimeEndpoint`]: undefined,
      [`${K}:network/directoryCidrs`]: undefined,
      [`${K}:desktops`]: undefined,
      [`${K}:audit/archive`]: undefined,
      [`${K}:identity/sessionHours`]: undefined,
      [`${K}:egress`]: { corporate: { proxy: { host: "proxy.bank.example", cidr: "10.200.10.0/28", port: 8080 } } },
      [`${K}:monitoring`]: undefined,
      [`${K}:keys`]: undefined,
      [`${K}:protectEvidence`]: undefined,
    });
    expect(validate(given("dev", bare)).settings?.[K]).to.deep.equal({
      environment: "dev",
      kiroProfileRegion: "us-east-1",
      identityCenterRegion: "ap-southeast-1",
      tags: { owner: "platform-engineering", costCentre: "CC-0000", dataClassification: "internal" },
      network: {
        cidr: "10.0.0.0/16",
        zones: ["us-east-1a", "us-east-1b"],
        desktopSubnets: ["10.0.1.0/24", "10.0.2.0/24"],
        endpointSubnets: ["10.0.3.0/24", "10.0.4.0/24"],
        supportingEndpoints: [
          "logs",
          "kms",
          "sts",
          "ssm",
          "ssmmessages",
          "ec2messages",
          "secretsmanager",
          "monitoring",
        ],
        bedrockRuntimeEndpoint: false,
        directoryCidrs: [],
      },
      audit: {
        objectLock: { mode: "GOVERNANCE", days: 7 },
        archive: { standardIaAfterDays: 30, glacierAfterDays: 90, expireAfterDays: 2555 },
        logRetentionDays: 365,
      },
      identity: stackFile("dev")[`${K}:identity`],
      egress: {
        mode: "corporate",
        corporate: { proxy: { host: "proxy.bank.example", cidr: "10.200.10.0/28", port: 8080 } },
        allow: [],
        additionalHosts: [],
        internalDomains: [],
        strictGuideBlockList: false,
      },
      monitoring: {
        subscribers: { critical: [], high: [], medium: [], low: [] },
        insights: false,
        includeUnverified: false,
      },
      keys: { rotationDays: 365, deletionWindowDays: 30 },
      protectEvidence: true,
    });
  });

  it("accepts a directory that AWS runs among the desktops", () => {
    const flat = changed(stackFile("dev"), {
      [`${K}:network/directoryCidrs`]: ["10.0.1.0/24", "10.0.2.0/24"],
      [`${K}:desktops/directory/kind`]: "managed-ad",
      [`${K}:desktops/directory/dnsIps`]: undefined,
      [`${K}:desktops/directory/serviceUser`]: undefined,
    });
    expect(linesAbout("dev", flat)).to.deep.equal([]);
    expect(linesAbout("dev", changed(flat, { [`${K}:network/directoryCidrs`]: ["10.0.1.0/24"] }))).to.deep.equal([
      `${K}:network.desktopSubnets[1]: lies in no range of network.directoryCidrs, got 10.0.2.0/24; must lie in one, or desktops do not reach the directory`,
    ]);
  });

  it("accepts an organization, other AWS keys and a stack of another name", () => {
    const more = changed(stackFile("dev"), { [`${K}:organizationId`]: "o-a1b2c3d4e5", "aws:profile": "kiro" });
    expect(linesAbout("try-out", more)).to.deep.equal([]);
  });

  it("accepts every value at its very limit", () => {
    const atTheLimit = changed(stackFile("prod"), {
      [`${K}:network/cidr`]: "10.0.0.0/28",
      [`${K}:network/desktopSubnets`]: ["10.0.0.0/28", "10.0.0.16/28"],
      [`${K}:network/endpointSubnets`]: ["10.0.0.32/28", "10.0.0.48/28"],
      [`${K}:egress/corporate/transit`]: undefined,
      [`${K}:audit/archive`]: { standardIaAfterDays: 30, glacierAfterDays: 60, expireAfterDays: 2555 },
      [`${K}:audit/objectLock/days`]: 2555,
      [`${K}:audit/logRetentionDays`]: 365,
      [`${K}:keys/rotationDays`]: 90,
    });
    const tooSmallForFour = ["desktopSubnets[1]", "endpointSubnets[0]", "endpointSubnets[1]"];
    expect(linesAbout("prod", atTheLimit).map((line) => line.split(":")[1])).to.deep.equal(
      tooSmallForFour.map((subnet) => `network.${subnet}`),
    );
    const roomForFour = changed(atTheLimit, { [`${K}:network/cidr`]: "10.0.0.0/26" });
    expect(linesAbout("prod", roomForFour)).to.deep.equal([]);
  });

  it("says one thing about a number that is wrong twice over", () => {
    expect(linesAbout("dev", changed(stackFile("dev"), { [`${K}:keys/rotationDays`]: 1e300 }))).to.deep.equal([
      `${K}:keys.rotationDays: is too large, got 1e+300; must be a whole number of days from 90 to 2560`,
    ]);
  });

  it("reports ten mistakes in ten lines, those of single keys and those between keys", () => {
    const wrong = changed(stackFile("prod"), {
      [`${K}:identityCenterRegion`]: "singapore",
      [`${K}:tags/dataClassification`]: "secret",
      [`${K}:netwrok`]: {},
      [`${K}:keys/rotationDays`]: 30,
      "aws:allowedAccountIds": ["1111"],
      [`${K}:network/zones/1`]: "us-east-1a",
      [`${K}:network/cidr`]: "10.0.0.0/16",
      [`${K}:network/desktopSubnets/0`]: "10.0.4.0/24",
      [`${K}:audit/archive/glacierAfterDays`]: 40,
      [`${K}:audit/objectLock/mode`]: "GOVERNANCE",
      [`${K}:protectEvidence`]: false,
    });
    expect(linesAbout("prod", wrong)).to.deep.equal([
      `${K}:identityCenterRegion: is not valid, got singapore; must be an AWS region such as ap-southeast-1`,
      `${K}:tags.dataClassification: is not valid, got secret; must be one of public, internal, confidential, restricted`,
      `${K}:keys.rotationDays: is too small, got 30; must be a whole number of days from 90 to 2560`,
      `${K}:netwrok: is not a known key; did you mean network?`,
      "aws:allowedAccountIds[0]: is not valid, got 1111; must be a 12-digit account id in quotes",
      `${K}:network.zones[1]: repeats zones[0], got us-east-1a; must be two different zones`,
      `${K}:network.desktopSubnets[0]: overlaps endpointSubnets[1], got 10.0.4.0/24; must be disjoint subnets of 10.0.0.0/16`,
      `${K}:audit.archive.glacierAfterDays: is less than 30 days after standardIaAfterDays, got 40; must be at least 60`,
      `${K}:audit.objectLock.mode: lets a privileged role delete evidence, got GOVERNANCE; must be COMPLIANCE in prod`,
      `${K}:protectEvidence: leaves evidence and keys open to destroy, got false; must be true in prod`,
    ]);
  });

  it("checks what is well-formed beside what is not, in the same list and the same section", () => {
    const wrong = changed(stackFile("dev"), {
      [`${K}:network/desktopSubnets`]: ["10.0.1.0", "10.0.3.0/24"],
      [`${K}:network/cidr`]: "none",
      [`${K}:network/supportingEndpoints`]: ["logs", "none", "logs"],
    });
    expect(linesAbout("dev", wrong)).to.deep.equal([
      `${K}:network.cidr: is not valid, got none; must be an IPv4 range such as 10.0.0.0/16`,
      `${K}:network.desktopSubnets[0]: is not valid, got 10.0.1.0; must be an IPv4 range such as 10.0.0.0/16`,
      `${K}:network.supportingEndpoints[1]: is not valid, got none; must be one of logs, kms, sts, ssm, ssmmessages, ec2messages, secretsmanager, monitoring`,
      `${K}:network.desktopSubnets[1]: overlaps endpointSubnets[0], got 10.0.3.0/24; must be disjoint subnets of the VPC`,
      `${K}:network.supportingEndpoints[2]: repeats supportingEndpoints[0], got logs; must name each service once`,
    ]);
  });

  it("reports an encrypted key once and leaves other packages' secrets alone", () => {
    const flat = changed(stackFile("dev"), { [`${K}:tags`]: undefined });
    expect(linesAbout("dev", flat, [`${K}:tags`, "aws:secretKey", "other:token"])).to.deep.equal([
      `${K}:tags: is encrypted; must be plain, since names, tags and policies show it`,
    ]);
  });

  it("does not print the value of an unknown key", () => {
    const lines = linesAbout("dev", changed(stackFile("dev"), { [`${K}:password`]: "hunter2-hunter2" }));
    expect(lines).to.have.length(1);
    expect(lines.join()).not.to.include("hunter2");
  });

  it("shortens long values", () => {
    const lines = linesAbout("dev", changed(stackFile("dev"), { [`${K}:tags/owner`]: "&".repeat(1000) }));
    expect(lines.join().length).to.be.lessThan(300);
  });

  it("never throws, whatever it is given, and says something about all that it refuses", () => {
    const flat = stackFile("dev");
    const places = Object.keys(flat).flatMap((key) => {
      const value = flat[key];
      const inner = typeof value === "object" && value !== null ? Object.keys(value) : [];
      return [key, ...inner.map((step) => `${key}/${step}`)];
    });
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.anything(), fc.string(), (place, value, stack) => {
        const verdict = validate(given(stack, changed(flat, { [place]: value })));
        expect(verdict.settings === undefined).to.equal(verdict.problems.length > 0);
        for (const problem of verdict.problems) expect(problem.allowed).to.match(/^(must|did you mean|known keys)/);
      }),
      { numRuns: 500 },
    );
  });
});
