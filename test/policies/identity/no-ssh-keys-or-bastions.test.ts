import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { noSshKeysOrBastions } from "../../../policypacks/mas-trm/rules/identity/no-ssh-keys-or-bastions.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const KEY: TestResource = { type: types.KEY_PAIRS[0], name: "key", props: {} };
const judge = (...resources: readonly TestResource[]) => examine(noSshKeysOrBastions, resources);
const machine = (props: TestResource["props"], more: Partial<TestResource> = {}): TestResource => ({
  type: types.INSTANCE,
  name: "m",
  props,
  ...more,
});

/** A resource with a value at a path of `KEY_NAME_PATHS`. */
function named(path: string, value: unknown): Readonly<Record<string, unknown>> {
  const [head = "", ...rest] = path.split(".");
  const inner = rest.length === 0 ? value : named(rest.join("."), value);
  return head.endsWith("[]") ? { [head.slice(0, -2)]: [inner] } : { [head]: inner };
}

describe("no-ssh-keys-or-bastions", () => {
  for (const type of types.KEY_PAIRS) {
    it(`refuses ${type}`, () => {
      expect(judge({ ...KEY, type })).to.deep.equal(["violation key: it is a key pair"]);
    });
  }

  for (const [type, path] of Object.entries(types.KEY_NAME_PATHS)) {
    it(`refuses a key in ${path} of ${type}, and passes none`, () => {
      const where = path.replace("[]", "[0]");
      expect(judge(machine(named(path, "operators"), { type }))).to.deep.equal([
        `violation m: ${where} lets in whoever holds a key`,
      ]);
      expect(judge(machine({}, { type }))).to.deep.equal([]);
      expect(judge(machine(named(path, ""), { type }))).to.deep.equal([]);
    });
  }

  it("refuses a key of this stack, by both its ends", () => {
    expect(judge(KEY, machine({}, { dependsOn: { keyName: ["key"] } }))).to.have.members([
      "violation key: it is a key pair",
      "violation m: keyName lets in whoever holds a key",
    ]);
  });

  it("leaves key pairs of this stack to their own judgement, whichever of them a machine takes", () => {
    const other = { ...KEY, name: "other" };
    expect(judge(KEY, other, machine({}, { dependsOn: { keyName: ["key", "other"] } }))).to.have.members([
      "violation key: it is a key pair",
      "violation other: it is a key pair",
      "violation m: keyName lets in whoever holds a key",
    ]);
  });

  it("refuses a tunnel, whether it shows the client's address or not", () => {
    for (const preserveClientIp of [true, false, undefined]) {
      const tunnel = { type: types.INSTANCE_CONNECT_ENDPOINT, name: "t", props: { preserveClientIp } };
      expect(judge(tunnel)).to.deep.equal(["violation t: it is a tunnel to servers beside Session Manager"]);
    }
  });

  it("cannot see a key in a template from elsewhere, or in an older version of one", () => {
    for (const type of [types.INSTANCE, types.SPOT_INSTANCE_REQUEST, "aws:eks/nodeGroup:NodeGroup"]) {
      expect(judge(machine({ launchTemplate: { name: "golden" } }, { type })), type).to.deep.equal([
        "undetermined m: launchTemplate.name names a template that is not part of this stack",
      ]);
    }
    expect(judge(machine({ launchTemplate: { name: "golden" }, keyName: "operators" }))).to.deep.equal([
      "violation m: keyName lets in whoever holds a key",
    ]);
    const template: TestResource = {
      type: types.LAUNCH_TEMPLATE,
      name: "t",
      props: { name: "golden" },
      outputs: { latestVersion: 3 },
    };
    expect(judge(template, machine({ launchTemplate: { name: "golden", version: "2" } }))).to.deep.equal([
      "undetermined m: it uses a version of launch template t that may not be the one shown here",
    ]);
    expect(judge(template, machine({ launchTemplate: { name: "golden", version: "$Latest" } }))).to.deep.equal([]);
  });

  it("cannot decide on a key that comes from nowhere known, and still refuses the one beside it", () => {
    expect(judge(machine({ keyName: unknown }))).to.deep.equal(["undetermined m: keyName is not known yet"]);
    const fleet = { launchSpecifications: [{ keyName: unknown }, { keyName: "operators" }] };
    expect(judge(machine(fleet, { type: types.SPOT_FLEET_REQUEST }))).to.have.members([
      "undetermined m: launchSpecifications[0].keyName is not known yet",
      "violation m: launchSpecifications[1].keyName lets in whoever holds a key",
    ]);
  });
});
