import { deepFreeze } from "./deep-freeze.ts";

/**
 * Why no control claims a rule of AWS's MAS pack.
 *
 * - `account-state`: only the live account can answer it (patch state, enrolled devices, usage), no preview can.
 * - `service-not-used`: it is about a service, or a feature of one, that the landing zone does not use.
 * - `other-question`: it is about something that we govern, but a pass says nothing about our control.
 */
export type UnpairedReason = "account-state" | "service-not-used" | "other-question";

/** An AWS Config managed rule of the conformance pack `Operational-Best-Practices-for-MAS-TRMG`. */
export interface ConfigRule {
  /** The name as AWS spells it in the pack and in the developer guide. */
  readonly name: ConfigRuleName;
  /** The identifier that a Config rule names as its source, such as `INCOMING_SSH_DISABLED`. */
  readonly sourceIdentifier: string;
  /** TRM clauses that the rule is filed under, not by us: see `clauseSource`. */
  readonly clauses: readonly string[];
  /**
   * Who filed it there: `aws` (its developer guide, or the mapping of the AWS Guard rules registry), or `inferred`
   * from a sibling rule or from the clause's subject. Check the latter before citing them to a regulator.
   */
  readonly clauseSource: "aws" | "inferred";
  /** Paragraph of Notice 655, now FSM-N06, in the mapping of the AWS Guard rules registry. */
  readonly notice655?: string;
  /** False for a rule that only the Guard mapping knows, not the conformance pack itself. */
  readonly inAwsPack: boolean;
  /** Present where no control claims the rule. */
  readonly unpaired?: UnpairedReason;
}

interface Filing extends Omit<ConfigRule, "name" | "sourceIdentifier" | "inAwsPack"> {
  readonly inAwsPack?: false;
}

type Remarks = Pick<Filing, "notice655" | "inAwsPack" | "unpaired">;

function aws(clauses: string, remarks: Remarks = {}): Filing {
  return { clauses: clauses.split(" "), clauseSource: "aws", ...remarks };
}

function inferred(clauses: string, remarks: Remarks = {}): Filing {
  return { clauses: clauses.split(" "), clauseSource: "inferred", ...remarks };
}

