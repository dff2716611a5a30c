import { expect } from "chai";
import { conditionalAccessStrict as rule } from "../../../policypacks/mas-trm/rules/artefacts/conditional-access-strict.ts";
import { unknown } from "../support/examine.ts";
import { judgeBesideUnknown, judgeFile } from "./file.ts";

const BROWSER = { mode: "never", isEnabled: true };
const FREQUENCY = { value: 2, type: "hours", isEnabled: true };
const CONDITIONS = {
  clientAppTypes: ["all"],
  applications: { includeApplications: ["All"] },
  users: { includeGroups: ["g"], excludeGroups: ["emergency"] },
};
const POLICY = {
  displayName: "p",
  state: "enabled",
  conditions: CONDITIONS,
  grantControls: { operator: "OR", builtInControls: ["mfa"] },
  sessionControls: { persistentBrowser: BROWSER, signInFrequency: FREQUENCY, cloudAppSecurity: null },
};
const KEY = "identity/conditional-access.json";

const judged = (content: unknown, settings = {}) => judgeFile(rule, KEY, content, { settings });
const policy = (changed: object, settings = {}) => judged({ ...POLICY, ...changed }, settings);
const conditions = (changed: object) => policy({ conditions: { ...CONDITIONS, ...changed } });
const grant = (grantControls: unknown) => policy({ grantControls });
const browser = (persistentBrowser: unknown) =>
  policy({ sessionControls: { ...POLICY.sessionControls, persistentBrowser } });
const frequency = (changed: object | null, settings = {}) => {
  const signInFrequency = changed && { ...FREQUENCY, ...changed };
  return policy({ sessionControls: { ...POLICY.sessionControls, signInFrequency } }, settings);
};
const refused = (...whys: readonly string[]) => whys.map((why) => `violation f: the conditional access policy: ${why}`);
const weak = refused("grantControls do not demand a second factor");
const rare = refused("people need not sign in again within 2 hours");
const narrowed = refused("it holds under further conditions only");

