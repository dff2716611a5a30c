import type { ResourceFacts } from "../../../policypacks/mas-trm/kit/resource.ts";
import * as kinds from "../../../policypacks/mas-trm/kit/types.ts";
import { rules } from "../../../policypacks/mas-trm/rules/index.ts";
import { Session } from "../../../policypacks/mas-trm/server/session.ts";

const TYPE = /^aws:\w+\/\w+:\w+$|^pulumi:providers:aws$/;
const DEEPEST = 8;

/** Every type token that the kit or a rule names, wherever it stands in them. */
export const knownTypes: readonly string[] = [
  ...new Set(textsIn([kinds, rules.map(({ types }) => types)]).filter((text) => TYPE.test(text))),
].sort();

/**
 * The properties that rules read of each type, as dotted paths. Nobody keeps this list: a resource that has every
 * property, each with every property in turn, writes down which ones it is asked for.
 */
export const vocabulary: ReadonlyMap<string, readonly string[]> = new Map(
  knownTypes.map((type) => [type, readOf(type)] as const),
);

function readOf(type: string): readonly string[] {
  const asked = new Set<string>();
  const facts: ResourceFacts = {
    urn: `urn:pulumi:prod::test::${type}::subject`,
    type,
    name: "subject",
    inputs: listener("", asked),
    provider: { type: "pulumi:providers:aws", name: "default", props: { region: "us-east-1" } },
  };
  const session = new Session(rules);
  session.resource(facts);
  session.stack([facts]);
  return [...asked].sort();
}

function listener(path: string, asked: Set<string>): Readonly<Record<string, unknown>> {
  return new Proxy(
    {},
    {
      get(_, key): unknown {
        // What JavaScript itself asks every object for is no property of AWS.
        if (typeof key === "symbol" || key in Object.prototype || key === "toJSON") return undefined;
        const at = path === "" ? key : `${path}.${key}`;
        asked.add(at);
        return at.split(".").length < DEEPEST ? listener(at, asked) : undefined;
      },
    },
  );
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...textsIn(part)]);
}
