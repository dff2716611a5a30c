import { resourceRule } from "../../kit/rule.ts";
import { AWS_PROVIDER } from "../../kit/types.ts";

/**
 * No AWS resource or provider ignores changes of a property that could matter.
 *
 * Which properties matter is left open on purpose: any but a few harmless ones. A list of those that rules read would
 * miss what tomorrow's rules read. The engine shows a policy the options as they are after all transforms.
 */
export const noIgnoredSecurityProperties = resourceRule<{ harmless: readonly string[] }>({
  id: "no-ignored-security-properties",
  control: "MAS-7.5-02",
  title: "Only harmless properties are left out of deployments by ignoreChanges",
  severity: "high",
  types: "every",
  cause: "A property whose changes are ignored keeps whatever someone sets by hand, and no deployment puts it right.",
  remediation: "Remove the property from ignoreChanges, or have it reviewed and add it to harmless.",
  source: "https://www.pulumi.com/docs/iac/concepts/resources/options/ignorechanges/",
  settings: {
    harmless: {
      type: "array",
      items: { type: "string" },
      description: "Top-level properties whose changes may be ignored on any resource",
      default: ["description", "desiredCapacity", "desiredCount", "tags", "tagsAll"],
    },
  },
  examples: {
    compliant: [{ type: "aws:s3/bucket:Bucket", props: {}, options: { ignoreChanges: ["tags"] } }],
    violating: [
      { type: "aws:ec2/securityGroup:SecurityGroup", props: {}, options: { ignoreChanges: ["ingress[0].cidrBlocks"] } },
    ],
  },
  check(resource, judge, { harmless }) {
    if (!resource.type.startsWith("aws:") && resource.type !== AWS_PROVIDER) return;
    for (const path of resource.options.ignoreChanges) {
      judge.require(harmless.includes(topOf(path)), resource, `ignoreChanges covers ${path}`);
    }
  },
});

/** The top-level property of a path: `ingress` of `ingress[0].cidrBlocks`, `tags` of `["tags"].owner`. */
function topOf(path: string): string {
  // Found at the start of any text, since the second form may be empty.
  return path.replace(/\s*(?:\[\s*"([^"]*)"\s*\]|([^.[]*)).*/s, "$1$2");
}
