import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { IdentityAccess, type IdentityAccessArgs, RoleAccess, type RoleAccessArgs } from "../../../components/index.ts";
import {
  graphOf,
  ofType,
  one,
  type Registration,
  record,
  refusalOf,
  statementsOf,
  UNKNOWN,
} from "../../support/record.ts";
import { GOOD, tags } from "../fixtures.ts";

const SSO = (kind: string) => `aws:ssoadmin/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
const ROLE_SLUGS = ["compliance-officer", "developer", "lead-developer", "security-admin"];
const NAMES = { developer: "Devs", leadDeveloper: "Leads", securityAdmin: "Admins", complianceOfficer: "Auditors" };
const IN_CENTER = { region: "ap-southeast-1", instanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef" };

const build = (change: Partial<IdentityAccessArgs> = {}, preview = false) =>
  record(() => new IdentityAccess("access", { ...GOOD.identity, ...change }), { preview });

describe("IdentityAccess", () => {
  let made: readonly Registration[];
  before(async () => {
    made = await build();
  });

  it("makes one bounded permission set for each role, and no user, role or key of the account's own", () => {
    const kinds = [
      "accountAssignment:AccountAssignment",
      "customerManagedPolicyAttachmentsExclusive:CustomerManagedPolicyAttachmentsExclusive",
      "managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive",
      "permissionSet:PermissionSet",
      "permissionSetInlinePolicy:PermissionSetInlinePolicy",
      "permissionsBoundaryAttachment:PermissionsBoundaryAttachment",
    ];
    expect(graphOf(made)).to.deep.equal(
      [
        "access aws:iam/policy:Policy < access",
        "access kiro:identity:IdentityAccess",
        ...ROLE_SLUGS.flatMap((slug) => [
          ...kinds.map((kind) => `access-${slug} aws:ssoadmin/${kind} < access-${slug}`),
          `access-${slug} kiro:identity:RoleAccess < access`,
        ]),
      ].sort(),
    );
  });

  it("works in the region of Identity Center throughout", () => {
    const inCenter = made.filter(({ type }) => /^aws:(ssoadmin|identitystore)/.test(type));
    expect(inCenter).to.have.length(24);
    for (const { inputs, type } of inCenter) expect(inputs, type).to.deep.include(IN_CENTER);
  });

  it("gives a permission set the role's name, words and two hours", () => {
    expect(one(made, SSO("PermissionSet"), "access-security-admin").inputs).to.deep.equal({
      ...IN_CENTER,
      name: "KiroSecurityAdmin-dev",
      description:
        "Security Admin. Kiro: sees Kiro's settings and figures; has no subscription and cannot take one. " +
        "MCP: publishes and withdraws servers; cannot erase the registry's history. " +
        "Console: yes, to manage profile and subscriptions of approved groups.",
      sessionDuration: "PT2H",
      tags: { ...tags("access-security-admin", "identity", "MAS-TRM 9.1"), Role: "Security Admin" },
    });
    const names = ofType(made, SSO("PermissionSet")).map(({ inputs }) => inputs["name"]);
    expect(names).to.have.members([
      "KiroDeveloper-dev",
      "KiroLeadDeveloper-dev",
      "KiroSecurityAdmin-dev",
      "KiroComplianceOfficer-dev",
    ]);
  });

  it("assigns each set to its role's group, in this account alone, once it is complete", () => {
    const assignment = one(made, SSO("AccountAssignment"), "access-developer");
    expect(assignment.inputs).to.deep.equal({
      ...IN_CENTER,
      permissionSetArn: "access-developer-arn",
      principalType: "GROUP",
      principalId: "g-dev",
      targetType: "AWS_ACCOUNT",
      targetId: "111122223333",
    });
    expect(assignment.dependsOn).to.include.members([
      `${SSO("CustomerManagedPolicyAttachmentsExclusive")} access-developer`,
      `${SSO("ManagedPolicyAttachmentsExclusive")} access-developer`,
      `${SSO("PermissionSetInlinePolicy")} access-developer`,
      `${SSO("PermissionsBoundaryAttachment")} access-developer`,
    ]);
  });

  it("bounds every set by the account's own policy and holds managed policies at none", () => {
    for (const { inputs } of ofType(made, SSO("PermissionsBoundaryAttachment"))) {
      expect(inputs["permissionsBoundary"]).to.deep.equal({
        customerManagedPolicyReference: { name: "kiro-permissions-boundary", path: "/kiro/" },
      });
    }
    for (const { inputs } of ofType(made, SSO("ManagedPolicyAttachmentsExclusive"))) {
      expect(inputs["managedPolicyArns"]).to.deep.equal([]);
    }
    for (const { inputs } of ofType(made, SSO("CustomerManagedPolicyAttachmentsExclusive"))) {
      expect(inputs["customerManagedPolicyReferences"]).to.deep.equal([]);
    }
  });

  it("approves exactly the groups of the roles that work with Kiro", () => {
    const inline = one(made, SSO("PermissionSetInlinePolicy"), "access-security-admin");
    expect(statementsOf(inline, "inlinePolicy")["AssignApprovedGroups"]).to.deep.include({
      Resource: "arn:aws:codewhisperer:us-east-1:111122223333:profile/*",
      Condition: {
        "ForAllValues:StringEquals": { "identitystore:GroupId": ["g-dev", "g-lead"] },
        Null: { "identitystore:GroupId": "false" },
      },
    });
  });

  it("keeps the boundary within what IAM takes", () => {
    const boundary = one(made, "aws:iam/policy:Policy");
    expect(String(boundary.inputs["policy"]).length).to.be.lessThan(6144);
    expect(boundary.inputs).to.deep.include({ name: "kiro-permissions-boundary", path: "/kiro/" });
  });

  it("publishes its sets, groups and boundary", () => {
    expect(one(made, "kiro:identity:IdentityAccess").outputs).to.deep.equal({
      permissionSetArns: {
        developer: "access-developer-arn",
        leadDeveloper: "access-lead-developer-arn",
        securityAdmin: "access-security-admin-arn",
        complianceOfficer: "access-compliance-officer-arn",
      },
      groupIds: GOOD.identity.groups.ids,
      boundaryArn: "access-arn",
    });
  });

  describe("with groups of its own", () => {
    const managed: Partial<IdentityAccessArgs> = { groups: { source: "managed", names: NAMES } };

    it("makes the four groups in Identity Center's directory and assigns them", async () => {
      const own = await build(managed);
      const groups = ofType(own, "aws:identitystore/group:Group");
      expect(groups.map(({ name, inputs }) => [name, inputs["displayName"]])).to.have.deep.members([
        ["access-developer", "Devs"],
        ["access-lead-developer", "Leads"],
        ["access-security-admin", "Admins"],
        ["access-compliance-officer", "Auditors"],
      ]);
      expect(groups.at(0)?.inputs).to.deep.include({ region: "ap-southeast-1", identityStoreId: "d-9667000000" });
      const assignment = one(own, SSO("AccountAssignment"), "access-developer");
      expect(assignment.propertyDependencies["principalId"]?.join()).to.match(
        /identitystore\/group:Group::access-developer$/,
      );
    });

    it("leaves only the two documents that name groups unknown at preview", async () => {
      const own = await build(managed, true);
      const unknown = own
        .filter(({ custom }) => custom)
        .flatMap(({ name, type, inputs }) => ["policy", "inlinePolicy"].map((key) => [`${name} ${type}`, inputs[key]]))
        .filter(([, document]) => document === UNKNOWN);
      expect(unknown.map(([where]) => where)).to.deep.equal([
        "access aws:iam/policy:Policy",
        `access-security-admin ${SSO("PermissionSetInlinePolicy")}`,
      ]);
    });
  });

  it("asks the administrator's provider for Identity Center only, never for the boundary", async () => {
    const both = await record(() => {
      const administrator = new aws.Provider("administrator", { region: "ap-southeast-1" });
      new IdentityAccess("access", { ...GOOD.identity, groups: { source: "managed", names: NAMES }, administrator });
    });
    const usesAdministrator = ({ provider }: Registration) => provider.includes("::administrator::");
    const resources = both.filter(({ type }) => type.startsWith("aws:"));
    const asked = resources.filter(usesAdministrator).map(({ type }) => type.split("/")[0]);
    expect(new Set(asked)).to.deep.equal(new Set(["aws:ssoadmin", "aws:identitystore"]));
    expect(resources.filter((it) => !usesAdministrator(it)).map(({ type }) => type)).to.deep.equal([
      "aws:iam/policy:Policy",
    ]);
  });

  it("refuses bad arguments, all at once", async () => {
    const bad: IdentityAccessArgs = {
      ...GOOD.identity,
      identityCenter: { ...GOOD.identity.identityCenter, instanceArn: "ssoins-1234" },
      groups: { source: "scim", ids: { ...GOOD.identity.groups.ids, complianceOfficer: "g-admin" } },
      estate: {
        ...GOOD.identity.estate,
        logGroupNames: Array.from({ length: 60 }, (_, index) => `/kiro/some/log/group/${index}`),
      },
    };
    const message = await refusalOf(() => new IdentityAccess("access", bad));
    expect(message.replace(/got \d+ characters/, "got N characters")).to.equal(
      [
        'IdentityAccess "access" cannot be built:',
        "  - groups.ids.complianceOfficer: the group of securityAdmin too, got g-admin; a group of its own for each role",
        '  - identityCenter.instanceArn: not an instance, got "ssoins-1234"; the ARN of an Identity Center instance',
        "  - estate: too much for one boundary, got N characters; at most 6144, so fewer buckets or log groups",
      ].join("\n"),
    );
  });
});

describe("RoleAccess", () => {
  it("refuses bad arguments, all at once", async () => {
    const bad: RoleAccessArgs = {
      ...GOOD.roleAccess,
      ownership: { ...GOOD.roleAccess.ownership, environment: "somewhere else entirely" },
      accountId: "1111",
      sessionHours: 3,
    };
    expect(await refusalOf(() => new RoleAccess("access", bad))).to.equal(
      [
        'RoleAccess "access" cannot be built:',
        "  - sessionHours: out of range, got 3; a whole number from 1 to 2",
        '  - ownership.environment: makes no permission set name, got "KiroDeveloper-somewhere else entirely"; 1 to 32 letters, digits and + = , . @ _ -',
        '  - accountId: not an account, got "1111"; twelve digits',
      ].join("\n"),
    );
  });

  it("can be used alone, with a policy of one's own", async () => {
    const made = await record(() => {
      const alone = new RoleAccess("alone", { ...GOOD.roleAccess, sessionHours: 1 });
      pulumi.output(alone.permissionSetArn);
    });
    expect(one(made, SSO("PermissionSet")).inputs["sessionDuration"]).to.equal("PT1H");
    expect(one(made, SSO("PermissionSetInlinePolicy")).inputs["inlinePolicy"]).to.equal(GOOD.roleAccess.policy);
  });
});
