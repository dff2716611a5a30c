import type { PolicyStatement } from "../foundation/policy-document.ts";
import type { AdminConsole } from "./access-matrix.ts";
import type { Estate } from "./estate.ts";

/*
 * Actions are those of the Kiro documentation, "IAM permissions" and "How Kiro works with IAM", and of the Amazon Q
 * Developer user guide, "Administrator permissions", less what reaches beyond this zone: sso:CreateInstance,
 * organizations:EnableAWSServiceAccess, rights on every KMS key.
 */

const SEE_PROFILE = ["codewhisperer:ListProfiles", "codewhisperer:ListTagsForResource", "q:ListDashboardMetrics"];
const SEE_SUBSCRIPTIONS = [
  "user-subscriptions:ListApplicationClaims",
  "user-subscriptions:ListClaims",
  "user-subscriptions:ListUserSubscriptions",
];
const SEE_IDENTITY_CENTER = [
  "sso:DescribeApplication",
  "sso:DescribeInstance",
  "sso:DescribeRegisteredRegions",
  "sso:GetSSOStatus",
  "sso:ListApplications",
  "sso:ListInstances",
  "sso-directory:DescribeGroups",
  "sso-directory:DescribeUsers",
  "sso-directory:SearchGroups",
  "sso-directory:SearchUsers",
];
const MANAGE_PROFILE = [
  "codewhisperer:AllowVendedLogDeliveryForResource",
  "codewhisperer:CreateProfile",
  "codewhisperer:DeleteProfile",
  "codewhisperer:TagResource",
  "codewhisperer:UntagResource",
  "codewhisperer:UpdateProfile",
];
const MANAGE_SUBSCRIPTIONS = [
  "user-subscriptions:CreateClaim",
  "user-subscriptions:DeleteClaim",
  "user-subscriptions:SetOverageConfig",
  "user-subscriptions:UpdateClaim",
];
/** What the Kiro console does in Identity Center when it makes a profile. */
const CONNECT_IDENTITY_CENTER = [
  "sso:CreateApplication",
  "sso:CreateApplicationAssignment",
  "sso:DeleteApplication",
  "sso:DeleteApplicationAssignment",
  "sso:PutApplicationAccessScope",
  "sso:PutApplicationAssignmentConfiguration",
  "sso:PutApplicationAuthenticationMethod",
  "sso:PutApplicationGrant",
  "sso:UpdateApplication",
];
/** Roles that Kiro and its subscriptions act as; AWS makes them at the first subscription. */
const SERVICE_LINKED_ROLES = {
  "q.amazonaws.com": "AWSServiceRoleForAmazonQDeveloper",
  "user-subscriptions.amazonaws.com": "AWSServiceRoleForUserSubscriptions",
};
/** By these, a person could come to the rights of another role, or of nobody at all. */
const RAISE_RIGHTS = [
  "iam:Add*",
  "iam:Attach*",
  "iam:CreateAccessKey",
  "iam:CreateGroup",
  "iam:CreateLoginProfile",
  "iam:CreatePolicy*",
  "iam:CreateRole",
  "iam:CreateUser",
  "iam:Delete*",
  "iam:Detach*",
  "iam:PassRole",
  "iam:Put*",
  "iam:Set*",
  "iam:Update*",
  "identitystore:Create*",
  "identitystore:Delete*",
  "identitystore:Update*",
  "organizations:*",
  "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
  "sso:AttachManagedPolicyToPermissionSet",
  "sso:CreateAccountAssignment",
  "sso:CreateInstance*",
  "sso:CreatePermissionSet",
  "sso:DeleteInlinePolicyFromPermissionSet",
  "sso:DeletePermissionsBoundaryFromPermissionSet",
  "sso:DetachCustomerManagedPolicyReferenceFromPermissionSet",
  "sso:DetachManagedPolicyFromPermissionSet",
  "sso:ProvisionPermissionSet",
  "sso:PutInlinePolicyToPermissionSet",
  "sso:PutPermissionsBoundaryToPermissionSet",
  "sso:UpdateInstance*",
  "sso:UpdatePermissionSet",
  "sso-directory:Add*",
  "sso-directory:Create*",
  "sso-directory:Delete*",
  "sso-directory:Remove*",
  "sso-directory:Update*",
];

/** The statements of a cell of the matrix's column "Admin Console". */
export const CONSOLE_RIGHTS: Readonly<Record<AdminConsole, (estate: Estate) => readonly PolicyStatement[]>> = {
  no: () => [noAdministration()],
  view: () => [seeing(), noAdministration()],
  manage: (estate) => [seeing(), ...managing(estate), noRaisingOfRights()],
};

function seeing(): PolicyStatement {
  return {
    Sid: "SeeKiro",
    Effect: "Allow",
    Action: [...SEE_PROFILE, ...SEE_SUBSCRIPTIONS, ...SEE_IDENTITY_CENTER],
    Resource: "*",
  };
}

function managing(estate: Estate): readonly PolicyStatement[] {
  const { place, kiroProfileRegion, approvedGroupIds } = estate;
  const profiles = `arn:${place.partition}:codewhisperer:${kiroProfileRegion}:${place.accountId}:profile/*`;
  return [
    // Neither creation of a profile nor subscriptions know resources.
    { Sid: "ManageProfile", Effect: "Allow", Action: [...MANAGE_PROFILE, ...MANAGE_SUBSCRIPTIONS], Resource: "*" },
    { Sid: "ConnectIdentityCenter", Effect: "Allow", Action: CONNECT_IDENTITY_CENTER, Resource: "*" },
    {
      Sid: "AssignApprovedGroups",
      Effect: "Allow",
      Action: ["q:CreateAssignment", "q:UpdateAssignment"],
      Resource: profiles,
      // The key holds a list, and "all of none" is true: hence also the demand that there be a group. A request for a
      // single user names none and so is refused.
      Condition: {
        "ForAllValues:StringEquals": { "identitystore:GroupId": approvedGroupIds },
        Null: { "identitystore:GroupId": "false" },
      },
    },
    // Taking away is not held to approved groups: an assignment that should not be there must be removable at once.
    { Sid: "RemoveAssignments", Effect: "Allow", Action: "q:DeleteAssignment", Resource: profiles },
    ...Object.entries(SERVICE_LINKED_ROLES).map(([service, role]): PolicyStatement => ({
      Sid: `Make${role}`,
      Effect: "Allow",
      Action: "iam:CreateServiceLinkedRole",
      Resource: `arn:${place.partition}:iam::${place.accountId}:role/aws-service-role/${service}/${role}`,
      Condition: { StringEquals: { "iam:AWSServiceName": service } },
    })),
  ];
}

function noAdministration(): PolicyStatement {
  return {
    Sid: "DenyAdministration",
    Effect: "Deny",
    Action: [
      ...MANAGE_PROFILE,
      ...MANAGE_SUBSCRIPTIONS,
      ...CONNECT_IDENTITY_CENTER,
      "q:CreateAssignment",
      "q:DeleteAssignment",
      "q:UpdateAssignment",
      "iam:CreateServiceLinkedRole",
      ...RAISE_RIGHTS,
    ],
    Resource: "*",
  };
}

function noRaisingOfRights(): PolicyStatement {
  return { Sid: "DenyRaisingRights", Effect: "Deny", Action: RAISE_RIGHTS, Resource: "*" };
}
