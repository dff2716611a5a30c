import { expect } from "chai";
import { exemptionRegisterValid } from "../../../policypacks/mas-trm/exemptions/exemption-register-valid.ts";
import type { ResourceFacts } from "../../../policypacks/mas-trm/kit/resource.ts";
import { KEY, TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
import { kmsDeletionWindow } from "../../../policypacks/mas-trm/rules/keys/kms-deletion-window.ts";
import { trailCustomerKey } from "../../../policypacks/mas-trm/rules/trail/trail-customer-key.ts";
import { trailLoggingOn } from "../../../policypacks/mas-trm/rules/trail/trail-logging-on.ts";
import { trailLogValidation } from "../../../policypacks/mas-trm/rules/trail/trail-log-validation.ts";
import { trailMultiRegion } from "../../../policypacks/mas-trm/rules/trail/trail-multi-region.ts";
import type { RuleConfig } from "../../../policypacks/mas-trm/server/configuration.ts";
import { packSettings } from "../../../policypacks/mas-trm/server/pack-settings.ts";
import { changeText } from "../../../policypacks/mas-trm/server/remedies.ts";
import { Session } from "../../../policypacks/mas-trm/server/session.ts";

const pack = [
  packSettings,
  exemptionRegisterValid,
  trailLogValidation,
  trailMultiRegion,
  trailLoggingOn,
  trailCustomerKey,
  kmsDeletionWindow,
];
const remediate = { level: "remediate", settings: {} } as const;
const factsOf = (type: string, inputs: Readonly<Record<string, unknown>>, stack = "prod"): ResourceFacts => ({
  urn: `urn:pulumi:${stack}::test::${type}::subject`,
  type,
  name: "subject",
  inputs,
});
const sessionOf = (config: Readonly<Record<string, RuleConfig>>) => {
  const session = new Session(pack, () => new Date("2026-12-01T00:00:00Z"));
  session.configure(new Map(Object.entries(config)));
  return session;
};
const set = (session: Session, facts: ResourceFacts) =>
  session.remedy(facts).map(({ rule, changes }) => `${rule.id}: ${changes.map(changeText).join(", ")}`);

describe("remediation", () => {
  it("is off by default", () => {
    expect(set(new Session(pack), factsOf(TRAIL, {}))).to.deep.equal([]);
    expect(set(sessionOf({}), factsOf(TRAIL, {}))).to.deep.equal([]);
  });

  it("sets each thing once where two rules want it", () => {
    const session = sessionOf({ "trail-multi-region": remediate, "trail-logging-on": remediate });
    expect(set(session, factsOf(TRAIL, { includeGlobalServiceEvents: false, enableLogging: false }))).to.deep.equal([
      "trail-multi-region: isMultiRegionTrail to true, includeGlobalServiceEvents to true",
      "trail-logging-on: enableLogging to true",
    ]);
  });

  it("passes over the stacks that the rule passes over", () => {
    const session = sessionOf({ "kms-deletion-window": remediate });
    const short = { deletionWindowInDays: 7 };
    expect(set(session, factsOf(KEY, short, "dev"))).to.deep.equal([]);
    expect(set(session, factsOf(KEY, short))).to.deep.equal(["kms-deletion-window: deletionWindowInDays to 30"]);
  });

  it("leaves alone what somebody has leave to do otherwise", () => {
    const facts = factsOf(KEY, { deletionWindowInDays: 7 });
    const exemption = {
      rule: "kms-deletion-window",
      urn: facts.urn,
      reason: "A key of a proof of concept",
      approver: "Head of technology risk",
      ticket: "CHG-1",
      granted: "2026-11-24T00:00:00Z",
      expires: "2027-01-01T00:00:00Z",
    };
    const exemptions = { settings: { exemptions: [exemption] } };
    expect(
      set(sessionOf({ "kms-deletion-window": remediate, "exemption-register-valid": exemptions }), facts),
    ).to.deep.equal([]);
  });

  it("is refused for rules that know no safe value", () => {
    const session = sessionOf({
      "trail-log-validation": remediate,
      "trail-customer-key": remediate,
      "pack-settings": remediate,
    });
    const { judgements } = session.stack([{ ...factsOf("pulumi:pulumi:Stack", {}), outputs: {} }]);
    expect(judgements.map(({ rule, finding, level }) => [rule.id, level, finding.why])).to.deep.equal([
      [
        "pack-settings",
        "mandatory",
        "no safe value is known to set for pack-settings, trail-customer-key; only rules listed in docs/remediation.md can remediate",
      ],
    ]);
  });
});
