import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { noInlinePolicies } from "../../../policypacks/mas-trm/rules/identity/no-inline-policies.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const trusting = (...principals: readonly unknown[]) =>
  policyOf(...principals.map((Principal) => ({ Principal, Action: "sts:AssumeRole" })));
const SERVICE = { Service: "config.amazonaws.com" };
const PERSON = { AWS: "arn:aws:iam::111122223333:root" };
const role = (assumeRolePolicy: unknown, props: TestResource["props"] = {}): TestResource => ({
  type: types.IAM_ROLE,
  name: "r",
  props: { name: "delivery", assumeRolePolicy, ...props },
});
const written = (props: TestResource["props"] = {}): TestResource => ({
  type: types.IAM_ROLE_POLICY,
  name: "p",
  props: { policy: policyOf(), ...props },
  ...(props["role"] === undefined && { dependsOn: { role: ["r"] } }),
});
const inside = { inlinePolicies: [{ name: "own", policy: policyOf() }] };
const judge = (...resources: readonly TestResource[]) => examine(noInlinePolicies, resources);

describe("no-inline-policies", () => {
  it("passes policies inside a role that only services take on", () => {
    expect(judge(role(trusting(SERVICE)), written())).to.deep.equal([]);
    expect(judge(role(trusting(SERVICE)), written({ role: "delivery" }))).to.deep.equal([]);
    expect(judge(role(trusting(SERVICE, { Service: ["ec2.amazonaws.com"] }), inside))).to.deep.equal([]);
  });

  for (const [why, policy] of [
    ["an account", trusting(PERSON)],
    ["a service and an account", trusting(SERVICE, PERSON)],
    ["federated users", trusting({ Federated: "arn:aws:iam::111122223333:saml-provider/bank" })],
    ["everyone", trusting("*")],
    ["every service", trusting({ Service: "*" })],
    ["everyone but a few", policyOf({ NotPrincipal: SERVICE, Action: "sts:AssumeRole" })],
    ["nobody can tell", "{"],
  ] as const) {
    it(`refuses them inside a role that is taken on by ${why}`, () => {
      expect(judge(role(policy), written())).to.deep.equal([
        "violation p: a policy stands inside role r, which not only services take on",
      ]);
      expect(judge(role(policy, inside))).to.deep.equal([
        "violation r: a policy stands inside it, which not only services take on",
      ]);
    });
  }

  it("passes an entry that holds no policy", () => {
    expect(judge(role(trusting(PERSON), { inlinePolicies: [{ name: "empty" }, {}] }))).to.deep.equal([]);
  });

  it("refuses policies inside users and groups", () => {
    for (const type of [types.IAM_USER_POLICY, types.IAM_GROUP_POLICY]) {
      expect(judge({ type, name: "p", props: { policy: unknown } })).to.deep.equal([
        "violation p: it is a policy inside a user or group",
      ]);
    }
  });

  it("cannot decide on a role from elsewhere, from nowhere known, or whose trust is unknown", () => {
    expect(judge(written({ role: "elsewhere" }))).to.deep.equal([
      "undetermined p: its role is not part of this stack, so whether only services take it on cannot be seen",
    ]);
    expect(judge(written({ role: unknown }))).to.deep.equal(["undetermined p: role is not known yet"]);
    expect(judge(role(unknown), written())).to.deep.equal(["undetermined p: assumeRolePolicy is not known yet"]);
  });

  it("refuses what is known beside what is not", () => {
    const group = { type: types.IAM_GROUP_POLICY, name: "g", props: { group: "operators", policy: "{}" } };
    expect(judge(written({ role: unknown }), group)).to.have.members([
      "undetermined p: role is not known yet",
      "violation g: it is a policy inside a user or group",
    ]);
    const trust = (Principal: unknown) => ({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
    const half = (known: unknown) => role({ Statement: [trust(known), trust(unknown)] });
    expect(judge(half(PERSON), written())).to.deep.equal([
      "violation p: a policy stands inside role r, which not only services take on",
    ]);
    expect(judge(half(SERVICE), written())).to.deep.equal(["undetermined p: assumeRolePolicy is not known yet"]);
  });

  it("cannot decide on a list of policies inside that is not known yet", () => {
    expect(judge(role(trusting(PERSON), { inlinePolicies: unknown }))).to.deep.equal([
      "undetermined r: inlinePolicies is not known yet",
    ]);
  });

  it("refuses an entry inside whose policy is not known yet: that there is one is enough", () => {
    expect(judge(role(trusting(PERSON), { inlinePolicies: [{ name: "later", policy: unknown }] }))).to.deep.equal([
      "violation r: a policy stands inside it, which not only services take on",
    ]);
  });
});
