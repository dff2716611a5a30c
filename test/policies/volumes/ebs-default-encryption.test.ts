import { expect } from "chai";
import {
  ACCOUNT_PUBLIC_ACCESS_BLOCK,
  DEFAULT_KMS_KEY,
  ENCRYPTION_BY_DEFAULT,
  INSTANCE,
  SNAPSHOT_BLOCK_PUBLIC_ACCESS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { ebsDefaultEncryption } from "../../../policypacks/mas-trm/rules/volumes/ebs-default-encryption.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const found = (...resources: readonly TestResource[]) => examine(ebsDefaultEncryption, resources);
const on = (props = {}): TestResource => ({ type: ENCRYPTION_BY_DEFAULT, name: "default", props });
const key = (props = {}): TestResource => ({
  type: DEFAULT_KMS_KEY,
  name: "key",
  props: { keyArn: "alias/kiro-data", ...props },
});
const account: TestResource = { type: ACCOUNT_PUBLIC_ACCESS_BLOCK, name: "account", props: {} };

describe("ebs-default-encryption", () => {
  it("asks nothing of a stack that does not set up an account", () => {
    expect(found({ type: INSTANCE, name: "machine", props: {} })).to.deep.equal([]);
  });

  it("passes encryption by default, on when left out, with the bank's key", () => {
    expect(found(on(), key(), account)).to.deep.equal([]);
  });

  it("refuses a baseline without it", () => {
    expect(found(account)).to.deep.equal([
      "violation account: the stack sets up the account but has no EBS encryption by default",
      "violation account: the stack sets up the account but has no default key for EBS",
    ]);
  });

  it("refuses it turned off, or with AWS's own key", () => {
    expect(found(on({ enabled: false }), key({ keyArn: "alias/aws/ebs" }))).to.deep.equal([
      "violation default: enabled is false",
      "violation key: keyArn names no customer-managed key",
    ]);
  });

  it("refuses it in another Region only", () => {
    const snapshots = { type: SNAPSHOT_BLOCK_PUBLIC_ACCESS, name: "snapshots", props: { region: "ap-southeast-1" } };
    expect(found(on(), key(), snapshots)).to.deep.equal([
      "violation snapshots: the stack sets up the account in ap-southeast-1 but has no EBS encryption by default",
      "violation snapshots: the stack sets up the account in ap-southeast-1 but has no default key for EBS",
    ]);
  });

  it("finds the default of a Region whichever is declared first, and cannot tell while only an unknown one may be it", () => {
    const elsewhere = { type: ENCRYPTION_BY_DEFAULT, name: "elsewhere", props: { region: unknown } };
    const open = "undetermined elsewhere: region is not known yet";
    expect(found(elsewhere, on(), key())).to.deep.equal([open]);
    expect(found(on(), elsewhere, key())).to.deep.equal([open]);
    expect(found(elsewhere, key())).to.deep.equal([
      open,
      "undetermined key: the stack sets up the account in us-east-1 but has perhaps no EBS encryption by default",
    ]);
  });

  it("cannot decide on a switch that is not known yet, and still refuses the key", () => {
    expect(found(on({ enabled: unknown }), key({ keyArn: "alias/aws/ebs" }))).to.deep.equal([
      "undetermined default: enabled is not known yet",
      "violation key: keyArn names no customer-managed key",
    ]);
  });

  it("refuses to take it away from a baseline that keeps the rest, since AWS then turns it off", () => {
    expect(found(on(), key(), account)).to.deep.equal([]);
    expect(found(key(), account)).to.deep.equal([
      "violation key: the stack sets up the account in us-east-1 but has no EBS encryption by default",
      "violation account: the stack sets up the account but has no EBS encryption by default",
    ]);
  });
});
