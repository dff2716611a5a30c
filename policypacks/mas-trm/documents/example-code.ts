import { format } from "prettier";
import type { ExampleResource } from "../kit/rule.ts";

/** A rule's example as the Pulumi program that would make its resources. */
export async function exampleCode(resources: readonly ExampleResource[]): Promise<string> {
  const names = new Map(resources.map((resource, index) => [labelOf(resource, index), resource] as const));
  const statements = resources.map((resource, index) => {
    const label = labelOf(resource, index);
    const isUsed = resources.some(({ dependsOn = {} }) => Object.values(dependsOn).flat().includes(label));
    const args = [JSON.stringify(label), propertiesCode(resource, names), ...optionsCode(resource)];
    return `${isUsed ? `const ${variableOf(label)} = ` : ""}new ${className(resource.type)}(${args.join(", ")});`;
  });
  return (await format(statements.join("\n"), { parser: "babel", printWidth: 100 })).trimEnd();
}

function labelOf(resource: ExampleResource, index: number): string {
  return resource.name ?? `subject${index === 0 ? "" : String(index)}`;
}

function variableOf(label: string): string {
  return label.replaceAll(/[^A-Za-z0-9]+(.)/g, (_, next: string) => next.toUpperCase());
}

/** `aws.ec2.Vpc` for `aws:ec2/vpc:Vpc`. */
function className(type: string): string {
  const [provider = "", module = "", name = ""] = type.split(":");
  return provider === "pulumi" ? "aws.Provider" : [provider, module.split("/")[0], name].join(".");
}

function propertiesCode(resource: ExampleResource, named: ReadonlyMap<string, ExampleResource>): string {
  const origins = Object.entries(resource.dependsOn ?? {}).filter(([property]) => !(property in resource.props));
  const entries = [
    ...origins.map(([property, labels]) => [property, referenceCode(property, labels, named)] as const),
    ...Object.entries(resource.props).map(([property, value]) => [property, valueCode(value)] as const),
  ];
  return `{${entries.map(([property, text]) => `${JSON.stringify(property)}: ${text}`).join(", ")}}`;
}

function referenceCode(
  property: string,
  labels: readonly string[],
  named: ReadonlyMap<string, ExampleResource>,
): string {
  const references = labels.map((label) => `${variableOf(label)}.${outputFor(property, named.get(label)?.type ?? "")}`);
  return /(Ids|Arns|Actions)$/.test(property) ? `[${references.join(", ")}]` : references.join(", ");
}

/** The output that a property of this name takes: an ARN, a name or an id. */
function outputFor(property: string, type: string): string {
  if (/(Arns?|Actions)$|^topic$/.test(property) || type.startsWith("aws:kms/key:")) return "arn";
  return /Name$|^(iamInstanceProfile|role)$/.test(property) ? "name" : "id";
}

/** Policy documents and the like are JSON in a string; as an object they can be read. */
function valueCode(value: unknown): string {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return listOrObjectCode(value);
  try {
    return `JSON.stringify(${JSON.stringify(JSON.parse(value))})`;
  } catch {
    return JSON.stringify(value);
  }
}

function listOrObjectCode(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueCode).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${valueCode(part)}`);
  return `{${entries.join(", ")}}`;
}

function optionsCode({ options }: ExampleResource): readonly string[] {
  return options === undefined ? [] : [JSON.stringify(options)];
}
