import { expect } from "chai";
import { isNamedBy, referrersByName } from "../../../policypacks/mas-trm/kit/named-reference.ts";
import { Resource } from "../../../policypacks/mas-trm/kit/resource.ts";
import { StackGraph } from "../../../policypacks/mas-trm/kit/stack-graph.ts";
import { TOPIC, TOPIC_POLICY } from "../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../support/examine.ts";

const resource = (type: string, name: string, inputs: Readonly<Record<string, unknown>>) =>
  new Resource({ urn: `urn:pulumi:prod::test::${type}::${name}`, type, name, inputs });
const topic = (name: unknown) => resource(TOPIC, "topic", { name });
const ARN = "arn:aws:sns:us-east-1:111122223333:alarms";

describe("a text that is put together from a name", () => {
  it("names the resource as an ARN or a URL that ends in it", () => {
    expect(isNamedBy(topic("alarms"), ARN)).to.equal(true);
    const open = resource(TOPIC, "topic", { name: "alarms", tags: { owner: unknown } });
    expect(isNamedBy(open, ARN)).to.equal(true);
    expect(isNamedBy(topic("work"), "https://sqs.us-east-1.amazonaws.com/111122223333/work")).to.equal(true);
  });

  it("does not name another, nor by a bare name", () => {
    expect(isNamedBy(topic("larms"), ARN)).to.equal(false);
    expect(isNamedBy(topic("alarms"), "alarms")).to.equal(false);
    expect(isNamedBy(topic(undefined), ARN)).to.equal(false);
    expect(isNamedBy(topic(unknown), ARN)).to.equal(false);
    expect(isNamedBy(topic("alarms"), `see ${ARN}`)).to.equal(false);
    expect(isNamedBy(topic(undefined), "arn:aws:sns:us-east-1:111122223333:undefined")).to.equal(false);
    expect(isNamedBy(topic(""), "arn:aws:sns:us-east-1:111122223333:")).to.equal(true);
  });

  it("does not name a namesake of the resource that the text is known to lead to", () => {
    const known = new Resource({
      ...topic("alarms").facts,
      urn: "urn:pulumi:prod::test::t::known",
      outputs: { arn: ARN },
    });
    const namesake = topic("alarms");
    const stack = new StackGraph([known, namesake, resource(TOPIC_POLICY, "policy", { arn: ARN })]);
    expect(referrersByName(stack, known, TOPIC_POLICY, "arn").map(({ name }) => name)).to.deep.equal(["policy"]);
    expect(referrersByName(stack, namesake, TOPIC_POLICY, "arn")).to.deep.equal([]);
  });

  it("leads its holder to the resource, beside the holders that are linked", () => {
    const own = topic("alarms");
    const policies = [ARN, `${ARN}-2`, unknown].map((arn, at) => resource(TOPIC_POLICY, `policy${at}`, { arn }));
    const stack = new StackGraph([own, ...policies]);
    expect(referrersByName(stack, own, TOPIC_POLICY, "arn").map(({ name }) => name)).to.deep.equal(["policy0"]);
    const linked = new Resource({
      ...resource(TOPIC_POLICY, "linked", { arn: unknown }).facts,
      propertyDependencies: { arn: [own.urn] },
    });
    const both = new StackGraph([own, linked, resource(TOPIC_POLICY, "named", { arn: ARN })]);
    expect(referrersByName(both, own, TOPIC_POLICY, "arn").map(({ name }) => name)).to.deep.equal(["linked", "named"]);
  });
});
