import { expect } from "chai";
import {
  ACCOUNT_PUBLIC_ACCESS_BLOCK,
  IMAGE_BLOCK_PUBLIC_ACCESS,
  SNAPSHOT_BLOCK_PUBLIC_ACCESS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { accountPublicAccessBlocked } from "../../../policypacks/mas-trm/rules/storage/account-public-access-blocked.ts";
import { examine, unknown } from "../support/examine.ts";

const on = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const found = (type: string, props: Readonly<Record<string, unknown>>) =>
  examine(accountPublicAccessBlocked, [{ type, name: "it", props }]);

describe("account-public-access-blocked", () => {
  it("passes all four switches on", () => {
    expect(found(ACCOUNT_PUBLIC_ACCESS_BLOCK, on)).to.deep.equal([]);
  });

  for (const flag of Object.keys(on)) {
    it(`refuses ${flag} off, or left out, which means off`, () => {
      const expected = [`violation it: ${flag} is not true`];
      expect(found(ACCOUNT_PUBLIC_ACCESS_BLOCK, { ...on, [flag]: false })).to.deep.equal(expected);
      expect(found(ACCOUNT_PUBLIC_ACCESS_BLOCK, { ...on, [flag]: undefined })).to.deep.equal(expected);
    });
  }

  it("cannot decide on a switch that is not known yet, and still refuses another", () => {
    expect(
      found(ACCOUNT_PUBLIC_ACCESS_BLOCK, { ...on, blockPublicAcls: unknown, blockPublicPolicy: "false" }),
    ).to.have.members([
      "undetermined it: blockPublicAcls is not known yet",
      "violation it: blockPublicPolicy is not true",
    ]);
  });

  for (const [type, state, expected] of [
    [SNAPSHOT_BLOCK_PUBLIC_ACCESS, "block-all-sharing", []],
    [SNAPSHOT_BLOCK_PUBLIC_ACCESS, "block-new-sharing", ["violation it: state is not block-all-sharing"]],
    [SNAPSHOT_BLOCK_PUBLIC_ACCESS, "unblocked", ["violation it: state is not block-all-sharing"]],
    [SNAPSHOT_BLOCK_PUBLIC_ACCESS, unknown, ["undetermined it: state is not known yet"]],
    [IMAGE_BLOCK_PUBLIC_ACCESS, "block-new-sharing", []],
    [IMAGE_BLOCK_PUBLIC_ACCESS, "unblocked", ["violation it: state is not block-new-sharing"]],
  ] as const) {
    it(`finds ${String(expected.length)} on ${type} ${state === unknown ? "not known yet" : state}`, () => {
      expect(found(type, { state })).to.deep.equal(expected);
    });
  }
});
