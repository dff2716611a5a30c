import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkLogGroup, type LogGroupChoice, recordLogGroup } from "../foundation/log-group.ts";
import { refuse } from "../foundation/problems.ts";
import { type Ownership, type Purpose, tagsFor } from "../foundation/tags.ts";
import type { McpServer } from "../mcp/mcp-server.ts";

/** Inputs of {@link HookLogs}. */
export interface HookLogsArgs extends LogGroupChoice {
  readonly ownership: Ownership;
  /** Approved MCP servers, to find calls of others. */
  readonly servers: readonly Pick<McpServer, "name">[];
}

const PURPOSE: Purpose = { layer: "endpoint-configuration", control: "MAS-TRM 12.2" };

/** Calls of MCP tools, which are named `<server>/<tool>`, and who made them. */
const CALLS_BY_TOOL = [
  "fields @timestamp, tool, user",
  "| filter tool like /\\//",
  "| stats count(*) as calls, count_distinct(user) as users, max(@timestamp) as last by tool",
  "| sort calls desc",
].join("\n");

/**
 * The record of what Kiro's agents did on desktops: MCP tools run there and never reach CloudTrail. With saved queries
 * for the calls by tool, and for servers that nobody approved.
 *
 * @control MAS-TRM 12.2.1, 12.2.2
 */
export class HookLogs extends pulumi.ComponentResource {
  /** Log group that desktops send their records to. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: HookLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("kiro:endpoint-configuration:HookLogs", name, args, opts);
    refuse(this, name, checkLogGroup(args));
    const group = recordLogGroup(name, args, tagsFor(name, args.ownership, PURPOSE), this);
    const queries = {
      "calls-by-tool": CALLS_BY_TOOL,
      "unapproved-servers": unapprovedServers(args.servers.map((server) => server.name)),
    };
    for (const [query, queryString] of Object.entries(queries)) {
      new aws.cloudwatch.QueryDefinition(
        `${name}-${query}`,
        { name: `${name}/${query}`, logGroupNames: [group.name], queryString },
        { parent: this },
      );
    }
    this.logGroupName = group.name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
}

function unapprovedServers(approved: readonly string[]): string {
  const list = approved.map((name) => JSON.stringify(name)).join(", ");
  return [
    "fields @timestamp, user, computer, tool",
    "| filter tool like /\\//",
    '| parse tool "*/*" as server, called',
    ...(approved.length === 0 ? [] : [`| filter server not in [${list}]`]),
    "| sort @timestamp desc",
  ].join("\n");
}
