import type { Rule } from "../../kit/rule.ts";
import { endpointPolicyRestrictive } from "./endpoint-policy-restrictive.ts";
import { endpointPrivateDns } from "./endpoint-private-dns.ts";
import { endpointServiceNamesValid } from "./endpoint-service-names-valid.ts";
import { endpointSgHttpsOnly } from "./endpoint-sg-https-only.ts";
import { mandatoryEndpoints } from "./mandatory-endpoints.ts";

/** Rules about private endpoints. */
export const endpointsRules: readonly Rule[] = [
  mandatoryEndpoints,
  endpointPrivateDns,
  endpointPolicyRestrictive,
  endpointServiceNamesValid,
  endpointSgHttpsOnly,
];
