import { existsSync } from "node:fs";
import { join } from "node:path";
import { trmHeading } from "../../controls/instruments/trm-guidelines.ts";
import { bullets, code, table } from "../../controls/markdown.ts";
import { type Measured, measure } from "./measured.ts";
import {
  type ComponentSource,
  firstSentence,
  type MemberSource,
  readSources,
  ROOT,
  type Sources,
  type TypeSource,
} from "./sources.ts";

const MADE_BY = "<!-- Written by `node test/component-docs/write.ts --write`. Change components/, not this file. -->";
const TYPES = "types.md";

/** Every page about components by its path below docs/components/. */
export async function renderPages(): Promise<ReadonlyMap<string, string>> {
  const sources = readSources();
  const pages = new Map([
    ["README.md", renderIndex(sources)],
    [TYPES, renderTypes(sources.types)],
  ]);
  for (const layer of layersOf(sources)) {
    const sections: string[] = [];
    // One after the other: mocks are global.
    for (const component of ofLayer(sources, layer)) {
      sections.push(renderComponent(component, await measure(component.name)));
    }
    pages.set(`${layer}.md`, page(`Components: ${layer}`, exampleOf(layer), ...sections));
  }
  return pages;
}

function page(title: string, ...parts: readonly string[]): string {
  return `${[`# ${title}`, MADE_BY, ...parts].filter((part) => part !== "").join("\n\n")}\n`;
}

const layersOf = ({ components }: Sources) => [...new Set(components.map(({ layer }) => layer))];
const ofLayer = ({ components }: Sources, layer: string) => components.filter((it) => it.layer === layer);

function renderIndex(sources: Sources): string {
  const rows = layersOf(sources).flatMap((layer) =>
    ofLayer(sources, layer).map(({ name, purpose, clauses }) => [
      `[${layer}](${layer}.md)`,
      `[${name}](${layer}.md#${name.toLowerCase()})`,
      inCell(firstSentence(purpose)),
      clauses.join(", "),
    ]),
  );
  return page(
    "Components",
    "Each can be used alone from another program, by `components/index.ts`; " +
      "[examples/components](../../examples/components) has one for each folder. The landing zone is these, wired together.",
    table(["folder", "component", "what it is", "TRM clauses"], rows),
    [
      "How to read the pages:",
      bullets([
        "All take `(name, args, opts?)`. The name is the start of every logical name inside.",
        "An argument of type `Input<…>` may come from another resource. All others must be plain values: they decide what is made, or stand in policies that must be known at preview.",
        "**Makes** is measured, with the arguments that the tests use. Beside a type stand the settings that all of its resources share and that no argument holds, and the statements of policies; [test/component-docs](../../test/component-docs) finds them.",
        "In the pictures, an arrow goes from what refers to what it refers to. Double sides mark components.",
        "The clauses are those of the MAS technology-risk guidelines that a component serves; [controls](../controls.md) has the matrix.",
        "Wrong arguments are refused with all their mistakes at once, each as `<argument>: <what is wrong>, got <value>; <what is allowed>`.",
      ]),
    ].join("\n\n"),
  );
}

function exampleOf(layer: string): string {
  const file = `examples/components/${layer}/index.ts`;
  return existsSync(join(ROOT, file)) ? `Alone in a program: [${file}](../../${file}).` : "";
}

function renderComponent(component: ComponentSource, { made, picture }: Measured): string {
  const { name, file, purpose, clauses, args, outputs } = component;
  return [
    `## ${name}`,
    purpose,
    `Source: [${file}](../../${file}). Serves ${clauses.map(clauseText).join(", ")}.`,
    ...(picture === "" ? [] : [`\`\`\`mermaid\n${picture}\n\`\`\``]),
    "**Arguments**",
    table(
      ["name", "type", "default", "meaning"],
      args.map((arg) => [
        code(arg.name),
        typeCell(arg),
        arg.isOptional ? (arg.default ?? "") : "*required*",
        inCell(arg.meaning),
      ]),
    ),
    "**Outputs**",
    table(
      ["name", "type", "meaning"],
      outputs.map((output) => [code(output.name), typeCell(output), inCell(output.meaning)]),
    ),
    "**Makes**",
    table(
      ["number", "type", "settings"],
      made.map(({ count, type, settings }) => [String(count), code(type), settings.map(code).join("<br>")]),
    ),
  ].join("\n\n");
}

function clauseText(clause: string): string {
  return `TRM ${clause} (${trmHeading(clause.split(".").slice(0, 2).join("."))})`;
}

function typeCell({ type, ownTypes: [own] }: MemberSource): string {
  return own === undefined ? code(type) : `[${code(type)}](${TYPES}#${own.toLowerCase()})`;
}

function renderTypes(types: readonly TypeSource[]): string {
  return page(
    "Types of the components' arguments",
    "As the sources declare them.",
    ...types.map(({ name, file, text, ownTypes }) =>
      [
        `## ${name}`,
        `[${file}](../../${file})${ownTypes.length === 0 ? "" : `; made of ${ownTypes.map(linkToType).join(", ")}`}`,
        `\`\`\`ts\n${text}\n\`\`\``,
      ].join("\n\n"),
    ),
  );
}

const linkToType = (name: string) => `[${name}](#${name.toLowerCase()})`;

function inCell(text: string): string {
  return text.replaceAll(/\n+/g, " ");
}
