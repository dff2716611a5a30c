import { demand, type Requirement } from "../../kit/requirement.ts";
import { resourceRule } from "../../kit/rule.ts";
import { IAM_PASSWORD_POLICY } from "../../kit/types.ts";

interface Settings {
  readonly minimumLength: number;
  readonly rememberedPasswords: number;
  readonly maxAgeDays: number;
}

const CHARACTERS = [
  "requireLowercaseCharacters",
  "requireUppercaseCharacters",
  "requireNumbers",
  "requireSymbols",
] as const;
const STRONG = {
  ...Object.fromEntries(CHARACTERS.map((flag) => [flag, true])),
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
  maxPasswordAge: 90,
};

/** Passwords of the account, where any still exist, meet the bank's standard. What is left out is weaker than it. */
export const passwordPolicyStrong = resourceRule<Settings>({
  id: "password-policy-strong",
  control: "MAS-9.1-10",
  title: "The account's password policy meets the standard",
  severity: "low",
  types: [IAM_PASSWORD_POLICY],
  cause: "AWS's own default takes passwords of eight characters that never expire.",
  remediation: "Set minimumPasswordLength, the four require switches, passwordReusePrevention and maxPasswordAge.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
  settings: {
    minimumLength: { type: "integer", minimum: 6, description: "Least number of characters", default: 14 },
    rememberedPasswords: {
      type: "integer",
      minimum: 1,
      description: "Number of former passwords that cannot be used again",
      default: 24,
    },
    maxAgeDays: { type: "integer", minimum: 1, description: "Days until a password must be changed", default: 90 },
  },
  examples: {
    compliant: [{ type: IAM_PASSWORD_POLICY, props: STRONG }],
    violating: [{ type: IAM_PASSWORD_POLICY, props: {} }],
  },
  check(policy, judge, settings) {
    const { minimumLength, rememberedPasswords, maxAgeDays } = settings;
    demand(
      ...CHARACTERS.map(demandsFlag),
      atLeast("minimumPasswordLength", minimumLength),
      atLeast("passwordReusePrevention", rememberedPasswords),
      expiresWithin(maxAgeDays),
    )(policy, judge);
  },
});

function demandsFlag(flag: string): Requirement {
  return ({ props }) => (props.flag(flag) === true ? undefined : `${flag} is not true`);
}

function atLeast(property: string, least: number): Requirement {
  return ({ props }) => ((props.number(property) ?? 0) >= least ? undefined : `${property} is below ${least}`);
}

/** No age, or none at all (0), means that passwords never expire, whatever hardExpiry says. */
function expiresWithin(days: number): Requirement {
  return ({ props }) => {
    const age = props.number("maxPasswordAge") ?? 0;
    if (age <= 0) return "maxPasswordAge is not set, so passwords never expire";
    return age <= days ? undefined : `maxPasswordAge is above ${days}`;
  };
}
