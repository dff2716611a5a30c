import { expect } from "chai";
import { AWS_PROVIDER } from "../../../policypacks/mas-trm/kit/types.ts";
import { approvedAccountsOnly } from "../../../policypacks/mas-trm/rules/governance/approved-accounts-only.ts";
import { examine, unknown } from "../support/examine.ts";

const pinned = { region: "us-east-1", allowedAccountIds: ["111122223333"] };
const found = (props: Readonly<Record<string, unknown>>, settings = {}) =>
  examine(approvedAccountsOnly, [{ type: AWS_PROVIDER, name: "it", props, component: true }], { settings });
const unpinned = ["violation it: allowedAccountIds pins it to no account"];
const role = (account: string) => `arn:aws:iam::${account}:role/deploy`;

describe("approved-accounts-only", () => {
  for (const [why, props, expected] of [
    ["passes a provider that is pinned to one account", pinned, []],
    [
      "passes one made from configuration, whose lists are JSON",
      { allowedAccountIds: '["111122223333"]', endpoints: "[]", skipMetadataApiCheck: "true" },
      [],
    ],
    ["refuses an ambient provider with no configuration", {}, unpinned],
    ["refuses an empty list", { allowedAccountIds: [] }, unpinned],
    [
      "refuses two accounts",
      { allowedAccountIds: ["111122223333", "444455556666"] },
      ["violation it: allowedAccountIds holds 2 accounts, more than 1"],
    ],
    [
      "cannot decide on accounts that are not known yet, and still refuses endpoints",
      { allowedAccountIds: unknown, endpoints: [{ s3: "http://localhost:4566" }] },
      ["undetermined it: allowedAccountIds is not known yet", "violation it: endpoints lead elsewhere than to AWS"],
    ],
    [
      "refuses other endpoints in JSON",
      { ...pinned, endpoints: '[{"s3":"http://localhost:4566"}]' },
      ["violation it: endpoints lead elsewhere than to AWS"],
    ],
    [
      "refuses endpoints that are not known yet",
      { ...pinned, endpoints: unknown },
      ["violation it: endpoints lead elsewhere than to AWS"],
    ],
    ["passes an empty list of endpoints", { ...pinned, endpoints: [] }, []],
    ["passes an empty text in its place", { ...pinned, endpoints: "" }, []],
    ["passes an empty object in JSON", { ...pinned, endpoints: "{}" }, []],
    ["passes one with a blank in it", { ...pinned, endpoints: " { } " }, []],
    ["passes one with two", { ...pinned, endpoints: "{  }" }, []],
    [
      "refuses credentials that are not validated",
      { ...pinned, skipCredentialsValidation: true },
      ["violation it: skipCredentialsValidation is true"],
    ],
    [
      "refuses an account that is not asked for",
      { ...pinned, skipRequestingAccountId: "true" },
      ["violation it: skipRequestingAccountId is true"],
    ],
    ["refuses certificates that are not checked", { ...pinned, insecure: true }, ["violation it: insecure is true"]],
    ["passes a role in its account", { ...pinned, assumeRoles: [{ roleArn: role("111122223333") }] }, []],
    [
      "refuses a role in another account",
      { ...pinned, assumeRoles: [{ roleArn: role("999988887777") }] },
      ["violation it: assumeRoles[0].roleArn takes a role in account 999988887777, which it is not pinned to"],
    ],
    [
      "refuses a role in another account, in JSON",
      { ...pinned, assumeRoleWithWebIdentity: JSON.stringify({ roleArn: role("999988887777") }) },
      ["violation it: assumeRoleWithWebIdentity takes a role in account 999988887777, which it is not pinned to"],
    ],
  ] as const) {
    it(why, () => {
      expect(found(props)).to.have.members(expected);
    });
  }

  it("judges each provider for itself", () => {
    const providers = [pinned, {}].map((props, index) => ({
      type: AWS_PROVIDER,
      name: `p${String(index)}`,
      props,
      component: true,
    }));
    expect(examine(approvedAccountsOnly, providers)).to.deep.equal([
      "violation p1: allowedAccountIds pins it to no account",
    ]);
  });

  it("takes the approved accounts and their number from its settings", () => {
    expect(found(pinned, { accounts: ["444455556666"] })).to.deep.equal([
      "violation it: it is pinned to 111122223333, not approved",
    ]);
    expect(found(pinned, { accounts: ["111122223333"] })).to.deep.equal([]);
    const two = { allowedAccountIds: ["111122223333", "444455556666"] };
    expect(found(two, { maximumAccounts: 2 })).to.deep.equal([]);
    expect(found(two, { maximumAccounts: 2, accounts: ["999988887777"] })).to.deep.equal([
      "violation it: it is pinned to 111122223333, 444455556666, not approved",
    ]);
  });
});
