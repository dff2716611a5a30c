import { z } from "zod";
import { DLP_PRODUCTS } from "../../components/endpoint-configuration/endpoint-settings.ts";
import { flag, oneOf, section, text } from "./parts.ts";

// What a value must be beyond that it is text, the rules of the component say: endpoint-checks.ts asks them.
const line = (what: string) => text(/^(?=.*\S)[^\r\n]{1,256}$/, `must be ${what}`);
const MODES = ["audit", "enforce"] as const;

const publisher = section({
  name: line("a name of the rule").describe("Name of the rule."),
  publisher: line("a signer as AppLocker writes it: O=..., L=..., S=..., C=...").describe(
    "Signer of the program, as Get-AppLockerFileInformation shows it.",
  ),
  product: line("the name of a product").describe("Product of the signer's that may run."),
  minimumVersion: line("a file version such as 1.2.0.0").exactOptional().describe("Lowest file version that may run."),
});

const path = section({
  name: line("a name of the rule").describe("Name of the rule."),
  path: line("a path such as %PROGRAMFILES%\\Git\\*").describe("Folder of one program, or a file."),
});

const applications = section({
  publishers: z
    .array(publisher, { error: "must be a list of objects with the keys name, publisher and product" })
    .min(1, { error: "must name at least the publisher of Kiro" })
    .describe("Programs that may run wherever they lie, by signer and product."),
  paths: z
    .array(path, { error: "must be a list of objects with the keys name and path" })
    .default([])
    .describe("Programs that may run out of folders that only administrators write to."),
  programs: oneOf(MODES).default("enforce").describe("Whether other programs are refused, or only logged."),
  scripts: oneOf(MODES)
    .default("audit")
    .describe("The same for scripts. Package managers leave scripts in every workspace, so refusing stops developers."),
}).describe("Which programs may run on desktops.");

const installer = section({
  source: line("a path such as \\\\fileserver\\software\\dlp-agent.msi").describe("Share that holds the installer."),
  sha256: line("the SHA-256 of the installer").describe("SHA-256 of the installer, in lower-case hex."),
  signer: line("part of the signer's subject").describe("Text that the subject of its signer holds."),
}).describe("Where the agent's installer lies and how it is recognized.");

const dlp = section({
  product: oneOf(DLP_PRODUCTS).describe("The bank's DLP product."),
  service: line("the name of a Windows service").describe("Short name of its agent's Windows service."),
  installer,
}).describe("The DLP agent of desktops.");

/** The endpoint-configuration layer: how desktops are set up inside Windows. */
export const endpointSection = section({
  localAdministrators: z
    .array(line("a SID such as S-1-5-21-1-2-3-512"), { error: "must be a list of SIDs" })
    .min(1, { error: "must name those who manage desktops, or nobody could" })
    .describe("SIDs of the accounts and groups that may be local administrators."),
  applications,
  dlp,
  legacyCentralMcpConfig: flag()
    .default(false)
    .describe("Whether to render the guide's central mcp.json and its scripts too, which Kiro does not read."),
});
