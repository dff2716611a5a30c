import { type TestResource, unknown } from "../support/examine.ts";
import { type Place, placesIn } from "./places.ts";
import { type Said, sayings, verdictOn } from "./whole-pack.ts";

/**
 * Rules that search every value for something, whatever its property is called. A value that is not known yet could
 * hold it anywhere, so they say nothing of it: the alternative is to say so of every resource of every preview.
 */
const SEARCHING: Readonly<Record<string, string>> = {
  "approved-regions-only": "Regions inside ARNs and nested properties",
  "customer-key-required": "accounts inside ARNs of keys",
  "no-secrets-in-plain-inputs": "names and forms of credentials",
  "no-static-aws-keys": "names and forms of AWS keys",
};

/** Properties by which a resource is found by others that name it in a text of their own. */
const NAMES = ["bucket", "name", "id", "arn", "keyId", "groupName", "urn"];

/** Properties that hold what stands in a file. */
const FILE_CONTENT = ["content", "contentBase64", "source"];

/** A stack, and the same with one value not known yet. */
export interface Open {
  readonly before: readonly TestResource[];
  readonly after: readonly TestResource[];
  readonly what: string;
}

/** Every way to have one value of a stack not known yet, with nothing that tells where it comes from. */
export function opened(stack: readonly TestResource[]): readonly Open[] {
  return stack.flatMap((resource, index) =>
    placesIn(resource.props)
      .filter((place) => place.value !== unknown && !isElsewhere(stack, resource, place))
      .map((place) => {
        const origins = Object.entries(resource.dependsOn ?? {}).filter(([property]) => property !== place.path[0]);
        const changed = {
          ...resource,
          props: place.put(unknown) as TestResource["props"],
          dependsOn: Object.fromEntries(origins),
        };
        return {
          before: stack,
          after: stack.toSpliced(index, 1, changed),
          what: `${place.path.join(".")} of ${resource.name ?? ""}`,
        };
      }),
  );
}

/** Where a value that is not known makes the subject another one, and not the same with less known of it. */
function isElsewhere(stack: readonly TestResource[], { props }: TestResource, place: Place): boolean {
  const [first = ""] = place.path;
  // The engine knows a text wholly or not at all.
  if (isInText(props, place)) return true;
  // A name that others spell out: without it, what they name is a stranger's.
  if (NAMES.includes(place.path.at(-1) ?? "") && isSpelledOut(stack, place.value)) return true;
  // A file is known by its name or by what stands in it; without the one that gave it away it could be any file.
  if (!FILE_CONTENT.some((property) => property in props)) return false;
  const isNamed = typeof props["key"] === "string" && /\.(json|xml|inf)$/.test(props["key"]);
  return first === "key" || (FILE_CONTENT.includes(first) && !isNamed);
}

function isInText(props: unknown, { path }: Place): boolean {
  let value = props;
  for (const step of path) {
    if (typeof value === "string") return true;
    value = (value as Record<string, unknown>)[step];
  }
  return false;
}

/** Whether others have the text too, alone or inside an ARN. */
function isSpelledOut(stack: readonly TestResource[], text: unknown): boolean {
  const holds = (value: unknown) => typeof value === "string" && typeof text === "string" && value.includes(text);
  return stack.filter(({ props }) => placesIn(props).some(({ value }) => value === text || holds(value))).length > 1;
}

/** What a rule had against the stack and no longer has, in any form. */
export function silenced({ before, after }: Open): readonly string[] {
  const [was, is] = [sayings(before), sayings(after)];
  const held = new Set(is.map(verdictOn));
  const isHeld = ({ rule, about }: Said) =>
    rule in SEARCHING ||
    is.some(
      (one) => one.rule === rule && (one.about === about || (one.verdict === "undetermined" && !isOld(was, one))),
    );
  return was.filter((one) => !held.has(verdictOn(one)) && !isHeld(one)).map(verdictOn);
}

function isOld(was: readonly Said[], one: Said): boolean {
  return was.some(({ rule, about, why }) => rule === one.rule && about === one.about && why === one.why);
}
