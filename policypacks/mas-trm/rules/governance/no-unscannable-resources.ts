import { stackRule } from "../../kit/rule.ts";

/**
 * AWS types that bring in resources of their own which the engine, and so the pack, never sees: templates, catalogues,
 * code that runs while deploying, and services that build machines and networks beside the VPC.
 */
const OPAQUE = [
  // The form of a Terraform provider that was wrapped under the name of this package.
  "aws:index/*",
  "aws:cloudformation/*",
  "aws:cloudcontrol/*",
  "aws:serverlessrepository/*",
  "aws:servicecatalog/provisionedProduct:*",
  "aws:lambda/invocation:*",
  "aws:elasticbeanstalk/*",
  "aws:lightsail/*",
] as const;

/** Packages whose resources the rules can read. */
const KNOWN_PACKAGES = ["aws", "awsx", "pulumi"] as const;

/**
 * Everything that the stack makes is of a kind that the rules can read.
 *
 * A component only groups resources, and those are judged one by one, so it passes: it is told by having no provider.
 * A component of a foreign package runs that package's code, which shows by its provider. StackReferences only read.
 */
export const noUnscannableResources = stackRule<{ allowedTypes: readonly string[] }>({
  id: "no-unscannable-resources",
  control: "MAS-5.4-01",
  title: "Nothing in the stack escapes the policies",
  severity: "high",
  types: "every",
  cause:
    "What a template, a command or a foreign provider makes is never judged, so any control can be walked around through it.",
  remediation: "Declare the resources with @pulumi/aws, or have the type reviewed and add it to allowedTypes.",
  source: "https://www.pulumi.com/docs/insights/policy/",
  settings: {
    allowedTypes: {
      type: "array",
      items: { type: "string" },
      description: "Type tokens that were reviewed, exact or ending in *, such as random:*",
      default: [],
    },
  },
  examples: {
    compliant: [{ type: "aws:s3/bucket:Bucket", props: {} }],
    violating: [{ type: "aws:cloudformation/stack:Stack", props: {} }],
  },
  check(stack, judge, { allowedTypes }) {
    const foreign = stack.resources.filter(
      ({ type, facts }) => facts.provider !== undefined && !isKnown(type, allowedTypes),
    );
    for (const resource of foreign)
      judge.violation(resource, `the policies cannot read resources of type ${resource.type}`);
    const said = new Set(foreign.map(({ type }) => packageOf(type)));
    for (const provider of stack.resources) {
      const name = /^pulumi:providers:(.+)/.exec(provider.type)?.[1];
      if (name === undefined || said.has(name) || isKnownPackage(name, allowedTypes)) continue;
      judge.violation(provider, `the package ${name} can make resources that the policies do not see`);
    }
  },
});

function isKnown(type: string, allowed: readonly string[]): boolean {
  if (allowed.some((pattern) => matches(pattern, type))) return true;
  if (OPAQUE.some((pattern) => matches(pattern, type))) return false;
  return (KNOWN_PACKAGES as readonly string[]).includes(packageOf(type));
}

function isKnownPackage(name: string, allowed: readonly string[]): boolean {
  return (KNOWN_PACKAGES as readonly string[]).includes(name) || allowed.some((pattern) => packageOf(pattern) === name);
}

function packageOf(type: string): string {
  return type.split(":")[0] ?? type;
}

function matches(pattern: string, type: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}
