import type { PlannedResource } from "../reports/plan.ts";

const WIDTH = 110;
const OTHER = "other";

/** The plan in a few lines: what changes, and which resources each layer of the landing zone holds. */
export function summarisePlan(stack: string, plan: ReadonlyMap<string, PlannedResource>): string {
  const resources = [...plan.values()].filter((resource) => !/^(kiro|pulumi):/.test(resource.type));
  const operations = tally(resources.map((resource) => resource.operation));
  // By name: the engine registers resources in another order in each run.
  const layers = [...Map.groupBy(resources, (resource) => layerOf(resource, plan))].sort(([one], [other]) =>
    one.localeCompare(other),
  );
  const indent = Math.max(0, ...layers.map(([layer]) => layer.length)) + 8;
  return [
    `Plan for ${stack}: ${operations.map(([operation, count]) => `${count} ${operation}`).join(", ") || "no resources"}`,
    ...layers.map(([layer, members]) => {
      const types = tally(members.map(({ type }) => type.split(":").at(-1) ?? type));
      const head = `  ${layer.padEnd(indent - 8)} ${String(members.length).padStart(3)}  `;
      return (
        head +
        wrap(
          types.map(([type, count]) => (count === 1 ? type : `${count} ${type}`)),
          indent,
        )
      );
    }),
  ].join("\n");
}

/** The layer is written in the type of the nearest component above: `kiro:<layer>:<Class>`. */
function layerOf(resource: PlannedResource, plan: ReadonlyMap<string, PlannedResource>): string {
  const parent = resource.parent === undefined ? undefined : plan.get(resource.parent);
  if (parent === undefined) return OTHER;
  return /^kiro:([^:]+):/.exec(parent.type)?.[1] ?? layerOf(parent, plan);
}

function tally(words: readonly string[]): (readonly [word: string, count: number])[] {
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length] as const);
  return counts.sort(([a, many], [b, more]) => more - many || a.localeCompare(b));
}

function wrap(words: readonly string[], indent: number): string {
  const lines = [""];
  for (const word of words) {
    const last = lines.at(-1) ?? "";
    if (last === "") lines[lines.length - 1] = word;
    else if (indent + last.length + word.length + 2 <= WIDTH) lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines.join(`,\n${" ".repeat(indent)}`);
}
