import { expect } from "chai";
import { AWS_PROVIDER } from "../../../policypacks/mas-trm/kit/types.ts";
import { knownResourceVersions } from "../../../policypacks/mas-trm/rules/governance/known-resource-versions.ts";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { installedTypeTokens } from "../support/aws-resource-types.ts";
import { examine, unknown } from "../support/examine.ts";

const found = (type: string, props = {}) => examine(knownResourceVersions, [{ type, name: "it", props }]);

/** The other names under which a resource of this type can be made, among those that there are. */
function twinsOf(token: string, tokens: ReadonlySet<string>): readonly string[] {
  const names = [token.replace(/(\w+):(\w+)$/, "$1V2:$2V2"), token.replace(/^aws:lb\//, "aws:alb/")];
  return names.filter((name) => name !== token && tokens.has(name));
}

describe("known-resource-versions", () => {
  for (const type of [
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketV2:BucketV2",
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:cfg/rule:Rule",
    "kiro:network:PrivateNetwork",
    "awsx:ec2:Vpc",
  ]) {
    it(`passes ${type}`, () => {
      expect(found(type)).to.deep.equal([]);
    });
  }

  for (const type of [
    "aws:s3/bucketV9:BucketV9",
    "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
    "aws:index/bucket:Bucket",
    "aws:s3:Bucket",
  ]) {
    it(`refuses ${type}`, () => {
      expect(found(type)).to.deep.equal([`violation it: no rule knows the type ${type}`]);
    });
  }

  it("is not all there is: a rule that reads a type reads its V2 form and its twin of another module too", () => {
    const tokens = installedTypeTokens();
    const pairs = [...tokens].flatMap((token) => twinsOf(token, tokens).map((twin) => [token, twin] as const));
    expect(pairs).to.have.length.greaterThan(15);
    const halves = rules.flatMap(({ id, types }) =>
      types === "every"
        ? []
        : pairs
            .filter(([token, twin]) => types.includes(token) !== types.includes(twin))
            .map((pair) => `${id} reads only one of ${pair.join(", ")}`),
    );
    expect(halves).to.deep.equal([]);
  });

  it("does not let a provider whose version is not known yet hide an unknown type", () => {
    const stack = [
      { type: AWS_PROVIDER, name: "open", props: { version: unknown } },
      { type: "aws:s3/bucketV9:BucketV9", name: "it", props: {} },
    ];
    expect(examine(knownResourceVersions, stack)).to.have.members([
      "undetermined open: version is not known yet",
      "violation it: no rule knows the type aws:s3/bucketV9:BucketV9",
    ]);
  });

  it("refuses another major version of the provider", () => {
    expect(found(AWS_PROVIDER, { version: "7.99.0" })).to.deep.equal([]);
    expect(found(AWS_PROVIDER, {})).to.deep.equal([]);
    expect(found(AWS_PROVIDER, { version: "8.0.0" })).to.deep.equal([
      "violation it: the rules were written for major version 7 of the provider, not for 8.0.0",
    ]);
    expect(found(AWS_PROVIDER, { version: "70.0.0" })).to.have.length(1);
    expect(found(AWS_PROVIDER, { version: unknown })).to.deep.equal(["undetermined it: version is not known yet"]);
  });
});
