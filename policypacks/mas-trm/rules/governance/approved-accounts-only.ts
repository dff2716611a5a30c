import { pinnedAccounts } from "../../kit/accounts.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { AWS_PROVIDER } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";
import { leaves } from "../../kit/values.ts";

interface Settings {
  readonly accounts: readonly string[];
  readonly maximumAccounts: number;
}

/** Switches that take away what a provider checks before it works in an account. */
const UNCHECKED = ["skipCredentialsValidation", "skipRequestingAccountId", "insecure"] as const;

/** Every provider is pinned to the account it is meant for, and talks to AWS itself. */
export const approvedAccountsOnly = resourceRule<Settings>({
  id: "approved-accounts-only",
  control: "MAS-3.4-02",
  title: "Providers are pinned to approved accounts and real endpoints",
  severity: "high",
  types: [AWS_PROVIDER],
  cause: "An unpinned provider deploys into whichever account the operator's credentials happen to open.",
  remediation:
    "Set allowedAccountIds to the one account of the stack, and remove endpoints and the switches that skip checks.",
  source: "https://www.pulumi.com/registry/packages/aws/api-docs/provider/",
  settings: {
    accounts: {
      type: "array",
      items: { type: "string" },
      description: "Ids of the accounts that stacks may deploy into; any when empty",
      default: [],
    },
    maximumAccounts: {
      type: "integer",
      minimum: 1,
      description: "Most accounts that one provider may be pinned to",
      default: 1,
    },
  },
  examples: {
    compliant: [{ type: AWS_PROVIDER, props: { region: "ap-southeast-1", allowedAccountIds: ["111122223333"] } }],
    violating: [{ type: AWS_PROVIDER, props: { region: "ap-southeast-1" } }],
  },
  check(provider, judge, settings) {
    judge.guard(provider, () => {
      checkPinned(judge, provider, settings);
    });
    for (const flag of UNCHECKED) {
      judge.guard(provider, () => {
        judge.require(provider.props.flag(flag) !== true, provider, `${flag} is true`);
      });
    }
    judge.require(!isFilled(provider.props.at("endpoints")), provider, "endpoints lead elsewhere than to AWS");
  },
});

function checkPinned(judge: Judge, provider: Resource, { accounts, maximumAccounts }: Settings): void {
  if (provider.props.isUnknown("allowedAccountIds")) throw new UnknownProperty("allowedAccountIds");
  const pinned = pinnedAccounts(provider.props);
  if (pinned.length === 0) {
    judge.violation(provider, "allowedAccountIds pins it to no account");
    return;
  }
  const count = String(pinned.length);
  judge.require(
    pinned.length <= maximumAccounts,
    provider,
    `allowedAccountIds holds ${count} accounts, more than ${String(maximumAccounts)}`,
  );
  const strangers = accounts.length === 0 ? [] : pinned.filter((account) => !accounts.includes(account));
  judge.require(strangers.length === 0, provider, `it is pinned to ${strangers.join(", ")}, not approved`);
  for (const { value } of leaves(provider.props)) {
    const account = value.isOpaque ? undefined : /arn:[^:]*:iam::(\d{12}):role\//.exec(value.text ?? "")?.[1];
    if (account !== undefined && !pinned.includes(account)) {
      judge.violation(provider, `${value.path} takes a role in account ${account}, which it is not pinned to`);
    }
  }
}

/** Lists of a provider made from stack configuration are JSON texts. */
function isFilled(value: Props): boolean {
  if (value.isOpaque) return true;
  return typeof value.value === "string" ? !/^\s*(\[\s*\]|\{\s*\})?\s*$/.test(value.value) : leaves(value).length > 0;
}
