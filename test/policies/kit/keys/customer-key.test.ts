import { expect } from "chai";
import { isCustomerKey, isCustomerKeyAt } from "../../../../policypacks/mas-trm/kit/keys/customer-key.ts";
import { Props } from "../../../../policypacks/mas-trm/kit/props.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { KEY, KEY_ALIAS, VOLUME } from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";

const keys: readonly TestResource[] = [
  { type: KEY, name: "key", props: {} },
  { type: KEY, name: "other", props: {} },
  { type: KEY_ALIAS, name: "own", props: { name: "alias/bank" } },
  { type: KEY_ALIAS, name: "aws", props: { name: "alias/aws/ebs" }, read: true },
];

/** Whether a volume's key is the customer's, when it comes from keys of the stack or is a literal. */
function isOwn(volume: Partial<TestResource>): boolean {
  const graph = graphOf([...keys, { type: VOLUME, name: "volume", props: {}, ...volume }]);
  const [subject] = graph.ofType(VOLUME);
  if (subject === undefined) throw new Error("the test made no volume");
  return isCustomerKey(subject, "kmsKeyId");
}

describe("a customer's key", () => {
  for (const [why, volume, expected] of [
    ["a key of the stack", { dependsOn: { kmsKeyId: ["key"] } }, true],
    ["an alias of the stack", { dependsOn: { kmsKeyId: ["own"] } }, true],
    ["an alias of AWS's own that is read into the stack", { dependsOn: { kmsKeyId: ["aws"] } }, false],
    ["one of two keys, whichever", { dependsOn: { kmsKeyId: ["key", "other"] } }, true],
    ["one of two keys of which one is AWS's own", { dependsOn: { kmsKeyId: ["key", "aws"] } }, false],
    ["the name of an alias", { props: { kmsKeyId: "alias/elsewhere" } }, true],
    ["the name of an alias of AWS's own", { props: { kmsKeyId: "alias/aws/s3" } }, false],
    ["the ARN of an alias of AWS's own", { props: { kmsKeyId: "arn:aws:kms:eu-west-1:1:alias/aws/s3" } }, false],
    ["the name of an alias that only holds such a name", { props: { kmsKeyId: "alias/not-alias/aws/s3" } }, true],
    ["an empty name", { props: { kmsKeyId: "" } }, false],
    ["nothing", {}, false],
  ] as const) {
    it(`${expected ? "is" : "is not"} ${why}`, () => {
      expect(isOwn(volume)).to.equal(expected);
    });
  }

  it("cannot be told while nothing is known of it", () => {
    expect(() => isOwn({ props: { kmsKeyId: unknown } })).to.throw("kmsKeyId is not known yet");
  });

  for (const [value, expected] of [
    ["1a2b3c4d-0000-1111-2222-333344445555", true],
    ["alias/aws/ebs", false],
    ["", false],
    [undefined, false],
  ] as const) {
    it(`${expected ? "is" : "is not"} ${JSON.stringify(value)} inside a list, before the stack is known`, () => {
      const alone = new Resource({ urn: "urn", type: VOLUME, name: "alone", inputs: {} });
      expect(isCustomerKeyAt(alone, new Props(value, "replicas[0].kmsKeyArn"))).to.equal(expected);
    });
  }

  it("cannot be told inside a list that is not known, before the stack is", () => {
    const alone = new Resource({ urn: "urn", type: VOLUME, name: "alone", inputs: {} });
    expect(() => isCustomerKeyAt(alone, new Props(unknown, "replicas[0].kmsKeyArn"))).to.throw(
      "replicas[0].kmsKeyArn is not known yet",
    );
  });
});
