import { isProperties, textOf, type Value } from "../../rpc/values.ts";
import { zonesOf } from "../place.ts";
import { expand, type Facts, type Recipes, type RecipeTable, regional } from "../recipe.ts";

/** A resource of Network Firewall, which is known by its ARN. */
function firewallPart(kind: string): Recipes {
  return { id: regional("network-firewall", `${kind}/{name}`), arn: "{id}", updateToken: "{uuid:token}" };
}

/** An endpoint in each subnet. Which zone a subnet is in is not known here: the first zones of the Region are told. */
function statuses(facts: Facts): Value {
  const { subnetMappings } = facts.known;
  const subnetIds = Array.isArray(subnetMappings)
    ? subnetMappings.flatMap((mapping) => (isProperties(mapping) ? [mapping["subnetId"] ?? ""] : []))
    : [];
  const syncStates = subnetIds.map((subnetId, index) => ({
    availabilityZone: zonesOf(facts.place.region)[index]?.name ?? "",
    attachments: [{ endpointId: expand(`vpce-{hex17:endpoint${index}}`, facts), subnetId }],
  }));
  return [{ syncStates, transitGatewayAttachmentSyncStates: [] }];
}

/** Network Firewall. */
export const FIREWALL_RECIPES: RecipeTable = {
  "aws:networkfirewall/firewall:Firewall": { ...firewallPart("firewall"), firewallStatuses: statuses },
  "aws:networkfirewall/firewallPolicy:FirewallPolicy": firewallPart("firewall-policy"),
  "aws:networkfirewall/ruleGroup:RuleGroup": {
    ...firewallPart("rulegroup"),
    id: (facts) =>
      expand(
        regional("network-firewall", `${textOf(facts.known["type"])?.toLowerCase() ?? ""}-rulegroup/{name}`),
        facts,
      ),
  },
  "aws:networkfirewall/loggingConfiguration:LoggingConfiguration": { id: "{firewallArn}" },
};
