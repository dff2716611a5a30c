import { HOST_NAME } from "../egress/host-names.ts";
import {
  APPROVED_TIERS,
  type ChangeRecord,
  type McpPackage,
  type McpRemote,
  type McpServer,
  PACKAGE_REGISTRIES,
  type PackageRegistry,
  REMOTE_TYPES,
  subjectOf,
} from "./mcp-server.ts";
import { prohibitedKind } from "../../controls/prohibited-mcp-servers.ts";

/** Something that is wrong with a list of servers. */
export interface ServerProblem {
  /** Way to the value from the list, such as `[0, "package", "identifier"]`. */
  readonly path: readonly (string | number)[];
  readonly wrong: string;
  readonly given?: unknown;
  readonly allowed: string;
}

type Found = Omit<ServerProblem, "path"> & { readonly at: readonly (string | number)[] };

// Kiro refuses ranges such as ^1.2 but takes the word "latest", which means another server tomorrow.
const EXACT_VERSION = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/;
const SERVER_NAME = /^[a-zA-Z0-9._-]{3,200}$/;
const TOOL_NAME = /^[\w.-]{1,128}$/;
const ONE_LINE = /^(?=.*\S)[^\r\n]{1,512}$/;

const IDENTIFIERS: Readonly<Record<PackageRegistry, { readonly form: RegExp; readonly allowed: string }>> = {
  npm: {
    form: /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/,
    allowed: "must be a package name without a version, such as @bank/mcp-server",
  },
  pypi: {
    form: /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/,
    allowed: "must be a package name without a version, such as mcp-server-git",
  },
  oci: {
    form: /^[a-z0-9.-]+(?::\d+)?(?:\/[a-z0-9][a-z0-9._-]*)+@sha256:[0-9a-f]{64}$/,
    allowed: "must be an image with its digest, such as registry.bank.example/mcp/git@sha256:... (64 digits)",
  },
};

/**
 * Everything that is wrong with the servers of a registry (guide section 5): names, tiers, exact versions, sources,
 * change records. None of it would show in Kiro, which starts what the registry says.
 *
 * @control MAS-TRM 3.4.1, 6.1.3, 7.5.1
 */
export function registryProblems(servers: readonly McpServer[]): readonly ServerProblem[] {
  return servers.flatMap((server, index) =>
    [
      ...identityProblems(server),
      ...twinProblems(server, servers.slice(0, index)),
      ...tierProblems(server),
      ...sourceProblems(server),
      ...toolProblems(server.deniedTools),
      ...changeProblems(server, server.change),
    ].map(({ at, ...problem }) => ({ ...problem, path: [index, ...at] })),
  );
}

function unlike(
  at: readonly (string | number)[],
  given: string,
  form: RegExp,
  wrong: string,
  allowed: string,
): Found[] {
  return form.test(given) ? [] : [{ at, wrong, given, allowed }];
}

function identityProblems({ name, title, description, version }: McpServer): Found[] {
  const line = "must be 1 to 512 characters on one line";
  return [
    ...unlike(["name"], name, SERVER_NAME, "is not a server name", "must be 3 to 200 of A-Z, a-z, 0-9, . _ -"),
    ...unlike(["title"], title, ONE_LINE, "is not a line of text", line),
    ...unlike(["description"], description, ONE_LINE, "is not a line of text", line),
    ...unlike(["version"], version, EXACT_VERSION, "is not exact", "must be a version such as 1.2.3, never latest"),
  ];
}

function twinProblems({ name }: McpServer, before: readonly McpServer[]): Found[] {
  const first = before.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
  const allowed = "must be named once, in one version";
  return first < 0 ? [] : [{ at: ["name"], wrong: `is the name of servers[${first}] too`, given: name, allowed }];
}

function tierProblems(server: McpServer): Found[] {
  const { tier, change } = server;
  if (!(APPROVED_TIERS as readonly number[]).includes(tier)) {
    const allowed = "must be 1 (approved beforehand) or 2 (after a security review); tier 3 is prohibited";
    return [{ at: ["tier"], wrong: "cannot be approved", given: tier, allowed }];
  }
  const subject = server.package?.identifier ?? server.remote?.url ?? "";
  const kind = [server.name, subject].map(prohibitedKind).find((it) => it !== undefined);
  const found: Found[] = [];
  if (kind !== undefined) {
    const allowed = "must be no server for the open web: tier 3 is prohibited";
    found.push({ at: [server.package ? "package" : "remote"], wrong: `is for ${kind}`, given: subject, allowed });
  }
  if (tier === 2 && change.securityReview === undefined) {
    const allowed = "must refer to the security review, since the tier is 2";
    found.push({ at: ["change", "securityReview"], wrong: "is missing", allowed });
  }
  return found;
}

