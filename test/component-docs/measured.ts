import { COMPONENTS, EVERYTHING, type Everything } from "../components/every-component.ts";
import { type Registration, record } from "../support/record.ts";
import { pictureOf } from "./picture.ts";
import { settingsOf } from "./settings.ts";

/** The resources of one type that a component made. */
export interface MadeType {
  /** Class in the SDK, such as `aws.kms.Key`, or the component's own. */
  readonly type: string;
  readonly count: number;
  /** What all of them share and no argument says: `path: value`. */
  readonly settings: readonly string[];
}

/** What a component does with the good arguments of the tests. */
export interface Measured {
  readonly made: readonly MadeType[];
  /** Mermaid source: who refers to whom. */
  readonly picture: string;
}

/** Logical name that every component gets here. */
const NAME = "it";

/** Builds a component under mocks, twice: what depends on a yes or no of the arguments differs in the second. */
export async function measure(kind: string): Promise<Measured> {
  const { build } = COMPONENTS.find((it) => it.kind.name === kind) ?? {};
  if (build === undefined) throw new Error(`${kind}: not in test/components/every-component.ts`);
  const [made, flipped] = [await record(() => build(EVERYTHING)), await record(() => build(flip(EVERYTHING)))];
  const parts = made.filter(({ parent }) => parent === NAME);
  const types = [...new Set(parts.map(({ type }) => type))].sort();
  return {
    made: types.map((type) => {
      const of = (all: readonly Registration[]) => all.filter((it) => it.type === type && it.parent === NAME);
      const isComponent = !of(made)[0]?.custom;
      const settings = isComponent ? [] : settingsOf(of(made), of(flipped), EVERYTHING);
      return { type: className(type), count: of(made).length, settings };
    }),
    picture: pictureOf(made, NAME),
  };
}

/** The arguments with every yes for a no. */
function flip(args: Everything): Everything {
  const turn = (value: unknown): unknown => {
    if (typeof value === "boolean") return !value;
    if (Array.isArray(value)) return value.map(turn);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, turn(inner)]));
  };
  // Of the same shape, but for what a boolean's literal type would forbid.
  return turn(args) as Everything;
}

/** `aws:kms/key:Key` as `aws.kms.Key`; a component's token as its class. */
export function className(token: string): string {
  const [, module, name] = /^aws:(\w+)\/\w+:(\w+)$/.exec(token) ?? [];
  return module === undefined || name === undefined ? (token.split(":").at(-1) ?? token) : `aws.${module}.${name}`;
}
