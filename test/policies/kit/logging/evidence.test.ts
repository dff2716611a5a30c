import { expect } from "chai";
import { deliveries } from "../../../../policypacks/mas-trm/kit/logging/evidence.ts";
import { Judge } from "../../../../policypacks/mas-trm/kit/judge.ts";
import { Resource } from "../../../../policypacks/mas-trm/kit/resource.ts";
import { StackGraph } from "../../../../policypacks/mas-trm/kit/stack-graph.ts";
import {
  BUCKETS,
  DIRECTORY_LOG,
  FLOW_LOG,
  LOG_GROUP,
  NETWORK_FIREWALL_LOGGING,
  TRAIL,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { unknown } from "../../support/examine.ts";

const resource = (type: string, name: string, inputs: Readonly<Record<string, unknown>>) =>
  new Resource({
    urn: `urn:pulumi:prod::test::${type}::${name}`,
    type,
    name,
    inputs,
    outputs: { id: unknown, ...inputs },
  });

const told = (...resources: readonly Resource[]) => {
  const judge = new Judge();
  const found = deliveries(new StackGraph(resources), judge).map(({ writer, path, store, foreignBucket }) => [
    writer.name,
    path,
    store?.name,
    foreignBucket,
  ]);
  return { found, findings: judge.findings.map(({ verdict, why }) => `${verdict}: ${why}`) };
};

describe("deliveries", () => {
  const bucket = resource(BUCKETS[0], "bucket", { bucket: "audit" });
  const group = resource(LOG_GROUP, "group", { name: "/kiro/trail" });

  it("tell of each store that a writer names, by name and by ARN", () => {
    const trail = resource(TRAIL, "trail", {
      s3BucketName: "audit",
      cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/trail:*",
    });
    const flow = resource(FLOW_LOG, "flow", { logDestination: "arn:aws:s3:::audit/flows" });
    const others = [resource(BUCKETS[0], "other", { bucket: "other" }), resource(BUCKETS[0], "unnamed", {})];
    expect(told(...others, bucket, group, trail, flow)).to.deep.equal({
      found: [
        ["trail", "s3BucketName", "bucket", undefined],
        ["trail", "cloudWatchLogsGroupArn", "group", undefined],
        ["flow", "logDestination", "bucket", undefined],
      ],
      findings: [],
    });
  });

  it("tell of both logs of a firewall, by the names in its list of destinations", () => {
    const to = (logDestination: object) => ({ logType: "ALERT", logDestinationType: "any", logDestination });
    const log = resource(NETWORK_FIREWALL_LOGGING, "log", {
      loggingConfiguration: { logDestinationConfigs: [to({ bucketName: "audit" }), to({ logGroup: "/kiro/trail" })] },
    });
    const path = (index: number, key: string) =>
      `loggingConfiguration.logDestinationConfigs[${index}].logDestination.${key}`;
    expect(told(bucket, group, log)).to.deep.equal({
      found: [
        ["log", path(1, "logGroup"), "group", undefined],
        ["log", path(0, "bucketName"), "bucket", undefined],
      ],
      findings: [],
    });
  });

  it("say so where a firewall's destinations are not known yet", () => {
    const log = resource(NETWORK_FIREWALL_LOGGING, "log", { loggingConfiguration: unknown });
    const { found, findings } = told(log);
    expect(found).to.deep.equal([]);
    expect(findings.every((finding) => finding.startsWith("undetermined"))).to.equal(true);
    expect(findings).to.not.be.empty;
  });

  it("name the bucket of another stack", () => {
    expect(told(resource(TRAIL, "trail", { s3BucketName: "central" })).found).to.deep.equal([
      ["trail", "s3BucketName", undefined, "central"],
    ]);
  });

  it("tell of log groups that are named, as by a directory and by older flow logs", () => {
    const directory = resource(DIRECTORY_LOG, "directory", { logGroupName: "/kiro/trail" });
    const flow = resource(FLOW_LOG, "flow", { logGroupName: "/kiro/trail" });
    const away = resource(DIRECTORY_LOG, "away", { logGroupName: "/kiro/elsewhere" });
    const twin = resource(BUCKETS[0], "twin", { bucket: "/kiro/trail" });
    expect(told(twin, group, directory, flow, away)).to.deep.equal({
      found: [
        ["flow", "logGroupName", "group", undefined],
        ["directory", "logGroupName", "group", undefined],
        ["away", "logGroupName", undefined, undefined],
      ],
      findings: [],
    });
  });

  it("take of log groups of one name the one of the writer's Region, in whichever order they stand", () => {
    const home = resource(LOG_GROUP, "home", { name: "trail", region: "us-east-1" });
    const away = resource(LOG_GROUP, "away", { name: "trail", region: "eu-central-1" });
    const twin = resource(LOG_GROUP, "twin", { name: "trail", region: "us-east-1" });
    const cloudWatchLogsGroupArn = "arn:aws:logs:us-east-1:111122223333:log-group:trail:*";
    const trail = resource(TRAIL, "trail", { cloudWatchLogsGroupArn, region: "us-east-1" });
    const found = [["trail", "cloudWatchLogsGroupArn", "home", undefined]];
    expect(told(away, home, trail)).to.deep.equal({ found, findings: [] });
    expect(told(home, away, trail)).to.deep.equal({ found, findings: [] });
    const findings = ["undetermined: cloudWatchLogsGroupArn is not known yet"];
    expect(told(home, twin, trail)).to.deep.equal({ found: [], findings });
  });

  it("mind no stores whose names are not known yet, and find a lone one in whichever Region", () => {
    const open = [resource(BUCKETS[0], "later", { bucket: unknown }), resource(LOG_GROUP, "soon", { name: unknown })];
    const abroad = resource(BUCKETS[0], "abroad", { bucket: "central", region: "eu-central-1" });
    const cloudWatchLogsGroupArn = "arn:aws:logs:us-east-1:111122223333:log-group:/kiro/trail:*";
    const trail = resource(TRAIL, "trail", { cloudWatchLogsGroupArn });
    const flow = resource(FLOW_LOG, "flow", { logDestination: "arn:aws:s3:::central", region: "us-east-1" });
    expect(told(...open, abroad, group, trail, flow)).to.deep.equal({
      found: [
        ["trail", "cloudWatchLogsGroupArn", "group", undefined],
        ["flow", "logDestination", "abroad", undefined],
      ],
      findings: [],
    });
  });

  it("leave out what is left empty", () => {
    expect(told(resource(TRAIL, "trail", { s3BucketName: "" }), resource(FLOW_LOG, "flow", {})).found).to.deep.equal(
      [],
    );
  });

  it("leave out what is nothing of both, and record what is not known yet", () => {
    const stream = resource(FLOW_LOG, "stream", {
      logDestination: "arn:aws:firehose:us-east-1:111122223333:deliverystream/a",
    });
    const odd = ["xarn:aws:s3:::audit", "xarn:aws:logs:us-east-1:111122223333:log-group:/kiro/trail", {}, ["a"]];
    const others = odd.map((logDestination, index) => resource(FLOW_LOG, `odd${String(index)}`, { logDestination }));
    const unnamed = resource(DIRECTORY_LOG, "unnamed", { logGroupName: {} });
    const later = resource(TRAIL, "later", { s3BucketName: unknown });
    expect(told(stream, ...others, unnamed, later)).to.deep.equal({
      found: [],
      findings: ["undetermined: s3BucketName is not known yet"],
    });
    expect(told(resource(FLOW_LOG, "wrapped", { logDestination: [unknown] }))).to.deep.equal({
      found: [],
      findings: ["undetermined: logDestination is not known yet"],
    });
  });
});
