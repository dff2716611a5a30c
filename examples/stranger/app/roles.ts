import * as aws from "@pulumi/aws";
import { powerInTwoHalves, trueWhenAbsent } from "../faults/access.ts";
import { plant } from "../plant.ts";
import { ACCOUNT, ORGANISATION, policyOf, REGION, trustIn } from "./place.ts";

/** The roles of the application; the profile is that of its workers. */
export function makeRoles(): aws.iam.InstanceProfile {
  const set = plant(trueWhenAbsent, "");
  new aws.iam.Role("auditor", {
    description: "Reads claims, for the auditor's role in any account of the bank",
    assumeRolePolicy: policyOf({
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "sts:AssumeRole",
      Condition: {
        [`${set}StringEquals`]: { "aws:PrincipalOrgID": ORGANISATION },
        [`${set}ArnLike`]: { "aws:PrincipalArn": "arn:aws:iam::*:role/claims-auditor" },
      },
    }),
  });
  const worker = new aws.iam.Role("worker", { assumeRolePolicy: trustIn("ec2") });
  attach(worker, "worker-functions", {
    Action: ["lambda:CreateFunction", "lambda:InvokeFunction"],
    Resource: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:claims-*`,
  });
  attach(worker, "worker-roles", {
    Action: "iam:PassRole",
    ...plant(powerInTwoHalves, {
      Resource: `arn:aws:iam::${ACCOUNT}:role/claims-function`,
      Condition: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } },
    }),
  });
  return new aws.iam.InstanceProfile("worker", { role: worker.name });
}

function attach(role: aws.iam.Role, name: string, grant: object): void {
  const policy = new aws.iam.Policy(name, { policy: policyOf({ Effect: "Allow", ...grant }) });
  new aws.iam.RolePolicyAttachment(name, { role: role.name, policyArn: policy.arn });
}
