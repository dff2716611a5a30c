import { endpointArtefacts, type EndpointSettings } from "../../../components/index.ts";
import { ENDPOINT_SETTINGS } from "../endpoint-fixtures.ts";

/** Names that the layer is given by the zone. */
const NAMES = {
  region: "us-east-1",
  roleName: "kiro-desktop-node",
  target: { key: "KiroDesktop", value: "dev" },
  artefactBucketName: "kiro-artefacts-111122223333",
  reportBucketName: "kiro-compliance-reports-111122223333",
};
/** The files for the fixtures' settings, changed. */
export const render = (change: Partial<EndpointSettings> = {}) =>
  endpointArtefacts({ ...ENDPOINT_SETTINGS, ...change }, NAMES);
/** The files for the fixtures' settings. */
export const artefacts = render();
/** What the file below `endpoints/` holds; empty where there is none. */
export const contentOf = (path: string, from = artefacts) =>
  from.find((it) => it.path === `endpoints/${path}`)?.content ?? "";
/** The same, read as JSON. */
export const json = (path: string) => JSON.parse(contentOf(path)) as unknown;
/** Every PowerShell script, those of the legacy files included. */
export const scripts = [...artefacts, ...render({ legacyCentralMcpConfig: true })].filter(({ path }) =>
  path.endsWith(".ps1"),
);
