import { prohibitedKind } from "../../../../controls/prohibited-mcp-servers.ts";
import type { Props } from "../props.ts";
import { leaves } from "../values.ts";
import type { FileKind } from "./examine-file.ts";
import { isObject, objectsOf, parseJson } from "./json-text.ts";

/** What a bank says about where MCP servers may come from. */
export interface McpSources {
  /** Addresses of package mirrors; each package must name one of them. Empty: any HTTPS mirror, or none. */
  readonly approvedPackageRegistries: readonly string[];
}

const NAME = /^[a-zA-Z0-9._-]{3,200}$/;
const EXACT_VERSION = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
const REMOTE_TYPES = ["streamable-http", "sse"];
/** How each source names a package when the version stands elsewhere; an image is exact by its digest alone. */
const IDENTIFIERS: ReadonlyMap<string | undefined, RegExp> = new Map([
  ["npm", /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/i],
  ["pypi", /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/],
  ["oci", /^[^\s@]+@sha256:[0-9a-f]{64}$/],
]);

/** The registry of MCP servers that Kiro fetches: `servers[].server` with packages or remotes. */
export const MCP_REGISTRY: FileKind<Props> = {
  what: "the MCP registry",
  keys: /(?:^|[/._-])registry\.json$/,
  mark: /"servers"[^]*"(?:registryType|packages|remotes)"/,
  parse: parseJson,
  isOne: (content) => listed(content).flatMap(serversOf).some(hasSource),
};

/** Every server that a registry lists, in Kiro's form or bare. */
function listed(content: Props): readonly Props[] {
  return objectsOf(content.at("servers"));
}

/** What an entry lists; a bare one is known by its packages or remotes. */
function serversOf(entry: Props): readonly Props[] {
  const server = entry.at("server");
  return isObject(server) ? [server] : hasSource(entry) ? [entry] : [];
}

function hasSource(server: Props): boolean {
  return ["packages", "remotes"].some((part) => objectsOf(server.at(part)).length > 0);
}

/** What is wrong with a registry of MCP servers. */
export function registryFaults(content: Props, sources: McpSources): readonly string[] {
  // Registries of other things go by the same name.
  if (!content.has("servers")) return [];
  const servers = content.at("servers");
  if (!Array.isArray(servers.value)) return ["servers is not a list"];
  return [
    ...servers.elements.flatMap((entry) => (isObject(entry.at("server")) ? [] : [`${entry.path} has no server`])),
    ...listed(content).flatMap((entry) => serversOf(entry).flatMap((server) => serverFaults(server, sources))),
    ...twins(listed(content).map((entry) => entry.at("server.name"))),
  ];
}

function twins(names: readonly Props[]): readonly string[] {
  const texts = names.map(({ text }) => text?.toLowerCase());
  return names.flatMap(({ path, text }, at) =>
    text !== undefined && texts.indexOf(text.toLowerCase()) < at ? [`${path} is another's name too`] : [],
  );
}

function serverFaults(server: Props, sources: McpSources): readonly string[] {
  const at = server.path;
  const packages = objectsOf(server.at("packages"));
  const remotes = objectsOf(server.at("remotes"));
  const subjects = [server.string("name"), ...packages.map((it) => it.string("identifier"))];
  const prohibited = [...subjects, ...remotes.map((it) => it.string("url"))]
    .filter((text) => text !== undefined)
    .map((text) => prohibitedKind(text))
    .find((kind) => kind !== undefined);
  return [
    ...(matches(server.string("name"), NAME) ? [] : [`${at}.name is no server's name`]),
    ...(matches(server.string("version"), EXACT_VERSION) ? [] : [`${at}.version is not one exact version`]),
    ...(packages.length + remotes.length === 1 ? [] : [`${at} has not exactly one package or remote`]),
    ...(prohibited === undefined ? [] : [`${at} is for ${prohibited}, which is prohibited`]),
    ...packages.flatMap((it) => packageFaults(it, sources)),
    ...remotes.flatMap(remoteFaults),
    ...plainHttp(server),
  ];
}

function packageFaults(started: Props, sources: McpSources): readonly string[] {
  const at = started.path;
  const form = IDENTIFIERS.get(started.string("registryType"));
  const isNamed = form === undefined || matches(started.string("identifier"), form);
  const isExact = EXACT_VERSION.test(started.string("version") ?? "1.0.0");
  return [
    ...(form === undefined ? [`${at}.registryType is not npm, pypi or oci`] : []),
    ...(isNamed ? [] : [`${at}.identifier is not an exact name: without a version, or an image with its digest`]),
    ...(isExact ? [] : [`${at}.version is not one exact version`]),
    ...((started.string("transport.type") ?? "stdio") === "stdio" ? [] : [`${at}.transport is not stdio`]),
    ...mirrorFaults(started.at("registryBaseUrl"), sources),
  ];
}

function mirrorFaults({ path, text }: Props, { approvedPackageRegistries }: McpSources): readonly string[] {
  const isApproved = approvedPackageRegistries.length === 0 || isWithin(text ?? "", approvedPackageRegistries);
  return [
    ...(text === undefined || isHttps(text) ? [] : [`${path} is not a plain HTTPS address`]),
    ...(isApproved ? [] : [`${path} is none of the approved package registries`]),
  ];
}

function remoteFaults(remote: Props): readonly string[] {
  return [
    ...(REMOTE_TYPES.some((type) => type === remote.string("type"))
      ? []
      : [`${remote.path}.type is not known to Kiro`]),
    ...(isHttps(remote.string("url")) ? [] : [`${remote.path}.url is not a plain HTTPS address`]),
  ];
}

/** Arguments and variables can lead to another source than the package names. */
function plainHttp(server: Props): readonly string[] {
  return leaves(server)
    .filter(({ value }) => matches(value.text, /(?:^|[^a-z])(?:http|ws|ftp):\/\//i))
    .filter(({ value }) => !/\.(?:url|registryBaseUrl|description)$/.test(value.path))
    .map(({ value }) => `${value.path} leads to an address without TLS`);
}

function matches(text: string | undefined, form: RegExp): text is string {
  return text !== undefined && form.test(text);
}

function isHttps(address: string | undefined): boolean {
  const url = matches(address, /^[^{}]+$/) && URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === "https:" && url.username === "" && url.password === "";
}

/** Whether an address is one of the approved ones or lies below it, told by host and path, never by the text alone. */
function isWithin(address: string, approved: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, pathname } = new URL(address);
  return approved
    .filter((it) => URL.canParse(it))
    .some((it) => {
      const base = new URL(it);
      const folder = base.pathname.replace(/\/*$/, "/");
      return base.origin === origin && `${pathname}/`.startsWith(folder);
    });
}
