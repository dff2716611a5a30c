import { expect } from "chai";
import * as types from "../../../policypacks/mas-trm/kit/types.ts";
import { permissionSetsBounded } from "../../../policypacks/mas-trm/rules/identity/permission-sets-bounded.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";

const set = (props: TestResource["props"] = {}): TestResource => ({
  type: types.PERMISSION_SET,
  name: "set",
  props: { name: "Developer", ...props },
});
const tied = (type: string, name: string, props: TestResource["props"], to = "set"): TestResource => ({
  type,
  name,
  props,
  dependsOn: { permissionSetArn: [to] },
});
const boundary = tied(types.PERMISSION_SET_BOUNDARY, "boundary", {
  permissionsBoundary: { customerManagedPolicyReference: { name: "b" } },
});
const judge = (resources: readonly TestResource[], settings?: Readonly<Record<string, unknown>>) =>
  examine(permissionSetsBounded, resources, settings && { settings });
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

describe("permission-sets-bounded", () => {
  describe("on sessions", () => {
    for (const [duration, minutes] of [
      ["PT12H", 720],
      ["PT720M", 720],
      ["PT2H1M", 121],
      ["P1D", 1440],
      ["PT43200S", 720],
      ["pt8h", 480],
    ] as const) {
      it(`refuses ${duration}`, () => {
        expect(judge([set({ sessionDuration: duration }), boundary])).to.deep.equal([
          `violation set: its sessions last ${minutes} minutes, and 120 are allowed`,
        ]);
      });
    }

    for (const duration of ["PT2H", "PT120M", "PT1H30M", "PT7200S"]) {
      it(`passes ${duration}`, () => {
        expect(judge([set({ sessionDuration: duration }), boundary])).to.deep.equal([]);
      });
    }

    it("passes none, which means one hour", () => {
      expect(judge([set(), boundary])).to.deep.equal([]);
    });

    it("refuses what is no duration, and cannot decide on an unknown one", () => {
      expect(judge([set({ sessionDuration: "2h" }), boundary])).to.deep.equal([
        "violation set: sessionDuration is not an ISO-8601 duration",
      ]);
      expect(judge([set({ sessionDuration: unknown }), boundary])).to.deep.equal([
        "undetermined set: sessionDuration is not known yet",
      ]);
    });

    it("takes the limit from the settings", () => {
      expect(judge([set({ sessionDuration: "PT8H" }), boundary], { maxSessionMinutes: 480 })).to.deep.equal([]);
    });
  });

  describe("on boundaries", () => {
    it("refuses a set without one, and one whose boundary belongs to another", () => {
      const other: TestResource = { ...set({ name: "Other" }), name: "other" };
      const others = { ...boundary, dependsOn: { permissionSetArn: ["other"] } };
      expect(judge([set()])).to.deep.equal(["violation set: it has no permissions boundary"]);
      expect(judge([set(), other, others])).to.deep.equal(["violation set: it has no permissions boundary"]);
    });

    it("asks for one whatever the name turns out to be, unless there are sets for emergencies", () => {
      const nameless = [set({ name: unknown })];
      expect(judge(nameless)).to.deep.equal(["violation set: it has no permissions boundary"]);
      expect(judge(nameless, { breakGlass: ["Emergency"] })).to.deep.equal(["undetermined set: name is not known yet"]);
    });

    it("refuses a boundary that bounds nothing", () => {
      const none = { ...boundary, props: { permissionsBoundary: { managedPolicyArn: ADMIN } } };
      expect(judge([set(), none])).to.deep.equal([
        "violation boundary: AdministratorAccess as a boundary bounds nothing",
      ]);
    });

    it("cannot decide when the boundary's set cannot be told, and still judges the session", () => {
      const loose = { ...boundary, props: { ...boundary.props, permissionSetArn: unknown }, dependsOn: {} };
      expect(judge([set({ sessionDuration: "PT12H" }), loose])).to.have.members([
        "undetermined set: a permissions boundary of this stack may or may not be its own",
        "violation set: its sessions last 720 minutes, and 120 are allowed",
      ]);
    });

    it("can be told that none is needed", () => {
      expect(judge([set()], { requireBoundary: false })).to.deep.equal([]);
    });

    it("does not ask a set that the program only reads for one", () => {
      expect(judge([{ ...set(), read: true }])).to.deep.equal([]);
    });
  });

  describe("on rights", () => {
    for (const [type, props, name] of [
      [types.PERMISSION_SET_MANAGED_POLICY, { managedPolicyArn: ADMIN }, "AdministratorAccess"],
      [
        types.PERMISSION_SET_MANAGED_POLICIES,
        { managedPolicyArns: ["arn:aws:iam::aws:policy/PowerUserAccess"] },
        "PowerUserAccess",
      ],
      [
        types.PERMISSION_SET_CUSTOMER_POLICY,
        { customerManagedPolicyReference: { name: "IAMFullAccess" } },
        "IAMFullAccess",
      ],
    ] as const) {
      it(`refuses an administrator's policy by ${type}`, () => {
        expect(judge([set(), boundary, tied(type, "gift", props)])).to.deep.equal([
          `violation gift: it gives its permission set ${name}`,
        ]);
      });
    }

    it("refuses it also when the set is in another stack", () => {
      const gift = {
        type: types.PERMISSION_SET_MANAGED_POLICY,
        name: "gift",
        props: { permissionSetArn: "arn:aws:sso:::permissionSet/ssoins-1/ps-1", managedPolicyArn: ADMIN },
      };
      expect(judge([gift])).to.deep.equal(["violation gift: it gives its permission set AdministratorAccess"]);
    });

    it("refuses a customer policy of the stack that amounts to administration", () => {
      const policy = {
        type: types.IAM_POLICY,
        name: "wide",
        props: { name: "ops", policy: policyOf({ Action: "*", Resource: "*" }) },
      };
      const named = tied(types.PERMISSION_SET_CUSTOMER_POLICY, "named", {
        customerManagedPolicyReference: { name: "ops" },
      });
      expect(judge([set(), boundary, policy, named])).to.deep.equal([
        "violation set: it is given administration of the account: statement 1 allows every action on every resource",
      ]);
    });

    it("refuses an inline policy that amounts to administration", () => {
      const inline = tied(types.PERMISSION_SET_INLINE_POLICY, "inline", {
        inlinePolicy: policyOf({ Action: "*", Resource: "*" }),
      });
      expect(judge([set(), boundary, inline])).to.have.length(1);
    });

    it("cannot decide on an inline policy that is unknown or may be another's, and still refuses another one", () => {
      const inline = (inlinePolicy: unknown) => tied(types.PERMISSION_SET_INLINE_POLICY, "inline", { inlinePolicy });
      const undecided = ["undetermined set: not all policies that it is given are known yet"];
      expect(judge([set(), boundary, inline(unknown)])).to.deep.equal(undecided);
      const loose = {
        ...inline(policyOf({ Action: "*", Resource: "*" })),
        props: { inlinePolicy: policyOf({ Action: "*", Resource: "*" }), permissionSetArn: unknown },
        dependsOn: {},
      };
      expect(judge([set(), boundary, loose])).to.deep.equal(undecided);
      const wide = { ...inline(policyOf({ Action: "*", Resource: "*" })), name: "wide" };
      expect(judge([set(), boundary, inline(unknown), wide])).to.deep.equal([
        "violation set: it is given administration of the account: statement 1 allows every action on every resource",
      ]);
    });

    it("cannot decide on an unknown policy, and still refuses the one beside it", () => {
      const gift = tied(types.PERMISSION_SET_MANAGED_POLICIES, "gift", { managedPolicyArns: [unknown, ADMIN] });
      expect(judge([set(), boundary, gift])).to.have.members([
        "undetermined gift: managedPolicyArns[0] is not known yet",
        "undetermined set: not all policies that it is given are known yet",
        "violation gift: it gives its permission set AdministratorAccess",
      ]);
    });
  });

  it("asks of sets for emergencies a short session and nothing else", () => {
    const gift = tied(types.PERMISSION_SET_MANAGED_POLICY, "gift", { managedPolicyArn: ADMIN });
    const resources = [set({ sessionDuration: "PT12H" }), gift];
    expect(judge(resources)).to.have.length(3);
    expect(judge(resources, { breakGlass: ["Developer"] })).to.deep.equal([
      "violation set: its sessions last 720 minutes, and 120 are allowed",
    ]);
    expect(judge(resources, { breakGlass: ["Emergency"] })).to.have.length(3);
  });
});
