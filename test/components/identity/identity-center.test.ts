import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { findGroups, findIdentityCenter } from "../../../components/index.ts";

interface Directory {
  readonly arns?: readonly string[];
  readonly identityStoreIds?: readonly string[];
  /** Groups by display name. */
  readonly groups?: Readonly<Record<string, string>>;
}

interface Lookup {
  readonly token: string;
  readonly inputs: Record<string, unknown>;
}

const CENTER = {
  instanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
  identityStoreId: "d-9667000000",
  region: "ap-southeast-1",
};
const NAMES = { developer: "Devs", leadDeveloper: "Leads", securityAdmin: "Admins", complianceOfficer: "Auditors" };

/** Answers lookups as Identity Center would, and keeps what was asked. */
async function answering(directory: Directory): Promise<readonly Lookup[]> {
  const asked: Lookup[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: ({ token, inputs }) => {
      asked.push({ token, inputs: inputs as Record<string, unknown> });
      if (token.includes("getInstances")) {
        const { arns = [], identityStoreIds = [] } = directory;
        return { arns, identityStoreIds };
      }
      const alternate = (inputs as { alternateIdentifier: { uniqueAttribute: { attributeValue: string } } })
        .alternateIdentifier.uniqueAttribute;
      const groupId = directory.groups?.[alternate.attributeValue];
      // As gRPC hands errors on: the SDK reads `details`.
      if (groupId === undefined)
        throw Object.assign(new Error(), { details: "returned an error: couldn't find\n resource" });
      return { groupId };
    },
  });
  return asked;
}

async function messageOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (pulumi.RunError.isInstance(error)) return error.message;
    throw error;
  }
  return "found";
}

describe("finding Identity Center", () => {
  it("returns the one instance of the region, with its store", async () => {
    const asked = await answering({ arns: [CENTER.instanceArn], identityStoreIds: [CENTER.identityStoreId] });
    expect(await findIdentityCenter("ap-southeast-1")).to.deep.equal(CENTER);
    expect(asked.map(({ inputs }) => inputs["region"])).to.deep.equal(["ap-southeast-1"]);
  });

  it("says in one clean error that there is none, and what to do", async () => {
    await answering({});
    expect(await messageOf(findIdentityCenter("eu-west-1"))).to.equal(
      "identityCenterRegion: no IAM Identity Center instance to be seen from this account, got eu-west-1; " +
        "the region in which the organization's instance is enabled. Where there is none yet, enable it in the " +
        "console of the organization's management account (the API cannot), then run this again",
    );
  });

  it("does not guess between several", async () => {
    await answering({ arns: ["arn:a", "arn:b"], identityStoreIds: ["d-1", "d-2"] });
    expect(await messageOf(findIdentityCenter("ap-southeast-1"))).to.equal(
      "identityCenterRegion: several IAM Identity Center instances to be seen from this account, got arn:a, arn:b; " +
        "one. Say in identity.instance which it is",
    );
  });
});

describe("finding the roles' groups", () => {
  it("returns their ids by role, asked for by name in the region of the store", async () => {
    const groups = { Devs: "g-1", Leads: "g-2", Admins: "g-3", Auditors: "g-4" };
    const asked = await answering({ groups });
    expect(await findGroups(CENTER, NAMES)).to.deep.equal({
      developer: "g-1",
      leadDeveloper: "g-2",
      securityAdmin: "g-3",
      complianceOfficer: "g-4",
    });
    expect(asked.at(0)?.inputs).to.deep.equal({
      region: "ap-southeast-1",
      identityStoreId: "d-9667000000",
      alternateIdentifier: { uniqueAttribute: { attributePath: "DisplayName", attributeValue: "Devs" } },
    });
  });

  it("names every group that is missing, in one clean error", async () => {
    await answering({ groups: { Leads: "g-2", Admins: "g-3" } });
    const lines = (await messageOf(findGroups(CENTER, NAMES))).split("\n");
    expect(lines[0]).to.equal("groups are missing in identity store d-9667000000 in ap-southeast-1");
    expect(lines.slice(1).map((line) => line.replace(/\(.*\)/, "(...)"))).to.deep.equal([
      "identity.groups.developer: cannot be looked up (...), got Devs; a group that SCIM has provisioned to the store",
      "identity.groups.complianceOfficer: cannot be looked up (...), got Auditors; a group that SCIM has provisioned to the store",
    ]);
    expect(lines[1]).to.include("(returned an error: couldn't find resource)");
  });
});
