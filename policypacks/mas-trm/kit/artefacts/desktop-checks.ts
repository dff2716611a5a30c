import { longestGapDays } from "../storage/schedule.ts";
import type { Requirement } from "../requirement.ts";
import type { Resource } from "../resource.ts";
import type { StackGraph } from "../stack-graph.ts";
import { BUCKET_OBJECTS, SSM_ASSOCIATION, SSM_DOCUMENT } from "./types.ts";
import { WORKSPACE } from "../types.ts";

/** How people call a script that looks whether a desktop is set up as it should be. */
const CHECK = /(?:^|[^a-z])(?:check|audit|drift|conformity|complian(?:ce|t))(?:[^a-z]|$)/i;
/** What such a script says of a desktop that is not, in the words of Systems Manager. */
const SAYS = /NON_?COMPLIANT/i;
/** The older form of a schedule begins with seconds. */
const SECONDS = /\(\s*\S+\s+(?=(?:\S+\s+){5}[^\s)])/;
const SCRIPT = /\.(?:ps1|psm1|sh|py)$/i;

/** What shows that a stack has desktops that must be checked: desktops, or the script for them. */
export function checkedThings(stack: StackGraph): readonly Resource[] {
  const desktops = stack.ofType(WORKSPACE).filter((desktop) => !desktop.isRead);
  const scripts = stack.ofType(...BUCKET_OBJECTS).filter(isCheckScript);
  return [...desktops, ...scripts, ...stack.ofType(SSM_DOCUMENT).filter(isCheckDocument)];
}

function isCheckScript(object: Resource): boolean {
  const key = known(object, "key");
  return SCRIPT.test(key) && CHECK.test(key.split("/").at(-1) ?? "");
}

/** A document is a check by its name or by what its script says. */
function isCheckDocument(document: Resource): boolean {
  return CHECK.test(known(document, "name")) || SAYS.test(known(document, "content"));
}

function known({ props }: Resource, path: string): string {
  return props.isUnknown(path) ? "" : (props.string(path) ?? "");
}

/** The associations that run a check, and those of which it cannot be told yet. */
export function checkAssociations(stack: StackGraph): {
  readonly checks: readonly Resource[];
  readonly open: readonly Resource[];
} {
  const all = stack.ofType(SSM_ASSOCIATION).map((association) => [association, runsCheck(stack, association)] as const);
  return {
    checks: all.flatMap(([association, answer]) => (answer === true ? [association] : [])),
    open: all.flatMap(([association, answer]) => (answer === undefined ? [association] : [])),
  };
}

function runsCheck(stack: StackGraph, association: Resource): boolean | undefined {
  if (CHECK.test(known(association, "associationName"))) return true;
  const link = stack.link(association, "name", [SSM_DOCUMENT]);
  if (link.kind === "resource") {
    if (isCheckDocument(link.resource)) return true;
    return ["name", "content"].some((path) => link.resource.props.isUnknown(path)) ? undefined : false;
  }
  return link.kind === "open" ? undefined : link.kind === "literal" && CHECK.test(link.value);
}

/** What the association of a check must be. */
export function checkRequirements(maxDays: number): readonly Requirement[] {
  return [
    ({ props }) => {
      const expression = props.string("scheduleExpression");
      const days = expression === undefined ? undefined : longestGapDays(expression.replace(SECONDS, "("));
      return (days ?? Infinity) <= maxDays ? undefined : `does not run every ${dayText(maxDays)}`;
    },
    ({ props }) => {
      const severity = props.string("complianceSeverity")?.toUpperCase() ?? "UNSPECIFIED";
      return severity === "UNSPECIFIED" ? "has no complianceSeverity" : undefined;
    },
    ({ props }) =>
      props.isUnknown("outputLocation.s3BucketName") || (props.string("outputLocation.s3BucketName") ?? "") !== ""
        ? undefined
        : "keeps no output in S3",
  ];
}

function dayText(days: number): string {
  return days === 1 ? "day" : `${String(days)} days`;
}