describe("conditional-access-strict", () => {
  it("passes a second factor for all applications, every two hours", () => {
    expect(policy({})).to.deep.equal([]);
    expect(frequency({ value: 1 })).to.deep.equal([]);
    expect(frequency({ value: null, type: null, frequencyInterval: "everyTime" })).to.deep.equal([]);
    expect(conditions({ clientAppTypes: ["browser", "mobileAppsAndDesktopClients"] })).to.deep.equal([]);
    expect(conditions({ users: { includeUsers: ["All"] } })).to.deep.equal([]);
    expect(conditions({ users: { includeRoles: ["r"] } })).to.deep.equal([]);
  });

  it("refuses a policy that is off, or only reports", () => {
    for (const state of ["disabled", "enabledForReportingButNotEnforced", undefined]) {
      expect(policy({ state })).to.deep.equal(refused("state is not enabled"));
    }
  });

  it("refuses to ask less often than the setting says, in any unit", () => {
    expect(frequency({ value: 3 })).to.deep.equal(rare);
    expect(frequency({ value: 1, type: "days" })).to.deep.equal(rare);
    for (const changed of [{ value: 0 }, { value: -1 }, { value: null }, { type: "minutes" }, { type: null }]) {
      expect(frequency(changed)).to.deep.equal(rare);
    }
    expect(frequency({ value: 8 }, { maxSignInHours: 8 })).to.deep.equal([]);
    expect(frequency({ value: 1, type: "days" }, { maxSignInHours: 24 })).to.deep.equal([]);
    expect(frequency({ value: 9 }, { maxSignInHours: 8 })).to.deep.equal(
      refused("people need not sign in again within 8 hours"),
    );
    const unlimited = refused("how often people sign in is not limited");
    expect(frequency({ isEnabled: false })).to.deep.equal(unlimited);
    expect(frequency(null)).to.deep.equal(unlimited);
    expect(frequency({ authenticationType: "secondaryAuthentication" })).to.deep.equal(
      refused("the sign-in frequency does not hold for the first factor"),
    );
  });

  it("refuses browsers that stay signed in", () => {
    const stays = refused("a browser may stay signed in after it is closed");
    for (const wrong of [
      null,
      { mode: "always", isEnabled: true },
      { mode: "never" },
      { mode: "never", isEnabled: false },
    ]) {
      expect(browser(wrong)).to.deep.equal(stays);
    }
  });

  it("refuses whatever lets people in with one factor", () => {
    for (const wrong of [
      null,
      { operator: "OR", builtInControls: [] },
      { operator: "OR", builtInControls: ["compliantDevice"] },
      { operator: "OR", builtInControls: ["mfa", "compliantDevice"] },
      { builtInControls: ["mfa", "domainJoinedDevice"] },
      { operator: "OR", builtInControls: ["mfa"], termsOfUse: ["t"] },
      { operator: "OR", builtInControls: ["mfa"], customAuthenticationFactors: ["c"] },
      { operator: "AND", builtInControls: [], termsOfUse: ["t"] },
      { operator: "OR", builtInControls: [], authenticationStrength: { id: "00000000-0000-0000-0000-000000000009" } },
    ]) {
      expect(grant(wrong), JSON.stringify(wrong)).to.deep.equal(weak);
    }
    expect(grant({ operator: "AND", builtInControls: ["compliantDevice", "mfa"] })).to.deep.equal([]);
    expect(grant({ operator: "AND", builtInControls: ["mfa"], termsOfUse: ["t"] })).to.deep.equal([]);
    const strength = { id: "00000000-0000-0000-0000-000000000004" };
    expect(grant({ operator: "OR", builtInControls: [], authenticationStrength: strength })).to.deep.equal([]);
    const custom = { id: "7d9a", requirementsSatisfied: "mfa" };
    expect(grant({ operator: "AND", authenticationStrength: custom })).to.deep.equal([]);
  });

  it("refuses a policy for some applications or kinds of client, or for nobody", () => {
    expect(
      conditions({ applications: { includeApplications: ["797f4846-ba00-4fd7-ba43-dac1f8f63013"] } }),
    ).to.deep.equal(refused("it does not hold for all applications"));
    expect(conditions({ applications: { includeApplications: ["All"], excludeApplications: ["a"] } })).to.deep.equal(
      refused("it excludes applications"),
    );
    expect(conditions({ clientAppTypes: ["browser"] })).to.deep.equal(
      refused("it does not hold for every kind of client"),
    );
    for (const users of [null, {}, { includeUsers: ["None"] }, { includeGroups: [] }]) {
      expect(conditions({ users })).to.deep.equal(refused("it holds for nobody"));
    }
  });

  it("refuses a policy that trusts networks, platforms, devices or a low risk", () => {
    expect(conditions({ locations: { includeLocations: ["All"], excludeLocations: ["AllTrusted"] } })).to.deep.equal(
      narrowed,
    );
    expect(conditions({ platforms: { includePlatforms: ["android"] } })).to.deep.equal(narrowed);
    expect(conditions({ platforms: { includePlatforms: [], excludePlatforms: ["android"] } })).to.deep.equal(narrowed);
    expect(conditions({ platforms: {} })).to.deep.equal([]);
    expect(conditions({ signInRiskLevels: ["high"] })).to.deep.equal(narrowed);
    expect(conditions({ devices: { deviceFilter: { mode: "exclude", rule: "r" } } })).to.deep.equal(narrowed);
    expect(conditions({ locations: null, signInRiskLevels: [], platforms: { includePlatforms: [] } })).to.deep.equal(
      [],
    );
  });

  it("judges each policy of a list, and asks nothing of one that blocks", () => {
    expect(judged([POLICY, { ...POLICY, state: "disabled" }])).to.deep.equal(refused("[1]: state is not enabled"));
    expect(judged({ value: [{ ...POLICY, state: "disabled" }] })).to.deep.equal(
      refused("value[0]: state is not enabled"),
    );
    expect(grant({ operator: "OR", builtInControls: ["block"] })).to.deep.equal([]);
    expect(judged([])).to.deep.equal(refused("it holds no policy"));
    expect(judged({ value: [] })).to.deep.equal(refused("it holds no policy"));
  });

  it("knows a policy by its shape under any name, and refuses a malformed file", () => {
    const content = { ...POLICY, state: "disabled" };
    expect(judgeFile(rule, "a.txt", content)).to.deep.equal(refused("state is not enabled"));
    expect(judgeFile(rule, "a.txt", { conditions: {}, state: "disabled" })).to.deep.equal([]);
    expect(judged("{")).to.deep.equal(["violation f: the conditional access policy cannot be read"]);
    expect(judged({})).to.have.length(7);
    expect(judged({ conditions: "All", grantControls: 1, sessionControls: [null] })).to.have.length(7);
  });

  it("knows a policy by its controls, also one among other objects, and no list without one", () => {
    const isKnown = (content: unknown) => judgeFile(rule, "a.txt", content).length > 0;
    expect(isKnown({ sessionControls: {} })).to.equal(true);
    expect(isKnown({ conditions: {}, grantControls: {} })).to.equal(true);
    expect(isKnown([{ displayName: "p" }, POLICY])).to.equal(true);
    expect(isKnown({ grantControls: {} })).to.equal(false);
    expect(isKnown([])).to.equal(false);
  });

  it("knows a policy by the whole of its file's name", () => {
    const isKnown = (key: string) => judgeFile(rule, key, {}).length > 0;
    for (const key of [
      "conditional-access.json",
      "conditionalAccess.json",
      "entra/conditional_access.policy.json",
      "conditional-access-policies.json",
      "conditionalAccessPolicy.json",
    ]) {
      expect(isKnown(key), key).to.equal(true);
    }
    for (const key of ["unconditional-access.json", "conditional-access.json.bak", "conditional-access-notes.json"]) {
      expect(isKnown(key), key).to.equal(false);
    }
  });

  it("cannot decide on a policy that is not known yet, and still refuses the one beside it", () => {
    expect(judgeFile(rule, KEY, unknown)).to.deep.equal([
      "undetermined f: the conditional access policy: content is not known yet",
    ]);
    expect(judgeBesideUnknown(rule, KEY, { ...POLICY, state: "disabled" })).to.have.members([
      "undetermined open: the conditional access policy: content is not known yet",
      ...refused("state is not enabled"),
    ]);
  });
});
