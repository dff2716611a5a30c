import { expect } from "chai";
import type { PolicyStatement } from "../../../components/foundation/policy-document.ts";
import { ACCESS_MATRIX, ROLES, type Role, SUBSCRIBED_ROLES } from "../../../components/identity/access-matrix.ts";
import type { Estate } from "../../../components/identity/estate.ts";
import { boundaryPolicy, rolePolicy } from "../../../components/identity/role-policy.ts";
import { may, type Request } from "../../support/iam.ts";
import { GOOD, PLACE } from "../fixtures.ts";

const ESTATE: Estate = { ...GOOD.identity.estate, approvedGroupIds: ["g-dev", "g-lead"] };
const BOUNDARY = boundaryPolicy(ESTATE);

const REGISTRY = "arn:aws:s3:::kiro-mcp-registry-111122223333";
const EVIDENCE = "arn:aws:s3:::kiro-audit-logs-111122223333";
const OTHER = "arn:aws:s3:::some-other-bucket";
const PROFILE = "arn:aws:codewhisperer:us-east-1:111122223333:profile/ABC";
const KEY = "arn:aws:kms:us-east-1:111122223333:key/1234";
const LOG_GROUP = "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/audit/trail";
const SLR = "arn:aws:iam::111122223333:role/aws-service-role";

const throughS3 = (alias: string) => ({
  "kms:ResourceAliases": [alias],
  "kms:ViaService": "s3.us-east-1.amazonaws.com",
});

type Verdict = "yes" | "no";
/** A thing to do, and whether Developer, Lead Developer, Security Admin and Compliance Officer may. */
type Row = readonly [what: string, request: Request, verdicts: readonly [Verdict, Verdict, Verdict, Verdict]];

