import { expect } from "chai";
import { AwsProvider } from "../../../sandbox/providers/aws/provider.ts";
import type { CheckAnswer, ProviderSession, Subject } from "../../../sandbox/providers/rpc/resource-provider.ts";
import { type Properties, SIGNATURE, type Value } from "../../../sandbox/providers/rpc/values.ts";

/** What the engine sends for a text that is not known yet. */
export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** What the engine sends for a list that is not known yet. */
export const UNKNOWN_LIST = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2";
/** A file as the engine sends it. */
export const ASSET: Value = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "x", hash: "0" };

const provider = new AwsProvider();

/** A session as the engine opens it for a provider with this configuration. */
export function session(config: Properties = { region: "ap-southeast-1" }): ProviderSession {
  return provider.configure(config);
}

/** A session with a provider of its own, which has seen no resource yet. */
export function freshSession(config: Properties = { region: "ap-southeast-1" }): ProviderSession {
  return new AwsProvider().configure(config);
}

/** The provider itself, for questions about its configuration. */
export function awsProvider(): AwsProvider {
  return provider;
}

/** A resource of the stack `dev` of the project `zone`; `ec2/vpc:Vpc` is short for `aws:ec2/vpc:Vpc`. */
export function subject(type: string, name = "thing"): Subject {
  return { urn: `urn:pulumi:dev::zone::aws:${type}::${name}`, type: `aws:${type}`, name };
}

/** Checks inputs of a new resource. */
export function check(type: string, news: Properties, using: ProviderSession = session()): CheckAnswer {
  return using.check({ ...subject(type), olds: {}, news });
}

/** What a check refuses, as `path: reason`. */
export function refusals(type: string, news: Properties, using?: ProviderSession): string[] {
  return check(type, news, using).failures.map(({ property, reason }) => `${property}: ${reason}`);
}

/** The paths of what a check refuses. */
export function refusedPaths(type: string, news: Properties): string[] {
  return check(type, news).failures.map(({ property }) => property);
}

/** Checks and creates a resource, and gives its state with its id. */
export function create(type: string, news: Properties, using: ProviderSession = session(), name?: string): Properties {
  const made = subject(type, name);
  const { inputs } = using.check({ ...made, olds: {}, news });
  const { id, state } = using.create(made, inputs, false);
  return { ...state, id };
}

/** Checks a resource and shows what a preview of its creation says. */
export function preview(type: string, news: Properties, using: ProviderSession = session()): Properties {
  const made = subject(type);
  const { inputs } = using.check({ ...made, olds: {}, news });
  return using.create(made, inputs, true).state;
}

/** A value that must be a text. */
export function text(value: Value | undefined): string {
  if (typeof value !== "string") throw new Error(`not a text: ${JSON.stringify(value)}`);
  return value;
}

/** Runs it and gives what it throws. */
export function thrown(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "nothing was thrown";
}

/** Cases of one check: what is refused, with every refusal in full, and what stands near and is right. */
export interface Cases {
  readonly refused: readonly (readonly [type: string, inputs: Properties, refusals: readonly string[]])[];
  readonly taken: readonly (readonly [why: string, type: string, inputs: Properties])[];
}

/** One test for each case. */
export function describeCases(title: string, { refused, taken }: Cases): void {
  describe(title, () => {
    for (const [type, inputs, reasons] of refused) {
      it(`refuses a ${type.split(":")[1] ?? ""}: ${reasons[0]?.slice(0, 100) ?? ""}`, () => {
        expect(reasons).to.not.be.empty;
        expect(refusals(type, inputs)).to.deep.equal(reasons);
      });
    }
    for (const [why, type, inputs] of taken) {
      it(`takes ${why}`, () => {
        expect(refusals(type, inputs)).to.deep.equal([]);
      });
    }
  });
}
