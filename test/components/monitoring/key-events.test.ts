import { expect } from "chai";
import { MAX_PATTERN_LENGTH, pattern } from "../../../components/monitoring/filter-pattern.ts";
import { KEY_EVENTS, SEVERITIES } from "../../../components/index.ts";
import { CRITICAL_EVENTS } from "../../../policypacks/mas-trm/kit/logging/critical-events.ts";
import { readLogPattern } from "../../../policypacks/mas-trm/kit/logging/log-pattern.ts";
import { SAMPLES } from "./samples.ts";

const ESTATE = {
  evidenceBucketName: "kiro-audit-logs-111122223333",
  registryBucketName: "kiro-mcp-registry-111122223333",
};
/** The longest names that S3 allows. */
const LONGEST = { evidenceBucketName: "e".repeat(63), registryBucketName: "r".repeat(63) };

describe("the key events", () => {
  it("have samples, each of them", () => {
    expect(Object.keys(SAMPLES)).to.have.members(KEY_EVENTS.map(({ name }) => name));
  });

  it("have names of their own, which fit into names of AWS", () => {
    const names = KEY_EVENTS.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[a-z]+(-[a-z]+)*$/);
  });

  it("cover the five kinds that the guide lists, and all severities", () => {
    expect([...new Set(KEY_EVENTS.map(({ kind }) => kind))]).to.deep.equal([
      "authentication",
      "kiro-api",
      "mcp-configuration",
      "administration",
      "data-access",
    ]);
    const used = new Set(KEY_EVENTS.filter(({ verified }) => verified).map(({ severity }) => severity));
    expect([...used]).to.have.members([...SEVERITIES]);
  });

  it("are unverified exactly where neither Kiro nor AWS documents their form", () => {
    expect(KEY_EVENTS.filter(({ verified }) => !verified).map(({ name }) => name)).to.deep.equal([
      "identity-source-changes",
      "kiro-administration",
      "kiro-refused-calls",
    ]);
  });

  for (const event of KEY_EVENTS) {
    describe(event.name, () => {
      const text = pattern(event.condition(ESTATE));
      const takes = readLogPattern(text);

      it("counts its own samples and passes over their neighbours", () => {
        const { counted = [], passedOver = [] } = SAMPLES[event.name] ?? {};
        expect(counted.filter((sample) => !takes(sample))).to.deep.equal([]);
        expect(passedOver.filter((sample) => takes(sample))).to.deep.equal([]);
        expect(Math.min(counted.length, passedOver.length)).to.be.greaterThan(0);
      });

      it("has a pattern that CloudWatch takes", () => {
        expect(pattern(event.condition(LONGEST)).length).to.be.at.most(MAX_PATTERN_LENGTH);
        // An asterisk within a text is not in AWS's examples; regular expressions are rationed.
        expect(text).not.to.match(/"[^"]+\*[^"]+"|%/);
      });

      it("tells whoever is woken what and why, in whole sentences", () => {
        expect(event.what).to.match(/^[A-Z].*[^.]$/);
        expect(event.why).to.match(/^[A-Z].*\.$/);
        expect(event.clause).to.match(/^\d+\.\d+$/);
        expect(event.source).not.to.equal("");
      });
    });
  }

  for (const [kind, { what, witnesses }] of Object.entries(CRITICAL_EVENTS)) {
    it(`count ${what}, as the policy pack demands (${kind})`, () => {
      const matchers = KEY_EVENTS.filter(({ verified }) => verified).map(({ condition }) =>
        readLogPattern(pattern(condition(ESTATE))),
      );
      const missed = witnesses.filter((witness) => !matchers.some((takes) => takes(witness)));
      expect(missed.map(({ eventName }) => eventName)).to.deep.equal([]);
    });
  }
});
