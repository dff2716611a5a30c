import { expect } from "chai";
import types from "../../../policypacks/mas-trm/kit/aws-resource-types.json" with { type: "json" };
import { isKnownType, tagOf, takesTags } from "../../../policypacks/mas-trm/kit/tagged.ts";
import { Resource } from "../../../policypacks/mas-trm/kit/resource.ts";
import { installedResourceTypes } from "../support/aws-resource-types.ts";
import { unknown } from "../support/examine.ts";

describe("the list of AWS resource types", () => {
  it("is that of the installed @pulumi/aws", () => {
    expect(types).to.deep.equal(installedResourceTypes());
  });
});

describe("isKnownType and takesTags", () => {
  for (const [type, known, tags] of [
    ["aws:s3/bucket:Bucket", true, true],
    ["aws:s3/bucketPolicy:BucketPolicy", true, false],
    ["aws:autoscaling/group:Group", true, true],
    ["aws:s3/bucketV9:BucketV9", false, false],
    ["kiro:audit:EvidenceBucket", false, false],
  ] as const) {
    it(`tell of ${type}`, () => {
      expect([isKnownType(type), takesTags(type)]).to.deep.equal([known, tags]);
    });
  }
});

describe("tagOf", () => {
  const owner = (inputs: Readonly<Record<string, unknown>>, defaultTags?: unknown) =>
    tagOf(
      new Resource({
        urn: "urn:pulumi:prod::test::a::b",
        type: "a",
        name: "b",
        inputs,
        provider: { type: "pulumi:providers:aws", name: "default", props: { defaultTags } },
      }),
      "owner",
    );

  for (const [why, inputs, defaults, found] of [
    ["the resource's own", { tags: { owner: "us" } }, { tags: { owner: "them" } }, "us"],
    ["all that the provider says it has", { tagsAll: { owner: "us" } }, undefined, "us"],
    ["the provider's default", {}, { tags: { owner: "us" } }, "us"],
    ["the provider's default as JSON text", {}, '{"tags":{"owner":"us"}}', "us"],
    ["none in JSON text that cannot be read", {}, "{", undefined],
    [
      "one of an Auto Scaling group's list",
      {
        tags: [
          { key: "a", value: "b" },
          { key: "owner", value: "us" },
        ],
      },
      undefined,
      "us",
    ],
    [
      "one beside another whose key is unknown",
      { tags: [{ key: unknown }, { key: "owner", value: "us" }] },
      undefined,
      "us",
    ],
    ["the provider's while the resource's own is unknown", { tags: unknown }, { tags: { owner: "us" } }, "us"],
    ["none", { tags: { other: "us" } }, { tags: {} }, undefined],
  ] as const) {
    it(`finds ${why}`, () => {
      expect(owner(inputs, defaults)).to.equal(found);
    });
  }

  it("throws, naming the place, while the tag may be there", () => {
    expect(() => owner({ tags: { owner: unknown } })).to.throw(/^tags\.owner is not known yet$/);
    expect(() => owner({ tags: [{ key: "owner", value: unknown }] })).to.throw("tags[0].value is not known yet");
    expect(() => owner({}, `{"tags":{"owner":"${unknown}"}}`)).to.throw(/^defaultTags\.tags\.owner is not known yet$/);
    expect(() => owner({}, unknown)).to.throw("defaultTags is not known yet");
  });
});
