import { expect } from "chai";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseInf } from "../../support/parse-inf.ts";
import { ENDPOINT_SETTINGS } from "../endpoint-fixtures.ts";
import { artefacts, contentOf, json, render } from "./rendered.ts";

describe("the security template", () => {
  const template = parseInf(contentOf("gpo/GptTmpl.inf"));

  it("is one that Windows reads", () => {
    expect([...template.keys()]).to.deep.equal(["Unicode", "Version", "Group Membership", "Service General Setting"]);
    expect(template.get("Version")?.values.get("signature")).to.equal('"$CHICAGO$"');
    // Windows wants carriage returns too.
    expect(contentOf("gpo/GptTmpl.inf")).not.to.match(/[^\r]\n/);
  });

  it("makes exactly the approved accounts local administrators", () => {
    expect(Object.fromEntries(template.get("Group Membership")?.values ?? [])).to.deep.equal({
      "*S-1-5-32-544__Memberof": "",
      "*S-1-5-32-544__Members": "*S-1-5-21-1-2-3-512,*S-1-5-21-1-2-3-1105",
    });
  });

  it("starts the service without which AppLocker does nothing", () => {
    expect(template.get("Service General Setting")?.lines).to.deep.equal(['"AppIDSvc",2,""']);
  });
});

interface PathCondition {
  readonly Path: string;
}
interface Rule {
  readonly Id: string;
  readonly Name: string;
  readonly Action: string;
  readonly UserOrGroupSid: string;
  readonly Conditions: {
    readonly FilePathCondition?: PathCondition;
    readonly FilePublisherCondition?: {
      readonly PublisherName: string;
      readonly ProductName: string;
      readonly BinaryVersionRange: { readonly LowSection: string };
    };
  };
  readonly Exceptions?: { readonly FilePathCondition: readonly PathCondition[] };
}
interface Collection {
  readonly Type: string;
  readonly EnforcementMode: string;
  readonly FilePathRule?: readonly Rule[];
  readonly FilePublisherRule?: readonly Rule[];
}
const XML = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseAttributeValue: false,
  isArray: (name, path) =>
    /^(RuleCollection|FilePathRule|FilePublisherRule)$/.test(name) ||
    /Exceptions\.FilePathCondition$/.test(String(path)),
});
const collectionsOf = (from = artefacts) =>
  (XML.parse(contentOf("gpo/applocker.xml", from)) as { AppLockerPolicy: { RuleCollection: readonly Collection[] } })
    .AppLockerPolicy.RuleCollection;
const rulesOf = ({ FilePathRule = [], FilePublisherRule = [] }: Collection) => [...FilePathRule, ...FilePublisherRule];

describe("application control", () => {
  it("is well-formed XML of a rule collection for each kind of program", () => {
    expect(XMLValidator.validate(contentOf("gpo/applocker.xml"))).to.equal(true);
    expect(collectionsOf().map(({ Type, EnforcementMode }) => `${Type} ${EnforcementMode}`)).to.deep.equal([
      "Exe Enabled",
      "Msi Enabled",
      "Script AuditOnly",
      "Appx Enabled",
    ]);
  });

  it("denies by default: each collection has rules, all of them allow, and none allows every path", () => {
    for (const collection of collectionsOf()) {
      const rules = rulesOf(collection);
      expect(rules, collection.Type).not.to.be.empty;
      for (const { Name, Action, Conditions } of rules) {
        expect(Action, Name).to.equal("Allow");
        expect(Conditions.FilePathCondition?.Path ?? "%", Name).to.match(/^%/);
      }
    }
    const [exe] = collectionsOf();
    expect(
      exe?.FilePublisherRule?.map(({ Conditions }) => Conditions.FilePublisherCondition?.ProductName),
    ).to.deep.equal(["KIRO"]);
    expect(exe?.FilePathRule?.map(({ Name }) => Name)).to.deep.equal([
      "Windows itself",
      "Amazon's agents",
      "Git & tools",
    ]);
  });

  it("asks Kiro for its lowest version", () => {
    const kiro = collectionsOf()[0]?.FilePublisherRule?.[0]?.Conditions.FilePublisherCondition;
    expect(kiro?.BinaryVersionRange.LowSection).to.equal("1.2.0.0");
  });

  it("leaves out the folders of Windows that users can write to", () => {
    const except = collectionsOf()[0]?.FilePathRule?.[0]?.Exceptions?.FilePathCondition.map(({ Path }) => Path) ?? [];
    expect(except).to.include.members([
      "%WINDIR%\\Temp\\*",
      "%SYSTEM32%\\spool\\drivers\\color\\*",
      "%WINDIR%\\Tasks\\*",
    ]);
  });

  it("names each rule by a GUID of its own that stays the same", () => {
    const ids = collectionsOf()
      .flatMap(rulesOf)
      .map(({ Id }) => Id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const id of ids) expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("only watches where it is told to", () => {
    const applications = { ...ENDPOINT_SETTINGS.applications, programs: "audit", scripts: "enforce" } as const;
    expect(collectionsOf(render({ applications })).map(({ EnforcementMode }) => EnforcementMode)).to.deep.equal([
      "AuditOnly",
      "AuditOnly",
      "Enabled",
      "AuditOnly",
    ]);
  });
});

describe("the registry policies", () => {
  it("deny removable storage, user installs, and elevation in both hives", () => {
    const { policies } = json("gpo/registry-policies.json") as {
      policies: { hive: string; value: string; data: number; type: string }[];
    };
    expect(policies.map(({ hive, value, data, type }) => `${hive} ${value} ${type} ${data}`)).to.deep.equal([
      "HKLM Deny_All DWORD 1",
      "HKLM DisableUserInstalls DWORD 1",
      "HKLM AlwaysInstallElevated DWORD 0",
      "HKCU AlwaysInstallElevated DWORD 0",
    ]);
    for (const { value } of policies) expect(contentOf("gpo/apply-gpo.ps1")).to.contain(`-ValueName '${value}'`);
  });
});
