import type { WrongConfig } from "./wrong-config.ts";

const K = "kiro-landing-zone";
const ENDPOINT = `${K}:endpointConfiguration`;
const APPLICATIONS = `${ENDPOINT}.applications`;
const KIRO = { name: "Kiro", publisher: "O=AMAZON.COM SERVICES LLC, L=SEATTLE, S=WASHINGTON, C=US", product: "KIRO" };
const SAFE_ROOT = "must lie in %PROGRAMFILES%, %WINDIR% or %SYSTEM32%; use a publisher for programs elsewhere";

/** Mistakes in the sections of desktops and MCP that show in one value alone. */
export const WRONG_ENDPOINT_SHAPES: readonly WrongConfig[] = [
  {
    why: "a DLP product that the guide does not name",
    stack: "dev",
    changes: { [`${ENDPOINT}/dlp/product`]: "homemade" },
    says: [
      `${ENDPOINT}.dlp.product: is not valid, got homemade; must be one of symantec-dlp, trellix-dlp, microsoft-purview, forcepoint-dlp`,
    ],
  },
  {
    why: "desktops that nobody administers",
    stack: "dev",
    changes: { [`${ENDPOINT}/localAdministrators`]: [] },
    says: [
      `${ENDPOINT}.localAdministrators: has too few entries, got []; must name those who manage desktops, or nobody could`,
    ],
  },
  {
    why: "a mode of application control that there is not",
    stack: "dev",
    changes: { [`${ENDPOINT}/applications/programs`]: "enforced" },
    says: [
      `${APPLICATIONS}.programs: is not valid, got enforced; must be one of audit, enforce; did you mean enforce?`,
    ],
  },
  {
    why: "a list of MCP servers outside the project",
    stack: "dev",
    changes: { [`${K}:mcp/servers`]: "../servers.yaml" },
    says: [
      `${K}:mcp.servers: is not valid, got ../servers.yaml; must be a .yaml file inside the project, such as mcp/servers.yaml`,
    ],
  },
  {
    why: "a registry that is served through something else than an endpoint",
    stack: "prod",
    changes: { [`${K}:mcp/servedThrough`]: "vpc-0123456789abcdef0" },
    says: [
      `${K}:mcp.servedThrough: is not valid, got vpc-0123456789abcdef0; must be a VPC endpoint id such as vpce-0123456789abcdef0`,
    ],
  },
];

/** Mistakes that the schema cannot see: the rules of the layer, and what production asks for. */
export const WRONG_ENDPOINT_COMBINATIONS: readonly WrongConfig[] = [
  {
    why: "local administrators that are everybody, are named twice, or are no SIDs",
    stack: "dev",
    changes: {
      [`${ENDPOINT}/localAdministrators`]: [
        "S-1-5-21-1-2-3-512",
        "S-1-5-11",
        "S-1-5-21-1-2-3-513",
        "S-1-5-21-1-2-3-512",
        "CORP\\Desktop Admins",
      ],
    },
    says: [
      `${ENDPOINT}.localAdministrators[1]: stands for all authenticated users, got S-1-5-11; must be an account or group of administrators`,
      `${ENDPOINT}.localAdministrators[2]: stands for all users of the domain, got S-1-5-21-1-2-3-513; must be an account or group of administrators`,
      `${ENDPOINT}.localAdministrators[3]: is named twice, got S-1-5-21-1-2-3-512; must be named once`,
      `${ENDPOINT}.localAdministrators[4]: is not a SID of a domain, got "CORP\\\\Desktop Admins"; must be the SID of a domain account or group, such as S-1-5-21-1-2-3-512`,
    ],
  },
  {
    why: "programs that may run from anywhere",
    stack: "dev",
    changes: {
      [`${ENDPOINT}/applications/paths`]: [
        { name: "All", path: "*" },
        { name: "Profile", path: "%OSDRIVE%\\Users\\*" },
        { name: "Programs", path: "%PROGRAMFILES%\\*" },
        { name: "Any tool", path: "%PROGRAMFILES%\\*\\tool.exe" },
        { name: "Up", path: "%PROGRAMFILES%\\Git\\..\\*" },
      ],
    },
    says: [
      `${APPLICATIONS}.paths[0].path: may be written to by users, got *; ${SAFE_ROOT}`,
      `${APPLICATIONS}.paths[1].path: may be written to by users, got %OSDRIVE%\\Users\\*; ${SAFE_ROOT}`,
      ...["%PROGRAMFILES%\\*", "%PROGRAMFILES%\\*\\tool.exe", "%PROGRAMFILES%\\Git\\..\\*"].map(
        (path, index) =>
          `${APPLICATIONS}.paths[${index + 2}].path: is not one program's folder, got ${path}; must be a folder of one program with \\* or a file, such as %PROGRAMFILES%\\Git\\*`,
      ),
    ],
  },
  {
    why: "a signer whose every program may run",
    stack: "dev",
    changes: {
      [`${ENDPOINT}/applications/publishers`]: [
        { ...KIRO, product: "*" },
        { ...KIRO, publisher: "*", minimumVersion: "1.2" },
      ],
    },
    says: [
      `${APPLICATIONS}.publishers[0].product: is not a product, got *; must name one product, or everything that the signer ever signed could run`,
      `${APPLICATIONS}.publishers[1].publisher: is not a signer, got *; must be as AppLocker writes it: O=..., L=..., S=..., C=...`,
      `${APPLICATIONS}.publishers[1].minimumVersion: is not a file version, got 1.2; must be a file version of four numbers such as 1.2.0.0`,
      `${APPLICATIONS}: has a name twice, got Kiro; must name each program once`,
    ],
  },
  {
    why: "a DLP installer that nobody can verify",
    stack: "prod",
    changes: {
      [`${ENDPOINT}/dlp/installer`]: { source: "https://vendor.example/agent.msi", sha256: "ABC", signer: "O" },
    },
    says: [
      `${ENDPOINT}.dlp.installer.source: is not an installer on a share, got https://vendor.example/agent.msi; must be a path such as \\\\fileserver\\software\\dlp-agent.msi`,
      `${ENDPOINT}.dlp.installer.sha256: is not a digest, got ABC; must be the SHA-256 of the installer: 64 digits of 0-9 and a-f`,
      `${ENDPOINT}.dlp.installer.signer: is not a signer, got O; must be part of the subject of the certificate that signed the installer`,
    ],
  },
  {
    why: "a production that only watches which programs run, and relies on what Kiro does not read",
    stack: "prod",
    changes: { [`${ENDPOINT}/applications/programs`]: "audit", [`${ENDPOINT}/legacyCentralMcpConfig`]: true },
    says: [
      `${APPLICATIONS}.programs: lets every program run, got audit; must be enforce in prod`,
      `${ENDPOINT}.legacyCentralMcpConfig: puts settings in place that Kiro does not read, got true; must be false in prod`,
    ],
  },
  {
    why: "central MCP settings without any server",
    stack: "dev",
    changes: { [`${ENDPOINT}/legacyCentralMcpConfig`]: true, [`${K}:mcp`]: undefined },
    says: [
      `${ENDPOINT}.legacyCentralMcpConfig: has no servers to name, got true; must be false without the section mcp`,
    ],
  },
];
