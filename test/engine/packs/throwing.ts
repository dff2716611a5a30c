import type { Rule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { resourceRule, stackRule } from "../../../policypacks/mas-trm/kit/rule.ts";
import { VOLUME } from "../../../policypacks/mas-trm/kit/types.ts";
import { requiredTags } from "../../../policypacks/mas-trm/rules/governance/required-tags.ts";
import { vpcFlowLogs } from "../../../policypacks/mas-trm/rules/logging/vpc-flow-logs.ts";
import { securityTrailExists } from "../../../policypacks/mas-trm/rules/trail/security-trail-exists.ts";
import { ebsVolumesEncrypted } from "../../../policypacks/mas-trm/rules/volumes/ebs-volumes-encrypted.ts";
import { serve } from "../../../policypacks/mas-trm/server/serve.ts";

/** A rule about single resources with a bug: it throws, and puts a property's value into its error. */
const brokenTags = resourceRule({
  ...requiredTags,
  settings: {},
  types: [VOLUME],
  check(volume) {
    throw new RangeError(`cannot judge ${volume.props.string("availabilityZone") ?? ""}`);
  },
});

/** A rule about the stack with the same bug. */
const brokenTrail = stackRule({
  ...securityTrailExists,
  settings: {},
  check(stack) {
    throw new TypeError(`cannot judge ${JSON.stringify(stack.resources.map(({ facts }) => facts.inputs))}`);
  },
});

/** Two rules that throw, each before a sound one of its kind. */
const rules: readonly Rule[] = [brokenTags, ebsVolumesEncrypted, brokenTrail, vpcFlowLogs];

serve({ name: "mas-trm", version: "0.0.1" }, rules);
