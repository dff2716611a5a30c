import type { Judge } from "../../kit/judge.ts";
import { isInternetFacing, kindOf } from "../../kit/network/load-balancer.ts";
import { demandRelated } from "../../kit/related.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import {
  APP_RUNNER_SERVICE,
  DISTRIBUTION,
  GRAPHQL_API,
  LOAD_BALANCERS,
  REST_API,
  REST_API_STAGE,
  USER_POOL,
  WEB_ACL,
  WEB_ACL_ASSOCIATION,
} from "../../kit/types.ts";
import { UnknownProperty } from "../../kit/unknown.ts";

interface Settings {
  readonly protectedElsewhere: readonly string[];
}

type Test = (stack: StackGraph, entry: Resource) => boolean;

/** The types that a web ACL is associated with, each with when it can be reached from the internet. */
const ENTRIES: Readonly<Record<string, Test>> = {
  // Network and gateway load balancers cannot have a web ACL.
  ...Object.fromEntries(
    LOAD_BALANCERS.map((type): [string, Test] => [
      type,
      (_, balancer) => kindOf(balancer) === "application" && isInternetFacing(balancer),
    ]),
  ),
  [REST_API_STAGE]: isPublicStage,
  [USER_POOL]: () => true,
  [GRAPHQL_API]: (_, { props }) => props.string("visibility") !== "PRIVATE",
  [APP_RUNNER_SERVICE]: (_, { props }) =>
    props.flag("networkConfiguration.ingressConfiguration.isPubliclyAccessible") !== false,
};

/** Whatever can be reached from the internet stands behind a web ACL. */
export const publicEntryHasWaf = stackRule<Settings>({
  id: "public-entry-has-waf",
  control: "MAS-11.2-24",
  title: "Public entries have a web ACL",
  severity: "medium",
  types: [...Object.keys(ENTRIES), DISTRIBUTION],
  cause: "Every scanner on the internet tries what it knows on a new entry within minutes.",
  remediation:
    "Add an aws.wafv2.WebAclAssociation for the entry, or set webAclId on a distribution; name entries that another stack protects in protectedElsewhere.",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html",
  settings: {
    protectedElsewhere: {
      type: "array",
      items: { type: "string" },
      description: "Logical names of entries that another stack associates with a web ACL; declared, not observed",
      default: [],
    },
  },
  examples: {
    compliant: [
      { type: LOAD_BALANCERS[0], name: "entry", props: {} },
      { type: WEB_ACL_ASSOCIATION, props: {}, dependsOn: { resourceArn: ["entry"] } },
    ],
    violating: [{ type: LOAD_BALANCERS[0], props: {} }],
  },
  check(stack, judge, { protectedElsewhere }) {
    const isOwn = ({ isRead, name }: Resource) => !isRead && !protectedElsewhere.includes(name);
    const how = { types: [WEB_ACL_ASSOCIATION], path: "resourceArn", what: "web ACL association" };
    for (const [type, isPublic] of Object.entries(ENTRIES)) {
      judge.each(stack.ofType(type).filter(isOwn), (entry) => {
        const isProtected = stack.referrers(entry, how.types, how.path).length > 0;
        if (!isProtected && isPublic(stack, entry)) demandRelated(stack, judge, entry, how);
      });
    }
    judge.each(stack.ofType(DISTRIBUTION).filter(isOwn), (distribution) => checkDistribution(judge, distribution));
  },
});

/** An API that is private is reached by VPC endpoints only. One of another stack may be. */
function isPublicStage(stack: StackGraph, stage: Resource): boolean {
  const link = stack.link(stage, "restApi", [REST_API]);
  if (link.kind !== "resource") throw new UnknownProperty("whether its API is private");
  return !link.resource.props.strings("endpointConfiguration.types").includes("PRIVATE");
}

/** Distributions name their web ACL themselves. The ids of WAF Classic, which is gone, are no ARNs. */
function checkDistribution(judge: Judge, distribution: Resource): void {
  if (distribution.props.flag("enabled") === false) return;
  const link = distribution.link("webAclId", [WEB_ACL]);
  if (link.kind === "open") throw new UnknownProperty(link.path);
  const isSet = link.kind === "resource" || (link.kind === "literal" && /^arn:[^:]+:wafv2:/.test(link.value));
  judge.require(isSet, distribution, "webAclId names no web ACL");
}
