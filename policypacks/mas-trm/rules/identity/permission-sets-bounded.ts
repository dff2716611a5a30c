import { administration } from "../../kit/iam/administrator.ts";
import { durationMinutes } from "../../kit/duration.ts";
import { joinedPermissions } from "../../kit/iam/joined-permissions.ts";
import type { Judge } from "../../kit/judge.ts";
import { ADMINISTRATOR_POLICIES, isForEmergencies } from "../../kit/iam/permission-sets.ts";
import { eachAttachedPolicy, isNamed, policyName } from "../../kit/iam/policy-attachments.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import type { StackGraph } from "../../kit/stack-graph.ts";
import * as types from "../../kit/types.ts";

interface Settings {
  readonly maxSessionMinutes: number;
  readonly requireBoundary: boolean;
  readonly breakGlass: readonly string[];
}

/** The resources that give permission sets managed policies. */
const GIVES_POLICIES = [
  types.PERMISSION_SET_MANAGED_POLICY,
  types.PERMISSION_SET_MANAGED_POLICIES,
  types.PERMISSION_SET_CUSTOMER_POLICY,
  types.PERMISSION_SET_CUSTOMER_POLICIES,
] as const;

/** Federated access has an end, a ceiling, and no administrator's rights. */
export const permissionSetsBounded = stackRule<Settings>({
  id: "permission-sets-bounded",
  control: "MAS-9.1-09",
  title: "Permission sets are bounded and short-lived",
  severity: "high",
  types: [types.PERMISSION_SET, ...GIVES_POLICIES],
  cause: "A long session with wide rights is what a stolen browser or laptop is worth.",
  remediation:
    "Shorten sessionDuration, add an aws.ssoadmin.PermissionsBoundaryAttachment, and attach policies written for the task.",
  source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html",
  settings: {
    maxSessionMinutes: {
      type: "integer",
      minimum: 60,
      description: "Longest session of a permission set, in minutes",
      default: 120,
    },
    requireBoundary: {
      type: "boolean",
      description: "Whether each permission set needs a permissions boundary",
      default: true,
    },
    breakGlass: {
      type: "array",
      items: { type: "string" },
      description: "Names of the permission sets that are kept for emergencies: no boundary, any policy",
      default: [],
    },
  },
  examples: {
    compliant: [
      { type: types.PERMISSION_SET, name: "developer", props: { name: "Developer", sessionDuration: "PT2H" } },
      {
        type: types.PERMISSION_SET_BOUNDARY,
        props: { permissionsBoundary: { customerManagedPolicyReference: { name: "developer-boundary" } } },
        dependsOn: { permissionSetArn: ["developer"] },
      },
    ],
    violating: [{ type: types.PERMISSION_SET, props: { name: "Developer", sessionDuration: "PT12H" } }],
  },
  check(stack, judge, { maxSessionMinutes, requireBoundary, breakGlass }) {
    judge.each(stack.ofType(types.PERMISSION_SET), (set) => {
      judge.guard(set, () => checkSession(judge, set, maxSessionMinutes));
      if (breakGlass.length > 0 && breakGlass.includes(set.props.string("name") ?? "")) return;
      if (requireBoundary && !set.isRead) judge.guard(set, () => checkBoundary(stack, judge, set));
      checkRights(judge, set);
    });
    judge.each(stack.ofType(...GIVES_POLICIES), (giver) =>
      eachAttachedPolicy(judge, giver, (policy) => {
        if (!isNamed(policy, ADMINISTRATOR_POLICIES) || isForEmergencies(giver, breakGlass)) return;
        judge.violation(giver, `it gives its permission set ${policy.name}`);
      }),
    );
  },
});

function checkRights(judge: Judge, set: Resource): void {
  const { documents, isComplete } = joinedPermissions(set);
  const faults = documents.flatMap((statements) => administration(statements) ?? []);
  for (const why of faults) judge.violation(set, `it is given administration of the account: ${why}`);
  if (faults.length === 0 && !isComplete) judge.undetermined(set, "not all policies that it is given are known yet");
}

function checkSession(judge: Judge, set: Resource, limit: number): void {
  // Omitted means one hour, the shortest that AWS offers.
  const minutes = durationMinutes(set.props.string("sessionDuration") ?? "PT1H");
  if (minutes === undefined) judge.violation(set, "sessionDuration is not an ISO-8601 duration");
  else judge.require(minutes <= limit, set, `its sessions last ${minutes} minutes, and ${limit} are allowed`);
}

function checkBoundary(stack: StackGraph, judge: Judge, set: Resource): void {
  const boundaries = stack.referrers(set, [types.PERMISSION_SET_BOUNDARY], "permissionSetArn");
  if (boundaries.length === 0) {
    const open = stack.openReferrers(set, [types.PERMISSION_SET_BOUNDARY], "permissionSetArn").length > 0;
    if (open) judge.undetermined(set, "a permissions boundary of this stack may or may not be its own");
    else judge.violation(set, "it has no permissions boundary");
  }
  judge.each(boundaries, (boundary) => {
    const name = policyName(boundary.props.string("permissionsBoundary.managedPolicyArn") ?? "");
    judge.require(name !== "AdministratorAccess", boundary, "AdministratorAccess as a boundary bounds nothing");
  });
}
