import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AwsPlace, logGroupArn, regionalArn } from "../foundation/aws-place.ts";
import { checkLogGroup, type LogGroupChoice, recordLogGroup } from "../foundation/log-group.ts";
import { policyJson } from "../foundation/policy-document.ts";
import { refuse } from "../foundation/problems.ts";
import { evidence } from "../foundation/retention.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";

/** A connector to the bank's own Active Directory: users stay where they are. */
export interface AdConnectorChoice {
  readonly kind: "ad-connector";
  /** Addresses of the bank's domain controllers or DNS servers. */
  readonly dnsIps: readonly string[];
  /** Account in the bank's directory that the connector works with. */
  readonly serviceUser: string;
  /** Small serves about 500 users, Large about 5000. */
  readonly size: "Small" | "Large";
}

/** A Microsoft Active Directory that AWS runs. */
export interface ManagedAdChoice {
  readonly kind: "managed-ad";
  /** Standard serves about 5000 users. */
  readonly edition: "Standard" | "Enterprise";
  /**
   * Log group that its security events go to.
   *
   * @default none: they stay in the directory
   */
  readonly log?: LogGroupChoice | undefined;
}

/** Inputs of {@link UserDirectory}. */
export interface UserDirectoryArgs {
  readonly place: AwsPlace;
  readonly ownership: Ownership;
  /** Which of the two kinds of directory, with what that kind needs. */
  readonly choice: AdConnectorChoice | ManagedAdChoice;
  /** Name of the domain, such as `corp.bank.example`. */
  readonly domainName: string;
  /**
   * Its short (NetBIOS) name.
   *
   * @default the first part of `domainName`, as AWS chooses it
   */
  readonly shortName?: string | undefined;
  /**
   * Password of the service account or of the new administrator, from Secrets Manager or from a secret of the stack's
   * configuration. It is held as a secret. AWS cannot be told of another one later: a change replaces the directory,
   * so give the password that it was made with, such as a fixed version of a secret.
   */
  readonly password: pulumi.Input<string>;
  /** Id of the VPC that the directory's addresses are in. */
  readonly vpcId: pulumi.Input<string>;
  /** Two subnets in two zones. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Whether the directory, and its users with it, must survive the stack. */
  readonly protect: boolean;
}

const PURPOSE: Purpose = { layer: "desktops", control: "MAS-TRM 9.1" };

/**
 * The directory that knows the desktops' users: a connector to the bank's, or one that AWS runs.
 *
 * @control MAS-TRM 9.1.1, 9.3.1
 */
export class UserDirectory extends pulumi.ComponentResource {
  /** Id of the directory, `d-` and ten digits. */
  readonly directoryId: pulumi.Output<string>;

  constructor(name: string, args: UserDirectoryArgs, opts?: pulumi.ComponentResourceOptions) {
    const password = pulumi.secret(args.password);
    super("kiro:desktops:UserDirectory", name, { ...args, password }, opts);
    refuse(this, name, checkUserDirectory(args));
    const { choice, vpcId } = args;
    const subnetIds = [...args.subnetIds];

    const directory = new aws.directoryservice.Directory(
      name,
      {
        name: args.domainName,
        ...(args.shortName === undefined ? {} : { shortName: args.shortName }),
        description: "Users of the Kiro desktops.",
        password,
        ...(choice.kind === "ad-connector"
          ? {
              type: "ADConnector",
              size: choice.size,
              connectSettings: {
                vpcId,
                subnetIds,
                customerDnsIps: [...choice.dnsIps],
                customerUsername: choice.serviceUser,
              },
            }
          : { type: "MicrosoftAD", edition: choice.edition, vpcSettings: { vpcId, subnetIds } }),
        tags: tagsFor(name, args.ownership, PURPOSE),
      },
      { ...evidence(this, args.protect), additionalSecretOutputs: ["password"] },
    );
    if (choice.kind === "managed-ad" && choice.log !== undefined) this.#record(name, args, choice.log, directory.id);

    this.directoryId = directory.id;
    this.registerOutputs({ directoryId: this.directoryId });
  }

  /** Directory Service writes security events by a policy of CloudWatch Logs that lets it. */
  #record(
    name: string,
    { place, ownership }: UserDirectoryArgs,
    log: LogGroupChoice,
    directoryId: pulumi.Output<string>,
  ): void {
    const group = recordLogGroup(name, log, tagsFor(name, ownership, PURPOSE), this);
    const policy = new aws.cloudwatch.LogResourcePolicy(
      name,
      {
        policyName: name,
        policyDocument: policyJson([
          {
            Sid: "DirectoryWrites",
            Effect: "Allow",
            Principal: { Service: "ds.amazonaws.com" },
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            Resource: `${logGroupArn(place, log.logGroupName)}:*`,
            Condition: {
              StringEquals: { "aws:SourceAccount": place.accountId },
              ArnLike: { "aws:SourceArn": regionalArn(place, "ds", "directory/*") },
            },
          },
        ]),
      },
      { parent: this },
    );
    new aws.directoryservice.LogSubscription(
      name,
      { directoryId, logGroupName: group.name },
      { parent: this, dependsOn: [policy] },
    );
  }
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

function checkUserDirectory({ choice, domainName, subnetIds }: UserDirectoryArgs): readonly string[] {
  const problems: string[] = [];
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i.test(domainName)) {
    problems.push(`domainName: not a full domain name, got "${domainName}"; one such as corp.bank.example`);
  }
  if (subnetIds.length !== 2) {
    problems.push(`subnetIds: wrong number, got ${subnetIds.length}; two, in two zones`);
  }
  if (choice.kind === "managed-ad")
    return [...problems, ...(choice.log === undefined ? [] : checkLogGroup(choice.log))];
  if (choice.dnsIps.length === 0) problems.push("choice.dnsIps: empty, got []; one or two addresses");
  for (const [index, ip] of choice.dnsIps.entries()) {
    if (!IPV4.test(ip)) problems.push(`choice.dnsIps[${index}]: not an address, got "${ip}"; one such as 10.1.0.10`);
  }
  return problems;
}
