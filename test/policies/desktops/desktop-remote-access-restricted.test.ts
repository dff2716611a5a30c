import { expect } from "chai";
import { DESKTOP_DIRECTORY, DESKTOP_IP_GROUP } from "../../../policypacks/mas-trm/kit/types.ts";
import { desktopRemoteAccessRestricted } from "../../../policypacks/mas-trm/rules/desktops/desktop-remote-access-restricted.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const DEVICES = {
  deviceTypeAndroid: "DENY",
  deviceTypeChromeos: "DENY",
  deviceTypeIos: "DENY",
  deviceTypeLinux: "DENY",
  deviceTypeOsx: "ALLOW",
  deviceTypeWeb: "DENY",
  deviceTypeWindows: "ALLOW",
  deviceTypeZeroclient: "DENY",
};
const group = (...sources: readonly unknown[]): TestResource => ({
  type: DESKTOP_IP_GROUP,
  name: "bank",
  props: { rules: sources.map((source) => ({ source })) },
});
const directory = (
  props: TestResource["props"] = {},
  groups: readonly string[] | undefined = ["bank"],
): TestResource => ({
  type: DESKTOP_DIRECTORY,
  name: "d",
  props: { workspaceAccessProperties: DEVICES, ...props },
  ...(groups.length > 0 && { dependsOn: { ipGroupIds: groups } }),
});
const judge = (resources: readonly TestResource[], settings?: Readonly<Record<string, unknown>>) =>
  examine(desktopRemoteAccessRestricted, resources, settings && { settings });
const BANK = group("203.0.113.0/24");
const noGroup = "violation d: it has no IP group, and AWS's default one lets in any address";

describe("desktop-remote-access-restricted", () => {
  describe("on networks", () => {
    it("passes a directory with a group of the bank's ranges", () => {
      expect(judge([BANK, directory()])).to.deep.equal([]);
      expect(judge([BANK, directory({ ipGroupIds: [unknown] })])).to.deep.equal([]);
    });

    it("refuses a directory without a group, also when one stands unattached in the stack", () => {
      expect(judge([directory({}, [])])).to.deep.equal([noGroup]);
      expect(judge([BANK, directory({ ipGroupIds: [] }, [])])).to.deep.equal([noGroup]);
    });

    for (const [sources, prefix] of [
      [["0.0.0.0/0"], 0],
      [["203.0.113.0/24", "0.0.0.0/0"], 0],
      [["0.0.0.0/1", "128.0.0.0/1"], 0],
      [["0.0.0.0/00"], 0],
      [["8.0.0.0/8"], 8],
      [["52.0.0.0/16", "54.0.0.0/16"], 15],
    ] as const) {
      it(`refuses a group of ${sources.join(" and ")}`, () => {
        expect(judge([group(...sources)])).to.deep.equal([
          `violation bank: it admits as many public addresses as a /${prefix}, and /16 is allowed`,
        ]);
      });
    }

    it("passes private ranges of any width, single addresses, and a group that lets nobody in", () => {
      expect(judge([group("10.0.0.0/8", "203.0.113.7", "52.0.0.0/17")])).to.deep.equal([]);
      expect(judge([group()])).to.deep.equal([]);
      expect(judge([{ type: DESKTOP_IP_GROUP, name: "bank", props: {} }, directory()])).to.deep.equal([]);
    });

    it("refuses what is no range", () => {
      expect(judge([group("head office")])).to.deep.equal([
        "violation bank: rules[0].source is not a range of addresses",
      ]);
    });

    it("cannot decide on an unknown range, and still refuses a wide one beside it", () => {
      expect(judge([group(unknown, "0.0.0.0/0")])).to.have.members([
        "undetermined bank: rules[0].source is not known yet",
        "violation bank: it admits as many public addresses as a /0, and /16 is allowed",
      ]);
    });

    it("cannot see into a group from elsewhere, nor into one that comes from nowhere known", () => {
      expect(judge([directory({ ipGroupIds: ["wsipg-0123456789"] }, [])])).to.deep.equal([
        "undetermined d: IP group wsipg-0123456789 is not part of this stack, so its rules cannot be seen",
      ]);
      expect(judge([directory({ ipGroupIds: [unknown] }, [])])).to.deep.equal([
        "undetermined d: ipGroupIds is not known yet",
      ]);
      expect(judge([directory({ ipGroupIds: unknown }, [])])).to.deep.equal([
        "undetermined d: ipGroupIds is not known yet",
      ]);
    });

    it("leaves groups of this stack to their own judgement, whichever of them it has", () => {
      const other = { ...group("0.0.0.0/0"), name: "wide" };
      expect(judge([BANK, other, directory({ ipGroupIds: [unknown] }, ["bank", "wide"])])).to.deep.equal([
        "violation wide: it admits as many public addresses as a /0, and /16 is allowed",
      ]);
    });

    it("takes the width from the settings", () => {
      expect(judge([BANK], { widestPrefix: 25 })).to.have.length(1);
      expect(judge([group("8.0.0.0/8")], { widestPrefix: 8 })).to.deep.equal([]);
      const noPublicOne = { widestPrefix: 33 };
      expect(judge([group("203.0.113.7")], noPublicOne)).to.have.length(1);
      expect(judge([group("10.0.0.0/8")], noPublicOne)).to.deep.equal([]);
    });

    it("refuses a fall back to the internet", () => {
      const accessEndpointConfig = { accessEndpoints: [], internetFallbackProtocols: ["PCOIP"] };
      const open = directory({ workspaceAccessProperties: { ...DEVICES, accessEndpointConfig } });
      expect(judge([BANK, open])).to.deep.equal(["violation d: streaming falls back to the internet"]);
    });
  });

  describe("on devices", () => {
    for (const device of ["Android", "Chromeos", "Ios", "Linux", "Web", "Zeroclient"]) {
      it(`refuses ${device}, allowed or left out`, () => {
        for (const value of ["ALLOW", undefined]) {
          const open = directory({ workspaceAccessProperties: { ...DEVICES, [`deviceType${device}`]: value } });
          expect(judge([BANK, open])).to.deep.equal([`violation d: deviceType${device} is not DENY`]);
        }
      });
    }

    it("refuses a directory that says nothing of devices", () => {
      expect(judge([BANK, directory({ workspaceAccessProperties: undefined })])).to.have.length(6);
    });

    it("takes the managed devices from the settings", () => {
      expect(judge([BANK, directory()], { managedDevices: ["windows"] })).to.deep.equal([
        "violation d: deviceTypeOsx is not DENY",
      ]);
      const web = directory({ workspaceAccessProperties: { ...DEVICES, deviceTypeWeb: "ALLOW" } });
      expect(judge([BANK, web], { managedDevices: ["Windows", "Osx", "Web"] })).to.deep.equal([]);
    });

    it("cannot decide on an unknown device, and still refuses the next", () => {
      const mixed = { ...DEVICES, deviceTypeWeb: unknown, deviceTypeIos: "ALLOW" };
      expect(judge([BANK, directory({ workspaceAccessProperties: mixed })])).to.have.members([
        "undetermined d: workspaceAccessProperties.deviceTypeWeb is not known yet",
        "violation d: deviceTypeIos is not DENY",
      ]);
    });

    it("judges a directory that the program only reads, and one for pools", () => {
      expect(judge([{ ...directory({}, []), read: true }])).to.deep.equal([noGroup]);
      expect(judge([directory({ workspaceType: "POOLS" }, [])])).to.deep.equal([noGroup]);
    });
  });
});
