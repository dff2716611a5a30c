import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { ACCOUNT_ASSIGNMENT, APPLICATION_ASSIGNMENT, APPLICATION_ASSIGNMENT_CONFIGURATION } from "../../kit/types.ts";

interface Settings {
  readonly managementAccount: string;
}

/**
 * Access follows groups. An assignment in AWS is not a Kiro subscription, which only the Kiro console gives: a clean
 * result says that access by assignment follows groups, not who may use Kiro.
 */
export const kiroAccessByGroup = resourceRule<Settings>({
  id: "kiro-access-by-group",
  control: "MAS-9.1-12",
  title: "Kiro and AWS access is granted to groups",
  severity: "medium",
  types: [ACCOUNT_ASSIGNMENT, APPLICATION_ASSIGNMENT, APPLICATION_ASSIGNMENT_CONFIGURATION],
  cause:
    "Access that hangs on a single person escapes the review of groups, and stays when the person moves on. An assignment is not a Kiro subscription: who has one of these shows only in the Kiro console.",
  remediation: "Assign a group of the bank's directory, and demand assignments of applications.",
  source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/users-groups-provisioning.html",
  settings: {
    managementAccount: {
      type: "string",
      description: "Id of the organisation's management account, to which nobody may be assigned; empty for any",
      default: "",
    },
  },
  examples: {
    compliant: [
      {
        type: ACCOUNT_ASSIGNMENT,
        props: { principalType: "GROUP", targetId: "111122223333", targetType: "AWS_ACCOUNT" },
      },
    ],
    violating: [
      {
        type: ACCOUNT_ASSIGNMENT,
        props: { principalType: "USER", targetId: "111122223333", targetType: "AWS_ACCOUNT" },
      },
    ],
  },
  check(resource, judge, { managementAccount }) {
    if (resource.type === APPLICATION_ASSIGNMENT_CONFIGURATION) checkApplication(resource, judge);
    else checkAssignment(resource, judge, managementAccount);
  },
});

/** Without a need for assignments, every user of the directory is in. */
function checkApplication(configuration: Resource, judge: Judge): void {
  const isRequired = configuration.props.flag("assignmentRequired") === true;
  judge.require(isRequired, configuration, "it opens the application to every user, assigned or not");
}

function checkAssignment(assignment: Resource, judge: Judge, managementAccount: string): void {
  judge.guard(assignment, () => {
    const isGroup = assignment.props.string("principalType")?.toUpperCase() === "GROUP";
    judge.require(isGroup, assignment, "it is given to a single user, not to a group");
  });
  if (managementAccount === "") return;
  judge.guard(assignment, () => {
    const isManagement = assignment.props.string("targetId") === managementAccount;
    judge.require(!isManagement, assignment, "it gives access to the organisation's management account");
  });
}
