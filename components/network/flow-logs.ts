import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AwsPlace, logGroupArn, regionalArn } from "../foundation/aws-place.ts";
import { checkLogGroup, type LogGroupChoice, recordLogGroup } from "../foundation/log-group.ts";
import { type PolicyStatement, policyJson } from "../foundation/policy-document.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** Inputs of {@link FlowLogs}. */
export interface FlowLogsArgs extends LogGroupChoice {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Id of the VPC whose connections are recorded. */
  readonly vpcId: pulumi.Input<string>;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 12.2" };
/** The finest that AWS offers; the default is ten minutes. */
const AGGREGATION_SECONDS = 60;

/**
 * A record of every connection in a VPC, admitted or refused, in a log group under the audit key.
 *
 * @control MAS-TRM 12.2.2, 9.1.3
 */
export class FlowLogs extends pulumi.ComponentResource {
  /** Id of the flow log. */
  readonly flowLogId: pulumi.Output<string>;
  /** Log group of the records. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:network:FlowLogs", name, args, opts);
    refuse(this, name, checkLogGroup(args));
    const child = { parent: this };
    const tags = tagsFor(name, args.ownership, PURPOSE);

    const group = recordLogGroup(name, args, tags, this);
    const role = new aws.iam.Role(
      name,
      {
        description: "Lets VPC flow logs write to their log group.",
        assumeRolePolicy: policyJson([trustOfFlowLogs(args.place)]),
        tags,
      },
      child,
    );
    const delivery = new aws.iam.RolePolicy(
      name,
      { role: role.name, policy: policyJson(deliveryTo(args.place, args.logGroupName)) },
      child,
    );
    const flowLog = new aws.ec2.FlowLog(
      name,
      {
        vpcId: args.vpcId,
        trafficType: "ALL",
        maxAggregationInterval: AGGREGATION_SECONDS,
        logDestinationType: "cloud-watch-logs",
        logDestination: group.arn,
        iamRoleArn: role.arn,
        tags,
      },
      { parent: this, dependsOn: [delivery] },
    );

    this.flowLogId = flowLog.id;
    this.logGroupName = group.name;
    this.registerOutputs({ flowLogId: this.flowLogId, logGroupName: this.logGroupName });
  }
}

/** Only this account's flow logs in this region may take the role on (VPC user guide, "IAM role for publishing flow logs"). */
function trustOfFlowLogs(place: AwsPlace): PolicyStatement {
  return {
    Sid: "FlowLogsOfThisAccount",
    Effect: "Allow",
    Principal: { Service: "vpc-flow-logs.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnLike: { "aws:SourceArn": regionalArn(place, "ec2", "vpc-flow-log/*") },
    },
  };
}

function deliveryTo(place: AwsPlace, logGroupName: string): readonly PolicyStatement[] {
  const group = logGroupArn(place, logGroupName);
  return [
    {
      Sid: "WriteToTheLogGroup",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [group, `${group}:*`],
    },
    // The service looks its group up in a list, which cannot be granted for one group alone.
    {
      Sid: "FindTheLogGroup",
      Effect: "Allow",
      Action: "logs:DescribeLogGroups",
      Resource: logGroupArn(place, "*"),
    },
  ];
}
