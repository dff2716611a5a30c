import { isCustomerKey } from "../../kit/keys/customer-key.ts";
import type { Judge } from "../../kit/judge.ts";
import { allowsAction } from "../../kit/iam/permissions.ts";
import { bondsOf, speaksOfEveryone } from "../../kit/iam/outsiders.ts";
import { nameOfStatement, statementsOf } from "../../kit/iam/read-policy.ts";
import { demandRelated } from "../../kit/related.ts";
import type { Resource } from "../../kit/resource.ts";
import { stackRule } from "../../kit/rule.ts";
import { BACKUP_VAULTS, VAULT_LOCK, VAULT_POLICY } from "../../kit/types.ts";

interface Settings {
  readonly days: number;
}

const [VAULT, AIR_GAPPED_VAULT] = BACKUP_VAULTS;
/** Ways to be rid of a recovery point before its time. */
const WITHHELD = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];
const EXAMPLE_KEY = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-1111-2222-333344445555";

/**
 * Backups are encrypted with the bank's key, and locked in compliance mode, which not even the root user can lift.
 *
 * A lock is in that mode when changeableForDays is set; without it the lock is in governance mode, and whoever has the
 * right removes it. Logically air-gapped vaults are locked from birth.
 */
export const backupVaultEncryptedLocked = stackRule<Settings>({
  id: "backup-vault-encrypted-locked",
  control: "MAS-8.4-01",
  title: "Backup vaults are encrypted with the bank's key and locked",
  severity: "high",
  appliesTo: "protected-stacks",
  types: [...BACKUP_VAULTS, VAULT_LOCK, VAULT_POLICY],
  cause: "Ransomware deletes the backups first; a vault that an administrator can empty is no backup.",
  remediation:
    "Set kmsKeyArn to a customer-managed key and add an aws.backup.VaultLockConfiguration with changeableForDays and minRetentionDays.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
  settings: {
    days: { type: "integer", minimum: 1, description: "Days for which backups must stay locked", default: 35 },
  },
  examples: {
    compliant: [
      { type: VAULT, name: "vault", props: { kmsKeyArn: EXAMPLE_KEY } },
      {
        type: VAULT_LOCK,
        props: { changeableForDays: 3, minRetentionDays: 35 },
        dependsOn: { backupVaultName: ["vault"] },
      },
    ],
    violating: [{ type: VAULT, props: {} }],
  },
  check(stack, judge, { days }) {
    for (const vault of stack.ofType(VAULT)) {
      demandKey(judge, vault, "kmsKeyArn");
      judge.guard(vault, () => {
        demandRelated(stack, judge, vault, { types: [VAULT_LOCK], path: "backupVaultName", what: "vault lock" });
      });
    }
    for (const vault of stack.ofType(AIR_GAPPED_VAULT)) {
      demandKey(judge, vault, "encryptionKeyArn");
      demandDays(judge, vault, days);
    }
    for (const lock of stack.ofType(VAULT_LOCK)) {
      judge.guard(lock, () => {
        const isFinal = (lock.props.number("changeableForDays") ?? 0) > 0;
        judge.require(isFinal, lock, "changeableForDays is not set, so the lock can be removed (governance mode)");
      });
      demandDays(judge, lock, days);
    }
    judge.each(stack.ofType(VAULT_POLICY), (policy) => checkPolicy(judge, policy));
  },
});

function demandKey(judge: Judge, vault: Resource, path: string): void {
  judge.guard(vault, () => {
    judge.require(isCustomerKey(vault, path), vault, `${path} names no customer-managed key`);
  });
}

function demandDays(judge: Judge, resource: Resource, days: number): void {
  judge.guard(resource, () => {
    const least = resource.props.number("minRetentionDays") ?? 0;
    judge.require(least >= days, resource, `minRetentionDays is ${least}, less than ${days}`);
  });
}

function checkPolicy(judge: Judge, policy: Resource): void {
  const statements = statementsOf(judge, policy, policy.props.at("policy"));
  for (const statement of statements) {
    const isForAll = speaksOfEveryone(statement) || statement.hasNotPrincipal;
    if (!isForAll || bondsOf(statement).length > 0) continue;
    for (const action of WITHHELD.filter((it) => allowsAction(statement, it))) {
      judge.violation(policy, `${nameOfStatement(statement, statements)} allows everyone ${action}`);
    }
  }
}
