import { expect } from "chai";
import { told } from "../../../policypacks/mas-trm/kit/told.ts";

const withheld = "(withheld)";

describe("values in messages", () => {
  for (const [form, values] of [
    ["region", ["ap-southeast-1", "us-gov-west-1"]],
    ["account", ["111122223333"]],
    ["id", ["subnet-0a1b2c3d4e5f60718", "pl-1", "arn:aws:networkmanager::111122223333:core-network/core-network-1"]],
    ["range", ["0.0.0.0/0", "::/0", "2001:db8::/32", "10.0.0.1"]],
    ["version", ["6", "6.83.1"]],
    ["action", ["*", "s3:*", "iam:*Policy*", "s?:put*"]],
    [
      "tls",
      ["ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", "SecurityPolicy_TLS13_1_2_2021_06", "TLSv1.2_2021", "TLS_1_0"],
    ],
    ["awsType", ["AWS::S3::Object", "AWS::Q::*"]],
    ["principal", ["ec2.amazonaws.com", "arn:aws:iam::111122223333:saml-provider/bank"]],
  ] as const) {
    it(`are told where they have the form of what belongs there: ${form}`, () => {
      for (const value of values) expect(told(value, form)).to.equal(value);
      for (const other of ["hunter2", "correct horse battery", "", undefined]) {
        expect(told(other, form), other).to.equal(withheld);
        for (const value of values) expect(told(`${value} ${other ?? "x"}`, form)).to.not.match(/hunter2|horse|x$/);
      }
    });
  }

  it("may have white space around them, and are told with it", () => {
    expect(told(" 6 ", "version")).to.equal(" 6 ");
  });

  it("are told where they are words that AWS knows", () => {
    expect(told("DISABLED", ["ENABLED", "DISABLED"])).to.equal("DISABLED");
    for (const other of ["hunter2", "disabled", "", undefined]) {
      expect(told(other, ["ENABLED", "DISABLED"])).to.equal(withheld);
    }
  });
});
