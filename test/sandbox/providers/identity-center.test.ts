import { expect } from "chai";
import { textOf } from "../../../sandbox/providers/rpc/values.ts";
import { create } from "./support.ts";

const CENTER = { region: "ap-southeast-1", instanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef" };
const SET = { ...CENTER, permissionSetArn: "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef" };

describe("the stand-in for Identity Center", () => {
  it("gives a group an id in its store, and the ARN that goes with it", () => {
    const { id, groupId, arn } = create("identitystore/group:Group", {
      region: "ap-southeast-1",
      identityStoreId: "d-9667000000",
      displayName: "Kiro Developers",
    });
    expect(groupId).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(id).to.equal(`d-9667000000/${textOf(groupId) ?? ""}`);
    expect(arn).to.equal(`arn:aws:identitystore:::group/${textOf(groupId) ?? ""}`);
  });

  it("knows what belongs to a permission set by set and instance", () => {
    const boundary = { customerManagedPolicyReference: { name: "bound", path: "/kiro/" } };
    const attachment = create("ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment", {
      ...SET,
      permissionsBoundary: boundary,
    });
    expect(attachment["id"]).to.equal(`${SET.permissionSetArn},${SET.instanceArn}`);
    const managed = create("ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive", {
      ...SET,
      managedPolicyArns: [],
    });
    expect(managed["id"]).to.equal(`${SET.instanceArn},${SET.permissionSetArn}`);
    const custom = create(
      "ssoadmin/customerManagedPolicyAttachmentsExclusive:CustomerManagedPolicyAttachmentsExclusive",
      { ...SET, customerManagedPolicyReferences: [] },
    );
    expect(custom["id"]).to.equal(`${SET.instanceArn},${SET.permissionSetArn}`);
  });
});
