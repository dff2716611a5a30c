import { BASELINE_SETTINGS, type BaselineSettings, isDeclared, mustExist } from "../../kit/account-baseline.ts";
import { demand, type Requirement } from "../../kit/requirement.ts";
import { stackRule } from "../../kit/rule.ts";
import { DETECTOR } from "../../kit/types.ts";
import { told } from "../../kit/told.ts";

/** How often repeated findings may be published so that somebody can still act on them. */
const OFTEN = ["FIFTEEN_MINUTES", "ONE_HOUR"];

/** Omitted means it runs. */
const isEnabled: Requirement = ({ props }) => (props.flag("enable") === false ? "enable is false" : undefined);

/** GuardDuty watches, and repeats what it finds at least every hour. */
export const guarddutyOn = stackRule<BaselineSettings>({
  id: "guardduty-on",
  control: "MAS-12.2-14",
  title: "GuardDuty is on and publishes at least hourly",
  severity: "high",
  types: "every",
  cause: "Without threat detection an intrusion is noticed when its damage is; findings six hours old come too late.",
  remediation:
    "Add an aws.guardduty.Detector with findingPublishingFrequency FIFTEEN_MINUTES, or name the delegated administrator in declaredAdministrator.",
  source: "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_cloudwatch.html",
  settings: BASELINE_SETTINGS,
  remedies: [
    { types: [DETECTOR], set: { enable: true } },
    { types: [DETECTOR], set: { findingPublishingFrequency: "FIFTEEN_MINUTES" } },
  ],
  examples: {
    compliant: [{ type: DETECTOR, props: { findingPublishingFrequency: "FIFTEEN_MINUTES" } }],
    violating: [{ type: DETECTOR, props: { enable: false, findingPublishingFrequency: "SIX_HOURS" } }],
  },
  check(stack, judge, settings) {
    const check = demand(isEnabled, publishesOften(isDeclared(settings)));
    const detectors = stack.ofType(DETECTOR);
    for (const detector of detectors) check(detector, judge);
    const none = detectors.every(({ isRead }) => isRead);
    if (mustExist(stack, judge, settings) && none) {
      judge.violation(undefined, "this stack keeps the account's baseline, and there is no GuardDuty detector");
    }
  },
});

/** A member of an organisation cannot set its own frequency: the administrator's holds. */
function publishesOften(isMember: boolean): Requirement {
  return ({ props }) => {
    const frequency = props.string("findingPublishingFrequency");
    if (frequency === undefined) return isMember ? undefined : "findingPublishingFrequency is not set, so SIX_HOURS";
    return OFTEN.includes(frequency) ? undefined : `findingPublishingFrequency is ${told(frequency, ["SIX_HOURS"])}`;
  };
}
