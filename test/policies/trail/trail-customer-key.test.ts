import { expect } from "chai";
import { EVENT_DATA_STORE, KEY, KEY_ALIAS, REPLICA_KEY, TRAIL } from "../../../policypacks/mas-trm/kit/types.ts";
import { trailCustomerKey } from "../../../policypacks/mas-trm/rules/trail/trail-customer-key.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const aws = ["violation trail: kmsKeyId names no customer-managed key"];
const arn = (account: string) => `arn:aws:kms:us-east-1:${account}:key/11111111-2222-3333-4444-555555555555`;
const trail = (kmsKeyId?: unknown, more: Partial<TestResource> = {}, type: string = TRAIL): TestResource => ({
  type,
  name: "trail",
  props: kmsKeyId === undefined ? {} : { kmsKeyId },
  ...more,
});
const under = (type: string, props: Readonly<Record<string, unknown>> = {}, more: Partial<TestResource> = {}) =>
  examine(trailCustomerKey, [
    { type, name: "key", props, ...more },
    trail(undefined, { dependsOn: { kmsKeyId: ["key"] } }),
  ]);
const found = (...args: Parameters<typeof trail>) => examine(trailCustomerKey, [trail(...args)]);

describe("trail-customer-key", () => {
  for (const type of [KEY, REPLICA_KEY, KEY_ALIAS]) {
    it(`passes a key of this stack that is a ${type}`, () => {
      expect(under(type)).to.deep.equal([]);
    });
  }

  it("refuses a trail that names no key, also an event data store", () => {
    expect(found()).to.deep.equal(aws);
    expect(found(undefined, {}, EVENT_DATA_STORE)).to.deep.equal(aws);
    expect(found("")).to.deep.equal(aws);
  });

  it("refuses AWS's own key by its alias", () => {
    expect(found("alias/aws/s3")).to.deep.equal(aws);
    expect(found("arn:aws:kms:us-east-1:111122223333:alias/aws/cloudtrail")).to.deep.equal(aws);
  });

  it("refuses AWS's own key when its alias is read into the stack", () => {
    expect(under(KEY_ALIAS, { name: "alias/aws/s3" }, { read: true })).to.deep.equal(aws);
  });

  describe("for a key of another account", () => {
    const pinned = (allowedAccountIds: unknown) => ({ provider: { region: "us-east-1", allowedAccountIds } });

    it("passes the stack's own account", () => {
      expect(found(arn("111122223333"), pinned(["111122223333"]))).to.deep.equal([]);
      expect(found(arn("111122223333"), pinned('["111122223333"]'))).to.deep.equal([]);
    });

    it("refuses a stranger's", () => {
      expect(found(arn("999999999999"), pinned(["111122223333"]))).to.deep.equal([
        "violation trail: kmsKeyId names a key of account 999999999999, which is neither this stack's own nor in keyAccounts",
      ]);
    });

    it("reads the account from nothing but an ARN", () => {
      expect(found(`x${arn("999999999999")}`, pinned(["111122223333"]))).to.deep.equal([]);
    });

    it("passes an account that is listed", () => {
      const settings = { keyAccounts: ["999999999999"] };
      const stack = [trail(arn("999999999999"), pinned(["111122223333"]))];
      expect(examine(trailCustomerKey, stack, { settings })).to.deep.equal([]);
    });

    it("passes a key of this stack, whatever account it is in, before and after its ARN is known", () => {
      const linked = trail(undefined, { dependsOn: { kmsKeyId: ["key"] }, ...pinned(["111122223333"]) });
      expect(examine(trailCustomerKey, [{ type: KEY, name: "key", props: {} }, linked])).to.deep.equal([]);
      const made: TestResource = { type: KEY, name: "key", props: {}, outputs: { arn: arn("999999999999") } };
      expect(examine(trailCustomerKey, [made, trail(arn("999999999999"))])).to.deep.equal([]);
    });

    it("cannot tell when the provider is pinned to no account, unless the key's account is listed", () => {
      const open = ["undetermined trail: the stack's own account is not known yet"];
      expect(found(arn("999999999999"))).to.deep.equal(open);
      expect(found(arn("999999999999"), pinned(unknown))).to.deep.equal(open);
      const settings = { keyAccounts: ["999999999999"] };
      expect(examine(trailCustomerKey, [trail(arn("999999999999"))], { settings })).to.deep.equal([]);
    });
  });

  it("does not let a key that is not known yet hide a trail without one", () => {
    const findings = examine(trailCustomerKey, [trail(unknown), trail(undefined, { name: "next" })]);
    expect(findings).to.have.members([
      "undetermined trail: kmsKeyId is not known yet",
      "violation next: kmsKeyId names no customer-managed key",
    ]);
  });

  it("cannot decide on a key that comes from nowhere", () => {
    expect(found(unknown)).to.deep.equal(["undetermined trail: kmsKeyId is not known yet"]);
  });
});
