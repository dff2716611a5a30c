import { expect } from "chai";
import { DEFAULT_VPC, FLOW_LOG, SUBNETS, VPCS } from "../../../policypacks/mas-trm/kit/types.ts";
import { vpcFlowLogs } from "../../../policypacks/mas-trm/rules/logging/vpc-flow-logs.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const vpc = (name = "core", type: string = VPCS[0]): TestResource => ({ type, name, props: {} });
const toBucket = { trafficType: "ALL", logDestinationType: "s3", logDestination: "arn:aws:s3:::flows" };
const toGroup = { trafficType: "ALL", logDestination: "arn:aws:logs:us-east-1:111122223333:log-group:flows" };
const role = { iamRoleArn: "arn:aws:iam::111122223333:role/flows" };
const log = (
  props: Properties = toBucket,
  dependsOn: TestResource["dependsOn"] = { vpcId: ["core"] },
): TestResource => ({
  type: FLOW_LOG,
  name: "log",
  props,
  ...(dependsOn && { dependsOn }),
});
const found = (...resources: readonly TestResource[]) => examine(vpcFlowLogs, resources);
const refused = (fault: string) => [`violation core: no flow log of all its traffic (log: ${fault})`];

describe("vpc-flow-logs", () => {
  it("passes a VPC whose traffic goes to a bucket, or to a log group by a role", () => {
    expect(found(vpc(), log())).to.deep.equal([]);
    expect(found(vpc(), log({ ...toGroup, ...role }))).to.deep.equal([]);
  });

  it("passes a log group that is named as older providers did", () => {
    expect(found(vpc(), log({ trafficType: "ALL", logGroupName: "flows", ...role }))).to.deep.equal([]);
  });

  it("passes a log of the VPC's known id", () => {
    const known = { ...vpc(), outputs: { id: "vpc-1" } };
    expect(found(known, log({ ...toBucket, vpcId: "vpc-1" }, {}))).to.deep.equal([]);
  });

  it("passes one complete log beside an incomplete one", () => {
    expect(found(vpc(), { ...log({ ...toBucket, trafficType: "REJECT" }), name: "half" }, log())).to.deep.equal([]);
  });

  it("refuses a VPC without a log, also a default VPC", () => {
    expect(found(vpc())).to.deep.equal(["violation core: no flow log"]);
    expect(found(vpc("core", DEFAULT_VPC))).to.deep.equal(["violation core: no flow log"]);
  });

  it("says nothing of a VPC that is only read", () => {
    expect(found({ ...vpc(), read: true })).to.deep.equal([]);
  });

  for (const [why, props, fault] of [
    ["refused traffic only", { ...toBucket, trafficType: "REJECT" }, "it records REJECT traffic only"],
    ["admitted traffic only", { ...toBucket, trafficType: "ACCEPT" }, "it records ACCEPT traffic only"],
    ["no stated traffic", { ...toBucket, trafficType: undefined }, "it records no traffic only"],
    ["no role for its log group", toGroup, "it has no role to write to its log group"],
    ["no destination", { ...role, trafficType: "ALL" }, "it has no destination"],
    [
      "a destination that is no store",
      { ...toBucket, logDestinationType: "kinesis-data-firehose" },
      "kinesis-data-firehose is no approved destination",
    ],
    [
      "a format without the verdict and the peer",
      { ...toBucket, logFormat: "${version} ${srcaddr} ${dstport} ${protocol} ${start} ${end}" },
      "its format leaves out dstaddr, action",
    ],
  ] as const) {
    it(`refuses a log with ${why}`, () => {
      expect(found(vpc(), log(props))).to.deep.equal(refused(fault));
    });
  }

  it("takes a format that is left blank for AWS's own", () => {
    for (const logFormat of ["", " "]) expect(found(vpc(), log({ ...toBucket, logFormat }))).to.deep.equal([]);
  });

  it("passes a format of one's own that says enough", () => {
    const logFormat = "${pkt-srcaddr} ${pkt-dstaddr} ${dstport} ${protocol} ${start} ${end} ${action} ${vpc-id}";
    expect(found(vpc(), log({ ...toBucket, logFormat }))).to.deep.equal([]);
  });

  it("refuses a log of one subnet or one interface", () => {
    const subnet = { type: SUBNETS[0], name: "subnet", props: {} };
    expect(found(vpc(), subnet, log(toBucket, { subnetId: ["subnet"] }))).to.deep.equal(
      refused("it is not a log of this VPC"),
    );
    expect(found(vpc(), log({ ...toBucket, eniId: "eni-1" }, {}))).to.deep.equal(
      refused("it is not a log of this VPC"),
    );
  });

  it("refuses a log of another VPC, of this stack or not", () => {
    expect(found(vpc(), vpc("other"), log(toBucket, { vpcId: ["other"] }))).to.deep.equal(
      refused("it is not a log of this VPC"),
    );
    expect(found(vpc(), log({ ...toBucket, vpcId: "vpc-9" }, {}))).to.deep.equal(
      refused("it is not a log of this VPC"),
    );
  });

  it("finds a VPC's own log behind those of many others", () => {
    const others = ["a", "b", "c"].flatMap((name) => [
      vpc(name),
      { ...log(toBucket, { vpcId: [name] }), name: `log-${name}` },
    ]);
    expect(found(...others, vpc(), log())).to.deep.equal([]);
  });

  it("refuses a log that is only read", () => {
    expect(found(vpc(), { ...log(), read: true })).to.deep.equal(refused("it is only read, not managed here"));
  });

  it("asks for finer records where that is set", () => {
    const at = (seconds: number | undefined) =>
      examine(vpcFlowLogs, [vpc(), log({ ...toBucket, maxAggregationInterval: seconds })], {
        settings: { maxAggregationSeconds: 60 },
      });
    expect(at(60)).to.deep.equal([]);
    expect(at(600)).to.deep.equal(refused("it gathers for 600 seconds, more than 60"));
    expect(at(undefined)).to.deep.equal(refused("it gathers for 600 seconds, more than 60"));
  });

  it("approves other destinations where that is set", () => {
    const firehose = log({ ...toBucket, logDestinationType: "kinesis-data-firehose" });
    const settings = { destinations: ["kinesis-data-firehose"] };
    expect(examine(vpcFlowLogs, [vpc(), firehose], { settings })).to.deep.equal([]);
  });

  for (const property of ["vpcId", "trafficType", "logDestinationType", "maxAggregationInterval", "logFormat"]) {
    it(`cannot decide when ${property} is not known yet, and still refuses the other VPC`, () => {
      const props = { ...toBucket, [property]: unknown };
      const open = property === "vpcId" ? log(props, {}) : log(props);
      const findings = found(vpc(), open, vpc("other"));
      expect(findings[0]).to.equal(`undetermined core: its flow log depends on ${property} of log, not known yet`);
      expect(findings).to.have.lengthOf(2);
      if (property !== "vpcId") expect(findings[1]).to.match(/^violation other: /);
    });
  }

  it("refuses a log that is wrong whatever the unknown turns out to be", () => {
    expect(found(vpc(), log({ ...toBucket, vpcId: unknown, trafficType: "REJECT" }, {}))).to.deep.equal(
      refused("it records REJECT traffic only"),
    );
  });
});
