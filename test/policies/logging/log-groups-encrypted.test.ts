import { expect } from "chai";
import { KEY, LOG_GROUP } from "../../../policypacks/mas-trm/kit/types.ts";
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
});
