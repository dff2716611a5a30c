import type { Judge } from "../../kit/judge.ts";
import { checkClassic, checkListener, checkListenerRule } from "../../kit/network/listener-requirements.ts";
import type { Props } from "../../kit/props.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { isModernPolicy, type TlsVersion } from "../../kit/network/tls.ts";
import {
  API_DOMAIN,
  CLASSIC_LOAD_BALANCER,
  DISTRIBUTION,
  HTTP_API_DOMAIN,
  LISTENER_RULES,
  LISTENERS,
  REST_API,
} from "../../kit/types.ts";
import { reach } from "../../kit/values.ts";
import { told } from "../../kit/told.ts";

interface Settings {
  readonly minimumTls: TlsVersion;
}

type Check = (resource: Resource, judge: Judge, least: TlsVersion) => void;

/** Judges the security policy at a path. Where none is named, what AWS takes depends on the kind and age of the API. */
function policyAt(path: string): Check {
  return (resource, judge, least) => {
    const policy = resource.props.string(path);
    if (policy === undefined) judge.violation(resource, `${path} is not set`);
    else
      judge.require(isModernPolicy(policy, least), resource, `${path} ${told(policy, "tls")} takes TLS below ${least}`);
  };
}

/** How each type is judged. */
const CHECKS: Readonly<Record<string, Check>> = {
  ...Object.fromEntries(LISTENERS.map((type) => [type, checkListener])),
  ...Object.fromEntries(LISTENER_RULES.map((type) => [type, checkListenerRule])),
  [CLASSIC_LOAD_BALANCER]: checkClassic,
  [API_DOMAIN]: policyAt("securityPolicy"),
  [HTTP_API_DOMAIN]: policyAt("domainNameConfiguration.securityPolicy"),
  [REST_API]: (api, judge, least) => {
    if (api.props.has("securityPolicy")) policyAt("securityPolicy")(api, judge, least);
  },
  [DISTRIBUTION]: checkDistribution,
};

/** Whatever takes requests takes them over modern TLS only, and sends those over plain HTTP there. */
export const listenerTlsModern = resourceRule<Settings>({
  id: "listener-tls-modern",
  control: "MAS-10.1-02",
  title: "Entries take modern TLS only and redirect plain HTTP",
  severity: "high",
  types: Object.keys(CHECKS),
  cause: "Over plain HTTP or old TLS anybody on the way can read what is sent, or change it.",
  remediation:
    "Use HTTPS with a security policy of TLS 1.2 or later, let listeners of plain HTTP redirect to HTTPS, and set viewerProtocolPolicy to redirect-to-https.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
  settings: {
    minimumTls: {
      type: "string",
      enum: ["1.2", "1.3"],
      description: "Oldest version of TLS that entries may take",
      default: "1.2",
    },
  },
  examples: {
    compliant: [{ type: LISTENERS[0], props: { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" } }],
    violating: [{ type: LISTENERS[0], props: { protocol: "HTTP", defaultActions: [{ type: "forward" }] } }],
  },
  check(resource, judge, { minimumTls }) {
    CHECKS[resource.type]?.(resource, judge, minimumTls);
  },
});

/** CloudFront's own certificate comes with TLS 1.0, and so does one of the bank's unless a version is set. */
function checkDistribution(distribution: Resource, judge: Judge, least: TlsVersion): void {
  const { props } = distribution;
  judge.guard(distribution, () => {
    const isOwn = props.flag("viewerCertificate.cloudfrontDefaultCertificate") === true;
    const policy = isOwn ? "TLSv1" : (props.string("viewerCertificate.minimumProtocolVersion") ?? "TLSv1");
    const why = `its minimumProtocolVersion ${told(policy, "tls")} takes TLS below ${least}`;
    judge.require(isModernPolicy(policy, least), distribution, why);
  });
  for (const path of ["defaultCacheBehavior", "orderedCacheBehaviors[]"]) {
    judge.guard(distribution, () => {
      for (const behavior of reach(props, path))
        judge.guard(distribution, () => checkBehavior(distribution, judge, behavior));
    });
  }
}

function checkBehavior(distribution: Resource, judge: Judge, behavior: Props): void {
  const takesHttp = behavior.string("viewerProtocolPolicy") === "allow-all";
  judge.require(!takesHttp, distribution, `${behavior.path}.viewerProtocolPolicy is allow-all`);
}
