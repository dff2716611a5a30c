import { ownAccounts } from "../../kit/accounts.ts";
import { eachKnownPart } from "../../kit/iam/identity-policies.ts";
import { nameOfStatement, statementsOf } from "../../kit/iam/read-policy.ts";
import { resourceRule } from "../../kit/rule.ts";
import { trustFaults } from "../../kit/iam/trust.ts";
import { IAM_ROLE } from "../../kit/types.ts";

interface Settings {
  readonly trustedAccounts: readonly string[];
  readonly thirdPartyAccounts: readonly string[];
  readonly servicesWithoutSource: readonly string[];
}

const trust = (principal: object, condition?: object): string =>
  JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", Condition: condition }],
  });

/** Roles trust named principals, each under the conditions that its kind needs. */
export const roleTrustRestricted = resourceRule<Settings>({
  id: "role-trust-restricted",
  control: "MAS-9.1-06",
  title: "Trust policies name principals and bind conditions",
  severity: "critical",
  types: [IAM_ROLE],
  cause: "Whoever a role's trust policy lets in holds all that the role may do, from any account and any device.",
  remediation:
    "Name the principals; add aws:SourceAccount for services, sts:ExternalId for third parties, and the audience and subject for federated users.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  settings: {
    trustedAccounts: {
      type: "array",
      items: { type: "string" },
      description: "Ids of the bank's other accounts that roles may trust",
      default: [],
    },
    thirdPartyAccounts: {
      type: "array",
      items: { type: "string" },
      description: "Ids of outside parties' accounts that roles may trust when they present an external id",
      default: [],
    },
    servicesWithoutSource: {
      type: "array",
      items: { type: "string" },
      description: "Service principals, beside those the pack knows, that do not send aws:SourceAccount with a role",
      default: [],
    },
  },
  examples: {
    compliant: [
      {
        type: IAM_ROLE,
        props: {
          assumeRolePolicy: trust(
            { Service: "vpc-flow-logs.amazonaws.com" },
            { StringEquals: { "aws:SourceAccount": "111122223333" } },
          ),
        },
      },
    ],
    violating: [{ type: IAM_ROLE, props: { assumeRolePolicy: trust({ AWS: "*" }) } }],
  },
  check(role, judge, settings) {
    const circle = {
      own: ownAccounts(role),
      trusted: settings.trustedAccounts,
      thirdParties: settings.thirdPartyAccounts,
      servicesWithoutSource: settings.servicesWithoutSource,
    };
    eachKnownPart(role.props.at("assumeRolePolicy"), (document) => {
      const statements = statementsOf(judge, role, document);
      for (const statement of statements) {
        const name = nameOfStatement(statement, statements);
        for (const { why, isCertain } of trustFaults(statement, circle)) {
          if (isCertain) judge.violation(role, `${name} ${why}`);
          else judge.undetermined(role, `${name} ${why}`);
        }
      }
    });
  },
});
