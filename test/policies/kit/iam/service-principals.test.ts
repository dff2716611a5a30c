import { expect } from "chai";
import { sourceKeysOf } from "../../../../policypacks/mas-trm/kit/iam/service-principals.ts";

describe("service principals", () => {
  for (const [principal, keys] of [
    ["vpc-flow-logs.amazonaws.com", "sent"],
    ["Config.AmazonAWS.com", "sent"],
    ["logs.us-east-1.amazonaws.com", "sent"],
    ["states.ap-southeast-1.amazonaws.com", "sent"],
    ["monitoring.rds.amazonaws.com", "sent"],
    ["ec2.amazonaws.com", "not sent"],
    ["ec2.amazonaws.com.cn", "not sent"],
    ["cloudtrail.amazonaws.com", "not sent"],
    ["example.amazonaws.com", "not documented"],
    ["constructor.amazonaws.com", "not documented"],
    ["", "not documented"],
  ] as const) {
    it(`say of "${principal}": ${keys}`, () => {
      expect(sourceKeysOf(principal)).to.equal(keys);
    });
  }
});