const filings = {
  "access-keys-rotated": inferred("9.1.4 9.2.2"),
  "account-part-of-organizations": aws("3.3.1", { unpaired: "account-state" }),
  "acm-certificate-expiration-check": aws("6.4.5 10.1.1 10.2.1 11.1.1(a) 14.2.2", { unpaired: "account-state" }),
  "alb-http-to-https-redirection-check": aws("6.4.5 9.3.1 10.1.1 11.1.1(a) 14.1.2 14.2.2"),
  "alb-waf-enabled": aws("11.2.1 14.1.3", { notice655: "4.4" }),
  "api-gw-associated-with-waf": inferred("11.2.1 14.1.3"),
  "api-gw-cache-enabled-and-encrypted": aws("10.1.1 11.1.1(a) 11.1.1(b) 11.1.3 14.2.2", {
    unpaired: "service-not-used",
  }),
  "api-gw-execution-logging-enabled": aws("6.4.6 6.4.7 7.5.7 9.1.3 9.2.1 9.2.2 12.2.2", {
    unpaired: "service-not-used",
  }),
  "api-gw-ssl-enabled": inferred("6.4.5 10.1.1 14.1.2", { unpaired: "service-not-used" }),
  "autoscaling-group-elb-healthcheck-required": aws("8.1.3", { unpaired: "service-not-used" }),
  "autoscaling-launch-config-public-ip-disabled": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4" }),
  "beanstalk-enhanced-health-reporting-enabled": aws("8.1.3", { unpaired: "service-not-used" }),
  "cloud-trail-cloud-watch-logs-enabled": aws("6.4.6 6.4.7 7.5.7 8.1.3 9.1.3 9.2.1 9.2.2 12.2.2"),
  "cloud-trail-encryption-enabled": aws("9.2.1 9.2.2 10.1.1 11.1.1(b) 11.1.3 12.2.2"),
  "cloud-trail-log-file-validation-enabled": aws("6.4.6 6.4.7 9.1.3 9.2.1 9.2.2 12.2.2"),
  "cloudtrail-enabled": inferred("6.4.6 6.4.7 9.1.3 9.2.1 9.2.2 12.2.2"),
  "cloudtrail-s3-dataevents-enabled": aws("6.4.7 7.5.7 9.1.3 12.2.2"),
  "cloudtrail-security-trail-enabled": inferred("6.4.6 6.4.7 9.1.3 9.2.1 9.2.2 12.2.2"),
  "cloudwatch-log-group-encrypted": aws("10.1.1 11.1.1(b) 11.1.3 12.2.2"),
  "cmk-backing-key-rotation-enabled": aws("6.4.5 10.2.1 10.2.3"),
  "codebuild-project-envvar-awscred-check": aws("5.4.3 6.1.1 6.1.2"),
  "codebuild-project-source-repo-url-check": aws("5.4.3", { unpaired: "other-question" }),
  "cw-loggroup-retention-period-check": aws("6.4.7 9.1.3 9.2.1 9.2.2 12.2.2"),
  "db-instance-backup-enabled": aws("7.5.5 8.4.1 8.4.2"),
  "dms-replication-not-public": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4" }),
  "dynamodb-autoscaling-enabled": aws("6.4.8 8.1.1 8.1.2", { unpaired: "service-not-used" }),
  "dynamodb-in-backup-plan": aws("7.5.5 8.4.1 8.4.2"),
  "dynamodb-pitr-enabled": aws("7.5.5 8.4.1 8.4.2"),
  "dynamodb-table-encrypted-kms": aws("10.1.1 11.1.1(b) 11.1.3 14.2.2 14.2.6"),
  "ebs-in-backup-plan": inferred("7.5.5 8.4.1 8.4.2"),
  "ebs-optimized-instance": aws("8.4.1 8.4.2", { unpaired: "service-not-used" }),
  "ebs-snapshot-public-restorable-check": inferred("11.1.1(b) 11.2.2 11.2.4"),
  "ec2-ebs-encryption-by-default": inferred("10.1.1 11.1.1(b) 11.1.3"),
  "ec2-imdsv2-check": inferred("9.1.1 11.1.3"),
  "ec2-instance-managed-by-systems-manager": inferred("3.3.1 7.2.1", { unpaired: "account-state" }),
  "ec2-instance-no-public-ip": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4" }),
  "ec2-instance-profile-attached": aws("9.1.1 11.1.3"),
  "ec2-instances-in-vpc": aws("11.1.1(b) 11.2.2 11.2.4 14.2.2", { notice655: "4.4", unpaired: "other-question" }),
  "ec2-managedinstance-association-compliance-status-check": inferred("7.2.1 11.3.1"),
  "ec2-managedinstance-patch-compliance-status-check": inferred("7.4.1", { unpaired: "account-state" }),
  "ecs-task-definition-user-for-host-mode-check": aws("9.1.1 11.1.3", { unpaired: "service-not-used" }),
  "efs-encrypted-check": aws("10.1.1 11.1.1(b) 11.1.3 14.2.2 14.2.6"),
  "efs-in-backup-plan": inferred("7.5.5 8.4.1 8.4.2"),
  "elastic-beanstalk-managed-updates-enabled": aws("6.2.1 6.3.1 7.4.1", {
    notice655: "4.2",
    unpaired: "service-not-used",
  }),
  "elasticache-redis-cluster-automatic-backup-check": inferred("7.5.5 8.4.1 8.4.2"),
  "elasticsearch-encrypted-at-rest": aws("10.1.1 11.1.1(b) 11.1.3 14.2.2 14.2.6"),
  "elasticsearch-in-vpc-only": aws("11.1.1(b) 11.2.2", { notice655: "4.4" }),
  "elasticsearch-logs-to-cloudwatch": aws("7.5.7 9.1.3", { unpaired: "service-not-used" }),
  "elasticsearch-node-to-node-encryption-check": aws("6.4.5 9.3.1 10.1.1 11.1.1(a) 14.1.2", {
    unpaired: "service-not-used",
  }),
  "elb-acm-certificate-required": aws("6.4.5 9.3.1 10.1.1 14.1.2", { unpaired: "service-not-used" }),
  "elb-cross-zone-load-balancing-enabled": aws("6.4.8 8.1.1 8.1.2", { unpaired: "service-not-used" }),
  "elb-deletion-protection-enabled": aws("6.4.8 8.1.1", { unpaired: "service-not-used" }),
  "elb-logging-enabled": aws("6.4.6 6.4.7 7.5.7 9.1.3 12.2.2"),
  "elb-tls-https-listeners-only": aws("6.4.5 9.3.1 10.1.1 14.1.2"),
  "elbv2-acm-certificate-required": aws("6.4.5 10.1.1 11.1.1(a) 14.1.2", { unpaired: "other-question" }),
  "emr-kerberos-enabled": aws("9.1.1 9.1.7 11.1.3", { notice655: "4.1", unpaired: "service-not-used" }),
  "emr-master-no-public-ip": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4" }),
  "encrypted-volumes": aws("10.1.1 11.1.1(b) 14.2.2 14.2.6"),
  "guardduty-enabled-centralized": inferred("11.2.3 12.2.1"),
  "iam-customer-policy-blocked-kms-actions": inferred("9.1.1 10.2.1"),
  "iam-group-has-users-check": inferred("9.1.1 9.1.2", { unpaired: "other-question" }),
  "iam-inline-policy-blocked-kms-actions": inferred("9.1.1 10.2.1"),
  "iam-no-inline-policy-check": aws("9.1.1 9.1.2 9.1.7 11.1.3", { notice655: "4.1" }),
  "iam-password-policy": inferred("9.1.4"),
  "iam-policy-no-statements-with-admin-access": aws("9.1.1 9.1.2 9.1.7 11.1.3", { notice655: "4.1" }),
  "iam-policy-no-statements-with-full-access": aws("9.1.1 11.1.3", { notice655: "4.1" }),
  "iam-root-access-key-check": inferred("9.1.1 9.2.1"),
  "iam-user-group-membership-check": inferred("9.1.1 9.1.2", { unpaired: "other-question" }),
  "iam-user-mfa-enabled": inferred("9.1.5", { unpaired: "account-state" }),
  "iam-user-no-policies-check": aws("9.1.1 11.1.3", { notice655: "4.1" }),
  "iam-user-unused-credentials-check": inferred("9.1.6 9.1.7", { unpaired: "account-state" }),
  "kms-cmk-not-scheduled-for-deletion": aws("10.2.1 10.2.2 10.2.3"),
  "lambda-function-public-access-prohibited": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4" }),
  "lambda-inside-vpc": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4" }),
  "mfa-enabled-for-iam-console-access": inferred("9.1.5", { unpaired: "account-state" }),
  "multi-region-cloudtrail-enabled": inferred("6.4.6 6.4.7 9.1.3 9.2.1 9.2.2 12.2.2"),
  "no-unrestricted-route-to-igw": aws("11.1.1(b)", { notice655: "4.4" }),
  "opensearch-data-node-fault-tolerance": inferred("8.1.1 8.1.2", { unpaired: "service-not-used" }),
  "opensearch-encrypted-at-rest": inferred("10.1.1 11.1.1(b) 11.1.3 14.2.2 14.2.6"),
  "opensearch-https-required": inferred("6.4.5 10.1.1 11.1.1(a) 14.1.2", { unpaired: "service-not-used" }),
  "opensearch-in-vpc-only": inferred("11.1.1(b) 11.2.2"),
  "opensearch-logs-to-cloudwatch": inferred("7.5.7 9.1.3", { unpaired: "service-not-used" }),
  "opensearch-node-to-node-encryption-check": inferred("6.4.5 9.3.1 10.1.1 11.1.1(a) 14.1.2", {
    unpaired: "service-not-used",
  }),
  "rds-automatic-minor-version-upgrade-enabled": aws("7.4.1", { notice655: "4.2", unpaired: "service-not-used" }),
  "rds-cluster-multi-az-enabled": inferred("6.4.8 8.1.1 8.5.4"),
  "rds-in-backup-plan": inferred("7.5.5 8.4.1 8.4.2"),
  "rds-instance-deletion-protection-enabled": aws("6.4.8 8.1.1", { unpaired: "service-not-used" }),
  "rds-instance-public-access-check": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4" }),
  "rds-logging-enabled": aws("6.4.6 6.4.7 9.1.3 12.2.2", { unpaired: "service-not-used" }),
  "rds-multi-az-support": aws("6.4.8 8.1.1 8.5.4"),
  "rds-snapshot-encrypted": inferred("10.1.1 11.1.1(b) 11.1.3"),
  "rds-snapshots-public-prohibited": inferred("11.1.1(b) 11.2.2 11.2.4"),
  "rds-storage-encrypted": aws("10.1.1 11.1.1(b) 11.1.3"),
  "redshift-backup-enabled": aws("7.5.5 8.4.1 8.4.2", { unpaired: "service-not-used" }),
  "redshift-cluster-configuration-check": aws(
    "6.4.6 6.4.7 7.5.7 9.1.3 9.2.1 9.2.2 10.1.1 11.1.1(b) 11.1.3 12.2.2 14.2.2 14.2.6",
    { unpaired: "other-question" },
  ),
  "redshift-cluster-kms-enabled": inferred("10.1.1 11.1.1(b) 11.1.3"),
  "redshift-cluster-maintenancesettings-check": aws("7.4.1", { notice655: "4.2", unpaired: "service-not-used" }),
  "redshift-cluster-public-access-check": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4" }),
  "redshift-require-tls-ssl": inferred("6.4.5 9.3.1 10.1.1 11.1.1(a) 14.1.2", { unpaired: "service-not-used" }),
  "restricted-common-ports": aws("11.1.1(b) 11.2.2 11.2.4 11.4.2", { notice655: "4.4" }),
  "restricted-ssh": aws("11.1.1(b) 11.2.2 11.2.4 11.4.2", { notice655: "4.4" }),
  "root-account-hardware-mfa-enabled": inferred("9.1.5 9.2.1", { unpaired: "account-state" }),
  "root-account-mfa-enabled": inferred("9.1.5 9.2.1", { unpaired: "account-state" }),
  "s3-account-level-public-access-blocks-periodic": inferred("11.1.1(b) 11.2.2 11.2.4"),
  "s3-bucket-level-public-access-prohibited": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4", inAwsPack: false }),
  "s3-bucket-logging-enabled": aws("6.4.6 6.4.7 7.5.7 9.1.3 12.2.2"),
  "s3-bucket-policy-grantee-check": aws("9.1.1"),
  "s3-bucket-public-read-prohibited": aws("11.1.1(b) 11.2.2", { notice655: "4.4" }),
  "s3-bucket-public-write-prohibited": aws("11.1.1(b) 11.2.2 11.2.4", { notice655: "4.4" }),
  "s3-bucket-replication-enabled": aws("7.5.5 8.4.1 8.4.2", { unpaired: "other-question" }),
  "s3-bucket-server-side-encryption-enabled": aws("10.1.1 11.1.1(b) 11.1.3", { unpaired: "other-question" }),
  "s3-bucket-ssl-requests-only": aws("6.4.5 9.3.1 10.1.1 11.1.1(a) 14.1.2"),
  "s3-bucket-versioning-enabled": aws("7.5.5 8.4.1 8.4.2"),
  "s3-default-encryption-kms": aws("10.1.1 11.1.1(b) 11.1.3"),
  "sagemaker-endpoint-configuration-kms-key-configured": aws("10.1.1 11.1.1(b) 11.1.3"),
  "sagemaker-notebook-instance-kms-key-configured": aws("10.1.1 11.1.1(b) 11.1.3"),
  "sagemaker-notebook-no-direct-internet-access": aws("11.1.1(b) 11.2.2 11.2.4", {
    notice655: "4.4",
    unpaired: "service-not-used",
  }),
  "secretsmanager-rotation-enabled-check": aws("9.1.1", { notice655: "4.1" }),
  "secretsmanager-scheduled-rotation-success-check": inferred("9.1.1"),
  "secretsmanager-secret-periodic-rotation": inferred("9.1.1"),
  "secretsmanager-secret-unused": inferred("9.1.1 9.1.7", { unpaired: "account-state" }),
  "secretsmanager-using-cmk": aws("10.1.1 11.1.1(b) 11.1.3"),
  "securityhub-enabled": inferred("12.2.1"),
  "sns-encrypted-kms": aws("10.1.1 11.1.1(b) 11.1.3"),
  "ssm-document-not-public": inferred("11.1.1(b) 11.2.2 11.2.4"),
  "subnet-auto-assign-public-ip-disabled": aws("11.2.2 11.2.4", { notice655: "4.4" }),
  "vpc-default-security-group-closed": inferred("11.1.1(b) 11.2.2 11.2.4 11.4.2"),
  "vpc-flow-logs-enabled": inferred("9.1.3 12.2.2"),
  "vpc-sg-open-only-to-authorized-ports": inferred("11.1.1(b) 11.2.2 11.2.4 11.4.2"),
  "vpc-vpn-2-tunnels-up": inferred("8.1.1", { unpaired: "account-state" }),
  "wafv2-logging-enabled": aws("6.4.6 6.4.7 7.5.7 9.1.3 12.2.2"),
} satisfies Record<string, Filing>;

