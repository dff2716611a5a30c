import { expect } from "chai";
import { AUTO_SCALING_GROUP } from "../../../policypacks/mas-trm/kit/types.ts";
import { requiredTags } from "../../../policypacks/mas-trm/rules/governance/required-tags.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const all = { Owner: "platform", Environment: "prod", DataClassification: "confidential", Control: "MAS-TRM 12.2" };
const found = (props: Readonly<Record<string, unknown>>, more: Partial<TestResource> = {}, settings = {}) =>
  examine(requiredTags, [{ type: BUCKET, name: "it", props, ...more }], { settings });
const missing = (...names: readonly string[]) =>
  names.map((name) => `violation it: the tag ${name} is missing or blank`);

describe("required-tags", () => {
  for (const [why, tags, expected] of [
    ["passes all four", all, []],
    ["refuses none", undefined, missing("Owner", "Environment", "DataClassification", "Control")],
    ["refuses a blank one", { ...all, Owner: "  " }, missing("Owner")],
    ["refuses a key in another case", { ...all, Owner: undefined, owner: "platform" }, missing("Owner")],
    [
      "refuses a value that is not allowed",
      { ...all, DataClassification: "Secret" },
      ["violation it: the tag DataClassification has none of the values public, internal, confidential, restricted"],
    ],
    [
      "cannot decide on a value that is not known yet, and still refuses the others",
      { ...all, Owner: unknown, Control: "" },
      ["undetermined it: tags.Owner is not known yet", ...missing("Control")],
    ],
    ["cannot decide while no tag is known", unknown, ["undetermined it: tags is not known yet"]],
  ] as const) {
    it(why, () => {
      expect(found({ tags })).to.have.members(expected);
    });
  }

  it("takes a provider's default tags, from configuration or from the program", () => {
    expect(found({}, { provider: { defaultTags: { tags: all } } })).to.deep.equal([]);
    expect(found({}, { provider: { defaultTags: JSON.stringify({ tags: all }) } })).to.deep.equal([]);
    expect(
      found({ tags: { Owner: "team" } }, { provider: { defaultTags: { tags: { ...all, Owner: undefined } } } }),
    ).to.deep.equal([]);
    expect(found({}, { provider: { defaultTags: "{" } })).to.have.lengthOf(4);
  });

  it("takes tags that appear in tagsAll only", () => {
    expect(found({ tagsAll: all })).to.deep.equal([]);
    expect(found({ tags: unknown, tagsAll: all })).to.deep.equal([]);
  });

  it("reads the list of an Auto Scaling group", () => {
    const list = Object.entries(all).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
    expect(found({ tags: list }, { type: AUTO_SCALING_GROUP })).to.deep.equal([]);
    expect(found({ tags: list.slice(1) }, { type: AUTO_SCALING_GROUP })).to.deep.equal(missing("Owner"));
  });

  it("asks none of what takes none, of components, or of what is only read", () => {
    expect(found({}, { type: "aws:ec2/route:Route" })).to.deep.equal([]);
    expect(found({}, { type: "kiro:network:PrivateNetwork", component: true })).to.deep.equal([]);
    expect(found({}, { read: true })).to.deep.equal([]);
  });

  it("takes keys and values from its settings", () => {
    expect(found({ tags: all }, {}, { environments: ["dev"] })).to.deep.equal([
      "violation it: the tag Environment has none of the values dev",
    ]);
    const settings = { tags: ["Environment"], environments: ["dev", "prod"] };
    expect(found({ tags: { Environment: "prod" } }, {}, settings)).to.deep.equal([]);
    expect(found({ tags: { Environment: "test" } }, {}, settings)).to.deep.equal([
      "violation it: the tag Environment has none of the values dev, prod",
    ]);
  });
});
