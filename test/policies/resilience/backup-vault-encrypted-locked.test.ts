import { expect } from "chai";
import { BACKUP_VAULTS, KEY, VAULT_LOCK, VAULT_POLICY } from "../../../policypacks/mas-trm/kit/types.ts";
import { backupVaultEncryptedLocked } from "../../../policypacks/mas-trm/rules/resilience/backup-vault-encrypted-locked.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { policyOf } from "../support/policies.ts";
import { make, type Origins, type Plain } from "../support/subnet-stack.ts";

const key = make(KEY, "key");
const vault = (origins: Origins = { kmsKeyArn: ["key"] }, props: Plain = {}) =>
  make(BACKUP_VAULTS[0], "vault", origins, { name: "records", ...props });
const lock = (
  props: Plain = { changeableForDays: 3, minRetentionDays: 35 },
  origins: Origins = { backupVaultName: ["vault"] },
) => make(VAULT_LOCK, "lock", origins, props);
const found = (resources: readonly TestResource[], settings: Plain = {}, stack = "prod") =>
  examine(backupVaultEncryptedLocked, [key, ...resources], { settings, stack });
const withPolicy = (...statements: readonly object[]) =>
  found([
    vault(),
    lock(),
    make(VAULT_POLICY, "policy", { backupVaultName: ["vault"] }, { policy: policyOf(...statements) }),
  ]);

