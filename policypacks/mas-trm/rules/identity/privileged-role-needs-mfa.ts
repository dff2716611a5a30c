import { isPrivileged } from "../../kit/iam/privilege.ts";
import { nameOfStatement, statementsOf } from "../../kit/iam/read-policy.ts";
import { resourceRule } from "../../kit/rule.ts";
import { withoutSecondFactor } from "../../kit/iam/second-factor.ts";
import { IAM_ROLE } from "../../kit/types.ts";

interface Settings {
  readonly tag: string;
  readonly maxSessionSeconds: number;
}

const trust = (condition?: object): string =>
  JSON.stringify({
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: "sts:AssumeRole",
        Condition: condition,
      },
    ],
  });

/** Powerful roles open to people only after strong authentication, and not for long. */
export const privilegedRoleNeedsMfa = resourceRule<Settings>({
  id: "privileged-role-needs-mfa",
  control: "MAS-9.2-01",
  title: "Privileged roles demand MFA or a federated session",
  severity: "high",
  types: [IAM_ROLE],
  cause: "One stolen key or password is then enough to become an administrator.",
  remediation:
    'Add the condition Bool {"aws:MultiFactorAuthPresent": "true"} to the trust statement (not BoolIfExists), or trust a SAML or OpenID Connect provider or roles of Identity Center.',
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
  settings: {
    tag: {
      type: "string",
      description: "Key of the tag that marks a role as privileged, whatever its policies say",
      default: "Privileged",
    },
    maxSessionSeconds: {
      type: "integer",
      minimum: 3600,
      description: "Longest session of a privileged role, in seconds",
      default: 7200,
    },
  },
  examples: {
    compliant: [
      {
        type: IAM_ROLE,
        props: {
          tags: { Privileged: "true" },
          assumeRolePolicy: trust({ Bool: { "aws:MultiFactorAuthPresent": "true" } }),
        },
      },
    ],
    violating: [{ type: IAM_ROLE, props: { tags: { Privileged: "true" }, assumeRolePolicy: trust() } }],
  },
  check(role, judge, { tag, maxSessionSeconds }) {
    const report = (why: string): void => {
      const privileged = isPrivileged(role, tag);
      if (privileged === true) judge.violation(role, `${why}, and the role is privileged`);
      if (privileged === undefined) judge.undetermined(role, `${why}; whether the role is privileged is not known yet`);
    };
    judge.guard(role, () => {
      const statements = statementsOf(judge, role, role.props.at("assumeRolePolicy"));
      for (const statement of withoutSecondFactor(statements)) {
        report(`${nameOfStatement(statement, statements)} lets an account's identities in without a second factor`);
      }
    });
    judge.guard(role, () => {
      // Omitted means one hour, the shortest that AWS offers.
      const seconds = role.props.number("maxSessionDuration") ?? 0;
      if (seconds > maxSessionSeconds)
        report(`its sessions last up to ${seconds} seconds, ${maxSessionSeconds} are allowed`);
    });
  },
});