/** Name of a rule in {@link configRules}. */
export type ConfigRuleName = keyof typeof filings;

// AWS derives a managed rule's identifier from its name, except for these.
const ownIdentifiers: Partial<Record<ConfigRuleName, string>> = {
  "cloudtrail-enabled": "CLOUD_TRAIL_ENABLED",
  "ec2-instance-managed-by-systems-manager": "EC2_INSTANCE_MANAGED_BY_SSM",
  "ec2-instances-in-vpc": "INSTANCES_IN_VPC",
  "multi-region-cloudtrail-enabled": "MULTI_REGION_CLOUD_TRAIL_ENABLED",
  "restricted-common-ports": "RESTRICTED_INCOMING_TRAFFIC",
  "restricted-ssh": "INCOMING_SSH_DISABLED",
};

/** Every rule of AWS's MAS TRMG pack, and one more from its Guard mapping, in the order of their names. */
export const configRules: readonly ConfigRule[] = deepFreeze(
  (Object.entries(filings) as [ConfigRuleName, Filing][]).map(([name, filing]) => ({
    name,
    sourceIdentifier: ownIdentifiers[name] ?? name.replaceAll("-", "_").toUpperCase(),
    inAwsPack: true,
    ...filing,
  })),
);

/** The managed rule of that name, or undefined. */
export function configRuleByName(name: string): ConfigRule | undefined {
  return configRules.find((rule) => rule.name === name);
}
