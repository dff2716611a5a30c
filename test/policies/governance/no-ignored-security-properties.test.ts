import { expect } from "chai";
import { noIgnoredSecurityProperties } from "../../../policypacks/mas-trm/rules/governance/no-ignored-security-properties.ts";
import { examine } from "../support/examine.ts";

const group = "aws:ec2/securityGroup:SecurityGroup";
const found = (ignoreChanges: readonly string[], settings = {}, type = group) =>
  examine(noIgnoredSecurityProperties, [{ type, name: "it", props: {}, options: { ignoreChanges } }], { settings });
const covers = (path: string) => [`violation it: ignoreChanges covers ${path}`];

describe("no-ignored-security-properties", () => {
  for (const path of [
    "ingress",
    "ingress[0].cidrBlocks",
    "ingress[*].cidrBlocks",
    '["ingress"]',
    '["ingress"][0]',
    "*",
    '["*"]',
    "Tags",
    "tagsEverything",
    " ingress",
  ]) {
    it(`refuses ${path}`, () => {
      expect(found([path])).to.deep.equal(covers(path));
    });
  }

  for (const path of [
    "tags",
    "tagsAll",
    " tags",
    "tags.owner",
    'tags["cost-centre"]',
    '["tags"].owner',
    '[ "tags" ].owner',
    "description",
    "desiredCapacity",
  ]) {
    it(`passes ${path}`, () => {
      expect(found([path])).to.deep.equal([]);
    });
  }

  it("passes a resource that ignores nothing", () => {
    expect(found([])).to.deep.equal([]);
  });

  it("refuses each path beside a harmless one", () => {
    expect(found(["tags", "ingress", "*"])).to.deep.equal([...covers("ingress"), ...covers("*")]);
  });

  it("judges providers, and passes over what is not of AWS", () => {
    expect(found(["allowedAccountIds"], {}, "pulumi:providers:aws")).to.deep.equal(covers("allowedAccountIds"));
    expect(found(["*"], {}, "kiro:network:PrivateNetwork")).to.deep.equal([]);
  });

  it("takes what is harmless from its settings", () => {
    expect(found(["tags", "name"], { harmless: ["name"] })).to.deep.equal(covers("tags"));
  });
});
