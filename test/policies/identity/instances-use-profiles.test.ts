import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { instancesUseProfiles } from "../../../policypacks/mas-trm/rules/identity/instances-use-profiles.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const PROFILE: TestResource = { type: types.INSTANCE_PROFILE, name: "web", props: { role: "web" } };
const machine = (props: TestResource["props"], more: Partial<TestResource> = {}): TestResource => ({
  type: types.INSTANCE,
  name: "m",
  props,
  ...more,
});
const judge = (...resources: readonly TestResource[]) => examine(instancesUseProfiles, resources);
const none = ["violation m: it has no instance profile"];

describe("instances-use-profiles", () => {
  for (const type of [types.INSTANCE, types.SPOT_INSTANCE_REQUEST, types.LAUNCH_CONFIGURATION, types.LAUNCH_TEMPLATE]) {
    it(`refuses ${type} without a profile`, () => {
      expect(judge(machine({}, { type }))).to.deep.equal(none);
      expect(judge(machine({ iamInstanceProfile: "" }, { type }))).to.deep.equal(none);
    });
  }

  it("passes a profile by name, by object and from this stack", () => {
    expect(judge(machine({ iamInstanceProfile: "web" }))).to.deep.equal([]);
    expect(judge(machine({ iamInstanceProfile: { name: "web" } }, { type: types.LAUNCH_TEMPLATE }))).to.deep.equal([]);
    const arn = "arn:aws:iam::111122223333:instance-profile/web";
    expect(judge(machine({ iamInstanceProfile: { arn } }, { type: types.LAUNCH_TEMPLATE }))).to.deep.equal([]);
    expect(judge(PROFILE, machine({}, { dependsOn: { iamInstanceProfile: ["web"] } }))).to.deep.equal([]);
    const other = { ...PROFILE, name: "other" };
    expect(judge(PROFILE, other, machine({}, { dependsOn: { iamInstanceProfile: ["web", "other"] } }))).to.deep.equal(
      [],
    );
  });

  it("refuses an object without a name", () => {
    expect(judge(machine({ iamInstanceProfile: {} }, { type: types.LAUNCH_TEMPLATE }))).to.deep.equal(none);
  });

  it("judges each launch specification of a fleet", () => {
    const fleet = machine(
      { launchSpecifications: [{ iamInstanceProfileArn: "arn:x" }, {}, { iamInstanceProfile: unknown }] },
      { type: types.SPOT_FLEET_REQUEST },
    );
    expect(judge(fleet)).to.have.members([
      "violation m: launchSpecifications[1] has no instance profile",
      "undetermined m: launchSpecifications[2].iamInstanceProfile is not known yet",
    ]);
  });

  it("leaves it to a template of this stack, which it judges itself", () => {
    const template: TestResource = {
      type: types.LAUNCH_TEMPLATE,
      name: "t",
      props: { iamInstanceProfile: { name: "web" } },
    };
    const launched = machine(
      { launchTemplate: { id: unknown, version: "$Latest" } },
      { dependsOn: { launchTemplate: ["t"] } },
    );
    const props = { launchTemplate: { id: unknown, version: "$Latest" } };
    expect(judge(template, { ...launched, props })).to.deep.equal([]);
    expect(judge({ ...template, props: {} }, { ...launched, props })).to.deep.equal([
      "violation t: it has no instance profile",
    ]);
  });

  it("cannot see into a template from elsewhere", () => {
    expect(judge(machine({ launchTemplate: { id: "lt-0123456789abcdef0" } }))).to.deep.equal([
      "undetermined m: launchTemplate.id names a template that is not part of this stack",
    ]);
  });

  it("cannot decide on a profile that comes from nowhere known", () => {
    expect(judge(machine({ iamInstanceProfile: unknown }))).to.deep.equal([
      "undetermined m: iamInstanceProfile is not known yet",
    ]);
  });
});
