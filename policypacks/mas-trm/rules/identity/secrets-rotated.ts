import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { longestGapDays } from "../../kit/storage/schedule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { SECRET, SECRET_ROTATION } from "../../kit/types.ts";

interface Settings {
  readonly maxDays: number;
}

/** Each secret is replaced by itself, often enough. */
export const secretsRotated = stackRule<Settings>({
  id: "secrets-rotated",
  control: "MAS-9.2-03",
  title: "Secrets rotate on a schedule",
  severity: "medium",
  types: [SECRET, SECRET_ROTATION],
  cause: "A secret that never changes stays good for everyone who ever saw it.",
  remediation: "Add an aws.secretsmanager.SecretRotation for this secret, with rotationRules within the limit.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
  settings: {
    maxDays: {
      type: "integer",
      minimum: 1,
      description: "Longest time between two rotations of a secret, in days",
      default: 90,
    },
  },
  examples: {
    compliant: [
      { type: SECRET, name: "database", props: { name: "/banking/prod/database" } },
      {
        type: SECRET_ROTATION,
        props: { rotationRules: { automaticallyAfterDays: 30 } },
        dependsOn: { secretId: ["database"] },
      },
    ],
    violating: [{ type: SECRET, props: { name: "/banking/prod/database" } }],
  },
  check(stack, judge, { maxDays }) {
    const made = stack.ofType(SECRET).filter((secret) => !secret.isRead);
    judge.each(made, (secret) => checkSecret(stack, judge, secret));
    judge.each(stack.ofType(SECRET_ROTATION), (rotation) => checkRotation(judge, rotation, maxDays));
  },
});

function checkSecret(stack: StackGraph, judge: Judge, secret: Resource): void {
  if (stack.referrers(secret, [SECRET_ROTATION], "secretId").length > 0) return;
  if (stack.openReferrers(secret, [SECRET_ROTATION], "secretId").length > 0) {
    judge.undetermined(secret, "a rotation of this stack may or may not be for this secret");
  } else {
    judge.violation(secret, "nothing rotates it");
  }
}

function checkRotation(judge: Judge, rotation: Resource, maxDays: number): void {
  judge.guard(rotation, () => judge.require(rotation.props.flag("rotationEnabled") !== false, rotation, "it is off"));
  if (rotation.props.has("rotationEnabled") && !rotation.props.has("rotationRules")) return;
  const rules = rotation.props.at("rotationRules");
  const expression = rules.string("scheduleExpression");
  const days = expression === undefined ? rules.number("automaticallyAfterDays") : longestGapDays(expression);
  if (days !== undefined) {
    judge.require(days <= maxDays, rotation, `it rotates every ${Math.ceil(days)} days, and ${maxDays} are allowed`);
  } else {
    judge.violation(rotation, expression === undefined ? "it has no schedule" : "its schedule cannot be read");
  }
}