const TABLE: readonly Row[] = [
  // The registry of MCP servers.
  [
    "read the registry",
    { action: "s3:GetObject", resource: `${REGISTRY}/registry.json` },
    ["yes", "yes", "yes", "yes"],
  ],
  ["list the registry", { action: "s3:ListBucket", resource: REGISTRY }, ["yes", "yes", "yes", "yes"]],
  [
    "decrypt the registry through S3",
    { action: "kms:Decrypt", resource: KEY, context: throughS3("alias/kiro/data") },
    ["yes", "yes", "yes", "yes"],
  ],
  [
    "decrypt with the data key outside S3",
    { action: "kms:Decrypt", resource: KEY, context: { "kms:ResourceAliases": ["alias/kiro/data"] } },
    ["no", "no", "no", "no"],
  ],
  [
    "read what the registry held before",
    { action: "s3:GetObjectVersion", resource: `${REGISTRY}/registry.json` },
    ["no", "yes", "yes", "yes"],
  ],
  ["publish a server", { action: "s3:PutObject", resource: `${REGISTRY}/registry.json` }, ["no", "no", "yes", "no"]],
  [
    "encrypt what is published",
    { action: "kms:GenerateDataKey", resource: KEY, context: throughS3("alias/kiro/data") },
    ["no", "no", "yes", "no"],
  ],
  [
    "withdraw a server",
    { action: "s3:DeleteObject", resource: `${REGISTRY}/registry.json` },
    ["no", "no", "yes", "no"],
  ],
  [
    "erase the registry's history",
    { action: "s3:DeleteObjectVersion", resource: `${REGISTRY}/registry.json` },
    ["no", "no", "no", "no"],
  ],
  ["open the registry's bucket", { action: "s3:PutBucketPolicy", resource: REGISTRY }, ["no", "no", "no", "no"]],
  ["write to another bucket", { action: "s3:PutObject", resource: `${OTHER}/a` }, ["no", "no", "no", "no"]],
  ["read another bucket", { action: "s3:GetObject", resource: `${OTHER}/a` }, ["no", "no", "no", "no"]],
  // The Kiro console.
  ["see profiles", { action: "codewhisperer:ListProfiles" }, ["no", "no", "yes", "yes"]],
  ["see figures", { action: "q:ListDashboardMetrics" }, ["no", "no", "yes", "yes"]],
  ["see subscriptions", { action: "user-subscriptions:ListUserSubscriptions" }, ["no", "no", "yes", "yes"]],
  ["make a profile", { action: "codewhisperer:CreateProfile" }, ["no", "no", "yes", "no"]],
  ["change the profile", { action: "codewhisperer:UpdateProfile", resource: PROFILE }, ["no", "no", "yes", "no"]],
  [
    "subscribe an approved group",
    { action: "q:CreateAssignment", resource: PROFILE, context: { "identitystore:GroupId": ["g-dev"] } },
    ["no", "no", "yes", "no"],
  ],
  [
    "change an approved group's tier",
    { action: "q:UpdateAssignment", resource: PROFILE, context: { "identitystore:GroupId": ["g-lead"] } },
    ["no", "no", "yes", "no"],
  ],
  [
    "subscribe a group that is not approved",
    { action: "q:CreateAssignment", resource: PROFILE, context: { "identitystore:GroupId": ["g-admin"] } },
    ["no", "no", "no", "no"],
  ],
  [
    "smuggle a group in beside an approved one",
    { action: "q:CreateAssignment", resource: PROFILE, context: { "identitystore:GroupId": ["g-dev", "g-admin"] } },
    ["no", "no", "no", "no"],
  ],
  [
    "subscribe a single user",
    { action: "q:CreateAssignment", resource: PROFILE, context: { "identitystore:UserId": ["u-1"] } },
    ["no", "no", "no", "no"],
  ],
  [
    "subscribe to a profile in another region",
    {
      action: "q:CreateAssignment",
      resource: "arn:aws:codewhisperer:eu-central-1:111122223333:profile/ABC",
      context: { "identitystore:GroupId": ["g-dev"] },
    },
    ["no", "no", "no", "no"],
  ],
  [
    "end any subscription",
    { action: "q:DeleteAssignment", resource: PROFILE, context: { "identitystore:UserId": ["u-1"] } },
    ["no", "no", "yes", "no"],
  ],
  ["claim a subscription for others", { action: "user-subscriptions:CreateClaim" }, ["no", "no", "yes", "no"]],
  [
    "claim a subscription for oneself",
    { action: "user-subscriptions:CreateClaim", context: { "user-subscriptions:CreateForSelf": "true" } },
    ["no", "no", "no", "no"],
  ],
  ["connect the profile to Identity Center", { action: "sso:CreateApplication" }, ["no", "no", "yes", "no"]],
  [
    "make Kiro's service-linked role",
    {
      action: "iam:CreateServiceLinkedRole",
      resource: `${SLR}/q.amazonaws.com/AWSServiceRoleForAmazonQDeveloper`,
      context: { "iam:AWSServiceName": "q.amazonaws.com" },
    },
    ["no", "no", "yes", "no"],
  ],
  [
    "make another service's role",
    {
      action: "iam:CreateServiceLinkedRole",
      resource: `${SLR}/ecs.amazonaws.com/AWSServiceRoleForECS`,
      context: { "iam:AWSServiceName": "ecs.amazonaws.com" },
    },
    ["no", "no", "no", "no"],
  ],
  // Evidence.
  ["read the audit files", { action: "s3:GetObject", resource: `${EVIDENCE}/AWSLogs/a` }, ["no", "no", "no", "yes"]],
  [
    "decrypt the audit files",
    { action: "kms:Decrypt", resource: KEY, context: throughS3("alias/kiro/audit") },
    ["no", "no", "no", "yes"],
  ],
  ["look events up", { action: "cloudtrail:LookupEvents" }, ["no", "no", "no", "yes"]],
  ["search the audit log", { action: "logs:StartQuery", resource: `${LOG_GROUP}:*` }, ["no", "no", "no", "yes"]],
  ["read findings", { action: "securityhub:GetFindings" }, ["no", "no", "no", "yes"]],
  ["delete an audit file", { action: "s3:DeleteObject", resource: `${EVIDENCE}/a` }, ["no", "no", "no", "no"]],
  [
    "delete a version of one",
    { action: "s3:DeleteObjectVersion", resource: `${EVIDENCE}/a` },
    ["no", "no", "no", "no"],
  ],
  ["lift retention", { action: "s3:BypassGovernanceRetention", resource: `${EVIDENCE}/a` }, ["no", "no", "no", "no"]],
  ["forge an audit file", { action: "s3:PutObject", resource: `${EVIDENCE}/a` }, ["no", "no", "no", "no"]],
  ["stop the trail", { action: "cloudtrail:StopLogging" }, ["no", "no", "no", "no"]],
  ["delete the audit log", { action: "logs:DeleteLogGroup", resource: LOG_GROUP }, ["no", "no", "no", "no"]],
  ["delete a key", { action: "kms:ScheduleKeyDeletion", resource: KEY }, ["no", "no", "no", "no"]],
  // Rights themselves.
  ["make an access key", { action: "iam:CreateAccessKey" }, ["no", "no", "no", "no"]],
  ["change a role", { action: "iam:PutRolePolicy" }, ["no", "no", "no", "no"]],
  ["pass a role", { action: "iam:PassRole" }, ["no", "no", "no", "no"]],
  ["change a permission set", { action: "sso:PutInlinePolicyToPermissionSet" }, ["no", "no", "no", "no"]],
  ["unbind a permission set", { action: "sso:DeletePermissionsBoundaryFromPermissionSet" }, ["no", "no", "no", "no"]],
  ["assign an account", { action: "sso:CreateAccountAssignment" }, ["no", "no", "no", "no"]],
  ["make an instance beside the bank's", { action: "sso:CreateInstance" }, ["no", "no", "no", "no"]],
  ["join a group", { action: "identitystore:CreateGroupMembership" }, ["no", "no", "no", "no"]],
  ["leave the organization", { action: "organizations:LeaveOrganization" }, ["no", "no", "no", "no"]],
  ["start a machine", { action: "ec2:RunInstances" }, ["no", "no", "no", "no"]],
];

const statement = (statements: readonly PolicyStatement[], sid: string) =>
  statements.find(({ Sid }) => Sid === sid) ?? { Sid: "none", Effect: "Deny", Action: [] };

