import { readings } from "../../kit/iam/access-keys.ts";
import { valuesNamed } from "../../kit/named-values.ts";
import { noteOpaqueTexts } from "../../kit/opaque-texts.ts";
import type { Props } from "../../kit/props.ts";
import { resourceRule } from "../../kit/rule.ts";
import { INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, SPOT_INSTANCE_REQUEST } from "../../kit/types.ts";
import { leaves } from "../../kit/values.ts";

const FUNCTION = "aws:lambda/function:Function";
const PARAMETER = "aws:ssm/parameter:Parameter";

/** What names end with that stand for secrets; not those that lead to one, such as `secret_id`. */
const SECRET_WORD =
  "(?:password|passwd|passphrase|secret|api[_-]?key|private[_-]?key|(?:auth|access|refresh|bearer)[_-]?token)";

/** A value that only leads to a secret, as it should. */
const REFERENCE = "(?:arn:|\\/|\\{\\{resolve:|https?:\\/\\/|ssm:|secretsmanager:)";

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
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@]{1,200}:(?![$%{<])[^\s/:@]{1,400}@/i,
  // An assignment in a script or a file: DB_PASSWORD=…, "dbPassword": "…". A variable or a command is no value, and
  // "secret:" within an ARN is no name. Looking back is bounded, and comes last: texts can be long.
  new RegExp(
    `(?:${SECRET_WORD}|(?:\\b|_)token)["']?\\s{0,20}[=:](?<!\\barn:[^\\s"',]{0,200})\\s{0,20}["']?(?!${REFERENCE})[^\\s"'\`$\{}<]{8}`,
    "i",
  ),
];

const SECRET_NAME = new RegExp(`${SECRET_WORD}$`, "i");
const LEADS_ELSEWHERE = new RegExp(`^${REFERENCE}`);

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
  return value.isOpaque || !LEADS_ELSEWHERE.test(value.text ?? "");
}
