import type { Judge } from "../../kit/judge.ts";
import { anyOf, ask } from "../../kit/maybe.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import { DEFAULT_VPC, ENDPOINT_PRIVATE_DNS, VPC_ENDPOINT, VPCS } from "../../kit/types.ts";
import { endpointType, inSameVpc, isThirdParty, readServiceName } from "../../kit/network/vpc-endpoint.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

/** Services resolve to their endpoints, so that nobody has to know that there are any. */
export const endpointPrivateDns = stackRule({
  id: "endpoint-private-dns",
  control: "MAS-11.2-19",
  title: "Private DNS works for interface endpoints",
  severity: "high",
  types: [VPC_ENDPOINT],
  cause: "Without private DNS the service's name keeps its public address, and the endpoint stands unused.",
  remediation:
    "Set privateDnsEnabled to true on the endpoint, and enableDnsSupport and enableDnsHostnames to true on its VPC.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  examples: {
    compliant: [
      { type: VPCS[0], name: "core", props: { enableDnsHostnames: true } },
      {
        type: VPC_ENDPOINT,
        props: {
          vpcEndpointType: "Interface",
          serviceName: "com.amazonaws.us-east-1.kms",
          privateDnsEnabled: true,
        },
        dependsOn: { vpcId: ["core"] },
      },
    ],
    violating: [
      {
        type: VPC_ENDPOINT,
        props: { vpcId: "vpc-1", vpcEndpointType: "Interface", serviceName: "com.amazonaws.us-east-1.kms" },
      },
    ],
  },
  check(stack, judge) {
    judge.each(stack.ofType(VPC_ENDPOINT), (endpoint) => {
      if (endpointType(endpoint) !== "Interface") return;
      judge.guard(endpoint, () => checkSwitch(stack, judge, endpoint));
      judge.guard(endpoint, () => checkInboundOnly(stack, judge, endpoint));
    });
    judge.each(stack.ofType(...VPCS), (vpc) => checkVpc(stack, judge, vpc));
  },
});

function checkSwitch(stack: StackGraph, judge: Judge, endpoint: Resource): void {
  const switches = stack.referrers(endpoint, [ENDPOINT_PRIVATE_DNS], "vpcEndpointId");
  judge.each(switches, (it) =>
    judge.require(it.props.flag("privateDnsEnabled") === true, it, "privateDnsEnabled is not true"),
  );
  const own = endpoint.props.flag("privateDnsEnabled");
  if (own === true || isThirdParty(endpoint.props.string("serviceName"))) return;
  if (own === undefined && switches.length > 0) return;
  if (own === undefined && stack.openReferrers(endpoint, [ENDPOINT_PRIVATE_DNS], "vpcEndpointId").length > 0) {
    judge.undetermined(endpoint, "a private DNS switch of this stack may or may not be for this endpoint");
  } else judge.violation(endpoint, "privateDnsEnabled is not true");
}

/** The option sends the VPC's own traffic to a gateway endpoint, so there has to be one. */
function checkInboundOnly(stack: StackGraph, judge: Judge, endpoint: Resource): void {
  if (endpoint.props.flag("dnsOptions.privateDnsOnlyForInboundResolverEndpoint") !== true) return;
  const serviceOf = (it: Resource) => readServiceName(it.props.string("serviceName"))?.service;
  const service = serviceOf(endpoint);
  const takesTraffic = anyOf(
    stack
      .ofType(VPC_ENDPOINT)
      .filter((it) => inSameVpc(stack, endpoint, it))
      .map((it) => ask(() => endpointType(it) === "Gateway" && serviceOf(it) === service)),
  );
  if (takesTraffic === undefined) throw new UnknownProperty("type or service of another endpoint of the VPC");
  judge.require(
    takesTraffic,
    endpoint,
    "private DNS answers inbound resolver endpoints only, and no gateway endpoint takes the VPC's own traffic",
  );
}

function checkVpc(stack: StackGraph, judge: Judge, vpc: Resource): void {
  const inside = stack.referrers(vpc, [VPC_ENDPOINT], "vpcId");
  const perhaps = [...inside, ...stack.openReferrers(vpc, [VPC_ENDPOINT], "vpcId")];
  const isTyped = (endpoint: Resource) => !endpoint.props.isUnknown("vpcEndpointType");
  const isInterface = (endpoint: Resource) => endpointType(endpoint) === "Interface";
  if (!perhaps.some((it) => !isTyped(it) || isInterface(it))) return;
  const surely = inside.some((it) => isTyped(it) && isInterface(it));
  const require = (holds: boolean, why: string) => {
    if (surely) judge.require(holds, vpc, why);
    else if (!holds) judge.undetermined(vpc, `${why}, and an interface endpoint may or may not be in this VPC`);
  };
  judge.guard(vpc, () => require(vpc.props.flag("enableDnsSupport") !== false, "enableDnsSupport is false"));
  judge.guard(vpc, () => {
    // A VPC that AWS makes by itself has host names on.
    const byDefault = vpc.type === DEFAULT_VPC;
    require(vpc.props.flag("enableDnsHostnames") ?? byDefault, "enableDnsHostnames is not true");
  });
}
