import { expect } from "chai";
import { parseJson } from "../../../../policypacks/mas-trm/kit/artefacts/json-text.ts";
import {
  REGISTRY_POLICIES,
  registryValueFaults,
} from "../../../../policypacks/mas-trm/kit/artefacts/registry-values.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";

const DEVICES = "Software\\Policies\\Microsoft\\Windows\\RemovableStorageDevices";
const INSTALLER = "Software\\Policies\\Microsoft\\Windows\\Installer";
const DENY = { hive: "HKLM", key: DEVICES, value: "Deny_All", data: 1 };
const OTHERS = [
  { hive: "HKLM", key: INSTALLER, value: "DisableUserInstalls", data: 1 },
  { hive: "HKLM", key: INSTALLER, value: "AlwaysInstallElevated", data: 0 },
];
const USER = { hive: "HKCU", key: INSTALLER, value: "AlwaysInstallElevated", data: 0 };

const faults = (...entries: readonly object[]) => registryValueFaults(new Props({ policies: entries }));
const withDeny = (change: object) => faults({ ...DENY, ...change }, ...OTHERS, USER);

describe("a list of registry policies", () => {
  for (const [spelling, change] of [
    ["the hive's whole name", { hive: "HKEY_LOCAL_MACHINE" }],
    ["blanks around the hive", { hive: " hklm " }],
    ["slashes in the key", { key: DEVICES.replaceAll("\\", "/") }],
    ["backslashes around the key", { key: `\\\\${DEVICES}\\\\` }],
    ["another case", { key: DEVICES.toUpperCase(), value: "DENY_ALL" }],
    ["the type", { type: "DWORD" }],
    ["the type's whole name", { type: "reg_dword" }],
    ["the data as digits", { data: "1" }],
    ["the data as exported files have it", { data: "dword:00000001" }],
    ["the data in capitals", { data: "DWORD:1" }],
  ] as const) {
    it(`may give ${spelling}`, () => {
      expect(withDeny(change)).to.deep.equal([]);
    });
  }

  it("may give the user's hive by its whole name, and in blanks", () => {
    for (const hive of ["HKEY_CURRENT_USER", "hkcu", " HKCU"]) {
      expect(faults(DENY, ...OTHERS, { ...USER, hive }), hive).to.deep.equal([]);
    }
    expect(faults(DENY, ...OTHERS, { ...USER, hive: "HKEY_USERS" })).to.deep.equal([
      "AlwaysInstallElevated is not 0 in HKCU",
    ]);
  });

  for (const [what, change] of [
    ["no hive", { hive: undefined }],
    ["another hive", { hive: "HKEY_USERS" }],
    ["no key", { key: undefined }],
    ["no value", { value: undefined }],
    ["no data", { data: undefined }],
    ["a type of text", { type: "REG_SZ" }],
    ["a type that Windows does not know", { type: "REG DWORD" }],
    ["a type with the bytes turned round", { type: "REG_DWORD_BIG_ENDIAN" }],
    ["other data in the form of exported files", { data: "dword:00000010" }],
    ["data that only ends in that form", { data: "hex dword:00000001" }],
    ["data with more behind that form", { data: "dword:00000001 " }],
    ["data that is too long for the type", { data: "dword:000000001" }],
  ] as const) {
    it(`does not deny storage with ${what}`, () => {
      expect(withDeny(change)).to.deep.equal(["Deny_All is not 1 in HKLM"]);
    });
  }

  it("says what each value must be, in which hive", () => {
    expect(faults()).to.deep.equal([
      "Deny_All is not 1 in HKLM",
      "DisableUserInstalls is not 1 in HKLM",
      "AlwaysInstallElevated is not 0 in HKLM",
      "AlwaysInstallElevated is not 0 in HKCU",
    ]);
  });

  for (const [key, isOne] of [
    ["registry-policies.json", true],
    ["registrypolicies.json", true],
    ["gpo/registry-policy.json", true],
    ["registry-policies.json.sha256", false],
    ["noregistry-policies.json", false],
    ["registry-policies-json", false],
  ] as const) {
    it(`is ${isOne ? "" : "not "}known by the name ${key}`, () => {
      expect(REGISTRY_POLICIES.keys.test(key)).to.equal(isOne);
    });
  }

  for (const value of ["Deny_All", "DisableUserInstalls", "AlwaysInstallElevated", "deny_all"]) {
    it(`is given away by ${value} where it cannot be read`, () => {
      const text = `[{"value": "${value}", "data": 1},]`;
      expect(parseJson(text)).to.equal(undefined);
      expect(REGISTRY_POLICIES.mark.test(text)).to.equal(true);
      expect(REGISTRY_POLICIES.mark.test(`${value} is set by hand`)).to.equal(false);
    });
  }

  it("is one if any of its entries is about a demanded value", () => {
    const theme = { hive: "HKLM", key: "Software\\Bank", value: "Theme", data: 1 };
    expect(REGISTRY_POLICIES.isOne(new Props([theme, "Deny_All", USER]))).to.equal(true);
    expect(REGISTRY_POLICIES.isOne(new Props([theme, "Deny_All"]))).to.equal(false);
    expect(REGISTRY_POLICIES.isOne(new Props({ policies: "none" }))).to.equal(false);
  });
});
