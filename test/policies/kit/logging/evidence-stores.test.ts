import { expect } from "chai";
import { deliveriesOf, possibleStores } from "../../../../policypacks/mas-trm/kit/logging/evidence.ts";
import {
  BUCKETS,
  FLOW_LOG,
  LOG_GROUP,
  NETWORK_FIREWALL_LOGGING,
  TRAIL,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource, unknown } from "../../support/examine.ts";

const bucket = (name: string): TestResource => ({ type: BUCKETS[0], name, props: { bucket: unknown } });
const group: TestResource = { type: LOG_GROUP, name: "group", props: { name: unknown } };
const stores = [bucket("audit"), bucket("data"), bucket("web"), group];
const all = ["audit", "data", "web", "group"];

/** The names of the stores that records may come to by one writer. */
const possible = (type: string, props: TestResource["props"], dependsOn: TestResource["dependsOn"] = {}) => {
  const stack = graphOf([...stores, { type, name: "writer", props, dependsOn }]);
  return stack.resources.filter(possibleStores(stack)).map(({ name }) => name);
};

describe("possibleStores", () => {
  const firewall = (destinations: unknown, dependsOn: TestResource["dependsOn"] = {}) =>
    possible(NETWORK_FIREWALL_LOGGING, { loggingConfiguration: { logDestinationConfigs: destinations } }, dependsOn);
  const to = (logDestination: unknown) => ({ logType: "FLOW", logDestination });

  it("are none when every delivery is known, of this stack or not", () => {
    expect(possible(TRAIL, { s3BucketName: "central" })).to.deep.equal([]);
    expect(possible(TRAIL, {}, { s3BucketName: ["audit"] })).to.deep.equal([]);
    expect(firewall([to({ bucketName: "central" })])).to.deep.equal([]);
  });

  it("are all of the kind that a name of nowhere can mean", () => {
    expect(possible(TRAIL, { s3BucketName: unknown })).to.deep.equal(["audit", "data", "web"]);
    expect(possible(FLOW_LOG, { logDestination: unknown })).to.deep.equal(all);
    expect(possible(FLOW_LOG, { logGroupName: unknown })).to.deep.equal(["group"]);
  });

  it("are those that a name comes from", () => {
    expect(possible(TRAIL, {}, { s3BucketName: ["audit", "data"] })).to.deep.equal(["audit", "data"]);
  });

  it("are all when a firewall's destinations are not known yet, as a whole or one of them", () => {
    expect(firewall(unknown)).to.deep.equal(all);
    expect(firewall([to({ bucketName: "central" }), to(unknown)])).to.deep.equal(all);
  });

  it("are those that a firewall's destinations come from", () => {
    const origins = { loggingConfiguration: ["audit", "web"] };
    expect(firewall([to({ bucketName: unknown })], origins)).to.include.members(["audit", "web"]);
    expect(firewall([to({ bucketName: unknown })], origins)).to.not.include("data");
  });
});

describe("deliveriesOf", () => {
  it("are those by the writer's own properties, each once", () => {
    const writer: TestResource = { type: FLOW_LOG, name: "writer", props: { logGroupName: "flows" } };
    const stack = graphOf([writer]);
    const [only] = stack.resources;
    expect(only && deliveriesOf(stack, only).map(({ path }) => path)).to.deep.equal(["logGroupName"]);
  });
});
