import { expect } from "chai";
import { DESKTOP_DIRECTORY } from "../../../policypacks/mas-trm/kit/types.ts";
import { desktopHardening } from "../../../policypacks/mas-trm/rules/desktops/desktop-hardening.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const GOOD = { userEnabledAsLocalAdministrator: false, enableInternetAccess: false, enableMaintenanceMode: true };
const found = (props: TestResource["props"], more: Partial<TestResource> = {}) =>
  examine(desktopHardening, [{ type: DESKTOP_DIRECTORY, name: "d", props, ...more }]);
const creation = (changed: object) => found({ workspaceCreationProperties: { ...GOOD, ...changed } });
const administrator = "violation d: userEnabledAsLocalAdministrator is not false";
const maintenance = "violation d: enableMaintenanceMode is not true";

describe("desktop-hardening", () => {
  it("passes a hardened directory", () => {
    expect(creation({})).to.deep.equal([]);
    expect(creation({ userEnabledAsLocalAdministrator: "false" })).to.deep.equal([]);
  });

  it("refuses local administrators, also by leaving the switch or the whole block out", () => {
    expect(creation({ userEnabledAsLocalAdministrator: true })).to.deep.equal([administrator]);
    expect(creation({ userEnabledAsLocalAdministrator: undefined })).to.deep.equal([administrator]);
    expect(found({})).to.deep.equal([administrator]);
  });

  it("refuses direct internet, and passes leaving it out", () => {
    const open = ["violation d: enableInternetAccess gives each desktop a public address"];
    expect(creation({ enableInternetAccess: true })).to.deep.equal(open);
    expect(creation({ enableInternetAccess: "true" })).to.deep.equal(open);
    expect(creation({ enableInternetAccess: undefined })).to.deep.equal([]);
  });

  it("refuses desktops without maintenance, also by leaving the switch out of the block", () => {
    expect(creation({ enableMaintenanceMode: false })).to.deep.equal([maintenance]);
    expect(creation({ enableMaintenanceMode: undefined })).to.deep.equal([maintenance]);
  });

  for (const permission of ["rebuildWorkspace", "switchRunningMode", "changeComputeType", "increaseVolumeSize"]) {
    it(`refuses ${permission} by the user`, () => {
      const props = { workspaceCreationProperties: GOOD, selfServicePermissions: { [permission]: true } };
      expect(found(props)).to.deep.equal([`violation d: users have ${permission}`]);
    });
  }

  it("lets users restart their desktop", () => {
    const props = { workspaceCreationProperties: GOOD, selfServicePermissions: { restartWorkspace: true } };
    expect(found(props)).to.deep.equal([]);
  });

  it("asks of pools only what they have", () => {
    expect(found({ workspaceType: "POOLS" })).to.deep.equal([]);
    expect(found({ workspaceType: "POOLS", workspaceCreationProperties: {} })).to.deep.equal([]);
    const open = { workspaceType: "POOLS", workspaceCreationProperties: { enableInternetAccess: true } };
    expect(found(open)).to.have.length(1);
    expect(found({ workspaceType: "PERSONAL" })).to.deep.equal([administrator]);
  });

  it("judges a directory that the program only reads", () => {
    const props = { workspaceCreationProperties: { ...GOOD, userEnabledAsLocalAdministrator: true } };
    expect(found(props, { read: true })).to.deep.equal([administrator]);
  });

  it("cannot decide on an unknown switch or block, and still refuses the others", () => {
    expect(creation({ userEnabledAsLocalAdministrator: unknown, enableInternetAccess: true })).to.have.members([
      "undetermined d: workspaceCreationProperties.userEnabledAsLocalAdministrator is not known yet",
      "violation d: enableInternetAccess gives each desktop a public address",
    ]);
    const props = { workspaceCreationProperties: unknown, selfServicePermissions: { rebuildWorkspace: true } };
    expect(found(props)).to.have.members([
      "undetermined d: workspaceCreationProperties is not known yet",
      "violation d: users have rebuildWorkspace",
    ]);
  });
});
