import { endpointProblems } from "../../components/endpoint-configuration/endpoint-rules.ts";
import type { EndpointSettings } from "../../components/endpoint-configuration/endpoint-settings.ts";
import type { Problem, SettingPath } from "./explain.ts";
import { type LandingZoneConfig, PROJECT } from "./schema.ts";
import type { WellFormed } from "./well-formed.ts";

type PartialConfig = WellFormed<LandingZoneConfig>;
type PartialEndpoint = WellFormed<NonNullable<LandingZoneConfig["endpointConfiguration"]>>;

const ENDPOINT: SettingPath = [PROJECT, "endpointConfiguration"];

/** Checks how desktops are set up: by the rules of the layer, and against what production asks for. */
export function endpointConfigurationProblems({ endpointConfiguration, environment, mcp }: PartialConfig): Problem[] {
  if (endpointConfiguration === undefined) return [];
  return [
    ...ruleProblems(endpointConfiguration),
    ...(environment === "prod" ? productionProblems(endpointConfiguration) : []),
    ...legacyProblems(endpointConfiguration, mcp),
  ];
}

/** The rules look at whole settings; parts without their shape are left to the schema's own message. */
function ruleProblems({ localAdministrators, applications, dlp }: PartialEndpoint): Problem[] {
  const known = {
    localAdministrators: localAdministrators?.map((sid) => sid ?? ""),
    applications,
    dlp,
  } as Partial<Pick<EndpointSettings, "localAdministrators" | "applications" | "dlp">>;
  if (!isWhole(known)) return [];
  return endpointProblems(known).map(({ path, ...problem }) => ({ ...problem, path: [...ENDPOINT, ...path] }));
}

function isWhole(
  known: Partial<Pick<EndpointSettings, "localAdministrators" | "applications" | "dlp">>,
): known is Pick<EndpointSettings, "localAdministrators" | "applications" | "dlp"> {
  const isPresent = (value: unknown): boolean =>
    value !== undefined && (typeof value !== "object" || value === null || Object.values(value).every(isPresent));
  return [known.localAdministrators, known.applications, known.dlp].every(isPresent);
}

function productionProblems({ applications, legacyCentralMcpConfig }: PartialEndpoint): Problem[] {
  const problems: Problem[] = [];
  if (applications?.programs === "audit") {
    const path = [...ENDPOINT, "applications", "programs"];
    problems.push({ path, wrong: "lets every program run", given: "audit", allowed: "must be enforce in prod" });
  }
  if (legacyCentralMcpConfig === true) {
    const path = [...ENDPOINT, "legacyCentralMcpConfig"];
    const wrong = "puts settings in place that Kiro does not read";
    problems.push({ path, wrong, given: true, allowed: "must be false in prod" });
  }
  return problems;
}

function legacyProblems({ legacyCentralMcpConfig }: PartialEndpoint, mcp: PartialConfig["mcp"]): Problem[] {
  if (legacyCentralMcpConfig !== true || mcp !== undefined) return [];
  const path = [...ENDPOINT, "legacyCentralMcpConfig"];
  return [{ path, wrong: "has no servers to name", given: true, allowed: "must be false without the section mcp" }];
}
