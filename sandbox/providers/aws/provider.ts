import { checkResource } from "../check/check.ts";
import { digest } from "../identity/digest.ts";
import { createdState, idOf, type Made, previewState } from "../identity/outputs.ts";
import { type Place, placeOf } from "../identity/place.ts";
import { World } from "../identity/world.ts";
import { invokeFunction } from "../invoke/invoke.ts";
import { difference, identityInputs } from "../replacements.ts";
import type {
  CheckAnswer,
  CheckQuestion,
  DiffAnswer,
  DiffQuestion,
  ProviderSession,
  ResourceProvider,
  ResourceState,
  Subject,
} from "../rpc/resource-provider.ts";
import { isGiven, type Properties, textOf } from "../rpc/values.ts";
import { SchemaCatalogue } from "../schema/catalogue.ts";
import type { ResourceSchema } from "../schema/model.ts";
import { type AwsConfig, checkAwsConfig, readAwsConfig } from "./config.ts";
import { refuseCreation, refuseDeletion } from "./refusals.ts";

/** Stand-in for the `aws` provider: knows its resource types, refuses what it refuses, and keeps nothing. */
export class AwsProvider implements ResourceProvider {
  readonly name = "aws";
  readonly version: string;
  readonly #schemas: SchemaCatalogue;
  /** All connections speak about one account, so what one makes the others can look up. */
  readonly #world = new World();

  constructor(schemas: SchemaCatalogue = new SchemaCatalogue("@pulumi/aws")) {
    this.#schemas = schemas;
    this.version = schemas.version;
  }

  checkConfig(news: Properties): CheckAnswer {
    return checkAwsConfig(this.#schemas.provider(), news);
  }

  configure(config: Properties): ProviderSession {
    return new AwsSession(this.#schemas, readAwsConfig(this.#schemas.provider(), config), this.#world);
  }
}

class AwsSession implements ProviderSession {
  readonly #schemas: SchemaCatalogue;
  readonly #config: AwsConfig;
  readonly #world: World;

  constructor(schemas: SchemaCatalogue, config: AwsConfig, world: World) {
    this.#schemas = schemas;
    this.#config = config;
    this.#world = world;
  }

  check(question: CheckQuestion): CheckAnswer {
    const schema = this.#schema(question);
    return checkResource(schema, question, this.#place(question.news), this.#config.defaultTags);
  }

  diff(question: DiffQuestion): DiffAnswer {
    const { type, id, oldState, oldInputs, news } = question;
    this.#world.remember({ token: type, id, state: oldState });
    return difference(this.#schema(question), oldInputs, news);
  }

  create(subject: Subject, inputs: Properties, preview: boolean): ResourceState {
    const made = this.#made(subject, inputs);
    if (preview) return { id: "", state: previewState(made) };
    refuseCreation(subject.type, inputs, made.place);
    const id = idOf(made);
    const state = createdState(made, id);
    this.#world.remember({ token: subject.type, id, state });
    return { id, state };
  }

  read(subject: Subject, current: ResourceState): ResourceState {
    const { id, state } = current;
    if (Object.keys(state).length > 0) {
      this.#world.remember({ token: subject.type, id, state });
      return current;
    }
    const seen = this.#world.ofType(subject.type).find((one) => one.id === id);
    if (seen !== undefined) return seen;
    throw new Error(`the sandbox's account holds no ${subject.type} "${id}": it has only what its own stacks made`);
  }

  update(subject: Subject, old: ResourceState, news: Properties, preview: boolean): Properties {
    const made = this.#made(subject, news);
    const state = preview
      ? { ...previewState(made), ...kept(made.schema, old.state, news), id: old.id }
      : createdState(made, old.id);
    if (!preview) this.#world.remember({ token: subject.type, id: old.id, state });
    return state;
  }

  delete(subject: Subject, old: ResourceState): void {
    refuseDeletion(subject.type, old.id, old.state);
    this.#world.forget(subject.type, old.id);
  }

  invoke(token: string, args: Properties): Properties {
    const schema = this.#schemas.function(token);
    if (schema === undefined) throw new Error(`unknown function "${token}"`);
    return invokeFunction(schema, args, { place: this.#place(args), world: this.#world });
  }

  #schema(subject: Subject): ResourceSchema {
    const schema = this.#schemas.resource(subject.type);
    if (schema === undefined) throw new Error(`unrecognized resource type "${subject.type}"`);
    return schema;
  }

  /** A resource may name a Region of its own. */
  #place(inputs: Properties): Place {
    const { place } = this.#config;
    return placeOf(place.account, textOf(inputs["region"]) ?? place.region);
  }

  #made(subject: Subject, inputs: Properties): Made {
    const schema = this.#schema(subject);
    const place = this.#place(inputs);
    const identity = JSON.stringify(identityInputs(schema, inputs));
    const seed = digest(subject.urn, place.account, place.region, identity);
    return { schema, name: subject.name, place, inputs, seed };
  }
}

/** What AWS decided earlier stays as it is while the resource is updated. */
function kept(schema: ResourceSchema, state: Properties, news: Properties): Properties {
  return Object.fromEntries(
    Object.entries(state).filter(([name]) => schema.outputs[name]?.required === true && !isGiven(news[name])),
  );
}