function sourceProblems(server: McpServer): Found[] {
  const { package: started, remote } = server;
  if ((started === undefined) === (remote === undefined)) {
    const wrong = started === undefined ? "has neither a package nor a remote" : "has a package and a remote";
    return [{ at: [], wrong, given: server.name, allowed: "must have exactly one of them" }];
  }
  return [
    ...(started === undefined ? [] : packageProblems(started)),
    ...(remote === undefined ? [] : remoteProblems(remote)),
  ];
}

function packageProblems({ registry, identifier, baseUrl }: McpPackage): Found[] {
  if (!PACKAGE_REGISTRIES.includes(registry)) {
    const allowed = `must be one of ${PACKAGE_REGISTRIES.join(", ")}`;
    return [{ at: ["package", "registry"], wrong: "is not known to Kiro", given: registry, allowed }];
  }
  const { form, allowed } = IDENTIFIERS[registry];
  return [
    ...unlike(["package", "identifier"], identifier, form, "is not an exact identifier", allowed),
    ...(baseUrl === undefined ? [] : urlProblems(["package", "baseUrl"], baseUrl)),
  ];
}

function remoteProblems({ type, url }: McpRemote): Found[] {
  const allowed = `must be one of ${REMOTE_TYPES.join(", ")}`;
  return [
    ...(REMOTE_TYPES.includes(type)
      ? []
      : [{ at: ["remote", "type"], wrong: "is not known to Kiro", given: type, allowed }]),
    ...urlProblems(["remote", "url"], url),
  ];
}

function urlProblems(at: readonly string[], given: string): Found[] {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isPlain =
    url?.protocol === "https:" && [url.username, url.password, url.search, url.hash].every((part) => part === "");
  if (url !== undefined && isPlain && HOST_NAME.test(url.hostname)) return [];
  const allowed = "must be an https:// URL with a host name, without credentials, query and fragment";
  // A URL that holds a password is not repeated.
  const shown = url === undefined || (url.username === "" && url.password === "") ? { given } : {};
  return [{ at, wrong: "is not a plain HTTPS address", ...shown, allowed }];
}

function toolProblems(tools: readonly string[]): Found[] {
  return tools.flatMap((tool, index) => [
    ...unlike(["deniedTools", index], tool, TOOL_NAME, "is not a tool", "must be the exact name of a tool"),
    ...(tools.indexOf(tool) < index
      ? [{ at: ["deniedTools", index], wrong: "is denied twice", given: tool, allowed: "must be named once" }]
      : []),
  ]);
}

function changeProblems(server: McpServer, change: ChangeRecord): Found[] {
  const line = "must be 1 to 512 characters on one line";
  const texts = ["record", "approver", "thirdPartyReview", "rollback"] as const;
  const subject = subjectOf(server);
  const needed = [server.package?.baseUrl, server.remote?.url].flatMap(hostOf);
  return [
    ...texts.flatMap((key) => unlike(["change", key], change[key], ONE_LINE, "is not a line of text", line)),
    ...(isDay(change.approvedOn)
      ? []
      : [
          {
            at: ["change", "approvedOn"],
            wrong: "is not a day",
            given: change.approvedOn,
            allowed: "must be a day such as 2026-11-02",
          },
        ]),
    ...(change.subject === subject
      ? []
      : [
          {
            at: ["change", "subject"],
            wrong: "approves something else",
            given: change.subject,
            allowed: `must be "${subject}", or the server needs a new approval`,
          },
        ]),
    ...change.egressHosts.flatMap((host, index) =>
      unlike(
        ["change", "egressHosts", index],
        host,
        HOST_NAME,
        "is not an exact host name",
        "must be a name such as mcp.bank.example",
      ),
    ),
    ...needed
      .filter((host) => !change.egressHosts.includes(host))
      .map((host) => ({
        at: ["change", "egressHosts"],
        wrong: `leaves out ${host}`,
        allowed: "must name every host that the server needs",
      })),
  ];
}

function hostOf(url: string | undefined): readonly string[] {
  return url !== undefined && URL.canParse(url) ? [new URL(url).hostname] : [];
}

/** Whether the text is a day of the calendar: 2026-02-30 is not. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
