import type { ApprovedPath, ApprovedPublisher, EndpointSettings } from "./endpoint-settings.ts";

/** Something that is wrong with the settings. */
export interface EndpointProblem {
  readonly path: readonly (string | number)[];
  readonly wrong: string;
  readonly given: string;
  readonly allowed: string;
}

/** What people write themselves, and may get wrong. */
export type ChosenSettings = Pick<EndpointSettings, "localAdministrators" | "applications" | "dlp">;

/** Groups that hold everybody, by SID or by the last number of a domain's (Windows, "Well-known SIDs"). */
const EVERYBODY: Readonly<Record<string, string>> = {
  "S-1-1-0": "everyone",
  "S-1-5-4": "whoever is signed in",
  "S-1-5-11": "all authenticated users",
  "S-1-5-32-545": "all users",
  "S-1-5-32-546": "all guests",
};
const DOMAIN_WIDE: Readonly<Record<string, string>> = {
  "513": "all users of the domain",
  "514": "all guests of the domain",
  "515": "all computers of the domain",
};

/**
 * Everything that is wrong with what people chose for desktops: administrators that are everybody, programs that may
 * run from where users can write, an installer that nobody can verify.
 *
 * @control MAS-TRM 9.2.1, 11.3.1
 */
export function endpointProblems(settings: ChosenSettings): readonly EndpointProblem[] {
  const { localAdministrators, applications, dlp } = settings;
  return [
    ...localAdministrators.flatMap((sid, index) => administratorProblems(sid, index, localAdministrators)),
    ...applications.publishers.flatMap(publisherProblems),
    ...applications.paths.flatMap(pathProblems),
    ...twins([...applications.publishers, ...applications.paths]),
    ...installerProblems(dlp),
  ];
}

function administratorProblems(sid: string, index: number, all: readonly string[]): EndpointProblem[] {
  const at = { path: ["localAdministrators", index], given: sid };
  if (all.indexOf(sid) < index) return [{ ...at, wrong: "is named twice", allowed: "must be named once" }];
  const whom = EVERYBODY[sid] ?? (/^S-1-5-21-/.test(sid) ? DOMAIN_WIDE[sid.split("-").at(-1) ?? ""] : undefined);
  if (whom !== undefined) {
    return [{ ...at, wrong: `stands for ${whom}`, allowed: "must be an account or group of administrators" }];
  }
  if (/^S-1-5-21(?:-\d{1,10}){4}$/.test(sid)) return [];
  const allowed = "must be the SID of a domain account or group, such as S-1-5-21-1-2-3-512";
  return [{ ...at, wrong: "is not a SID of a domain", allowed }];
}

function publisherProblems(
  { publisher, product, minimumVersion }: ApprovedPublisher,
  index: number,
): EndpointProblem[] {
  const path = ["applications", "publishers", index];
  const found: EndpointProblem[] = [];
  if (!/^O=[^,*]+(?:, (?:L|S|C)=[^,*]+)+$/.test(publisher)) {
    const allowed = "must be as AppLocker writes it: O=..., L=..., S=..., C=...";
    found.push({ path: [...path, "publisher"], wrong: "is not a signer", given: publisher, allowed });
  }
  if (/\*/.test(product) || product.trim() === "") {
    const allowed = "must name one product, or everything that the signer ever signed could run";
    found.push({ path: [...path, "product"], wrong: "is not a product", given: product, allowed });
  }
  if (minimumVersion !== undefined && !/^\d{1,5}(?:\.\d{1,5}){3}$/.test(minimumVersion)) {
    const allowed = "must be a file version of four numbers such as 1.2.0.0";
    found.push({ path: [...path, "minimumVersion"], wrong: "is not a file version", given: minimumVersion, allowed });
  }
  return found;
}

/** AppLocker's own names of folders that only administrators write to. */
const SAFE_ROOT = /^%(?:PROGRAMFILES|WINDIR|SYSTEM32)%\\/;

function pathProblems({ path }: ApprovedPath, index: number): EndpointProblem[] {
  const at = { path: ["applications", "paths", index, "path"], given: path };
  if (!SAFE_ROOT.test(path)) {
    const allowed = "must lie in %PROGRAMFILES%, %WINDIR% or %SYSTEM32%; use a publisher for programs elsewhere";
    return [{ ...at, wrong: "may be written to by users", allowed }];
  }
  const [, ...steps] = path.split("\\");
  const isBounded = steps.length > 1 && steps.slice(0, -1).every((step) => /^[\w .()+-]*[\w()+-]$/.test(step));
  if (isBounded && /^(?:\*|[\w .()+-]+\.(?:exe|com|msi|ps1|cmd|bat))$/.test(steps.at(-1) ?? "")) return [];
  const allowed = "must be a folder of one program with \\* or a file, such as %PROGRAMFILES%\\Git\\*";
  return [{ ...at, wrong: "is not one program's folder", allowed }];
}

function twins(named: readonly { readonly name: string }[]): EndpointProblem[] {
  return named.flatMap(({ name }, index) =>
    named.findIndex((other) => other.name === name) < index
      ? [{ path: ["applications"], wrong: "has a name twice", given: name, allowed: "must name each program once" }]
      : [],
  );
}

function installerProblems({ service, installer }: ChosenSettings["dlp"]): EndpointProblem[] {
  const path = ["dlp", "installer"];
  const forms = [
    {
      at: ["dlp", "service"],
      given: service,
      form: /^[\w.-]{1,80}$/,
      wrong: "is not a service",
      allowed: "must be the short name of a Windows service",
    },
    {
      at: [...path, "source"],
      given: installer.source,
      form: /^\\\\[\w.-]+(?:\\[\w .$()-]+)+\.msi$/i,
      wrong: "is not an installer on a share",
      allowed: "must be a path such as \\\\fileserver\\software\\dlp-agent.msi",
    },
    {
      at: [...path, "sha256"],
      given: installer.sha256,
      form: /^[0-9a-f]{64}$/,
      wrong: "is not a digest",
      allowed: "must be the SHA-256 of the installer: 64 digits of 0-9 and a-f",
    },
    {
      at: [...path, "signer"],
      given: installer.signer,
      form: /^[^\r\n]{3,200}$/,
      wrong: "is not a signer",
      allowed: "must be part of the subject of the certificate that signed the installer",
    },
  ];
  return forms.flatMap(({ at, given, form, wrong, allowed }) =>
    form.test(given) ? [] : [{ path: at, given, wrong, allowed }],
  );
}
