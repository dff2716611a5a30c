/** What was measured, of which pack, in which runs. */
export class Figures {
  readonly #measures = new Map<string, { readonly base: string; readonly packs: Map<string, number[]> }>();

  /**
   * Adds a figure.
   *
   * @param base the pack by whose median the others' are divided
   */
  note(measure: string, pack: string, figure: number, base = "no-op"): void {
    const { packs } = this.#measures.get(measure) ?? { packs: new Map<string, number[]>() };
    packs.set(pack, [...(packs.get(pack) ?? []), figure]);
    this.#measures.set(measure, { base, packs });
  }

  /** The median of a measure; NaN where it was not taken. */
  median(measure: string, pack: string): number {
    return median(this.#measures.get(measure)?.packs.get(pack) ?? []);
  }

  /** A Markdown table of minimum, median, maximum and the ratio of medians. */
  table(): string {
    const head = ["| | pack | min | median | max | ratio |", "| --- | --- | --- | --- | --- | --- |"];
    const rows = [...this.#measures].flatMap(([measure, { base, packs }]) =>
      [...packs].map(([pack, all]) => {
        const cells = [Math.min(...all), median(all), Math.max(...all)].map((figure) => figure.toFixed(0));
        const ratio = median(all) / median(packs.get(base) ?? []);
        return `| ${[measure, pack, ...cells, ratio.toFixed(2)].join(" | ")} |`;
      }),
    );
    return `${[...head, ...rows].join("\n")}\n`;
  }
}

function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** How cost grows between two sizes: 1 is linear. */
export function exponent(small: number, large: number, costs: { readonly small: number; readonly large: number }) {
  return Math.log(costs.large / costs.small) / Math.log(large / small);
}
