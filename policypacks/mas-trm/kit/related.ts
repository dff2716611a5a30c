import type { Judge } from "./judge.ts";
import type { Resource } from "./resource.ts";
import type { StackGraph } from "./stack-graph.ts";

/** How some resources belong to another. */
export interface Relation {
  readonly types: readonly string[];
  /** The property by which they name it. */
  readonly path: string;
  /** How a finding calls the missing one. */
  readonly what: string;
  /** Whether the other one says the same inside itself, so that none need be there. */
  readonly isInline?: boolean;
}

/**
 * The resources of some types that belong to another by naming it. Where there is none, that is said: a violation,
 * unless one of this stack may yet turn out to belong to it, or it is made elsewhere.
 */
export function demandRelated(
  stack: StackGraph,
  judge: Judge,
  target: Resource,
  { types, path, what, isInline = false }: Relation,
): readonly Resource[] {
  const related = stack.referrers(target, types, path);
  if (related.length > 0) return related;
  if (stack.openReferrers(target, types, path).length > 0) {
    judge.undetermined(target, `${/^[aeiou]/.test(what) ? "an" : "a"} ${what} of this stack may or may not be for it`);
  } else if (!isInline && target.isRead) {
    judge.undetermined(target, `it is made elsewhere, so its ${what} cannot be seen`);
  } else if (!isInline) judge.violation(target, `it has no ${what}`);
  return [];
}

/** The resources of some types that name another one, or may. */
export function relatedOrOpen(
  stack: StackGraph,
  target: Resource,
  { types, path }: Pick<Relation, "types" | "path">,
): readonly Resource[] {
  return [...stack.referrers(target, types, path), ...stack.openReferrers(target, types, path)];
}

/** So many of those that belong elsewhere are told of; all of them would make a large stack's findings endless. */
const TOLD_OF = 3;

/** What could serve, and the first few of all others, so that a finding can say why these do not. */
export function withSomeOthers(related: readonly Resource[], all: readonly Resource[]): readonly Resource[] {
  return [...new Set([...all.slice(0, TOLD_OF), ...related])];
}