describe("the rights of the four roles", () => {
  for (const [what, request, verdicts] of TABLE) {
    it(`decide who may ${what}`, () => {
      const decided = ROLES.map((role) => (may(rolePolicy(role, ESTATE), BOUNDARY, request) ? "yes" : "no"));
      expect(decided).to.deep.equal(verdicts);
    });
  }

  it("are each row of the guide's matrix, with its console split into looking and managing", () => {
    expect(ROLES.map((role) => Object.values(ACCESS_MATRIX[role]))).to.deep.equal([
      ["Developer", "full", "allow-list", "no"],
      ["Lead Developer", "full", "allow-list-and-request", "no"],
      ["Security Admin", "read-only", "full-control", "manage"],
      ["Compliance Officer", "audit-only", "read-only", "view"],
    ]);
    expect(SUBSCRIBED_ROLES).to.deep.equal(["developer", "leadDeveloper"]);
  });

  it("lie within the boundary, which allows nothing that no role has", () => {
    const allowed = (statements: readonly PolicyStatement[]) => statements.filter(({ Effect }) => Effect === "Allow");
    const ofRoles = ROLES.flatMap((role) => allowed(rolePolicy(role, ESTATE)));
    expect(allowed(BOUNDARY)).to.have.deep.members([...new Map(ofRoles.map((it) => [it.Sid, it])).values()]);
    for (const it of ofRoles) expect(statement(BOUNDARY, it.Sid), it.Sid).to.deep.equal(it);
  });

  it("cannot be widened past the boundary by whoever edits a permission set", () => {
    const widened: readonly PolicyStatement[] = [{ Sid: "All", Effect: "Allow", Action: "*", Resource: "*" }];
    for (const [what, request, verdicts] of TABLE) {
      if (verdicts.includes("yes")) continue;
      const isHeldByRoleAlone = what === "claim a subscription for oneself" || /registry's (history|bucket)/.test(what);
      if (!isHeldByRoleAlone) expect(may(widened, BOUNDARY, request), what).to.equal(false);
    }
  });

  it("keep evidence untouched by the boundary itself, since a bucket's policy can allow past what a boundary leaves out", () => {
    const allowed: PolicyStatement = { Sid: "All", Effect: "Allow", Action: "*", Resource: "*" };
    for (const action of [
      "s3:DeleteObjectVersion",
      "s3:PutObject",
      "s3:PutBucketPolicy",
      "s3:BypassGovernanceRetention",
    ]) {
      expect(may([allowed], [...BOUNDARY, allowed], { action, resource: `${EVIDENCE}/a` }), action).to.equal(false);
    }
  });

  for (const role of ROLES) {
    it(`name each statement once and no more than it may hold (${role})`, () => {
      const statements = rolePolicy(role, ESTATE);
      const sids = statements.map(({ Sid }) => Sid);
      expect(new Set(sids).size).to.equal(sids.length);
      for (const sid of sids) expect(sid).to.match(/^[A-Za-z0-9]+$/);
      for (const { Sid, Effect, Action } of statements) {
        const wildcards = [Action].flat().filter((action) => action.includes("*"));
        if (Effect === "Allow") expect(wildcards, Sid).to.deep.equal([]);
      }
    });
  }

  it("deny the Compliance Officer every change, whatever else the role is given", () => {
    const careless: PolicyStatement = { Sid: "All", Effect: "Allow", Action: "*", Resource: "*" };
    const policy = [...rolePolicy("complianceOfficer", ESTATE), careless];
    const changes = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject", "s3:BypassGovernanceRetention"];
    for (const action of [...changes, "cloudtrail:StopLogging", "logs:DeleteLogGroup", "kms:ScheduleKeyDeletion"]) {
      expect(may(policy, undefined, { action, resource: `${OTHER}/a` }), action).to.equal(false);
    }
  });

  it("deny developers the registry and all administration, whatever else they are given", () => {
    const careless: PolicyStatement = { Sid: "All", Effect: "Allow", Action: "*", Resource: "*" };
    for (const role of ["developer", "leadDeveloper"] satisfies Role[]) {
      const policy = [...rolePolicy(role, ESTATE), careless];
      for (const action of ["s3:PutObject", "s3:DeleteObject", "s3:PutBucketPolicy", "codewhisperer:CreateProfile"]) {
        expect(may(policy, undefined, { action, resource: `${REGISTRY}/a` }), action).to.equal(false);
      }
      expect(may(policy, undefined, { action: "iam:AttachRolePolicy" })).to.equal(false);
    }
  });

  it("move with account, region and partition", () => {
    const place = { accountId: "444455556666", region: "eu-central-1", partition: "aws-test" };
    const elsewhere = { ...ESTATE, place, kiroProfileRegion: "eu-central-1" };
    const text = JSON.stringify([boundaryPolicy(elsewhere), ...ROLES.map((role) => rolePolicy(role, elsewhere))]);
    const names = text.replaceAll("kiro-mcp-registry-111122223333", "").replaceAll("kiro-audit-logs-111122223333", "");
    expect(names).not.to.match(new RegExp(`${PLACE.accountId}|us-east-1|arn:aws:`));
  });
});
