import { endpointCandidates } from "../../kit/network/endpoint-candidates.ts";
import type { Judge } from "../../kit/judge.ts";
import { didYouMean } from "../../kit/nearest.ts";
import { type Assessment, listFaults, listUnknowns, mayMeetAll, meetsAll } from "../../kit/requirement.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { VPC_ENDPOINT, VPCS } from "../../kit/types.ts";
import { endpointTypeFor, KIRO_ENDPOINT_REGIONS, statedRegion } from "../../kit/network/vpc-endpoint.ts";

interface Settings {
  readonly services: readonly string[];
  readonly vpcs: readonly VpcNeeds[];
  readonly kiro: boolean;
}

/** What one VPC needs, by its logical name. */
interface VpcNeeds {
  readonly name: string;
  readonly services: readonly string[];
}

const SERVICES = { type: "array", items: { type: "string" } } as const;

/** Each VPC that the stack makes has the private endpoints that a workload without internet needs. */
export const mandatoryEndpoints = stackRule<Settings>({
  id: "mandatory-endpoints",
  control: "MAS-11.2-18",
  title: "Each VPC has its mandatory private endpoints",
  severity: "critical",
  types: VPCS,
  cause: "What a VPC cannot reach privately it reaches over the internet, or somebody opens a way there.",
  remediation:
    "Add an aws.ec2.VpcEndpoint for the named service to this VPC: type Interface with subnets and private DNS, or Gateway with route tables for s3.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html",
  settings: {
    services: {
      ...SERVICES,
      description: "Last parts of the names of the services that each VPC needs an endpoint for, beside Kiro's",
      default: ["logs", "kms", "sts", "s3"],
    },
    vpcs: {
      type: "array",
      items: {
        type: "object",
        properties: { name: { type: "string" }, services: SERVICES },
        required: ["name", "services"],
        additionalProperties: false,
      },
      description:
        "VPCs that need services of their own in place of those, by logical name, such as one that holds no workload",
      default: [],
    },
    kiro: {
      type: "boolean",
      description: "Whether VPCs in a Region that has Kiro's endpoints (q, codewhisperer) need them",
      default: true,
    },
  },
  examples: {
    compliant: [
      { type: VPCS[0], name: "core", props: { region: "ap-southeast-1" } },
      ...["logs", "kms", "sts"].map((service) => ({
        type: VPC_ENDPOINT,
        name: service,
        props: {
          vpcEndpointType: "Interface",
          serviceName: `com.amazonaws.ap-southeast-1.${service}`,
          subnetIds: ["subnet-1"],
        },
        dependsOn: { vpcId: ["core"] },
      })),
      {
        type: VPC_ENDPOINT,
        name: "s3",
        props: { serviceName: "com.amazonaws.ap-southeast-1.s3", routeTableIds: ["rtb-1"] },
        dependsOn: { vpcId: ["core"] },
      },
    ],
    violating: [{ type: VPCS[0], name: "core", props: { region: "ap-southeast-1" } }],
  },
  check(stack, judge, settings) {
    const made = stack.ofType(...VPCS).filter((vpc) => !vpc.isRead);
    const ownNeeds = needsOf(judge, made, settings.vpcs);
    judge.each(made, (vpc) => {
      const services = new Set(ownNeeds.get(vpc) ?? settings.services);
      if (settings.kiro) judge.guard(vpc, () => kiroServices(statedRegion(vpc)).forEach((it) => services.add(it)));
      checkVpc(stack, judge, vpc, services);
    });
  },
});

/** What is asked of single VPCs. A name that is not that of exactly one loosens nothing, and is a violation. */
function needsOf(
  judge: Judge,
  made: readonly Resource[],
  vpcs: readonly VpcNeeds[],
): ReadonlyMap<Resource, readonly string[]> {
  const needs = new Map<Resource, readonly string[]>();
  for (const { name, services } of vpcs) {
    const [vpc, another] = made.filter((it) => it.name === name);
    if (vpc === undefined) {
      const names = made.map((it) => it.name);
      judge.violation(undefined, `vpcs names ${name}, which is no VPC of this stack${didYouMean(name, names)}`);
    } else if (another !== undefined) judge.violation(undefined, `vpcs names ${name}, which more VPCs than one are`);
    else needs.set(vpc, [...(needs.get(vpc) ?? []), ...services]);
  }
  return needs;
}

function kiroServices(region: string): readonly string[] {
  return Object.entries(KIRO_ENDPOINT_REGIONS).flatMap(([service, regions]) =>
    regions.includes(region) ? [service] : [],
  );
}

function checkVpc(stack: StackGraph, judge: Judge, vpc: Resource, services: ReadonlySet<string>): void {
  const undecided: (readonly Assessment[])[] = [];
  for (const service of services) {
    const what = `${endpointTypeFor(service)} endpoint for ${service}`;
    const { named, unnamed } = endpointCandidates(stack, vpc, service);
    if (named.some(meetsAll)) continue;
    const open = named.filter(mayMeetAll);
    if (open.length === 0) undecided.push(unnamed);
    const possible = [...open, ...unnamed];
    if (possible.length > 0) {
      judge.undetermined(vpc, `its ${what} depends on ${listUnknowns(possible)}, not known yet`);
    } else {
      judge.violation(vpc, named.length === 0 ? `no ${what}` : `no ${what} that serves it (${listFaults(named)})`);
    }
  }
  refuseShortage(judge, vpc, undecided);
}

/** Whatever services the nameless endpoints turn out to be for, each is for one only. */
function refuseShortage(judge: Judge, vpc: Resource, undecided: readonly (readonly Assessment[])[]): void {
  const needs = undecided.filter((endpoints) => endpoints.length > 0);
  const spare = new Set(needs.flat().map(({ resource }) => resource)).size;
  if (needs.length > spare) {
    judge.violation(
      vpc,
      `${needs.length} endpoints are missing, and only ${spare} without a known service could be one`,
    );
  }
}
