import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AwsPlace, logGroupArn, regionalArn } from "../foundation/aws-place.ts";
import { checkLogGroup, type LogGroupChoice, recordLogGroup } from "../foundation/log-group.ts";
import { type PolicyStatement, policyJson } from "../foundation/policy-document.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** Inputs of {@link DnsQueryLogs}. */
export interface DnsQueryLogsArgs extends LogGroupChoice {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Id of the VPC whose queries are recorded. */
  readonly vpcId: pulumi.Input<string>;
}

const PURPOSE: Purpose = { layer: "network", control: "MAS-TRM 12.2" };

/**
 * A record of every name that a VPC looks up, in a log group under the audit key.
 *
 * @control MAS-TRM 12.2.2, 11.1.5
 */
export class DnsQueryLogs extends pulumi.ComponentResource {
  /** Id of the configuration, for further VPCs. */
  readonly queryLogConfigId: pulumi.Output<string>;
  /** Log group of the records. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: DnsQueryLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:network:DnsQueryLogs", name, args, opts);
    refuse(this, name, checkLogGroup(args));
    const child = { parent: this };
    const tags = tagsFor(name, args.ownership, PURPOSE);

    const group = recordLogGroup(name, args, tags, this);
    // The Resolver delivers as the log delivery service. Without this, AWS would write a wider policy of its own.
    const delivery = new aws.cloudwatch.LogResourcePolicy(
      name,
      { policyName: name, policyDocument: policyJson([deliveryTo(args.place, args.logGroupName)]) },
      child,
    );
    const config = new aws.route53.ResolverQueryLogConfig(
      name,
      { name, destinationArn: group.arn, tags },
      { parent: this, dependsOn: [delivery] },
    );
    new aws.route53.ResolverQueryLogConfigAssociation(
      name,
      { resolverQueryLogConfigId: config.id, resourceId: args.vpcId },
      child,
    );

    this.queryLogConfigId = config.id;
    this.logGroupName = group.name;
    this.registerOutputs({ queryLogConfigId: this.queryLogConfigId, logGroupName: this.logGroupName });
  }
}

/** CloudWatch Logs user guide, "Logs sent to CloudWatch Logs". */
function deliveryTo(place: AwsPlace, logGroupName: string): PolicyStatement {
  return {
    Sid: "ResolverQueryLogDelivery",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `${logGroupArn(place, logGroupName)}:log-stream:*`,
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnLike: { "aws:SourceArn": regionalArn(place, "logs", "*") },
    },
  };
}
