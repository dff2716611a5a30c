import { expect } from "chai";
import { Resource, type ResourceFacts } from "../../../policypacks/mas-trm/kit/resource.ts";
import { UnknownProperty } from "../../../policypacks/mas-trm/kit/unknown.ts";
import { unknown } from "../support/examine.ts";

const TYPE = "aws:s3/bucket:Bucket";
const resource = (more: Partial<ResourceFacts> = {}) =>
  new Resource({ urn: `urn:pulumi:prod::test::${TYPE}::it`, type: TYPE, name: "it", ...more });
const provider = (props: Readonly<Record<string, unknown>>) => ({
  provider: { type: "pulumi:providers:aws", name: "default", props },
});

describe("Resource", () => {
  it("is only read where the engine shows outputs and no inputs", () => {
    expect(resource({ outputs: {} }).isRead).to.equal(true);
    expect(resource({ inputs: {}, outputs: {} }).isRead).to.equal(false);
    expect(resource().isRead).to.equal(false);
  });

  it("is neither protected nor half ignored unless its options say so", () => {
    expect(resource().options).to.deep.equal({ protect: false, ignoreChanges: [] });
    const options = { protect: true, ignoreChanges: ["tags"] };
    expect(resource({ options }).options).to.equal(options);
  });

  it("tells its stack by its URN, and none by a text that is no URN", () => {
    expect(resource().stackName).to.equal("prod");
    expect(resource({ urn: "" }).stackName).to.equal("");
    expect(resource({ urn: "urn:pulumi" }).stackName).to.equal("");
  });

  for (const [why, facts, region] of [
    ["its own argument first", { inputs: { region: "eu-west-1" }, ...provider({ region: "us-east-1" }) }, "eu-west-1"],
    [
      "else its provider's",
      { inputs: {}, outputs: { region: "eu-west-1" }, ...provider({ region: "us-east-1" }) },
      "us-east-1",
    ],
    ["else where AWS says it is", { inputs: {}, outputs: { region: "eu-west-1" } }, "eu-west-1"],
    ["none while AWS has not said it", { inputs: {}, outputs: { region: unknown } }, undefined],
    ["none where that is no text", { inputs: {}, outputs: { region: ["eu-west-1"] } }, undefined],
    ["none where nobody says it", { inputs: {} }, undefined],
  ] as const) {
    it(`is in the Region of ${why}`, () => {
      expect(resource(facts).region()).to.equal(region);
    });
  }

  it("cannot tell its Region while its own argument is unknown", () => {
    const open = resource({ inputs: { region: unknown }, ...provider({ region: "us-east-1" }) });
    expect(() => open.region()).to.throw(UnknownProperty, "region is not known yet");
    expect(() => open.region()).to.throw(UnknownProperty, "region is not known yet");
  });

  it("follows a reference by its inputs alone as far as it is known", () => {
    const alone = resource({ inputs: { known: "b", empty: "", open: unknown } });
    expect(["known", "empty", "absent"].map((path) => alone.link(path, [TYPE]))).to.deep.equal([
      { kind: "literal", value: "b" },
      { kind: "absent" },
      { kind: "absent" },
    ]);
    expect(() => alone.link("open", [TYPE])).to.throw(UnknownProperty, "open is not known yet");
  });
});
