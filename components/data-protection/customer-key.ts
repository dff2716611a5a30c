import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsPlace } from "../foundation/aws-place.ts";
import { policyJson } from "../foundation/policy-document.ts";
import { outOfRange, refuse } from "../foundation/problems.ts";
import { evidence } from "../foundation/retention.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import { type KeyPurpose, keyPolicy } from "./key-policy.ts";

/** Inputs of {@link CustomerKey}. */
export interface CustomerKeyArgs {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Name that people and other stacks know the key by, without `alias/`. */
  readonly alias: string;
  /** What the key encrypts; decides which services its policy admits. */
  readonly purpose: KeyPurpose;
  /** Days between rotations of the key material, 90 to 2560. */
  readonly rotationDays: number;
  /** Days between a request to delete the key and its deletion, 7 to 30. */
  readonly deletionWindowDays: number;
  /** Whether the key must outlive the stack: Pulumi will not delete it, and its policy lets nobody do so. */
  readonly protect: boolean;
  /**
   * ARNs of roles that administer the key without using it; they must exist, or AWS refuses the policy.
   *
   * @default none: the account's IAM policies decide who administers it
   */
  readonly administrators?: readonly string[];
}

const PURPOSE: Purpose = { layer: "data-protection", control: "MAS-TRM 10.2" };

/**
 * A customer-managed KMS key with its alias: rotating, and usable only for what it is for.
 *
 * @control MAS-TRM 10.2.1, 10.2.3, 10.2.8
 */
export class CustomerKey extends pulumi.ComponentResource {
  /** ARN of the key. */
  readonly keyArn: pulumi.Output<string>;
  /** Name of the alias, `alias/` included. */
  readonly aliasName: pulumi.Output<string>;

  constructor(name: string, args: CustomerKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:data-protection:CustomerKey", name, args, opts);
    refuse(this, name, checkCustomerKey(args));

    const key = new aws.kms.Key(
      name,
      {
        description: `Encrypts the landing zone's ${SUBJECT[args.purpose.kind]}.`,
        enableKeyRotation: true,
        rotationPeriodInDays: args.rotationDays,
        deletionWindowInDays: args.deletionWindowDays,
        policy: policyJson(
          keyPolicy(args.place, args.purpose, {
            administrators: args.administrators ?? [],
            deletable: !args.protect,
          }),
        ),
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      evidence(this, args.protect),
    );
    const alias = new aws.kms.Alias(
      name,
      { name: `alias/${args.alias}`, targetKeyId: key.keyId },
      evidence(this, args.protect),
    );

    this.keyArn = key.arn;
    this.aliasName = alias.name;
    this.registerOutputs({ keyArn: this.keyArn, aliasName: this.aliasName });
  }
}

const SUBJECT: Readonly<Record<KeyPurpose["kind"], string>> = {
  audit: "audit records",
  data: "stored objects",
  desktops: "desktop volumes",
  logs: "logs",
  alarms: "alarm messages",
  firewall: "firewall rules",
};

/** Limits are those of KMS (API reference, EnableKeyRotation and ScheduleKeyDeletion). */
function checkCustomerKey(args: CustomerKeyArgs): readonly string[] {
  const problems = [
    ...outOfRange("rotationDays", args.rotationDays, 90, 2560),
    ...outOfRange("deletionWindowDays", args.deletionWindowDays, 7, 30),
  ];
  if (!/^(?!aws\/)[\w/-]{1,250}$/.test(args.alias)) {
    problems.push(`alias: not an alias name, got "${args.alias}"; letters, digits and _ / -, not starting with aws/`);
  }
  const { purpose } = args;
  if ((purpose.kind === "audit" || purpose.kind === "logs") && purpose.logGroupNames.length === 0) {
    problems.push("purpose.logGroupNames: empty, got []; at least one log group that the key encrypts");
  }
  if (args.purpose.kind === "alarms" && args.purpose.topicArns.length === 0) {
    problems.push("purpose.topicArns: empty, got []; at least one topic that the key encrypts");
  }
  for (const administrator of args.administrators ?? []) {
    if (!/^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(administrator)) {
      problems.push(`administrators: not a role, got "${administrator}"; the ARN of an IAM role`);
    }
  }
  return problems;
}
