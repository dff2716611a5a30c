import { expect } from "chai";
import { joinedPermissions } from "../../../../policypacks/mas-trm/kit/iam/joined-permissions.ts";
import {
  eachAttachedPolicy,
  isNamed,
  knownAttachedPolicies,
} from "../../../../policypacks/mas-trm/kit/iam/policy-attachments.ts";
import { Judge } from "../../../../policypacks/mas-trm/kit/judge.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";
import { policyOf } from "../../support/policies.ts";

const AUDIT = "arn:aws:iam::aws:policy/SecurityAudit";
const document = policyOf({ Sid: "Inline", Action: "s3:GetObject", Resource: "*" });
const toSet = { dependsOn: { permissionSetArn: ["me"] } };

/** Every route to an identity: by which type, under which names. */
const ROUTES: readonly (readonly [identity: string, route: string, tie: Omit<TestResource, "type">])[] = [
  [types.IAM_ROLE, types.IAM_ROLE_POLICY_ATTACHMENT, { props: { role: "me", policyArn: AUDIT } }],
  [types.IAM_USER, types.IAM_USER_POLICY_ATTACHMENT, { props: { user: "me", policyArn: AUDIT } }],
  [types.IAM_GROUP, types.IAM_GROUP_POLICY_ATTACHMENT, { props: { group: "me", policyArn: AUDIT } }],
  [types.IAM_ROLE, types.IAM_POLICY_ATTACHMENT, { props: { roles: ["me"], policyArn: AUDIT } }],
  [types.IAM_USER, types.IAM_POLICY_ATTACHMENT, { props: { users: ["me"], policyArn: AUDIT } }],
  [types.IAM_GROUP, types.IAM_POLICY_ATTACHMENT, { props: { groups: ["me"], policyArn: AUDIT } }],
  [types.IAM_ROLE, types.IAM_ROLE_ATTACHMENTS_EXCLUSIVE, { props: { roleName: "me", policyArns: [AUDIT] } }],
  [types.IAM_USER, types.IAM_USER_ATTACHMENTS_EXCLUSIVE, { props: { userName: "me", policyArns: [AUDIT] } }],
  [types.IAM_GROUP, types.IAM_GROUP_ATTACHMENTS_EXCLUSIVE, { props: { groupName: "me", policyArns: [AUDIT] } }],
  [types.PERMISSION_SET, types.PERMISSION_SET_MANAGED_POLICY, { props: { managedPolicyArn: AUDIT }, ...toSet }],
  [types.PERMISSION_SET, types.PERMISSION_SET_MANAGED_POLICIES, { props: { managedPolicyArns: [AUDIT] }, ...toSet }],
  [
    types.PERMISSION_SET,
    types.PERMISSION_SET_CUSTOMER_POLICY,
    { props: { customerManagedPolicyReference: { name: "SecurityAudit" } }, ...toSet },
  ],
  [
    types.PERMISSION_SET,
    types.PERMISSION_SET_CUSTOMER_POLICIES,
    { props: { customerManagedPolicyReferences: [{ name: "SecurityAudit" }] }, ...toSet },
  ],
];

const INLINE: readonly (readonly [identity: string, route: string, tie: Omit<TestResource, "type">])[] = [
  [types.IAM_ROLE, types.IAM_ROLE_POLICY, { props: { role: "me", policy: document } }],
  [types.IAM_USER, types.IAM_USER_POLICY, { props: { user: "me", policy: document } }],
  [types.IAM_GROUP, types.IAM_GROUP_POLICY, { props: { group: "me", policy: document } }],
  [types.PERMISSION_SET, types.PERMISSION_SET_INLINE_POLICY, { props: { inlinePolicy: document }, ...toSet }],
];

function joined(identity: string, ...ties: readonly TestResource[]) {
  const [me] = graphOf([{ type: identity, name: "me", props: { name: "me" } }, ...ties]).resources;
  if (me === undefined) throw new Error("the test made no identity");
  return joinedPermissions(me);
}
/** A role's attachments, at the end of a preview. */
const attachedIn = (role: Omit<TestResource, "type">, ...more: readonly TestResource[]) => {
  const [first] = graphOf([{ type: types.IAM_ROLE, ...role }, ...more]).resources;
  if (first === undefined) throw new Error("the test made no role");
  const { policies, isComplete } = knownAttachedPolicies(first);
  return [policies.map(({ name }) => name), isComplete];
};
/** The same before the stack is known. */
const attachedEarly = (managedPolicyArns: readonly unknown[]) => {
  const inputs = { managedPolicyArns };
  const { policies, isComplete } = knownAttachedPolicies(
    new Resource({ urn: "urn:pulumi:prod::test::r::r", type: types.IAM_ROLE, name: "r", inputs }),
  );
  return [policies.map(({ name }) => name), isComplete];
};

