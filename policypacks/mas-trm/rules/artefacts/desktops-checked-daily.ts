import { checkAssociations, checkedThings, checkRequirements } from "../../kit/artefacts/desktop-checks.ts";
import { assess, listFaults, listUnknowns, mayMeetAll, meetsAll } from "../../kit/requirement.ts";
import { stackRule } from "../../kit/rule.ts";
import { BUCKET_OBJECTS, SSM_ASSOCIATION, SSM_DOCUMENT } from "../../kit/artefacts/types.ts";
import { WORKSPACE } from "../../kit/types.ts";

const association = (scheduleExpression: string) => ({
  type: SSM_ASSOCIATION,
  name: "check",
  props: {
    associationName: "desktop-check",
    name: "desktop-check",
    scheduleExpression,
    complianceSeverity: "HIGH",
    outputLocation: { s3BucketName: "reports" },
  },
});
const document = { type: SSM_DOCUMENT, name: "document", props: { name: "desktop-check", content: "{}" } };

/**
 * A stack with desktops, or with a script that checks them, has Systems Manager run such a check often enough, count
 * its failures and keep what it says.
 *
 * A check is known by its name (check, audit, drift, conformity, compliance) or by a script that tells who is not
 * as he should be; what the script looks at is not judged.
 */
export const desktopsCheckedDaily = stackRule<{ maxDays: number; declaredCheck: string }>({
  id: "desktops-checked-daily",
  control: "MAS-11.3-05",
  title: "Desktops are checked against the standard every day",
  severity: "medium",
  types: [WORKSPACE, ...BUCKET_OBJECTS, SSM_DOCUMENT],
  cause: "A setting that somebody undid, or that never arrived, stays so until somebody looks.",
  remediation:
    "Add an aws.ssm.Association that runs the check with scheduleExpression rate(1 day), a complianceSeverity and an outputLocation in S3, or name the one of another stack in declaredCheck.",
  source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-compliance.html",
  settings: {
    maxDays: { type: "number", description: "Days between two runs at the most", default: 1 },
    declaredCheck: {
      type: "string",
      description: "ARN of an association outside this stack that checks these desktops; declared, not observed",
      default: "",
    },
  },
  examples: {
    compliant: [document, association("rate(1 day)")],
    violating: [document, association("rate(7 days)")],
  },
  check(stack, judge, { maxDays, declaredCheck }) {
    if (declaredCheck !== "") {
      const isAssociation = /^arn:[^:]+:ssm:[^:]+:\d{12}:association\/./.test(declaredCheck);
      judge.require(isAssociation, undefined, "the setting declaredCheck is not the ARN of an association");
      return;
    }
    if (checkedThings(stack).length === 0) return;
    const { checks, open } = checkAssociations(stack);
    const assessed = checks.map((check) => assess(check, checkRequirements(maxDays)));
    if (assessed.some(meetsAll)) return;
    const hopeful = assessed.filter(mayMeetAll);
    if (hopeful.length > 0) {
      judge.undetermined(undefined, `whether a check runs depends on ${listUnknowns(hopeful)}, not known yet`);
    } else if (open.length > 0) {
      judge.undetermined(undefined, `whether ${open.map(({ name }) => name).join(", ")} runs a check is not known yet`);
    } else if (assessed.length === 0) judge.violation(undefined, "no association runs a check of the desktops");
    else judge.violation(undefined, `no association checks the desktops as it must (${listFaults(assessed)})`);
  },
});
