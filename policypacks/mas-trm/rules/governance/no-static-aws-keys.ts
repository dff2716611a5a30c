import { findAccessKeys } from "../../kit/iam/access-keys.ts";
import { noteOpaqueTexts } from "../../kit/opaque-texts.ts";
import { resourceRule } from "../../kit/rule.ts";

/** Credentials that a provider must not carry itself. */
const PROVIDER_CREDENTIALS = ["accessKey", "secretKey", "token"] as const;

/** No resource and no provider holds AWS access keys; programs take roles instead. */
export const noStaticAwsKeys = resourceRule({
  id: "no-static-aws-keys",
  control: "MAS-6.1-02",
  title: "Configuration holds no AWS access keys",
  severity: "critical",
  types: "every",
  cause:
    "A key in configuration is read by everyone who may read the configuration, the state or the console, and works from anywhere.",
  remediation: "Give the workload a role; where a secret is needed, name it by Secrets Manager or Parameter Store.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  examples: {
    compliant: [{ type: "aws:lambda/function:Function", props: { environment: { variables: { STAGE: "prod" } } } }],
    violating: [
      {
        type: "aws:lambda/function:Function",
        props: { environment: { variables: { AWS_SECRET_ACCESS_KEY: "example" } } },
      },
    ],
  },
  check(resource, judge) {
    for (const { path, why } of findAccessKeys(resource.props)) judge.violation(resource, `${path} ${why}`);
    noteOpaqueTexts(judge, resource);
    if (!resource.type.startsWith("pulumi:providers:aws")) return;
    for (const name of PROVIDER_CREDENTIALS) {
      judge.require(!resource.props.has(name), resource, `the provider is given its ${name}`);
    }
  },
});
