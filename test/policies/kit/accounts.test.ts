import { expect } from "chai";
import { accountOf, ownAccounts } from "../../../policypacks/mas-trm/kit/accounts.ts";
import { Resource } from "../../../policypacks/mas-trm/kit/resource.ts";
import { unknown } from "../support/examine.ts";

const under = (props: Readonly<Record<string, unknown>>) =>
  new Resource({
    urn: "urn:pulumi:prod::test::aws:s3/bucket:Bucket::a",
    type: "aws:s3/bucket:Bucket",
    name: "a",
    inputs: {},
    provider: { type: "pulumi:providers:aws", name: "default", props },
  });

describe("ownAccounts", () => {
  for (const [why, props, accounts] of [
    [
      "reads the JSON text of a provider made from configuration",
      { allowedAccountIds: '["111122223333","444455556666"]' },
      ["111122223333", "444455556666"],
    ],
    ["reads the list of a provider made by the program", { allowedAccountIds: ["111122223333"] }, ["111122223333"]],
    ["finds none where the provider is not pinned", {}, []],
    ["finds none while the list is not known yet", { allowedAccountIds: unknown }, []],
    ["finds none while part of the list is not known yet", { allowedAccountIds: ["111122223333", unknown] }, []],
  ] as const) {
    it(why, () => {
      expect(ownAccounts(under(props))).to.deep.equal(accounts);
    });
  }
});

describe("accountOf", () => {
  for (const [principal, account] of [
    ["111122223333", "111122223333"],
    ["arn:aws:iam::111122223333:root", "111122223333"],
    ["arn:aws-us-gov:iam::111122223333:role/a", "111122223333"],
    ["arn:aws:sts::111122223333:assumed-role/a/b", "111122223333"],
    ["arn:aws:s3:::111122223333:x", undefined],
    ["1111222233334", undefined],
    ["AIDACKCEVSQ6C2EXAMPLE", undefined],
    ["not arn:aws:iam::111122223333:root", undefined],
    ["*", undefined],
  ] as const) {
    it(`of ${principal} is ${account ?? "not to be told"}`, () => {
      expect(accountOf(principal)).to.equal(account);
    });
  }
});
