import { expect } from "chai";
import { NOT_SENT, SENT, sourceKeysOf } from "../../../../policypacks/mas-trm/kit/iam/service-principals.ts";

describe("service principals", () => {
  for (const [principal, keys] of [
    ["vpc-flow-logs.amazonaws.com", "sent"],
    ["Config.AmazonAWS.com", "sent"],
    ["logs.us-east-1.amazonaws.com", "sent"],
    ["states.ap-southeast-1.amazonaws.com", "sent"],
    ["logs.us-gov-west-1.amazonaws.com", "sent"],
    ["logs.us-east-10.amazonaws.com", "sent"],
    ["monitoring.rds.amazonaws.com", "sent"],
    [" ec2.amazonaws.com\n", "not sent"],
    ["ec2.amazonaws.com", "not sent"],
    ["ec2.amazonaws.com.cn", "not sent"],
    ["ec2.amazon.com", "not sent"],
    ["cloudtrail.amazonaws.com", "not sent"],
    ["example.amazonaws.com", "not documented"],
    ["constructor.amazonaws.com", "not documented"],
    // A domain and a Region stand at the end only.
    ["monitoring.amazonaws.com.rds", "not documented"],
    ["monitoring.us-east-1.rds.amazonaws.com", "not documented"],
    ["", "not documented"],
  ] as const) {
    it(`say of "${principal}": ${keys}`, () => {
      expect(sourceKeysOf(principal)).to.equal(keys);
    });
  }

  it("are on the one list or the other, each with the page of its user guide", () => {
    for (const [service, page] of [...Object.entries(SENT), ...Object.entries(NOT_SENT)]) {
      expect(page, service).to.match(/^https:\/\/docs\.aws\.amazon\.com\/[\w-]+\/[\w./-]+\.html$/);
    }
    expect(Object.keys(SENT).filter((service) => service in NOT_SENT)).to.deep.equal([]);
  });
});
