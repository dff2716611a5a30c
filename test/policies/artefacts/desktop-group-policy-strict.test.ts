import { Buffer } from "node:buffer";
import { expect } from "chai";
import { desktopGroupPolicyStrict as rule } from "../../../policypacks/mas-trm/rules/artefacts/desktop-group-policy-strict.ts";
import { unknown } from "../support/examine.ts";
import { judgeBesideUnknown, judgeFile, judgeObject } from "./file.ts";

describe("desktop-group-policy-strict", () => {
  describe("the security template", () => {
    const DOMAIN_ADMINS = "*S-1-5-21-1-2-3-512";
    const MEMBERS = "*S-1-5-32-544__Members";
    const template = (...lines: readonly string[]) =>
      ["[Unicode]", "Unicode=yes", "[Group Membership]", ...lines, "[Service General Setting]", '"AppIDSvc",2,""'].join(
        "\r\n",
      );
    const judged = (...lines: readonly string[]) => judgeFile(rule, "gpo/GptTmpl.inf", template(...lines));
    const refused = (why: string) => [`violation f: the security template: ${why}`];
    const everybody = refused("a group of everybody is a local administrator");
    const nameless = refused("a local administrator is not named by SID");
    const silent = refused("it does not say by SID who the local administrators are");

    it("passes administrators that are named by SID, and none", () => {
      expect(judged("*S-1-5-32-544__Memberof =", `${MEMBERS} = ${DOMAIN_ADMINS}`)).to.deep.equal([]);
      expect(judged(`${MEMBERS} = ${DOMAIN_ADMINS},*S-1-5-21-1-2-3-1105`)).to.deep.equal([]);
      expect(judged(`${MEMBERS} =`)).to.deep.equal([]);
      expect(judged(`${MEMBERS.toLowerCase()}=${DOMAIN_ADMINS} ; domain administrators`)).to.deep.equal([]);
    });

    for (const sid of [
      "S-1-1-0",
      "S-1-5-4",
      "S-1-5-11",
      "S-1-5-32-545",
      "S-1-5-32-546",
      "S-1-5-32-555",
      "S-1-5-21-1-2-3-513",
      "S-1-5-21-1-2-3-514",
      "S-1-5-21-1-2-3-515",
      "s-1-1-0",
    ]) {
      it(`refuses ${sid} among the administrators`, () => {
        expect(judged(`${MEMBERS} = ${DOMAIN_ADMINS}, *${sid}`)).to.deep.equal(everybody);
      });
    }

    it("refuses a group that joins the administrators by its own line, or by a second one", () => {
      expect(judged(`${MEMBERS} = ${DOMAIN_ADMINS}`, "*S-1-1-0__Memberof = *S-1-5-32-544")).to.deep.equal(everybody);
      expect(judged(`${MEMBERS} =`, "BANK\\Developers__Memberof = *S-1-5-32-544")).to.deep.equal(nameless);
      expect(judged(`${MEMBERS} =`, `${MEMBERS} = *S-1-5-11`)).to.deep.equal(everybody);
      expect(judged(`${MEMBERS} =`, "*S-1-5-32-555__Memberof = *S-1-5-32-580")).to.deep.equal([]);
    });

    it("refuses names, which mean another group elsewhere", () => {
      expect(judged(`${MEMBERS} = Everyone`)).to.deep.equal(nameless);
      expect(judged(`${MEMBERS} = ${DOMAIN_ADMINS},"BANK\\Domain Users"`)).to.deep.equal(nameless);
      expect(judged("Administrators__Members = *S-1-5-21-1-2-3-512")).to.deep.equal(silent);
    });

    it("refuses a template that leaves the group open, comments it out, or says it elsewhere", () => {
      expect(judged()).to.deep.equal(silent);
      expect(judged("*S-1-5-32-544__Memberof =")).to.deep.equal(silent);
      expect(judged(`; ${MEMBERS} = ${DOMAIN_ADMINS}`)).to.deep.equal(silent);
      expect(judged("[Other]", `${MEMBERS} = ${DOMAIN_ADMINS}`)).to.deep.equal(silent);
      const other = judgeFile(rule, "gpo/GptTmpl.inf", "[System Access]\nMinimumPasswordLength = 14\n");
      expect(other).to.deep.equal(silent);
    });

    it("is read as UTF-16, as Windows stores it, and known by its section under any name", () => {
      const bytes = Buffer.from(`\uFEFF${template(`${MEMBERS} = *S-1-1-0`)}`, "utf16le");
      expect(judgeObject(rule, { key: "a/GptTmpl.inf", contentBase64: bytes.toString("base64") })).to.deep.equal(
        everybody,
      );
      expect(judgeFile(rule, "a.txt", template(`${MEMBERS} = *S-1-1-0`))).to.deep.equal(everybody);
      expect(judgeFile(rule, "a.txt", "[System Access]\nMinimumPasswordLength = 14\n")).to.deep.equal([]);
    });

    it("refuses what is no template, and cannot decide on what is not known yet", () => {
      expect(judgeFile(rule, "GptTmpl.inf", "hello")).to.deep.equal([
        "violation f: the security template cannot be read",
      ]);
      expect(judgeFile(rule, "GptTmpl.inf", unknown)).to.deep.equal([
        "undetermined f: the security template: content is not known yet",
      ]);
      expect(judgeBesideUnknown(rule, "GptTmpl.inf", template(`${MEMBERS} = Everyone`))).to.have.members([
        "undetermined open: the security template: content is not known yet",
        ...nameless,
      ]);
    });
  });

  describe("the AppLocker policy", () => {
    const ids = 'Id="0" Name="n" Description="" UserOrGroupSid="S-1-1-0"';
    const path = (allowed: string, exceptions: readonly string[] = [], action = "Allow") => {
      const out = exceptions.map((it) => `<FilePathCondition Path="${it}"/>`).join("");
      const conditions = `<Conditions><FilePathCondition Path="${allowed}"/></Conditions><Exceptions>${out}</Exceptions>`;
      return `<FilePathRule ${ids} Action="${action}">${conditions}</FilePathRule>`;
    };
    const publisher = (name: string) =>
      `<FilePublisherRule ${ids} Action="Allow"><Conditions><FilePublisherCondition PublisherName="${name}" ProductName="*" BinaryName="*"/></Conditions></FilePublisherRule>`;
    const collection = (type: string, rules = path("%PROGRAMFILES%\\Git\\*"), mode = "Enabled") =>
      `<RuleCollection Type="${type}" EnforcementMode="${mode}">${rules}</RuleCollection>`;
    const TYPES = ["Exe", "Script", "Msi", "Appx"];
    const policy = (...collections: readonly string[]) =>
      `<?xml version="1.0"?>\n<AppLockerPolicy Version="1">\n${collections.join("\n")}\n</AppLockerPolicy>`;
    const judged = (text: string, settings = {}) => judgeFile(rule, "gpo/applocker.xml", text, { settings });
    const exe = (rules: string, mode?: string, settings = {}) =>
      judged(policy(collection("Exe", rules, mode), ...TYPES.slice(1).map((type) => collection(type))), settings);
    const refused = (why: string) => [`violation f: the AppLocker policy: ${why}`];
    const open = refused("rule 1 for Exe allows a place that users can write to");

    it("passes closed folders and named signers", () => {
      expect(exe(path("%PROGRAMFILES%\\Git\\*") + publisher("O=BANK, L=SINGAPORE, C=SG"))).to.deep.equal([]);
      for (const closed of [
        "%PROGRAMFILES%\\*",
        "C:\\Program Files (x86)\\Git\\*",
        "%SYSTEM32%\\cmd.exe",
        "%OSDRIVE%\\Windows\\explorer.exe",
      ]) {
        expect(exe(path(closed)), closed).to.deep.equal([]);
      }
    });

    for (const type of TYPES) {
      it(`refuses a policy without a collection for ${type}, or with an empty one`, () => {
        const others = TYPES.filter((one) => one !== type).map((one) => collection(one));
        expect(judged(policy(...others))).to.deep.equal(
          refused(`there is no collection for ${type}, so all of it runs`),
        );
        expect(judged(policy(...others, collection(type, "")))).to.deep.equal(
          refused(`the collection for ${type} has no rule, so all of it runs`),
        );
      });
    }

    it("refuses a collection that only watches, unless the setting lets it", () => {
      const idle = refused("the collection for Exe is not enforced");
      for (const mode of ["AuditOnly", "NotConfigured", ""])
        expect(exe(path("%PROGRAMFILES%\\Git\\*"), mode)).to.deep.equal(idle);
      expect(exe(path("%PROGRAMFILES%\\Git\\*"), "AuditOnly", { auditOnly: ["Exe"] })).to.deep.equal([]);
      expect(exe(path("%PROGRAMFILES%\\Git\\*"), "NotConfigured", { auditOnly: ["Exe"] })).to.deep.equal(idle);
      const script = policy(
        ...TYPES.map((type) => collection(type, undefined, type === "Script" ? "AuditOnly" : undefined)),
      );
      expect(judged(script)).to.deep.equal([]);
      expect(judged(script, { auditOnly: [] })).to.deep.equal(refused("the collection for Script is not enforced"));
    });

    for (const writable of [
      "*",
      "&#42;",
      "%OSDRIVE%\\*",
      "%osdrive%\\*",
      "C:\\*",
      "C:/*",
      "?:\\*",
      "%TEMP%\\*",
      "%USERPROFILE%\\*",
      "%OSDRIVE%\\Users\\*\\Downloads\\*",
      "C:\\ProgramData\\Kiro\\*",
      "%REMOVABLE%\\*",
      "%HOT%\\*",
      "\\\\fileserver\\tools\\*",
      "D:\\tools\\*",
      "C:\\Win*",
      "%WINDIR%*",
      "%WINDIR%\\..\\Users\\*",
      "%PROGRAMFILES%\\..\\*",
      "%WINDIR%\\*",
      "%WINDIR%\\Temp\\*",
      "%SYSTEM32%\\Tasks\\*",
      "",
    ]) {
      it(`refuses to allow "${writable}"`, () => {
        expect(exe(path(writable))).to.deep.equal(open);
      });
    }

    it("takes Windows itself where the folders that users write to are taken out, by whatever variable", () => {
      const out = [
        "%WINDIR%\\Temp\\*",
        "C:\\Windows\\Tasks\\*",
        "%OSDRIVE%\\Windows\\tracing\\*",
        "%SYSTEM32%\\Tasks\\*",
        "%WINDIR%\\System32\\spool\\*",
        "%SYSTEM32%\\Microsoft\\Crypto\\RSA\\MachineKeys\\*",
      ];
      expect(exe(path("%WINDIR%\\*", out))).to.deep.equal([]);
      for (const kept of out) {
        const rest = out.filter((one) => one !== kept);
        expect(exe(path("%WINDIR%\\*", rest)), kept).to.deep.equal(open);
      }
    });

    it("refuses any signer, and lets rules deny what they like", () => {
      expect(exe(publisher("*"))).to.deep.equal(refused("rule 1 for Exe allows whatever anybody signed"));
      expect(exe(path("%PROGRAMFILES%\\Git\\*") + path("*", [], "Deny"))).to.deep.equal([]);
    });

    it("is known by its root under any name, and refused when malformed", () => {
      expect(judgeFile(rule, "a.txt", policy(collection("Exe")))).to.have.length(3);
      expect(judgeFile(rule, "a.xml", "<Other/>")).to.deep.equal([]);
      const unreadable = ["violation f: the AppLocker policy cannot be read"];
      expect(judgeBesideUnknown(rule, "gpo/applocker.xml", "not xml")).to.have.members([
        "undetermined open: the AppLocker policy: content is not known yet",
        ...unreadable,
      ]);
      expect(judged("not xml")).to.deep.equal(unreadable);
      expect(judgeFile(rule, "a.xml", '<AppLockerPolicy Version="1"><RuleCollection>')).to.deep.equal(unreadable);
      expect(judged("<Other/>")).to.deep.equal(refused("it is no AppLockerPolicy"));
    });
  });

  describe("the list of registry policies", () => {
    const INSTALLER = "Software\\Policies\\Microsoft\\Windows\\Installer";
    const DENY = {
      hive: "HKLM",
      key: "Software\\Policies\\Microsoft\\Windows\\RemovableStorageDevices",
      value: "Deny_All",
      data: 1,
      type: "DWORD",
    };
    const USERS = { hive: "HKLM", key: INSTALLER, value: "DisableUserInstalls", data: 1 };
    const MACHINE = { hive: "HKLM", key: INSTALLER, value: "AlwaysInstallElevated", data: 0 };
    const USER = { ...MACHINE, hive: "HKCU" };
    const judged = (...policies: readonly object[]) => judgeFile(rule, "gpo/registry-policies.json", { policies });
    const refused = (why: string) => [`violation f: the list of registry policies: ${why}`];
    const denied = refused("Deny_All is not 1 in HKLM");

    it("passes the values, in any spelling that Windows takes", () => {
      expect(judged(DENY, USERS, MACHINE, USER)).to.deep.equal([]);
      expect(judgeFile(rule, "registry-policies.json", [DENY, USERS, MACHINE, USER])).to.deep.equal([]);
      const spelt = {
        hive: "HKEY_LOCAL_MACHINE",
        key: `\\${DENY.key.toUpperCase()}\\`,
        value: "deny_all",
        data: "0x1",
        type: "REG_DWORD",
      };
      expect(judged(spelt, USERS, MACHINE, USER)).to.deep.equal([]);
      expect(judged({ ...DENY, data: "dword:00000001" }, USERS, MACHINE, USER)).to.deep.equal([]);
    });

    it("refuses a list that leaves one of them out or says it otherwise", () => {
      expect(judged(USERS, MACHINE, USER)).to.deep.equal(denied);
      expect(judged({ ...DENY, data: 0 }, USERS, MACHINE, USER)).to.deep.equal(denied);
      expect(judged({ ...DENY, data: undefined }, USERS, MACHINE, USER)).to.deep.equal(denied);
      expect(judged({ ...DENY, type: "SZ" }, USERS, MACHINE, USER)).to.deep.equal(denied);
      expect(judged({ ...DENY, hive: "HKCU" }, USERS, MACHINE, USER)).to.deep.equal(denied);
      expect(judged({ ...DENY, key: `${DENY.key}\\{guid}` }, USERS, MACHINE, USER)).to.deep.equal(denied);
      expect(judged(DENY, { ...USERS, data: 0 }, MACHINE, USER)).to.deep.equal(
        refused("DisableUserInstalls is not 1 in HKLM"),
      );
    });

    it("asks for AlwaysInstallElevated in both hives", () => {
      expect(judged(DENY, USERS, MACHINE)).to.deep.equal(refused("AlwaysInstallElevated is not 0 in HKCU"));
      expect(judged(DENY, USERS, USER)).to.deep.equal(refused("AlwaysInstallElevated is not 0 in HKLM"));
      expect(judged(DENY, USERS, MACHINE, { ...USER, data: 1 })).to.deep.equal(
        refused("AlwaysInstallElevated is not 0 in HKCU"),
      );
    });

    it("refuses a value that is set twice, once wrongly", () => {
      expect(judged(DENY, USERS, MACHINE, USER, { ...DENY, data: 0 })).to.deep.equal(denied);
    });

    it("cannot decide on a list that is not known yet, and still refuses the one beside it", () => {
      expect(judgeBesideUnknown(rule, "registry-policies.json", { policies: [USERS, MACHINE, USER] })).to.have.members([
        "undetermined open: the list of registry policies: content is not known yet",
        ...denied,
      ]);
    });

    it("is known by its values under any name, and leaves other lists alone", () => {
      expect(judgeFile(rule, "a.json", { policies: [USERS, MACHINE, USER] })).to.deep.equal(denied);
      const other = { hive: "HKLM", key: "Software\\Bank", value: "Theme", data: 1 };
      expect(judgeFile(rule, "a.json", { policies: [other] })).to.deep.equal([]);
      expect(judged(other)).to.have.length(4);
      expect(judgeFile(rule, "registry-policies.json", "Deny_All=1")).to.deep.equal([
        "violation f: the list of registry policies cannot be read",
      ]);
    });
  });
});
