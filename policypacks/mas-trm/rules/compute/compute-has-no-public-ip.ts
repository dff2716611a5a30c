import { launchSourceOf } from "../../kit/compute/launch-template.ts";
import { describeSubnet, findIpv6, refusesPublicAddress, subnetHandsOut } from "../../kit/compute/public-address.ts";
import type { Judge } from "../../kit/judge.ts";
import { follow } from "../../kit/network/follow.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import type { Link } from "../../kit/stack-graph.ts";
import * as types from "../../kit/types.ts";

type Check = (resource: Resource, judge: Judge) => void;

/** How each kind of compute comes to a public address. */
const CHECKS: Readonly<Record<string, Check>> = {
  [types.INSTANCE]: checkMachine,
  [types.SPOT_INSTANCE_REQUEST]: checkMachine,
  [types.SPOT_FLEET_REQUEST]: (fleet, judge) =>
    judge.eachOf(fleet, "launchSpecifications", (launch) => checkLaunch(fleet, launch, judge)),
  [types.LAUNCH_TEMPLATE]: (template, judge) =>
    judge.eachOf(template, "networkInterfaces", (entry) => checkInterface(template, entry, judge)),
  [types.LAUNCH_CONFIGURATION]: (configuration, judge) =>
    requireOff(configuration, configuration.props, "associatePublicIpAddress", judge),
  [types.NETWORK_INTERFACE]: (card, judge) => checkIpv6(card, card.props, judge),
  [types.AUTO_SCALING_GROUP]: checkGroup,
  [types.ELASTIC_IP]: (address, judge) => checkAddress(address, ["instance", "networkInterface"], judge),
  [types.ELASTIC_IP_ASSOCIATION]: (address, judge) =>
    checkAddress(address, ["instanceId", "networkInterfaceId"], judge),
  ...Object.fromEntries(
    Object.entries(types.TASK_PUBLIC_IP_PATHS).map(([type, path]) => [
      type,
      (task: Resource, judge: Judge) => checkTask(task, path, judge),
    ]),
  ),
  ...Object.fromEntries(types.LIGHTSAIL_WITH_ADDRESS.map((type) => [type, checkLightsail])),
};

/** No machine, task or interface has a public address, by its own word or by that of its subnet. */
export const computeHasNoPublicIp = resourceRule({
  id: "compute-has-no-public-ip",
  control: "MAS-11.2-08",
  title: "No compute has a public address",
  severity: "critical",
  types: Object.keys(CHECKS),
  cause: "A public address puts a machine one security group rule away from every scanner of the internet.",
  remediation: "Set associatePublicIpAddress (assignPublicIp for tasks) to false, and remove Elastic IP addresses.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
  remedies: [
    {
      types: [types.INSTANCE, types.SPOT_INSTANCE_REQUEST, types.LAUNCH_CONFIGURATION],
      set: { associatePublicIpAddress: false },
      replaces: true,
    },
    { types: [types.LAUNCH_TEMPLATE], set: { "networkInterfaces[].associatePublicIpAddress": "false" } },
    { types: [types.ECS_SERVICE], set: { "networkConfiguration.assignPublicIp": false } },
  ],
  examples: {
    compliant: [
      { type: types.INSTANCE, props: { subnetId: "subnet-0a1b2c3d4e5f60718", associatePublicIpAddress: false } },
    ],
    violating: [
      { type: types.INSTANCE, props: { subnetId: "subnet-0a1b2c3d4e5f60718", associatePublicIpAddress: true } },
    ],
  },
  check(resource, judge) {
    CHECKS[resource.type]?.(resource, judge);
  },
});

function checkMachine(machine: Resource, judge: Judge): void {
  // An interface made apart has no public address but by an Elastic IP, which is judged by itself.
  const hasOwnInterface = machine.props.has("networkInterfaces") || machine.props.has("primaryNetworkInterface");
  if (hasOwnInterface) return requireOff(machine, machine.props, "associatePublicIpAddress", judge);
  if (machine.props.has("associatePublicIpAddress")) return checkLaunch(machine, machine.props, judge);
  const source = launchSourceOf(machine);
  if (source.kind === "elsewhere") return judge.undetermined(machine, source.why);
  const isSettled = source.kind === "own" && source.resource.props.list("networkInterfaces").length > 0;
  if (!isSettled) checkLaunch(machine, machine.props, judge);
}

function checkLaunch(machine: Resource, launch: Props, judge: Judge): void {
  judge.guard(machine, () => checkIpv6(machine, launch, judge));
  if (launch.has("associatePublicIpAddress")) return requireOff(machine, launch, "associatePublicIpAddress", judge);
  checkSubnet(machine, follow(machine, launch.at("subnetId"), types.SUBNETS), judge);
}

function checkInterface(template: Resource, entry: Props, judge: Judge): void {
  judge.guard(template, () => requireOff(template, entry, "associateCarrierIpAddress", judge));
  judge.guard(template, () => checkIpv6(template, entry, judge));
  if (entry.has("associatePublicIpAddress")) return requireOff(template, entry, "associatePublicIpAddress", judge);
  if (entry.has("subnetId")) checkSubnet(template, follow(template, entry.at("subnetId"), types.SUBNETS), judge);
}

/** A group decides by its subnets where its template leaves it open. */
function checkGroup(group: Resource, judge: Judge): void {
  const source = launchSourceOf(group);
  if (source.kind === "elsewhere") return judge.undetermined(group, source.why);
  if (source.kind === "own" && refusesPublicAddress(source.resource)) return;
  if (!group.props.has("vpcZoneIdentifiers")) return checkSubnet(group, { kind: "absent" }, judge);
  judge.eachOf(group, "vpcZoneIdentifiers", (id) => checkSubnet(group, follow(group, id, types.SUBNETS), judge));
}

function checkSubnet(resource: Resource, link: Link, judge: Judge): void {
  const handsOut = subnetHandsOut(link);
  const subject = "associatePublicIpAddress is left out, which leaves it to";
  if (handsOut === "yes")
    judge.violation(resource, `${subject} ${describeSubnet(link)}, which hands out public addresses`);
  else if (handsOut !== "no") judge.undetermined(resource, `${subject} ${handsOut.unclear}`);
}

function checkIpv6(resource: Resource, launch: Props, judge: Judge): void {
  const found = findIpv6(resource, launch);
  if (found?.isCertain === true) judge.violation(resource, found.why);
  else if (found !== undefined) judge.undetermined(resource, found.why);
}

function checkAddress(address: Resource, paths: readonly string[], judge: Judge): void {
  const [path] = paths.filter((property) => address.props.has(property));
  if (path !== undefined) judge.violation(address, `${path} gives compute a public address`);
}

function checkTask(task: Resource, path: string, judge: Judge): void {
  const value = task.props.string(path)?.toLowerCase();
  judge.require(value !== "true" && value !== "enabled", task, `${path} is on`);
}

function checkLightsail(resource: Resource, judge: Judge): void {
  judge.violation(resource, "Lightsail puts it on the internet");
}

function requireOff(resource: Resource, props: Props, flag: string, judge: Judge): void {
  const found = props.at(flag);
  judge.require(props.flag(flag) !== true, resource, `${found.path} is true`);
}
