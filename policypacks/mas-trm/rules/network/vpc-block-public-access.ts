import { stackRule } from "../../kit/rule.ts";
import { VPC_BLOCK_PUBLIC_ACCESS, VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION, VPCS } from "../../kit/types.ts";

interface Settings {
  readonly required: boolean;
}

/**
 * Where the stack sets VPC block public access, it blocks both ways and excludes nothing. It is one setting for each
 * account and Region, so only the stack that lays an account's base must have it: say so by `required`.
 */
export const vpcBlockPublicAccess = stackRule<Settings>({
  id: "vpc-block-public-access",
  control: "MAS-11.2-27",
  title: "VPC block public access is on both ways, without exclusions",
  severity: "high",
  types: "every",
  cause: "It is the one switch that holds even when somebody adds a gateway and a route; an exclusion is a hole in it.",
  remediation: "Set internetGatewayBlockMode to block-bidirectional in every Region in use, and remove exclusions.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html",
  settings: {
    required: {
      type: "boolean",
      description: "Whether the stack lays the base of its account, so that its VPCs' Regions must be blocked by it",
      default: false,
    },
  },
  examples: {
    compliant: [{ type: VPC_BLOCK_PUBLIC_ACCESS, props: { internetGatewayBlockMode: "block-bidirectional" } }],
    violating: [{ type: VPC_BLOCK_PUBLIC_ACCESS, props: { internetGatewayBlockMode: "block-ingress" } }],
  },
  check(stack, judge, { required }) {
    const options = stack.ofType(VPC_BLOCK_PUBLIC_ACCESS);
    judge.each(options, (option) => {
      const mode = option.props.string("internetGatewayBlockMode");
      judge.require(mode === "block-bidirectional", option, "internetGatewayBlockMode is not block-bidirectional");
    });
    for (const exclusion of stack.ofType(VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION)) {
      judge.violation(exclusion, "exempts a network from the block");
    }
    if (!required) return;
    if (options.length === 0 && stack.ofType(...VPCS).length === 0) {
      judge.violation(undefined, "the stack lays the base of the account but does not block public access to VPCs");
    }
    judge.each(stack.ofType(...VPCS), (vpc) => {
      const region = vpc.region();
      const isBlocked = options.some((option) => option.region() === region);
      judge.require(isBlocked, vpc, `nothing in this stack blocks public access in ${region ?? "its Region"}`);
    });
  },
});