describe("backup-vault-encrypted-locked", () => {
  it("passes a vault with a customer key and a lock in compliance mode", () => {
    expect(found([vault(), lock()])).to.deep.equal([]);
  });

  it("passes a lock that names the vault", () => {
    expect(
      found([vault(), lock({ backupVaultName: "records", changeableForDays: 3, minRetentionDays: 90 }, {})]),
    ).to.deep.equal([]);
  });

  it("refuses a vault without a customer key", () => {
    const refused = ["violation vault: kmsKeyArn names no customer-managed key"];
    expect(found([vault({}), lock()])).to.deep.equal(refused);
    const ofAws = vault({}, { kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:alias/aws/backup" });
    expect(found([ofAws, lock()])).to.deep.equal(refused);
  });

  it("refuses a vault without a lock, or with the lock of another vault", () => {
    const refused = ["violation vault: it has no vault lock"];
    expect(found([vault()])).to.deep.equal(refused);
    const other = make(BACKUP_VAULTS[0], "other", { kmsKeyArn: ["key"] });
    expect(found([vault(), other, lock(undefined, { backupVaultName: ["other"] })])).to.deep.equal(refused);
  });

  it("refuses a lock in governance mode, which is one without changeableForDays", () => {
    expect(found([vault(), lock({ minRetentionDays: 35 })])).to.deep.equal([
      "violation lock: changeableForDays is not set, so the lock can be removed (governance mode)",
    ]);
  });

  it("refuses a lock for too few days, or for none", () => {
    expect(found([vault(), lock({ changeableForDays: 3, minRetentionDays: 34 })])).to.deep.equal([
      "violation lock: minRetentionDays is 34, less than 35",
    ]);
    expect(found([vault(), lock({ changeableForDays: 3 })])).to.deep.equal([
      "violation lock: minRetentionDays is 0, less than 35",
    ]);
    expect(found([vault(), lock()], { days: 90 })).to.deep.equal([
      "violation lock: minRetentionDays is 35, less than 90",
    ]);
  });

  describe("of logically air-gapped vaults", () => {
    const gapped = (props: Plain, origins: Origins = { encryptionKeyArn: ["key"] }) =>
      found([make(BACKUP_VAULTS[1], "gapped", origins, props)]);

    it("asks for no lock of its own", () => {
      expect(gapped({ minRetentionDays: 35, maxRetentionDays: 90 })).to.deep.equal([]);
    });

    it("asks for key and days", () => {
      expect(gapped({ minRetentionDays: 7 }, {})).to.deep.equal([
        "violation gapped: encryptionKeyArn names no customer-managed key",
        "violation gapped: minRetentionDays is 7, less than 35",
      ]);
    });
  });

  describe("of the vault's policy", () => {
    for (const Action of ["backup:DeleteRecoveryPoint", "backup:Delete*"]) {
      it(`refuses to allow everyone ${Action}`, () => {
        expect(withPolicy({ Sid: "Open", Principal: "*", Action, Resource: "*" })).to.deep.equal([
          "violation policy: statement Open allows everyone backup:DeleteRecoveryPoint",
        ]);
      });
    }

    it("refuses every action, in any spelling of everyone", () => {
      for (const statement of [
        { Principal: { AWS: ["*"] }, Action: "*" },
        { Principal: "*", NotAction: "backup:CopyIntoBackupVault" },
        { NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/x" }, Action: ["BACKUP:*"] },
      ]) {
        expect(withPolicy({ ...statement, Resource: "*" })).to.deep.equal([
          "violation policy: statement 1 allows everyone backup:DeleteRecoveryPoint",
          "violation policy: statement 1 allows everyone backup:UpdateRecoveryPointLifecycle",
        ]);
      }
    });

    it("passes denials, other actions, known principals and binding conditions", () => {
      const known = { Principal: { AWS: "arn:aws:iam::111122223333:role/backup" }, Action: "backup:*", Resource: "*" };
      const copies = { Principal: "*", Action: "backup:CopyIntoBackupVault", Resource: "*" };
      const denial = { Effect: "Deny", Principal: "*", Action: "backup:DeleteRecoveryPoint", Resource: "*" };
      const bound = {
        Principal: "*",
        Action: "backup:*",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc1234567" } },
      };
      expect(withPolicy(known, copies, denial, bound)).to.deep.equal([]);
    });

    it("refuses everyone whom a condition does not really bind", () => {
      for (const more of [
        { Principal: { AWS: "arn:aws:iam::*:role/backup" } },
        { Principal: "*", Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } } },
        { Principal: "*", Condition: { StringEquals: { "kms:ViaService": "backup.us-east-1.amazonaws.com" } } },
        { Principal: "*", Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/backup" } } },
      ]) {
        expect(withPolicy({ ...more, Action: "backup:DeleteRecoveryPoint", Resource: "*" })).to.deep.equal([
          "violation policy: statement 1 allows everyone backup:DeleteRecoveryPoint",
        ]);
      }
    });

    it("refuses what it cannot read, and cannot decide on what is not known yet", () => {
      const policy = (text: unknown) => make(VAULT_POLICY, "policy", { backupVaultName: ["vault"] }, { policy: text });
      expect(found([vault(), lock(), policy("{")])).to.deep.equal([
        "violation policy: the policy document cannot be read: not JSON",
      ]);
      expect(found([vault({}), lock(), policy(unknown)])).to.deep.equal([
        "violation vault: kmsKeyArn names no customer-managed key",
        "undetermined policy: policy is not known yet",
      ]);
    });
  });

  it("cannot decide whose a lock is, or on what is not known yet of one", () => {
    expect(
      found([vault(), lock({ changeableForDays: 3, minRetentionDays: 35, backupVaultName: unknown }, {})]),
    ).to.deep.equal(["undetermined vault: a vault lock of this stack may or may not be for it"]);
    expect(
      found([vault({}, { kmsKeyArn: unknown }), lock({ changeableForDays: unknown, minRetentionDays: 1 })]),
    ).to.deep.equal([
      "undetermined vault: kmsKeyArn is not known yet",
      "undetermined lock: changeableForDays is not known yet",
      "violation lock: minRetentionDays is 1, less than 35",
    ]);
  });

  it("cannot see the lock of a vault that is only read", () => {
    expect(found([{ ...vault(), read: true }])).to.deep.equal([
      "undetermined vault: it is made elsewhere, so its vault lock cannot be seen",
    ]);
  });

  it("asks nothing of stacks that are thrown away", () => {
    expect(found([vault({})], {}, "dev")).to.deep.equal([]);
  });
});
