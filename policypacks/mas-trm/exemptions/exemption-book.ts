import type { Finding } from "../kit/judge.ts";
import type { Rule } from "../kit/rule.ts";
import { type CheckedRegister, checkRegister } from "./check-register.ts";
import { covers, type Exemption, isExemptible, sameStack } from "./exemption.ts";

/** The register of exemptions during one run: which hold, which are used, and what is wrong with it. */
export class ExemptionBook {
  readonly #checked: CheckedRegister;
  readonly #used = new Set<Exemption>();

  constructor(register: unknown, rules: readonly Rule[], now: Date) {
    this.#checked = checkRegister(register, rules, now);
  }

  /** The exemption that allows a finding, if there is one. What a rule failed to judge is never exempt. */
  allowing(rule: Rule, finding: Finding): Exemption | undefined {
    const { urn } = finding;
    if (urn === undefined || finding.verdict === "error" || !isExemptible(rule)) return undefined;
    const found = this.#checked.active.find((exemption) => exemption.rule === rule.id && covers(exemption, urn));
    if (found !== undefined) this.#used.add(found);
    return found;
  }

  /**
   * What is wrong with the register, once all findings are in: malformed entries, and those for this stack that allow
   * nothing. Entries for other stacks are theirs to judge.
   */
  problems(stackUrn: string): readonly string[] {
    const stale = this.#checked.active
      .filter((exemption) => sameStack(exemption, stackUrn) && !this.#used.has(exemption))
      .map(
        (exemption) =>
          `the exemption from ${exemption.rule} for ${exemption.urn} allows nothing; the rule has no finding there`,
      );
    return [...this.#checked.problems, ...stale];
  }
}
