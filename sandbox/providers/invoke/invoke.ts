import { checkShape } from "../check/shape.ts";
import type { Place } from "../identity/place.ts";
import type { World } from "../identity/world.ts";
import type { Properties } from "../rpc/values.ts";
import type { FunctionSchema } from "../schema/model.ts";
import { ACCOUNT_FUNCTIONS } from "./account.ts";
import { IDENTITY_FUNCTIONS } from "./identity.ts";
import { NETWORK_FUNCTIONS } from "./network.ts";
import { getPolicyDocument } from "./policy-document.ts";

/** What a function may look at besides its arguments. */
export interface InvokeContext {
  readonly place: Place;
  readonly world: World;
}

/** Answers one function; throws what the real provider says when there is no answer. */
export type InvokeFunction = (args: Properties, context: InvokeContext) => Properties;

/** Functions by token. */
export type InvokeTable = Readonly<Record<string, InvokeFunction>>;

const FUNCTIONS: InvokeTable = {
  ...ACCOUNT_FUNCTIONS,
  ...NETWORK_FUNCTIONS,
  ...IDENTITY_FUNCTIONS,
  "aws:iam/getPolicyDocument:getPolicyDocument": getPolicyDocument,
};

/** Answers a function (data source). What it cannot know it refuses to answer: a made-up answer would mislead. */
export function invokeFunction(schema: FunctionSchema, args: Properties, context: InvokeContext): Properties {
  const failures = checkShape(schema.inputs, schema.types, args, () => undefined);
  if (failures.length > 0) {
    throw new Error(failures.map(({ property, reason }) => `${schema.token}: ${property}: ${reason}`).join("\n"));
  }
  const answer = FUNCTIONS[schema.token];
  if (answer === undefined) throw new Error(`the sandbox does not answer ${schema.token}`);
  return answer(args, context);
}
