import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Cli, WRAPPER_FOLDER } from "./cli.ts";
import { cacheFolder } from "./folders.ts";

/** Where the sandbox's variables point. */
export interface EnvironmentParts {
  readonly cli: Cli;
  /** The sandbox's state folder. */
  readonly state: string;
  /** Ports of the running provider stand-ins by package, such as `{ aws: 41234 }`. */
  readonly providers: Readonly<Record<string, number>>;
}

/** PULUMI_HOME of the sandbox. */
export function pulumiHome(state: string): string {
  return join(state, "home");
}

/** The file backend of the sandbox: every stack of every project that was run in it. */
export function backendFolder(state: string): string {
  return join(state, "backend");
}

/**
 * The environment in which a sandboxed command runs.
 *
 * The user's AWS_* and PULUMI_* variables are left out, all of them: a login, a token, a backend or a flag given by
 * variable (PULUMI_OPTION_*) must not decide what the sandbox does. AWS's shared files are pointed at nothing, so that
 * no tool in the sandbox finds a credential. Everything else stays as it is.
 */
export function sandboxEnvironment(outer: NodeJS.ProcessEnv, parts: EnvironmentParts): NodeJS.ProcessEnv {
  const kept = Object.entries(outer).filter(([name]) => !/^(AWS|PULUMI)_/i.test(name));
  const folders = [WRAPPER_FOLDER, dirname(process.execPath), dirname(parts.cli.path)];
  const providers = Object.entries(parts.providers).map(([name, port]) => `${name}:${port}`);
  return {
    ...Object.fromEntries(kept),
    // Compiling Pulumi's SDK and the provider's anew takes a good part of each run.
    NODE_COMPILE_CACHE: outer.NODE_COMPILE_CACHE ?? join(cacheFolder(outer), "compiled"),
    PATH: [...folders, outer.PATH].join(delimiter),
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    PULUMI_HOME: pulumiHome(parts.state),
    PULUMI_BACKEND_URL: pathToFileURL(backendFolder(parts.state)).href,
    PULUMI_CONFIG_PASSPHRASE: "sandbox", // protects nothing: the sandbox holds no secrets
    PULUMI_DEBUG_PROVIDERS: providers.join(","),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_SUPPRESS_NEO_LINK: "true",
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
    KIRO_SANDBOX_CLI: parts.cli.path,
    KIRO_SANDBOX_STATE: parts.state,
  };
}
