import { expect } from "chai";
import { APP_LOCKER, appLockerFaults } from "../../../../policypacks/mas-trm/kit/artefacts/app-locker.ts";

const WINDOWS = '<FilePathCondition Path="%PROGRAMFILES%\\Git\\*"/>';
const allow = (condition: string, exceptions = "") =>
  `<FilePathRule Action="Allow"><Conditions>${condition}</Conditions><Exceptions>${exceptions}</Exceptions></FilePathRule>`;
const collection = (type: string, rules = allow(WINDOWS), mode = ' EnforcementMode="Enabled"') =>
  `<RuleCollection Type="${type}"${mode}>${rules}</RuleCollection>`;
const others = ["Script", "Msi", "Appx"].map((type) => collection(type)).join("");
const faults = (collections: string, auditOnly: readonly string[] = []) => {
  const policy = APP_LOCKER.parse(`<AppLockerPolicy Version="1">${collections}</AppLockerPolicy>`);
  return policy && appLockerFaults(policy, auditOnly);
};
const exe = (rules: string) => faults(collection("Exe", rules) + others);

describe("an AppLocker policy", () => {
  it("passes with enforced collections of closed folders", () => {
    expect(faults(collection("Exe") + others)).to.deep.equal([]);
  });

  it("must enforce collections of further kinds as well, which are called by no name of the file's", () => {
    for (const type of ["Dll", "", "ManagedInstaller"]) {
      const watching = collection(type, undefined, ' EnforcementMode="AuditOnly"');
      expect(faults(collection("Exe") + others + watching, ["Script"]), type).to.deep.equal([
        "the collection for another kind is not enforced",
      ]);
      expect(faults(collection("Exe") + others + collection(type)), type).to.deep.equal([]);
    }
  });

  it("is not enforced where it says nothing about it", () => {
    expect(faults(collection("Exe", undefined, "") + others, ["Exe"])).to.deep.equal([
      "the collection for Exe is not enforced",
    ]);
  });

  for (const [who, condition, isAnybody] of [
    ["a star", 'PublisherName="*"', true],
    ["stars and marks", 'PublisherName="* ?*"', true],
    ["an empty name", 'PublisherName=""', true],
    ["no name at all", 'ProductName="GIT"', true],
    ["a name in one word", 'PublisherName="O=BANK"', false],
    ["a name that ends in a star", 'PublisherName="O=BANK, *"', false],
    ["a name behind a star", 'PublisherName="*, C=SG"', false],
  ] as const) {
    it(`lets ${isAnybody ? "anybody sign" : "somebody sign"} by ${who}`, () => {
      expect(exe(allow(`<FilePublisherCondition ${condition}/>`))).to.deep.equal(
        isAnybody ? ["rule 1 for Exe allows whatever anybody signed"] : [],
      );
    });
  }

  const open = ["rule 1 for Exe allows a place that users can write to"];

  it("takes a condition without a path for one that allows everything", () => {
    expect(exe(allow("<FilePathCondition/>"))).to.deep.equal(open);
  });

  it("takes nothing out by an exception without a path, or of another kind", () => {
    const temporary = '<FilePathCondition Path="%WINDIR%\\Temp\\*"/>';
    expect(exe(allow(temporary, temporary))).to.deep.equal([]);
    expect(exe(allow(temporary, "<FilePathCondition/>"))).to.deep.equal(open);
    expect(exe(allow(temporary, '<FileHashCondition Path="%WINDIR%\\Temp\\*"/>'))).to.deep.equal(open);
  });

  it("tells a rule by its place in the collection", () => {
    expect(exe(allow(WINDOWS) + allow('<FilePathCondition Path="*"/>'))).to.deep.equal([
      "rule 2 for Exe allows a place that users can write to",
    ]);
  });

  for (const [key, isOne] of [
    ["applocker.xml", true],
    ["app-locker.xml", true],
    ["gpo/applocker.xml", true],
    ["gpo/applockerpolicy.xml", true],
    ["gpo/applocker-policy.xml", true],
    ["desktops_applocker.policy.xml", true],
    ["applocker.xml.sha256", false],
    ["applockerxpolicy.xml", false],
    ["noapplocker.xml", false],
    ["applocker-xml", false],
  ] as const) {
    it(`is ${isOne ? "" : "not "}known by the name ${key}`, () => {
      expect(APP_LOCKER.keys.test(key)).to.equal(isOne);
    });
  }

  for (const [text, isOne] of [
    ['<AppLockerPolicy Version="1">', true],
    ["<AppLockerPolicy>", true],
    ["<AppLockerPolicyList>", false],
    ["AppLockerPolicy is exported by hand", false],
  ] as const) {
    it(`is ${isOne ? "" : "not "}given away by ${text}`, () => {
      expect(APP_LOCKER.mark.test(text)).to.equal(isOne);
    });
  }
});
