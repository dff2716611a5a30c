import { BASELINE_SETTINGS, type BaselineSettings, mustExist } from "../../kit/account-baseline.ts";
import { checkRecorder, isStarted } from "../../kit/logging/config-recorder.ts";
import type { Judge } from "../../kit/judge.ts";
import { demand } from "../../kit/requirement.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import {
  ACCESS_ANALYZER,
  CONFIG_DELIVERY_CHANNEL,
  CONFIG_RECORDER,
  CONFIG_RECORDER_STATUS,
  MACIE,
  SECURITY_HUBS,
  SECURITY_STANDARD,
} from "../../kit/types.ts";

/** What must be there, by the names that the setting uses. */
const SERVICES: Readonly<Record<string, { readonly types: readonly string[]; readonly what: string }>> = {
  "security-hub": { types: SECURITY_HUBS, what: "Security Hub" },
  "access-analyzer": { types: [ACCESS_ANALYZER], what: "analyzer of external access" },
  config: { types: [CONFIG_RECORDER], what: "recorder of AWS Config" },
  macie: { types: [MACIE], what: "Macie" },
};

/** The types of analyzers of external access. */
const EXTERNAL: readonly string[] = ["ACCOUNT", "ORGANIZATION"];

interface Settings extends BaselineSettings {
  readonly services: readonly string[];
}

/** The services that record the account's configuration and point out exposure run, and leave nothing out. */
export const postureServicesOn = stackRule<Settings>({
  id: "posture-services-on",
  control: "MAS-12.2-15",
  title: "Security Hub, Access Analyzer and Config are on and leave nothing out",
  severity: "medium",
  types: "every",
  cause: "What nobody records cannot be looked up after an incident, and what nobody assesses stays open.",
  remediation:
    "Add a Security Hub, an analyzer of type ACCOUNT or ORGANIZATION, and a Config recorder of all types, global ones included, with a delivery channel and a started status.",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html",
  settings: {
    ...BASELINE_SETTINGS,
    services: {
      type: "array",
      items: { type: "string" },
      description:
        "Services that must be there: security-hub, access-analyzer, config, macie; leave out what others see to",
      // Macie costs by the object, so that a bank without personal data in buckets may do without.
      default: ["security-hub", "access-analyzer", "config"],
    },
  },
  examples: {
    compliant: [
      { type: SECURITY_HUBS[0], props: {} },
      { type: ACCESS_ANALYZER, props: { analyzerName: "account" } },
      {
        type: CONFIG_RECORDER,
        props: { name: "all", recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } },
      },
      { type: CONFIG_RECORDER_STATUS, props: { name: "all", isEnabled: true } },
      { type: CONFIG_DELIVERY_CHANNEL, props: { s3BucketName: "config" } },
    ],
    violating: [
      { type: CONFIG_RECORDER, props: { name: "all" } },
      { type: CONFIG_RECORDER_STATUS, props: { name: "all", isEnabled: false } },
    ],
  },
  check(stack, judge, settings) {
    for (const recorder of stack.ofType(CONFIG_RECORDER)) checkRecorder(stack, judge, recorder);
    for (const status of stack.ofType(CONFIG_RECORDER_STATUS)) demand(isStarted)(status, judge);
    judge.each(stack.ofType(SECURITY_HUBS[0]), (hub) => checkHub(stack, judge, hub));
    judge.each(stack.ofType(MACIE), (macie) =>
      judge.require(macie.props.string("status") !== "PAUSED", macie, "status is PAUSED"),
    );
    checkServices(stack, judge, settings);
  },
});

function checkHub(stack: StackGraph, judge: Judge, hub: Resource): void {
  const assesses = hub.props.flag("enableDefaultStandards") !== false || stack.ofType(SECURITY_STANDARD).length > 0;
  judge.require(assesses, hub, "it assesses nothing: enableDefaultStandards is false and there is no other standard");
}

function checkServices(stack: StackGraph, judge: Judge, settings: Settings): void {
  const expected = mustExist(stack, judge, settings);
  for (const name of settings.services) {
    const service = SERVICES[name];
    if (service === undefined) {
      judge.violation(undefined, `the setting services names ${name}, not one of ${Object.keys(SERVICES).join(", ")}`);
      continue;
    }
    if (!expected) continue;
    judge.guard(undefined, () => {
      const found = stack.ofType(...service.types).some((it) => !it.isRead && isForAll(it));
      const why = `this stack keeps the account's baseline, and there is no ${service.what}`;
      judge.require(found, undefined, why);
    });
  }
}

/** Analyzers of unused and of internal access do not look for what others can reach. No other service has a type. */
function isForAll({ props }: Resource): boolean {
  return EXTERNAL.includes(props.string("type") ?? "ACCOUNT");
}
