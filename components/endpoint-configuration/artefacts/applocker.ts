import { createHash } from "node:crypto";
import type { Artefact } from "../../foundation/artefact.ts";
import type { ApplicationControl, ApprovedPath, ApprovedPublisher } from "../endpoint-settings.ts";
import { SID } from "../paths.ts";

/** Folders of Windows that users can write to, and could so run anything from. */
const WRITABLE_BY_USERS = [
  "%SYSTEM32%\\Com\\dmp\\*",
  "%SYSTEM32%\\FxsTmp\\*",
  "%SYSTEM32%\\Microsoft\\Crypto\\RSA\\MachineKeys\\*",
  "%SYSTEM32%\\spool\\drivers\\color\\*",
  "%SYSTEM32%\\spool\\PRINTERS\\*",
  "%SYSTEM32%\\spool\\SERVERS\\*",
  "%SYSTEM32%\\Tasks\\*",
  "%WINDIR%\\Registration\\CRMLog\\*",
  "%WINDIR%\\SysWOW64\\Com\\dmp\\*",
  "%WINDIR%\\SysWOW64\\FxsTmp\\*",
  "%WINDIR%\\SysWOW64\\Tasks\\*",
  "%WINDIR%\\Tasks\\*",
  "%WINDIR%\\Temp\\*",
  "%WINDIR%\\tracing\\*",
] as const;

/** What Windows and the WorkSpaces agent need to run at all. */
const WINDOWS: ApprovedPath = { name: "Windows itself", path: "%WINDIR%\\*" };
const WORKSPACES: ApprovedPath = { name: "Amazon's agents", path: "%PROGRAMFILES%\\Amazon\\*" };
const INSTALLED_PACKAGES: ApprovedPath = {
  name: "Packages that are installed already",
  path: "%WINDIR%\\Installer\\*",
};
const PROGRAM_SCRIPTS: ApprovedPath = { name: "Scripts of installed programs", path: "%PROGRAMFILES%\\*" };

/** Packaged apps are signed, so AppLocker knows them by signer alone. */
const MICROSOFT_APPS = ["CN=Microsoft Windows", "CN=Microsoft Corporation"].map(
  (name) => `${name}, O=Microsoft Corporation, L=Redmond, S=Washington, C=US`,
);

type Collection = "Exe" | "Msi" | "Script" | "Appx";
const MODE = { audit: "AuditOnly", enforce: "Enabled" } as const;

/**
 * Application control (guide section 4.1.2, item 2): in a collection that has a rule, AppLocker refuses whatever no
 * rule allows. No rule allows a path of its own choosing, not even to administrators; what runs as SYSTEM, such as
 * Systems Manager, is outside AppLocker.
 * Source: Windows, "AppLocker", rule collections and path variables.
 *
 * @control MAS-TRM 11.3.1
 */
export function appLocker({ publishers, paths, programs, scripts }: ApplicationControl): Artefact {
  const collections = [
    collection("Exe", MODE[programs], [
      pathRule("Exe", WINDOWS, WRITABLE_BY_USERS),
      pathRule("Exe", WORKSPACES),
      ...publishers.map((it) => publisherRule("Exe", it)),
      ...paths.map((it) => pathRule("Exe", it)),
    ]),
    collection("Msi", MODE[programs], [pathRule("Msi", INSTALLED_PACKAGES)]),
    collection("Script", MODE[scripts], [
      pathRule("Script", WINDOWS, WRITABLE_BY_USERS),
      pathRule("Script", PROGRAM_SCRIPTS),
    ]),
    collection(
      "Appx",
      MODE[programs],
      MICROSOFT_APPS.map((publisher) => publisherRule("Appx", { name: publisher, publisher, product: "*" })),
    ),
  ];
  return {
    path: "endpoints/gpo/applocker.xml",
    mediaType: "application/xml",
    purpose: "Application control for the desktops' Group Policy Object; apply-gpo.ps1 imports it.",
    content: ['<AppLockerPolicy Version="1">', ...collections, "</AppLockerPolicy>", ""].join("\n"),
  };
}

function collection(type: Collection, mode: string, rules: readonly string[]): string {
  return [`  <RuleCollection Type="${type}" EnforcementMode="${mode}">`, ...rules, "  </RuleCollection>"].join("\n");
}

function pathRule(type: Collection, { name, path }: ApprovedPath, exceptions: readonly string[] = []): string {
  const condition = (it: string) => `<FilePathCondition Path="${escape(it)}" />`;
  const except = exceptions.map((it) => `        ${condition(it)}`);
  return [
    `    <FilePathRule ${attributes(type, name)}>`,
    `      <Conditions>${condition(path)}</Conditions>`,
    ...(except.length === 0 ? [] : ["      <Exceptions>", ...except, "      </Exceptions>"]),
    "    </FilePathRule>",
  ].join("\n");
}

function publisherRule(type: Collection, { name, publisher, product, minimumVersion }: ApprovedPublisher): string {
  const names = `PublisherName="${escape(publisher)}" ProductName="${escape(product)}" BinaryName="*"`;
  return [
    `    <FilePublisherRule ${attributes(type, name)}>`,
    `      <Conditions><FilePublisherCondition ${names}>`,
    `        <BinaryVersionRange LowSection="${minimumVersion ?? "*"}" HighSection="*" />`,
    "      </FilePublisherCondition></Conditions>",
    "    </FilePublisherRule>",
  ].join("\n");
}

function attributes(type: Collection, name: string): string {
  const id = ruleId(`${type}/${name}`);
  return `Id="${id}" Name="${escape(name)}" Description="" UserOrGroupSid="${SID.everyone}" Action="Allow"`;
}

/** AppLocker knows rules by GUID. Made from the name, so that a rule stays the same rule (RFC 9562, version 8). */
function ruleId(name: string): string {
  const hex = createHash("sha256").update(`kiro-landing-zone/applocker/${name}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
