import { stackRule } from "../../kit/rule.ts";
import { isKnownType } from "../../kit/tagged.ts";
import { AWS_PROVIDER } from "../../kit/types.ts";
import { told } from "../../kit/told.ts";

/** The major version of @pulumi/aws that the rules were written for; another may rename types and properties. */
const MAJOR = "7";

/** Resources are of types, and of the provider version, that the rules were written for. */
export const knownResourceVersions = stackRule({
  id: "known-resource-versions",
  control: "MAS-5.4-02",
  title: "Resource types are ones that the policies know",
  severity: "low",
  types: "every",
  cause: "A rule passes over a type it does not know, also when that is only the new name of one that it would refuse.",
  remediation: "Use the types of @pulumi/aws 7, or update the policy pack.",
  source: "https://www.pulumi.com/registry/packages/aws/",
  examples: {
    compliant: [{ type: "aws:s3/bucket:Bucket", props: {} }],
    violating: [{ type: "aws:s3/bucketV9:BucketV9", props: {} }],
  },
  check(stack, judge) {
    for (const resource of stack.resources) {
      const isUnknown = resource.type.startsWith("aws:") && !isKnownType(resource.type);
      if (isUnknown) judge.violation(resource, `no rule knows the type ${resource.type}`);
    }
    judge.each(stack.ofType(AWS_PROVIDER), (provider) => {
      const version = provider.props.string("version");
      const isWritten = version === undefined || version.split(".")[0] === MAJOR;
      judge.require(
        isWritten,
        provider,
        `the rules were written for major version ${MAJOR} of the provider, not for ${told(version, "version")}`,
      );
    });
  },
});
