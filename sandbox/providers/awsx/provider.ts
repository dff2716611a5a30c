import type { CheckAnswer, ProviderSession, ResourceProvider } from "../rpc/resource-provider.ts";
import type { Properties } from "../rpc/values.ts";
import { packageFolder } from "../schema/typings.ts";

/** Stand-in for the `awsx` provider, which has components only: they are built by `construct`, nothing else is asked. */
export class AwsxProvider implements ResourceProvider {
  readonly name = "awsx";
  readonly version = packageFolder("@pulumi/awsx").version;

  checkConfig(news: Properties): CheckAnswer {
    return { inputs: news, failures: [] };
  }

  configure(): ProviderSession {
    return {
      check: refuse,
      diff: refuse,
      create: refuse,
      read: refuse,
      update: refuse,
      delete: refuse,
      invoke: (token) => refuse(`the sandbox does not answer ${token}`),
    };
  }
}

function refuse(reason: unknown): never {
  throw new Error(typeof reason === "string" ? reason : "awsx has components only, no resources of its own");
}
