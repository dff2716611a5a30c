import { namesOfTheBankProblems } from "../../components/egress/egress-plan.ts";
import { Cidr } from "./cidr.ts";
import type { Problem, SettingPath } from "./explain.ts";
import { inspectionProblems } from "./inspection-checks.ts";
import { type LandingZoneConfig, PROJECT } from "./schema.ts";
import type { WellFormed } from "./well-formed.ts";

type PartialConfig = WellFormed<LandingZoneConfig>;
type PartialEgress = WellFormed<LandingZoneConfig["egress"]>;

const EGRESS: SettingPath = [PROJECT, "egress"];

/** Checks the way out against the network, and the hosts against what must never be reached. */
export function egressProblems(config: PartialConfig): Problem[] {
  const { egress } = config;
  if (egress === undefined) return [];
  return [
    ...modeProblems(egress, config.environment),
    ...rangeProblems(config, egress),
    ...inspectionProblems(config),
    ...nameProblems(egress),
    ...repeatedClasses(egress),
  ];
}

/** What the section of each way out holds. */
const HELD = { corporate: "the bank's proxy", inspection: "the range of the firewall's VPC" } as const;

function modeProblems(egress: PartialEgress, environment?: string): Problem[] {
  const { mode, strictGuideBlockList } = egress;
  const problems = (["corporate", "inspection"] as const).flatMap((way): Problem[] => {
    const path = [...EGRESS, way];
    if (mode === way && egress[way] === undefined) {
      return [{ path, wrong: "is missing", allowed: `must hold ${HELD[way]}, since mode is ${way}` }];
    }
    if (mode === undefined || mode === way || egress[way] === undefined) return [];
    return [{ path, wrong: `is of no use with mode ${mode}`, allowed: `must be absent, or mode must be ${way}` }];
  });
  if (environment === "prod" && strictGuideBlockList === true) {
    problems.push({
      path: [...EGRESS, "strictGuideBlockList"],
      wrong: "denies a host that every sign-in needs",
      given: true,
      allowed: "must be false in prod",
    });
  }
  return problems;
}

/** A range of the section with the place where it stands. */
interface Range {
  readonly path: SettingPath;
  readonly text: string;
  readonly cidr: Cidr;
}

function rangeProblems({ network }: PartialConfig, { corporate }: PartialEgress): Problem[] {
  const path = [...EGRESS, "corporate"];
  const proxy = rangesOf([...path, "proxy", "cidr"], [corporate?.proxy?.cidr], false);
  const behind = rangesOf([...path, "transit", "cidrs"], corporate?.transit?.cidrs, true);
  const directories = rangesOf([PROJECT, "network", "directoryCidrs"], network?.directoryCidrs, true);
  const vpc = network?.cidr === undefined ? undefined : new Cidr(network.cidr);
  // A directory that AWS runs stands among the desktops, where no route is needed.
  const isOutside = ({ cidr }: Range) => vpc === undefined || !cidr.isWithin(vpc);
  const routed = [...proxy, ...directories.filter(isOutside)];
  return [
    ...[...proxy, ...behind].flatMap(formProblems),
    ...behind.flatMap((range) => (vpc?.overlaps(range.cidr) ? [overlapProblem(range, vpc)] : [])),
    ...(behind.length > 0 ? routed.flatMap((range) => unroutedProblems(range, behind)) : []),
  ];
}

function rangesOf(path: SettingPath, texts: readonly (string | undefined)[] | undefined, isList: boolean): Range[] {
  return (texts ?? []).flatMap((text, index) =>
    text === undefined ? [] : [{ path: isList ? [...path, index] : path, text, cidr: new Cidr(text) }],
  );
}

function formProblems({ path, text, cidr }: Range): Problem[] {
  const problems: Problem[] = [];
  if (cidr.hasHostBits) {
    problems.push({
      path,
      wrong: "has host bits set",
      given: text,
      allowed: `must be a network such as ${String(cidr)}`,
    });
  }
  if (!cidr.isPrivate) {
    const allowed = "must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918)";
    problems.push({ path, wrong: "is not a private range", given: text, allowed });
  }
  return problems;
}

function overlapProblem({ path, text }: Range, vpc: Cidr): Problem {
  return { path, wrong: "overlaps the VPC", given: text, allowed: `must be a range apart from ${String(vpc)}` };
}

function unroutedProblems({ path, text, cidr }: Range, behind: readonly Range[]): Problem[] {
  // What is no private network at all has been said already.
  if (cidr.hasHostBits || !cidr.isPrivate || behind.some((range) => cidr.isWithin(range.cidr))) return [];
  const allowed = `must lie in ${behind.map((range) => range.text).join(", ")}, or desktops have no route to it`;
  return [{ path, wrong: "lies outside egress.corporate.transit.cidrs", given: text, allowed }];
}

function nameProblems({ additionalHosts, internalDomains }: PartialEgress): Problem[] {
  // Places of what has no proper form are kept, so that the paths stay right.
  const problems = namesOfTheBankProblems({
    additionalHosts: (additionalHosts ?? []).map((entry) => ({ host: entry?.host ?? "unread.example", reason: "" })),
    internalDomains: (internalDomains ?? []).map((domain) => domain ?? "unread.example"),
  });
  return problems.map(({ path, wrong, given, allowed }) => ({
    path: [...EGRESS, ...path],
    wrong,
    given,
    allowed: `must be ${allowed}`,
  }));
}

function repeatedClasses({ allow = [] }: PartialEgress): Problem[] {
  return allow.flatMap((name, index): Problem[] => {
    const first = allow.indexOf(name);
    if (name === undefined || first === index) return [];
    const wrong = `repeats allow[${first}]`;
    return [{ path: [...EGRESS, "allow", index], wrong, given: name, allowed: "must name each class once" }];
  });
}
