import * as aws from "@pulumi/aws";
import type { Case, Twin } from "./case.ts";

const allow = (statement: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
const trust = (principal: unknown) => allow({ Principal: principal, Action: "sts:AssumeRole" });

/** A role for one task, with a policy of its own. */
function identities(policy: object = {}, role: Partial<aws.iam.RoleArgs> = {}) {
  const reader = new aws.iam.Role("reader", { assumeRolePolicy: trust({ Service: "lambda.amazonaws.com" }), ...role });
  const reading = new aws.iam.Policy("reading", {
    policy: allow({ Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*", ...policy }),
  });
  new aws.iam.RolePolicyAttachment("attachment", { role: reader.name, policyArn: reading.arn });
}

/** A stranger's role that may read some reports. */
export const identityTwin: Twin = { name: "identity", build: () => identities() };

const of = (name: string, why: string, fires: readonly string[], build: () => void): Case => ({
  name: `identity-${name}`,
  why,
  twin: identityTwin.name,
  fires,
  build,
});

export const identityCases: readonly Case[] = [
  of(
    "administrator",
    "a policy that allows all but one action",
    [
      "iam-no-full-admin reading",
      "iam-no-service-wildcards reading",
      "no-broad-kms-decrypt reading",
      "no-not-elements-with-allow reading",
      "no-privilege-escalation-grants reading",
    ],
    () => {
      identities({ Action: undefined, NotAction: "support:DescribeCases", Resource: "*" });
    },
  ),
  of("for-anybody", "a role that anybody may take on", ["role-trust-restricted reader"], () => {
    identities({}, { assumeRolePolicy: trust({ AWS: "*" }) });
  }),
  of(
    "ready-made",
    "AWS's own administrator policy",
    ["no-broad-kms-decrypt admin", "no-managed-admin-attachments admin"],
    () => {
      identities();
      new aws.iam.RolePolicyAttachment("admin", {
        role: "deployer",
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      });
    },
  ),
  of("key", "an access key", ["no-access-keys key"], () => {
    identities();
    new aws.iam.AccessKey("key", { user: "deployer", status: "Inactive" });
  }),
];
