import type { Finding } from "../kit/judge.ts";
import { nearest } from "../kit/nearest.ts";
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
  allowing(rule: Rule, { verdict, urn }: Pick<Finding, "verdict" | "urn">): Exemption | undefined {
    if (urn === undefined || verdict === "error" || !isExemptible(rule)) return undefined;
    const found = this.#checked.active.filter((exemption) => exemption.rule === rule.id && covers(exemption, urn));
    for (const exemption of found) this.#used.add(exemption);
    return found[0];
  }

  /**
   * What is wrong with the register, once all findings are in: malformed entries, and those for this stack that allow
   * nothing. Entries for other stacks are theirs to judge.
   *
   * @param urns the resources of the stack
   */
  problems(urns: readonly string[]): readonly string[] {
    const stale = this.#checked.active
      .filter((exemption) => sameStack(exemption, urns[0] ?? "") && !this.#used.has(exemption))
      .map(
        (exemption) =>
          `the exemption from ${exemption.rule} for ${exemption.urn} allows nothing; ${whyNot(exemption, urns)}`,
      );
    return [...this.#checked.problems, ...stale];
  }
}

function whyNot(exemption: Exemption, urns: readonly string[]): string {
  if (urns.some((urn) => covers(exemption, urn))) return "the rule has no finding there";
  const meant = renamed(exemption, urns);
  return `the stack has no such resource${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}

/** What the resource may be called now: the same name below another parent, or a name like it of the same type. */
function renamed({ urn }: Exemption, urns: readonly string[]): string | undefined {
  const [type, name] = partsOf(urn);
  const alike = urns.map((one) => [one, ...partsOf(one)] as const);
  const [moved, another] = alike.filter((one) => one[2] === name && leafOf(one[1]) === leafOf(type));
  if (moved !== undefined && another === undefined) return moved[0];
  const sameType = alike.filter((one) => one[1] === type);
  const meant = nearest(
    name,
    sameType.map((one) => one[2]),
  );
  return sameType.find((one) => one[2] === meant)?.[0];
}

function partsOf(urn: string): readonly [type: string, name: string] {
  const [, , type = "", ...name] = urn.split("::");
  return [type, name.join("::")];
}

/** A child's type is written after its parents' types. */
function leafOf(type: string): string {
  return type.split("$").at(-1) ?? "";
}
