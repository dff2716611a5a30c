import { allOf, anyOf, ask, type Maybe, not } from "../maybe.ts";
import { coversResource } from "../iam/policy-document.ts";
import type { Props } from "../props.ts";
import { inSameRegion } from "../regions.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { matchesWildcard } from "../wildcard.ts";
import { outlineOf } from "./stateful.ts";
import { tagOf } from "../tagged.ts";
import { BACKUP_PLAN } from "../types.ts";

/**
 * Whether a backup selection takes a resource (AWS Backup developer guide, "Assign resources"): by its ARN or by one
 * of the tags of `selectionTags`, or whatever there is when neither is given; if all `conditions` hold, and none of
 * `notResources` is meant.
 */
export function selects(stack: StackGraph, selection: Resource, resource: Resource): Maybe {
  const { props } = selection;
  return allOf([
    // A selection works in its own Region only.
    inSameRegion(selection, resource),
    ask(() => hasRules(stack, selection)),
    ask(() => {
      const byArn = ask(() => isNamed(stack, selection, "resources", resource));
      const byTag = ask(() => anyOf(props.list("selectionTags").map((tag) => isTagged(resource, tag, equals))));
      const takesAll = ["resources", "selectionTags"].every((path) => isEmpty(props.at(path)));
      return takesAll ? true : anyOf([byArn, byTag]);
    }),
    ask(() => allOf(props.list("conditions").map((condition) => holds(resource, condition)))),
    not(ask(() => isNamed(stack, selection, "notResources", resource))),
  ]);
}

function isEmpty(list: Props): boolean {
  return !list.isOpaque && list.elements.length === 0;
}

/** A plan without rules backs nothing up. One of another stack has some, since AWS takes no plan without. */
function hasRules(stack: StackGraph, selection: Resource): Maybe {
  const plan = stack.target(selection, "planId", [BACKUP_PLAN]);
  return plan === undefined || plan.isRead || plan.props.list("rules").length > 0;
}

function isNamed(stack: StackGraph, selection: Resource, path: string, resource: Resource): Maybe {
  const isOneList = selection.props.at(path).isOpaque;
  return anyOf(
    stack.links(selection, path, [resource.type]).map((link) => {
      if (link.kind === "absent") return false;
      if (link.kind === "resource") return link.resource === resource;
      if (link.kind === "literal") return ask(() => isMeant(link.value, resource));
      // Behind one unknown list stands each of its origins; behind one unknown element, one of them.
      const isOrigin = link.candidates.includes(resource);
      return isOrigin && isOneList ? true : isOrigin || link.candidates.length === 0 ? undefined : false;
    }),
  );
}

/** A name that no pattern is written for, in place of one that is not known yet. */
const ANY_NAME = "zq-arbitrary";

/** Whether an ARN, possibly with stars, means a resource. */
function isMeant(pattern: string, resource: Resource): Maybe {
  const outline = outlineOf(resource);
  if (outline === undefined) return false;
  const { service, before, name, region } = outline;
  const [, , , ofRegion = "*", ofAccount = "", ...rest] = pattern.split(":");
  const account = /^\d{12}$/.test(ofAccount) ? ofAccount : "000000000000";
  const place = region === "" ? ":::" : `:${region ?? ofRegion}:${account}:`;
  const arn = (last: string) => `arn:aws:${service}${place}${before}${last}`;
  const plain = pattern.replace(/^arn:[^:*]+:/, "arn:aws:");
  if (name !== undefined) return coversResource(plain, arn(name));
  if (coversResource(plain, arn(ANY_NAME))) return true;
  return rest.join(":").startsWith(before) &&
    coversResource(`${plain.split(":").slice(0, 5).join(":")}:*`, arn(ANY_NAME))
    ? undefined
    : false;
}

type Test = (tag: string | undefined, value: string) => boolean;
const equals: Test = (tag, value) => tag === value;
const isLike: Test = (tag, value) => tag !== undefined && matchesWildcard(value, tag);

const TESTS: Readonly<Record<string, Test>> = {
  stringEquals: equals,
  stringLikes: isLike,
  stringNotEquals: (tag, value) => !equals(tag, value),
  stringNotLikes: (tag, value) => !isLike(tag, value),
};

function holds(resource: Resource, condition: Props): Maybe {
  return allOf(
    Object.entries(TESTS).map(([operator, test]) =>
      ask(() => allOf(condition.list(operator).map((tag) => isTagged(resource, tag, test)))),
    ),
  );
}

function isTagged(resource: Resource, tag: Props, test: Test): Maybe {
  return ask(() => {
    const key = (tag.string("key") ?? "").replace(/^aws:ResourceTag\//, "");
    return test(tagOf(resource, key), tag.string("value") ?? "");
  });
}
