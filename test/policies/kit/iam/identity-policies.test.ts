import { expect } from "chai";
import { knownStatements } from "../../../../policypacks/mas-trm/kit/iam/identity-policies.ts";
import { joinedPermissions } from "../../../../policypacks/mas-trm/kit/iam/joined-permissions.ts";
import { knownAttachedPolicies, policyName } from "../../../../policypacks/mas-trm/kit/iam/policy-attachments.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { StackGraph } from "../../../../policypacks/mas-trm/kit/stack-graph.ts";
import * as types from "../../../../policypacks/mas-trm/kit/types.ts";
import { UnknownProperty } from "../../../../policypacks/mas-trm/kit/unknown.ts";
import { unknown } from "../../support/examine.ts";
import { policyOf } from "../../support/policies.ts";

const make = (
  type: string,
  name: string,
  inputs: Readonly<Record<string, unknown>>,
  from: Readonly<Record<string, readonly string[]>> = {},
): Resource =>
  new Resource({
    urn: `urn:pulumi:prod::test::${type}::${name}`,
    type,
    name,
    inputs,
    outputs: inputs,
    propertyDependencies: Object.fromEntries(
      Object.entries(from).map(([property, urns]) => [property, urns.map((urn) => `urn:pulumi:prod::test::${urn}`)]),
    ),
  });
const sids = (text: string) => policyOf({ Sid: text, Action: "s3:GetObject", Resource: "*" });

describe("what identities are given", () => {
  it("is read as far as it is known, and what is missing is said", () => {
    const read = (inlinePolicies: unknown) => {
      const { statements, isComplete } = knownStatements(make(types.IAM_ROLE, "r", { inlinePolicies }));
      return [statements.map(({ sid }) => sid), isComplete];
    };
    expect(read(undefined)).to.deep.equal([[], true]);
    expect(read([{ policy: sids("a") }, { name: "none" }, { policy: sids("b") }])).to.deep.equal([["a", "b"], true]);
    expect(read([{ policy: "" }])).to.deep.equal([[], true]);
    expect(read([{ policy: unknown }, { policy: sids("b") }])).to.deep.equal([["b"], false]);
    expect(read([{ policy: "{" }, { policy: sids("b") }])).to.deep.equal([["b"], false]);
    expect(read(unknown)).to.deep.equal([[], false]);
  });

  it("is named by the last part of an ARN or path", () => {
    expect(policyName("arn:aws:iam::aws:policy/job-function/Billing")).to.equal("Billing");
    expect(policyName("Billing")).to.equal("Billing");
    expect(policyName("")).to.equal("");
  });

  it("is joined over all the ways to one identity", () => {
    const role = make(types.IAM_ROLE, "r", { name: "ops", inlinePolicies: [{ policy: sids("inside") }] });
    const written = make(types.IAM_ROLE_POLICY, "w", { role: "ops", policy: sids("written") });
    const managed = make(types.IAM_POLICY, "m", { name: "m", policy: sids("managed") });
    const tie = make(
      types.IAM_ROLE_POLICY_ATTACHMENT,
      "t",
      { role: "ops", policyArn: unknown },
      { policyArn: [`${types.IAM_POLICY}::m`] },
    );
    const list = make(types.IAM_ROLE_ATTACHMENTS_EXCLUSIVE, "l", {
      roleName: "ops",
      policyArns: ["arn:aws:iam::aws:policy/SecurityAudit"],
    });
    const stranger = make(types.IAM_ROLE_POLICY, "s", { role: "other", policy: sids("stranger") });
    new StackGraph([role, written, managed, tie, list, stranger]);
    const { documents, attached, isComplete } = joinedPermissions(role);
    expect(documents.flat().map(({ sid }) => sid)).to.deep.equal(["inside", "written", "managed"]);
    expect(attached.map(({ name }) => name)).to.deep.equal(["m", "SecurityAudit"]);
    expect(isComplete).to.equal(true);
  });

  it("follows an ARN that is composed from the name of a policy of the stack", () => {
    const role = make(types.IAM_ROLE, "r", { managedPolicyArns: ["arn:aws:iam::111122223333:policy/kiro/m"] });
    new StackGraph([role, make(types.IAM_POLICY, "m", { name: "m", policy: sids("managed") })]);
    expect(
      joinedPermissions(role)
        .documents.flat()
        .map(({ sid }) => sid),
    ).to.deep.equal(["managed"]);
  });

  it("is looked for by name beside a policy of which the name, or more than the name, is not known", () => {
    const role = make(types.IAM_ROLE, "r", { managedPolicyArns: ["arn:aws:iam::111122223333:policy/kiro/m"] });
    const unnamed = make(types.IAM_POLICY, "u", { name: unknown, policy: sids("other") });
    new StackGraph([role, unnamed]);
    const without = joinedPermissions(role);
    expect([without.documents.flat(), without.isComplete]).to.deep.equal([[], true]);
    new StackGraph([role, unnamed, make(types.IAM_POLICY, "m", { name: "m", policy: unknown })]);
    expect(joinedPermissions(role).isComplete).to.equal(false);
  });

  it("is its own document alone for what is no identity", () => {
    const policy = make(types.IAM_POLICY, "m", { name: "m", policy: sids("managed") });
    new StackGraph([policy]);
    const { documents, attached } = joinedPermissions(policy);
    expect([documents.flat().map(({ sid }) => sid), attached]).to.deep.equal([["managed"], []]);
  });

  it("is incomplete when a policy may be the identity's, or may hold more", () => {
    const open = (more: readonly Resource[], inputs: Readonly<Record<string, unknown>> = {}) => {
      const role = make(types.IAM_ROLE, "r", { name: "ops", ...inputs });
      new StackGraph([role, ...more]);
      return joinedPermissions(role).isComplete;
    };
    expect(open([])).to.equal(true);
    expect(open([make(types.IAM_ROLE_POLICY, "w", { role: unknown, policy: sids("w") })])).to.equal(false);
    expect(open([make(types.IAM_ROLE_POLICY, "w", { role: "ops", policy: unknown })])).to.equal(false);
    expect(open([], { managedPolicyArns: [unknown] })).to.equal(false);
    expect(open([], { managedPolicyArns: unknown })).to.equal(false);
  });

  it("cannot be joined before the stack is known", () => {
    expect(() => joinedPermissions(make(types.IAM_ROLE, "r", {}))).to.throw(
      UnknownProperty,
      "what is attached to it is not known yet",
    );
    const tie = make(types.IAM_ROLE_POLICY_ATTACHMENT, "t", { policyArn: unknown });
    expect(knownAttachedPolicies(tie)).to.deep.equal({ policies: [], isComplete: false });
  });
});
