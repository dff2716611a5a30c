import { launchSourceOf } from "../../kit/compute/launch-template.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import {
  INSTANCE,
  INSTANCE_METADATA_DEFAULTS,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  SPOT_FLEET_REQUEST,
  SPOT_INSTANCE_REQUEST,
} from "../../kit/types.ts";

interface Settings {
  readonly maxHopLimit: number;
}

/**
 * The instance metadata service answers only to session tokens, and not beyond the machine. What stands in an
 * instance counts before what stands in its template; a service that is switched off needs no token.
 */
export const imdsv2Required = resourceRule<Settings>({
  id: "imdsv2-required",
  control: "MAS-11.3-01",
  title: "The instance metadata service needs tokens",
  severity: "high",
  types: [
    INSTANCE,
    SPOT_INSTANCE_REQUEST,
    SPOT_FLEET_REQUEST,
    LAUNCH_TEMPLATE,
    LAUNCH_CONFIGURATION,
    INSTANCE_METADATA_DEFAULTS,
  ],
  cause: "Without tokens, any web application that fetches a URL for a stranger gives away the machine's role.",
  remediation: "Set httpTokens to required in metadataOptions, and keep httpPutResponseHopLimit within the limit.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
  settings: {
    maxHopLimit: {
      type: "integer",
      minimum: 1,
      description: "How many network hops a token may travel: 1 stays on the machine, 2 reaches containers",
      default: 1,
    },
  },
  remedies: [
    {
      types: [INSTANCE, SPOT_INSTANCE_REQUEST, LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION],
      set: { "metadataOptions.httpTokens": "required" },
    },
    { types: [INSTANCE_METADATA_DEFAULTS], set: { httpTokens: "required" } },
  ],
  examples: {
    compliant: [{ type: INSTANCE, props: { metadataOptions: { httpTokens: "required" } } }],
    violating: [{ type: INSTANCE, props: { ami: "ami-0a1b2c3d4e5f60718" } }],
  },
  check(resource, judge, { maxHopLimit }) {
    if (resource.type === SPOT_FLEET_REQUEST) return checkFleet(resource, judge);
    const isAccount = resource.type === INSTANCE_METADATA_DEFAULTS;
    const options = isAccount ? resource.props : resource.props.at("metadataOptions");
    if (!isAccount && !resource.props.has("metadataOptions") && isSettledByTemplate(resource, judge)) return;
    checkOptions(resource, options, judge, maxHopLimit);
  },
});

function checkOptions(resource: Resource, options: Props, judge: Judge, maxHopLimit: number): void {
  // Asked last: a service that is switched off needs no token, but whether it is may not be known yet.
  const isOff = () => options.string("httpEndpoint")?.toLowerCase() === "disabled";
  judge.guard(resource, () => {
    const tokens = options.string("httpTokens")?.toLowerCase();
    const state = tokens === undefined ? "is left out" : "is not required";
    judge.require(tokens === "required" || isOff(), resource, `${options.at("httpTokens").path} ${state}`);
  });
  judge.guard(resource, () => {
    const hops = options.number("httpPutResponseHopLimit") ?? 1;
    const path = options.at("httpPutResponseHopLimit").path;
    judge.require(hops <= maxHopLimit || isOff(), resource, `${path} is above ${maxHopLimit}`);
  });
}

/** Whether the options stand in a template, which is judged by itself; one from elsewhere cannot be. */
function isSettledByTemplate(machine: Resource, judge: Judge): boolean {
  const source = launchSourceOf(machine);
  if (source.kind === "elsewhere") judge.undetermined(machine, source.why);
  return source.kind !== "none";
}

/** Launch specifications inside a fleet have no place for metadata options. */
function checkFleet(fleet: Resource, judge: Judge): void {
  const why = "launchSpecifications cannot require tokens; launch templates can";
  judge.require(fleet.props.list("launchSpecifications").length === 0, fleet, why);
}
