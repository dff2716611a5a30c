import { allowsAction, arbitrary, isHeld, isTagKey, reachesResource } from "./permissions.ts";
import type { Condition, Statement } from "./policy-document.ts";

/** An action by which its holder can come to rights that nobody gave. */
interface Escalation {
  readonly action: string;
  /** Any resource of the kind that the action works on. */
  readonly resource: string;
}

const ROLE = arbitrary("iam", "role/");
const USER = arbitrary("iam", "user/");
const GROUP = arbitrary("iam", "group/");
const POLICY = arbitrary("iam", "policy/");
const PERMISSION_SET = arbitrary("sso", "permissionSet/");

/**
 * Actions that raise their holder when allowed on any resource (AWS Prescriptive Guidance, "Permissions that can
 * lead to privilege escalation"; the paths catalogued by Rhino Security Labs), those of IAM Identity Center added.
 */
export const ESCALATIONS: readonly Escalation[] = [
  { action: "iam:CreatePolicyVersion", resource: POLICY },
  { action: "iam:SetDefaultPolicyVersion", resource: POLICY },
  { action: "iam:AttachRolePolicy", resource: ROLE },
  { action: "iam:AttachUserPolicy", resource: USER },
  { action: "iam:AttachGroupPolicy", resource: GROUP },
  { action: "iam:PutRolePolicy", resource: ROLE },
  { action: "iam:PutUserPolicy", resource: USER },
  { action: "iam:PutGroupPolicy", resource: GROUP },
  { action: "iam:UpdateAssumeRolePolicy", resource: ROLE },
  { action: "iam:PutRolePermissionsBoundary", resource: ROLE },
  { action: "iam:PutUserPermissionsBoundary", resource: USER },
  { action: "iam:DeleteRolePermissionsBoundary", resource: ROLE },
  { action: "iam:DeleteUserPermissionsBoundary", resource: USER },
  { action: "iam:AddUserToGroup", resource: GROUP },
  { action: "iam:CreateAccessKey", resource: USER },
  { action: "iam:CreateLoginProfile", resource: USER },
  { action: "iam:UpdateLoginProfile", resource: USER },
  { action: "sts:AssumeRole", resource: ROLE },
  { action: "lambda:UpdateFunctionCode", resource: arbitrary("lambda", "function:") },
  { action: "sso:PutInlinePolicyToPermissionSet", resource: PERMISSION_SET },
  { action: "sso:AttachManagedPolicyToPermissionSet", resource: PERMISSION_SET },
  { action: "sso:AttachCustomerManagedPolicyReferenceToPermissionSet", resource: PERMISSION_SET },
  { action: "sso:PutPermissionsBoundaryToPermissionSet", resource: PERMISSION_SET },
  { action: "sso:DeletePermissionsBoundaryFromPermissionSet", resource: PERMISSION_SET },
  { action: "sso:CreateAccountAssignment", resource: PERMISSION_SET },
];

/** Actions that start something which runs under a role that its maker passes to it. */
const RUNS_UNDER_A_ROLE = [
  "ec2:RunInstances",
  "ec2:RequestSpotInstances",
  "ec2:AssociateIamInstanceProfile",
  "autoscaling:CreateLaunchConfiguration",
  "lambda:CreateFunction",
  "lambda:UpdateFunctionConfiguration",
  "ecs:RegisterTaskDefinition",
  "ecs:RunTask",
  "codebuild:CreateProject",
  "codebuild:UpdateProject",
  "cloudformation:CreateStack",
  "cloudformation:UpdateStack",
  "cloudformation:CreateChangeSet",
  "glue:CreateDevEndpoint",
  "glue:CreateJob",
  "glue:UpdateJob",
  "sagemaker:CreateNotebookInstance",
  "sagemaker:CreateTrainingJob",
  "sagemaker:CreateProcessingJob",
  "states:CreateStateMachine",
  "states:UpdateStateMachine",
  "datapipeline:CreatePipeline",
  "elasticmapreduce:RunJobFlow",
  "apprunner:CreateService",
  "batch:RegisterJobDefinition",
  "ssm:StartAutomationExecution",
  "scheduler:CreateSchedule",
  "bedrock:CreateAgent",
] as const;

/** The escalating actions that one statement allows on any resource of their kind, in the order of the table. */
export function escalationsOf(statement: Statement): readonly string[] {
  if (isHeld(statement, isLimit)) return [];
  return ESCALATIONS.filter(
    ({ action, resource }) => allowsAction(statement, action) && reachesResource(statement, resource),
  ).map(({ action }) => action);
}

/**
 * How some statements together let their holder run something under a role of its choice: by passing any role to any
 * service, and by an action that takes one. Undefined when they do not.
 */
export function passedRole(statements: readonly Statement[]): string | undefined {
  const passes = statements.some(
    (statement) =>
      allowsAction(statement, "iam:PassRole") &&
      reachesResource(statement, ROLE) &&
      !isHeld(statement, ({ key }) => key === "iam:passedtoservice" || key === "iam:associatedresourcearn"),
  );
  return passes
    ? RUNS_UNDER_A_ROLE.find((action) => statements.some((statement) => allowsAction(statement, action)))
    : undefined;
}

/** Conditions that keep an action away from what its holder must not reach. */
function isLimit({ key, values }: Condition): boolean {
  if (key === "iam:policyarn") return !values.some((arn) => /\*|(?:Administrator|IAMFull|PowerUser)Access$/.test(arn));
  return key === "iam:permissionsboundary" || isTagKey(key);
}
