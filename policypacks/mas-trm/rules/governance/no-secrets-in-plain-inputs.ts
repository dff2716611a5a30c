import { readings } from "../../kit/iam/access-keys.ts";
import { valuesNamed } from "../../kit/named-values.ts";
import { noteOpaqueTexts } from "../../kit/opaque-texts.ts";
import type { Props } from "../../kit/props.ts";
import { resourceRule } from "../../kit/rule.ts";
import { INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, SPOT_INSTANCE_REQUEST } from "../../kit/types.ts";
import { leaves } from "../../kit/values.ts";

const FUNCTION = "aws:lambda/function:Function";
const PARAMETER = "aws:ssm/parameter:Parameter";

/** Texts that are credentials by their form. */
const CREDENTIALS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}/,
  /\bgithub_pat_[A-Za-z0-9_]{50,}/,
  /\bglpat-[A-Za-z0-9_-]{20,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bpul-[0-9a-f]{40}\b/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  // Not where the script puts the password in itself: https://user:$TOKEN@host.
  /[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:(?![$%{<])[^\s/:@]+@/i,
  /\b(?:password|passwd|secret|api_?key|token)\b\s*[=:]\s*["']?[^\s"'${}<]{8,}/i,
];

/** Names that values stand under which ought to be secret; not those that lead to a secret. */
const SECRET_NAME = /(password|passwd|passphrase|secret|api_?key|private_?key|(auth|access|refresh|bearer)_?token)$/i;

/** A value that only leads to a secret, as it should. */
const REFERENCE = /^(arn:|\/|\{\{resolve:|https?:\/\/|ssm:|secretsmanager:)/;

/** Places where many can read: what a machine, function, container or build is started with. */
export const noSecretsInPlainInputs = resourceRule({
  id: "no-secrets-in-plain-inputs",
  control: "MAS-6.1-01",
  title: "Plain configuration holds no credentials",
  severity: "high",
  types: [
    INSTANCE,
    SPOT_INSTANCE_REQUEST,
    LAUNCH_TEMPLATE,
    LAUNCH_CONFIGURATION,
    FUNCTION,
    PARAMETER,
    "aws:ecs/taskDefinition:TaskDefinition",
    "aws:codebuild/project:Project",
  ],
  cause: "Whoever may describe the resource, or gets onto the machine, reads the credential.",
  remediation: "Keep it in Secrets Manager or in a SecureString parameter, and give the workload the right to read it.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
  examples: {
    compliant: [
      {
        type: FUNCTION,
        props: {
          environment: { variables: { DB_SECRET: "arn:aws:secretsmanager:us-east-1:111122223333:secret:db" } },
        },
      },
    ],
    violating: [{ type: FUNCTION, props: { environment: { variables: { DB_PASSWORD: "example" } } } }],
  },
  check(resource, judge) {
    // The value of a SecureString is where a secret belongs.
    if (resource.type === PARAMETER && resource.props.string("type") === "SecureString") return;
    const shaped = leaves(resource.props).flatMap(({ value }) => (isCredential(value) ? value.path : []));
    const named = valuesNamed(resource.props, (name) => SECRET_NAME.test(name)).filter(isNoReference);
    noteOpaqueTexts(judge, resource);
    for (const path of shaped) judge.violation(resource, `${path} holds what looks like a credential`);
    for (const { path } of named) {
      if (!shaped.includes(path)) judge.violation(resource, `${path} is named for a secret and stands in plain text`);
    }
  },
});

function isCredential(value: Props): boolean {
  return readings(value).some((text) => CREDENTIALS.some((pattern) => pattern.test(text)));
}

function isNoReference(value: Props): boolean {
  return value.isOpaque || !REFERENCE.test(value.text ?? "");
}
