import { expect } from "chai";
import { FLOW_LOG, FUNCTION, KEY, LOG_GROUP } from "../../../policypacks/mas-trm/kit/types.ts";
import { logGroupsEncrypted } from "../../../policypacks/mas-trm/rules/logging/log-groups-encrypted.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const group = (props: Readonly<Record<string, unknown>>, more: Partial<TestResource> = {}): TestResource => ({
  type: LOG_GROUP,
  name: "group",
  props,
  ...more,
});
const found = (...resources: readonly TestResource[]) => examine(logGroupsEncrypted, resources);
const refused = ["violation group: kmsKeyId names no customer-managed key"];

describe("log-groups-encrypted", () => {
  it("passes a group under a key of this stack or another", () => {
    expect(found({ type: KEY, name: "key", props: {} }, group({}, { dependsOn: { kmsKeyId: ["key"] } }))).to.deep.equal(
      [],
    );
    expect(found(group({ kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/1" }))).to.deep.equal([]);
  });

  it("refuses a group without a key, whatever its class", () => {
    expect(found(group({}))).to.deep.equal(refused);
    expect(found(group({ logGroupClass: "DELIVERY" }))).to.deep.equal(refused);
    expect(found(group({ logGroupClass: "INFREQUENT_ACCESS" }))).to.deep.equal(refused);
  });

  it("refuses AWS's own key", () => {
    expect(found(group({ kmsKeyId: "alias/aws/logs" }))).to.deep.equal(refused);
  });

  it("judges a group that is only read", () => {
    expect(found(group({}, { read: true }))).to.deep.equal(refused);
  });

  it("cannot decide on a key that comes from nowhere, and still refuses the next group", () => {
    expect(found(group({ kmsKeyId: unknown }), group({}, { name: "next" }))).to.have.members([
      "undetermined group: kmsKeyId is not known yet",
      "violation next: kmsKeyId names no customer-managed key",
    ]);
  });

  describe("of groups that a service makes by itself", () => {
    const call = (props: Readonly<Record<string, unknown>> = { name: "call" }, more: Partial<TestResource> = {}) => ({
      type: FUNCTION,
      name: "call",
      props,
      ...more,
    });
    const encrypted = (name: unknown, more: Partial<TestResource> = {}) =>
      group({ name, kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/1" }, more);
    const made = ["violation call: nobody declares its log group, so Lambda makes one without a customer-managed key"];
    const elsewhere = (name: string) => [
      `undetermined ${name}: its log group is not of this stack, so its key cannot be seen`,
    ];

    it("refuses a function whose log group nobody declares, or only another's, or one in another Region", () => {
      expect(found(call())).to.deep.equal(made);
      expect(found(call({}))).to.deep.equal(made);
      expect(found(call(), encrypted("/aws/lambda/other"))).to.deep.equal(made);
      const abroad = { provider: { region: "eu-central-1" } };
      expect(found(call(), encrypted("/aws/lambda/call", abroad))).to.deep.equal(made);
    });

    it("passes a function whose log group is declared, by its name or by the function's", () => {
      expect(found(call(), encrypted("/aws/lambda/call"))).to.deep.equal([]);
      expect(found(call(), encrypted(unknown, { dependsOn: { name: ["call"] } }))).to.deep.equal([]);
      const linked = call({}, { dependsOn: { loggingConfig: ["group"] } });
      expect(found(linked, encrypted("calls"))).to.deep.equal([]);
      expect(found(call({ loggingConfig: { logGroup: "calls" } }), encrypted("calls"))).to.deep.equal([]);
      const either = call({}, { dependsOn: { loggingConfig: ["group", "second"] } });
      expect(found(either, encrypted("calls"), encrypted("more", { name: "second" }))).to.deep.equal([]);
    });

    it("still refuses the group itself", () => {
      expect(found(call(), group({ name: "/aws/lambda/call" }))).to.deep.equal(refused);
    });

    it("passes flow logs to a group of this stack, to buckets and to streams", () => {
      const arns = ["arn:aws:logs:us-east-1:111122223333:log-group:flows", "arn:aws:s3:::flows"];
      for (const logDestination of [...arns, "arn:aws:firehose:us-east-1:111122223333:deliverystream/flows"]) {
        expect(found({ type: FLOW_LOG, props: { logDestination } }, encrypted("flows"))).to.deep.equal([]);
      }
    });

    it("cannot see the key of a group that is not of this stack", () => {
      expect(found(call({ loggingConfig: { logGroup: "central" } }))).to.deep.equal(elsewhere("call"));
      const logDestination = "arn:aws:logs:us-east-1:111122223333:log-group:central";
      const flows = { type: FLOW_LOG, name: "flows", props: { logDestination } };
      expect(found(flows, encrypted("flows"))).to.deep.equal(elsewhere("flows"));
      expect(found({ ...flows, props: { logGroupName: "central" } })).to.deep.equal(elsewhere("flows"));
    });

    it("cannot decide on names that are not known yet, and still refuses the next function", () => {
      expect(found(call({ loggingConfig: unknown }))).to.deep.equal([
        "undetermined call: loggingConfig is not known yet",
      ]);
      expect(found(call(), encrypted(unknown))).to.deep.equal(["undetermined call: name of group is not known yet"]);
      expect(found(call({ name: unknown }), call({ name: "x" }, { name: "next" }))).to.have.members([
        "undetermined call: name is not known yet",
        made[0]?.replace("call:", "next:"),
      ]);
      expect(found({ type: FLOW_LOG, name: "flows", props: { logDestination: unknown } })).to.deep.equal([
        "undetermined flows: logDestination is not known yet",
      ]);
    });

    it("asks nothing of functions that are only read", () => {
      expect(found(call({}, { read: true }))).to.deep.equal([]);
    });
  });
});
