import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { FUNCTION, SECURITY_GROUPS, SUBNETS } from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

/** Functions run inside a VPC, where the network's controls hold for them. */
export const functionsInVpc = resourceRule({
  id: "functions-in-vpc",
  control: "MAS-11.2-23",
  title: "Functions run inside a VPC",
  severity: "low",
  types: [FUNCTION],
  cause: "A function outside of a VPC reaches the whole internet, past every firewall and flow log.",
  remediation: "Set vpcConfig with subnetIds and securityGroupIds, or a capacity provider, which has a VPC.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
  examples: {
    compliant: [{ type: FUNCTION, props: { vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] } } }],
    violating: [{ type: FUNCTION, props: { vpcConfig: { subnetIds: [], securityGroupIds: [] } } }],
  },
  check(resource, judge) {
    // Managed instances run where their capacity provider is, which is always a VPC.
    if (resource.props.has("capacityProviderConfig")) return;
    for (const [path, types] of [
      ["vpcConfig.subnetIds", SUBNETS],
      ["vpcConfig.securityGroupIds", SECURITY_GROUPS],
    ] as const) {
      judge.guard(resource, () => {
        judge.require(
          hasAny(resource, path, types),
          resource,
          `${path} is empty, so it runs outside of the bank's networks`,
        );
      });
    }
  },
});

/** A list that is not known yet is not empty when it comes from resources that it is meant for. */
function hasAny(resource: Resource, path: string, types: readonly string[]): boolean {
  const list = resource.props.at(path);
  if (!list.isOpaque) return list.elements.some((element) => element.isOpaque || (element.text ?? "") !== "");
  const link = resource.graph?.linkOf(resource, list, types);
  if (link?.kind === "resource" || (link?.kind === "open" && link.candidates.length > 0)) return true;
  throw new UnknownProperty(list.path);
}
