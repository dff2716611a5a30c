import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AwsPlace, bucketArn, logGroupArn, regionalArn } from "../foundation/aws-place.ts";
import { type PolicyStatement, policyJson } from "../foundation/policy-document.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** Inputs of {@link ManagedNodes}. */
export interface ManagedNodesArgs {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Name of the role that desktops work with; named when they are registered. */
  readonly roleName: string;
  /** Bucket that desktops fetch files from. */
  readonly artefactBucketName: string;
  /** Bucket and prefixes that they write the output of commands to. */
  readonly report: { readonly bucketName: string; readonly prefixes: readonly string[] };
  /** Alias of the key of both buckets, without `alias/`. */
  readonly keyAlias: string;
  /** Log groups that they write to. */
  readonly logGroupNames: readonly string[];
}

const PURPOSE: Purpose = { layer: "endpoint-configuration", control: "MAS-TRM 9.1" };

/** What the agent asks Systems Manager. None of it takes a resource that is known before a desktop is registered. */
const AGENT_ACTIONS = [
  "ec2messages:AcknowledgeMessage",
  "ec2messages:DeleteMessage",
  "ec2messages:FailMessage",
  "ec2messages:GetEndpoint",
  "ec2messages:GetMessages",
  "ec2messages:SendReply",
  "ssm:DescribeAssociation",
  "ssm:ListAssociations",
  "ssm:ListInstanceAssociations",
  "ssm:PutComplianceItems",
  "ssm:PutInventory",
  "ssm:UpdateAssociationStatus",
  "ssm:UpdateInstanceAssociationStatus",
  "ssm:UpdateInstanceInformation",
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
];

/**
 * The role that desktops work with under Systems Manager, to which they are machines outside EC2.
 *
 * Narrower than AWS's AmazonSSMManagedInstanceCore, which would let every desktop read every parameter. The activation
 * itself is no resource here: its code registers machines, is shown once, and expires within 30 days.
 *
 * @control MAS-TRM 9.1.1, 9.2.1
 */
export class ManagedNodes extends pulumi.ComponentResource {
  /** Name of the role, to register desktops with. */
  readonly roleName: pulumi.Output<string>;

  constructor(name: string, args: ManagedNodesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:endpoint-configuration:ManagedNodes", name, args, opts);
    const role = new aws.iam.Role(
      name,
      {
        name: args.roleName,
        description: "Lets Kiro desktops be managed by Systems Manager.",
        assumeRolePolicy: policyJson([trustOfSystemsManager(args.place)]),
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      { parent: this },
    );
    new aws.iam.RolePolicy(name, { role: role.name, policy: policyJson(rights(args)) }, { parent: this });
    this.roleName = role.name;
    this.registerOutputs({ roleName: this.roleName });
  }
}

/** Systems Manager user guide, "Create the IAM service role required for Systems Manager in hybrid environments". */
function trustOfSystemsManager(place: AwsPlace): PolicyStatement {
  return {
    Sid: "SystemsManagerOfThisAccount",
    Effect: "Allow",
    Principal: { Service: "ssm.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnEquals: { "aws:SourceArn": regionalArn(place, "ssm", "*") },
    },
  };
}

function rights({ place, artefactBucketName, report, keyAlias, logGroupNames }: ManagedNodesArgs): PolicyStatement[] {
  const allow = (Sid: string, Action: string | readonly string[], Resource: string | readonly string[]) =>
    ({ Sid, Effect: "Allow", Action, Resource }) as const;
  return [
    allow("BeManaged", AGENT_ACTIONS, "*"),
    allow("ReadDocuments", ["ssm:DescribeDocument", "ssm:GetDocument"], regionalArn(place, "ssm", "document/kiro-*")),
    allow("ReadFiles", "s3:GetObject", bucketArn(place, artefactBucketName, "/*")),
    allow(
      "WriteReports",
      "s3:PutObject",
      report.prefixes.map((prefix) => bucketArn(place, report.bucketName, `/${prefix}/*`)),
    ),
    {
      ...allow("UseKeyThroughS3", ["kms:Decrypt", "kms:GenerateDataKey"], regionalArn(place, "kms", "key/*")),
      Condition: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": [`alias/${keyAlias}`] },
        StringEquals: { "kms:ViaService": `s3.${place.region}.amazonaws.com` },
      },
    },
    allow(
      "ShipLogs",
      ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      logGroupNames.flatMap((group) => [logGroupArn(place, group), `${logGroupArn(place, group)}:log-stream:*`]),
    ),
  ];
}
