import { isGiven, type Properties, textOf, UNKNOWN, type Value } from "../rpc/values.ts";
import type { PropertyType, ResourceSchema } from "../schema/model.ts";
import type { Place } from "./place.ts";
import { CLOCK, expand, type Facts, follow, type Recipes, type RecipeTable, regional } from "./recipe.ts";
import { EC2_RECIPES } from "./recipes/ec2.ts";
import { FIREWALL_RECIPES } from "./recipes/firewall.ts";
import { SECURITY_RECIPES } from "./recipes/security.ts";
import { STORAGE_RECIPES } from "./recipes/storage.ts";

const RECIPES: RecipeTable = { ...EC2_RECIPES, ...FIREWALL_RECIPES, ...SECURITY_RECIPES, ...STORAGE_RECIPES };

/** A resource for which outputs are made. */
export interface Made {
  readonly schema: ResourceSchema;
  readonly name: string;
  readonly place: Place;
  readonly inputs: Properties;
  /** See `Facts.seed`. */
  readonly seed: string;
}

/**
 * The state that a preview shows: the inputs, and "not known yet" for what AWS will decide. The Region is known
 * beforehand, since the provider takes it from its configuration.
 */
export function previewState({ schema, place, inputs }: Made): Properties {
  // Pulumi's providers for AWS keep the id among the outputs too.
  const state: Properties = { ...stated(inputs), id: UNKNOWN };
  for (const [name, { required }] of Object.entries(schema.outputs)) {
    if (required && !isGiven(state[name])) state[name] = name === "region" ? place.region : UNKNOWN;
  }
  return state;
}

/** The id that a resource gets when it is created. */
export function idOf(made: Made): string {
  const facts = factsOf(made, "");
  return textOf(follow(recipesOf(made).id, facts)) ?? "";
}

/** The state of a resource that exists: its inputs, and what AWS decided. */
export function createdState(made: Made, id: string): Properties {
  const { schema } = made;
  const state = stated(made.inputs);
  const facts = factsOf(made, id);
  const known: Properties = { ...facts.known };
  const recipes = recipesOf(made);
  const outputs = Object.entries(schema.outputs).filter(
    ([name, { required }]) => required || recipes[name] !== undefined,
  );
  // Recipes first, in their order, since later ones may build upon earlier ones.
  const order = (name: string): number => Object.keys(recipes).indexOf(name) >>> 0;
  for (const [name, { type }] of outputs.sort(([left], [right]) => order(left) - order(right))) {
    if (isGiven(state[name])) continue;
    const recipe = name === "id" ? undefined : recipes[name];
    const value = recipe === undefined ? usual(name, type, { ...facts, known }) : follow(recipe, { ...facts, known });
    state[name] = value;
    known[name] = value;
  }
  return { ...state, id };
}

function factsOf({ schema, name, place, inputs, seed }: Made, id: string): Facts {
  return { token: schema.token, name, place, seed, known: { region: place.region, ...inputs, id } };
}

function stated(inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(inputs).filter(([name, value]) => !name.startsWith("__") && isGiven(value)));
}

function recipesOf({ schema, inputs }: Made): Recipes {
  return RECIPES[schema.token] ?? { id: textOf(inputs["name"]) === undefined ? "{hex17}" : "{name}" };
}

/** What a computed property usually holds, by its name; empty where the name says nothing. */
function usual(name: string, type: PropertyType, facts: Facts): Value {
  if (name === "tagsAll") return facts.known["tags"] ?? {};
  if (type.kind === "number") return 0;
  if (type.kind === "boolean") return false;
  if (type.kind === "array") return [];
  if (type.kind === "map" || type.kind === "object") return {};
  const template = USUAL.find(([pattern]) => pattern.test(name))?.[1];
  return template === undefined ? "" : expand(template(facts.token), facts);
}

const USUAL: readonly (readonly [pattern: RegExp, template: (token: string) => string])[] = [
  [/^region$|Region$/, () => "{region}"],
  [/^(owner|account|awsAccount)(Id)?$|(Owner|Account)Id$/, () => "{account}"],
  [/^arn$/, usualArn],
  [/(Date|Time|At|Timestamp)$/, () => CLOCK],
  [/^name$/, () => "{hex16:name}"],
  [/^vpcId$/, () => "vpc-{hex17:vpc}"],
  [/[sS]ecurityGroupId$/, () => "sg-{hex17:group}"],
  [/[nN]etworkInterfaceId$/, () => "eni-{hex17:eni}"],
  [/^(state|status)$/, () => "ACTIVE"],
];

/** `aws:glue/crawler:Crawler` -> `arn:aws:glue:<region>:<account>:crawler/<id>`. */
function usualArn(token: string): string {
  const [, module = ""] = token.split(":");
  const [service = "", kind = ""] = module.split("/");
  const dashed = kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return regional(service, `${dashed}/{id}`);
}
