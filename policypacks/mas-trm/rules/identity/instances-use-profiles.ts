import { launchSourceOf } from "../../kit/compute/launch-template.ts";
import type { Judge } from "../../kit/judge.ts";
import { follow } from "../../kit/network/follow.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import {
  INSTANCE,
  INSTANCE_PROFILE,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  SPOT_FLEET_REQUEST,
  SPOT_INSTANCE_REQUEST,
} from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

/** Where a machine can name its profile: by name, by ARN, or as an object with either. */
const NAMES = ["iamInstanceProfile", "iamInstanceProfile.name", "iamInstanceProfile.arn", "iamInstanceProfileArn"];

/** Servers have a role of their own, so that nobody has to bring them keys. */
export const instancesUseProfiles = resourceRule({
  id: "instances-use-profiles",
  control: "MAS-9.1-08",
  title: "Compute uses a role, not keys",
  severity: "low",
  types: [INSTANCE, SPOT_INSTANCE_REQUEST, SPOT_FLEET_REQUEST, LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION],
  cause: "A server without a role gets its access to AWS from keys that somebody stores on it.",
  remediation: "Set iamInstanceProfile to an aws.iam.InstanceProfile with a role for the server's task.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
  examples: {
    compliant: [
      { type: INSTANCE_PROFILE, name: "web", props: { role: "web" } },
      { type: INSTANCE, props: {}, dependsOn: { iamInstanceProfile: ["web"] } },
    ],
    violating: [{ type: INSTANCE, props: { ami: "ami-0a1b2c3d4e5f60718" } }],
  },
  check(resource, judge) {
    if (resource.type !== SPOT_FLEET_REQUEST) return checkMachine(resource, judge);
    judge.eachOf(resource, "launchSpecifications", (specification) => {
      judge.require(hasProfile(resource, specification), resource, `${specification.path} has no instance profile`);
    });
  },
});

function checkMachine(machine: Resource, judge: Judge): void {
  if (hasProfile(machine, machine.props)) return;
  const source = launchSourceOf(machine);
  if (source.kind === "none") judge.violation(machine, "it has no instance profile");
  // A template of this stack is judged itself.
  if (source.kind === "elsewhere") judge.undetermined(machine, source.why);
}

function hasProfile(resource: Resource, launch: Props): boolean {
  return NAMES.some((name) => {
    const link = follow(resource, launch.at(name), [INSTANCE_PROFILE]);
    if (link.kind === "open" && link.candidates.length === 0) throw new UnknownProperty(link.path);
    return link.kind !== "absent";
  });
}
