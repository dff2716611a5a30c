import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { noManagedAdminAttachments } from "../../../policypacks/mas-trm/rules/identity/no-managed-admin-attachments.ts";
import { type Circumstances, examine, type TestResource, unknown } from "../support/examine.ts";

const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
const AUDIT = "arn:aws:iam::aws:policy/SecurityAudit";
const found = (resources: readonly TestResource[], at?: Circumstances) =>
  examine(noManagedAdminAttachments, resources, at);
const attachment = (policyArn: unknown, more: Partial<TestResource> = {}): TestResource => ({
  type: types.IAM_ROLE_POLICY_ATTACHMENT,
  name: "a",
  props: { role: "r", policyArn },
  ...more,
});

describe("no-managed-admin-attachments", () => {
  for (const [type, props] of [
    [types.IAM_ROLE_POLICY_ATTACHMENT, { role: "r", policyArn: ADMIN }],
    [types.IAM_USER_POLICY_ATTACHMENT, { user: "u", policyArn: ADMIN }],
    [types.IAM_GROUP_POLICY_ATTACHMENT, { group: "g", policyArn: ADMIN }],
    [types.IAM_POLICY_ATTACHMENT, { roles: ["r"], policyArn: ADMIN }],
    [types.IAM_ROLE, { managedPolicyArns: [AUDIT, ADMIN] }],
    [types.IAM_ROLE_ATTACHMENTS_EXCLUSIVE, { roleName: "r", policyArns: [AUDIT, ADMIN] }],
    [types.IAM_USER_ATTACHMENTS_EXCLUSIVE, { userName: "u", policyArns: [ADMIN] }],
    [types.IAM_GROUP_ATTACHMENTS_EXCLUSIVE, { groupName: "g", policyArns: [ADMIN] }],
    [types.PERMISSION_SET_MANAGED_POLICY, { permissionSetArn: "arn:ps", managedPolicyArn: ADMIN }],
    [types.PERMISSION_SET_MANAGED_POLICIES, { permissionSetArn: "arn:ps", managedPolicyArns: [ADMIN] }],
    [types.PERMISSION_SET_CUSTOMER_POLICY, { customerManagedPolicyReference: { name: "AdministratorAccess" } }],
    [types.PERMISSION_SET_CUSTOMER_POLICIES, { customerManagedPolicyReferences: [{ name: "AdministratorAccess" }] }],
  ] as const) {
    it(`refuses it by ${type}`, () => {
      expect(found([{ type, name: "a", props }])).to.deep.equal(["violation a: it attaches AdministratorAccess"]);
    });
  }

  for (const [arn, name] of [
    ["arn:aws:iam::aws:policy/IAMFullAccess", "IAMFullAccess"],
    ["arn:aws:iam::aws:policy/PowerUserAccess", "PowerUserAccess"],
    ["arn:aws-cn:iam::aws:policy/AdministratorAccess", "AdministratorAccess"],
    ["arn:aws-us-gov:iam::aws:policy/AdministratorAccess", "AdministratorAccess"],
    ["arn:aws:iam::aws:policy/job-function/AdministratorAccess", "AdministratorAccess"],
  ] as const) {
    it(`refuses ${arn}`, () => {
      expect(found([attachment(arn)])).to.deep.equal([`violation a: it attaches ${name}`]);
    });
  }

  it("passes other policies, also of a similar name", () => {
    expect(found([attachment(AUDIT)])).to.deep.equal([]);
    expect(found([attachment("arn:aws:iam::aws:policy/AWSBackupFullAccess")])).to.deep.equal([]);
  });

  it("passes a policy that this stack makes, and refuses one that it makes under that name", () => {
    const made = (name: string) => ({ type: types.IAM_POLICY, name: "made", props: { name, policy: "" } });
    const tied = attachment(unknown, { props: { role: "r" }, dependsOn: { policyArn: ["made"] } });
    expect(found([made("kiro-audit"), tied])).to.deep.equal([]);
    expect(found([made("AdministratorAccess"), tied])).to.deep.equal(["violation a: it attaches AdministratorAccess"]);
  });

  it("refuses the policy when the program reads it first", () => {
    const read = { type: types.IAM_POLICY, name: "read", read: true, props: {}, outputs: { arn: ADMIN, id: ADMIN } };
    const tied = attachment(unknown, { props: { role: "r" }, dependsOn: { policyArn: ["read"] } });
    expect(found([read, tied])).to.deep.equal(["violation a: it attaches AdministratorAccess"]);
  });

  it("cannot decide on an ARN that comes from nowhere known, and still refuses the one beside it", () => {
    expect(found([attachment(unknown)])).to.deep.equal(["undetermined a: policyArn is not known yet"]);
    const role = { type: types.IAM_ROLE, name: "a", props: { managedPolicyArns: [unknown, ADMIN] } };
    expect(found([role])).to.have.members([
      "undetermined a: managedPolicyArns[0] is not known yet",
      "violation a: it attaches AdministratorAccess",
    ]);
  });

  it("cannot decide on a list that is unknown as a whole, whatever it comes from", () => {
    const made = { type: types.IAM_POLICY, name: "made", props: {} };
    const role = { type: types.IAM_ROLE, name: "a", props: {}, dependsOn: { managedPolicyArns: ["made"] } };
    expect(found([made, role])).to.deep.equal(["undetermined a: managedPolicyArns is not known yet"]);
  });

  it("takes its list of policies from the settings", () => {
    const at = { settings: { policies: ["SecurityAudit"] } };
    expect(found([attachment(ADMIN)], at)).to.deep.equal([]);
    expect(found([attachment(AUDIT)], at)).to.deep.equal(["violation a: it attaches SecurityAudit"]);
  });

  it("leaves permission sets for emergencies alone, once they are named", () => {
    const set = { type: types.PERMISSION_SET, name: "ps", props: { name: "BreakGlass" } };
    const tied: TestResource = {
      type: types.PERMISSION_SET_MANAGED_POLICY,
      name: "a",
      props: { managedPolicyArn: ADMIN },
      dependsOn: { permissionSetArn: ["ps"] },
    };
    expect(found([set, tied])).to.deep.equal(["violation a: it attaches AdministratorAccess"]);
    expect(found([set, tied], { settings: { breakGlass: ["BreakGlass"] } })).to.deep.equal([]);
    expect(found([set, tied], { settings: { breakGlass: ["Other"] } })).to.deep.equal([
      "violation a: it attaches AdministratorAccess",
    ]);
    const lost = { ...tied, props: { ...tied.props, permissionSetArn: unknown }, dependsOn: {} };
    expect(found([set, lost], { settings: { breakGlass: ["BreakGlass"] } })).to.deep.equal([
      "undetermined a: permissionSetArn is not known yet",
    ]);
    expect(found([set, attachment(ADMIN)], { settings: { breakGlass: ["BreakGlass"] } })).to.have.length(1);
  });
});
