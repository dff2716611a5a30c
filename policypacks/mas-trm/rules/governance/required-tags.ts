import { resourceRule } from "../../kit/rule.ts";
import { tagOf, takesTags } from "../../kit/tagged.ts";

interface Settings {
  readonly tags: readonly string[];
  readonly environments: readonly string[];
  readonly dataClassifications: readonly string[];
}

/** Every resource that takes tags says whose it is, what it serves and how sensitive its data are. */
export const requiredTags = resourceRule<Settings>({
  id: "required-tags",
  control: "MAS-3.3-01",
  title: "Resources carry the tags of the bank's inventory",
  severity: "medium",
  types: "every",
  cause: "A resource without owner and classification is missing from the inventory, and nobody answers for it.",
  remediation: "Set the tags on the resource or as default tags of the provider; their keys are case sensitive.",
  source: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
  settings: {
    tags: {
      type: "array",
      items: { type: "string" },
      description: "Keys of the tags that each resource must have",
      default: ["Owner", "Environment", "DataClassification", "Control"],
    },
    environments: {
      type: "array",
      items: { type: "string" },
      description: "Values that the tag Environment may have; any when empty",
      default: [],
    },
    dataClassifications: {
      type: "array",
      items: { type: "string" },
      description: "Values that the tag DataClassification may have; any when empty",
      default: ["public", "internal", "confidential", "restricted"],
    },
  },
  examples: {
    compliant: [
      {
        type: "aws:s3/bucket:Bucket",
        props: {
          tags: { Owner: "platform", Environment: "prod", DataClassification: "confidential", Control: "MAS-TRM 12.2" },
        },
      },
    ],
    violating: [{ type: "aws:s3/bucket:Bucket", props: { tags: { owner: "platform" } } }],
  },
  check(resource, judge, { tags, environments, dataClassifications }) {
    if (resource.isRead || !takesTags(resource.type)) return;
    const allowed: Readonly<Record<string, readonly string[]>> = {
      Environment: environments,
      DataClassification: dataClassifications,
    };
    for (const name of tags) {
      judge.guard(resource, () => {
        const value = tagOf(resource, name)?.trim() ?? "";
        const values = allowed[name] ?? [];
        if (value === "") judge.violation(resource, `the tag ${name} is missing or blank`);
        else if (values.length > 0 && !values.includes(value)) {
          judge.violation(resource, `the tag ${name} has none of the values ${values.join(", ")}`);
        }
      });
    }
  },
});