describe("policies come to", () => {
  for (const [identity, route, tie] of ROUTES) {
    it(`${identity} by ${route}`, () => {
      const { attached, isComplete } = joined(identity, { type: route, name: "tie", ...tie });
      expect(attached.map(({ name }) => name)).to.deep.equal(["SecurityAudit"]);
      expect(isComplete).to.equal(true);
    });
  }

  for (const [identity, route, tie] of INLINE) {
    it(`${identity} by ${route}`, () => {
      const { documents } = joined(identity, { type: route, name: "tie", ...tie });
      expect(documents.flat().map(({ sid }) => sid)).to.deep.equal(["Inline"]);
    });
  }

  it("nobody by an absent element of a list, early as late", () => {
    expect(attachedEarly([null, AUDIT])).to.deep.equal([["SecurityAudit"], true]);
    expect(attachedIn({ props: { managedPolicyArns: [null, AUDIT] } })).to.deep.equal([["SecurityAudit"], true]);
  });

  it("an identity under an ARN that is not known yet, and then which one is not known before the stack is", () => {
    const made = { type: types.IAM_POLICY, name: "made", props: { name: "made", policy: unknown } };
    const other = { ...made, name: "other", props: { name: unknown } };
    const from = (...managedPolicyArns: readonly string[]) => ({
      props: { managedPolicyArns: [unknown] },
      dependsOn: { managedPolicyArns },
    });
    expect(attachedEarly([unknown, AUDIT])).to.deep.equal([["SecurityAudit"], false]);
    expect(attachedIn(from("made"), made)).to.deep.equal([["made"], true]);
    expect(attachedIn(from("other"), other)).to.deep.equal([[undefined], true]);
    expect(attachedIn(from("made", "other"), made, other)).to.deep.equal([["made", undefined], true]);
    expect(attachedIn(from("stranger"), { type: types.KEY, name: "stranger", props: {} })).to.deep.equal([[], false]);
  });

  for (const [why, outputs, name] of [
    ["its ARN", { arn: AUDIT, id: unknown }, "SecurityAudit"],
    ["its id, which is its ARN", { arn: unknown, id: AUDIT }, "SecurityAudit"],
    ["its id where it has no ARN", { arn: undefined, id: AUDIT }, "SecurityAudit"],
    ["its ARN, whatever it says of its name", { arn: AUDIT, name: "Other" }, "SecurityAudit"],
    ["nothing while neither is known", { name: "Other" }, undefined],
  ] as const) {
    it(`somebody when it is only read, and then it is named by ${why}`, () => {
      const role = { props: { managedPolicyArns: [unknown] }, dependsOn: { managedPolicyArns: ["read"] } };
      const policy = { type: types.IAM_POLICY, name: "read", read: true, props: {}, outputs };
      expect(attachedIn(role, policy)).to.deep.equal(name === undefined ? [[], false] : [[name], true]);
    });
  }

  it("an identity unseen while neither is known, which leaves only that one open", () => {
    const [role] = graphOf([
      {
        type: types.IAM_ROLE,
        name: "role",
        props: { managedPolicyArns: [unknown, AUDIT] },
        dependsOn: { managedPolicyArns: ["read"] },
      },
      { type: types.IAM_POLICY, name: "read", read: true, props: {} },
    ]).resources;
    if (role === undefined) throw new Error("the test made no role");
    const judge = new Judge();
    const names: (string | undefined)[] = [];
    eachAttachedPolicy(judge, role, ({ name }) => names.push(name));
    expect(names).to.deep.equal(["SecurityAudit"]);
    expect(judge.findings.map(({ verdict, why }) => `${verdict}: ${why}`)).to.deep.equal([
      "undetermined: arn is not known yet",
    ]);
  });

  it("somebody under a name, case aside, and under none while it is not known", () => {
    expect(isNamed({ name: "securityaudit" }, ["Billing", "SecurityAudit"])).to.equal(true);
    expect(isNamed({ name: "Security" }, ["Billing", "SecurityAudit"])).to.equal(false);
    expect(isNamed({ name: undefined }, ["undefined"])).to.equal(false);
  });
});
