import { expect } from "chai";
import { isThirdParty, readServiceName } from "../../../../policypacks/mas-trm/kit/network/vpc-endpoint.ts";

describe("the name of an endpoint service", () => {
  for (const [name, read] of [
    ["com.amazonaws.us-east-1.kms", { region: "us-east-1", service: "kms" }],
    ["com.amazonaws.us-gov-west-1.kms-fips", { region: "us-gov-west-1", service: "kms" }],
    ["com.amazonaws.ap-southeast-1.ecr.api", { region: "ap-southeast-1", service: "ecr.api" }],
    ["cn.com.amazonaws.cn-north-1.sts", { region: "cn-north-1", service: "sts" }],
    [" COM.amazonaws.us-east-1.S3", { region: "us-east-1", service: "s3" }],
    ["com.amazonaws.vpce.us-east-1.vpce-svc-1", undefined],
    ["aws.sagemaker.us-east-1.notebook", undefined],
    ["com.amazonaws.kms", undefined],
    ["", undefined],
    [undefined, undefined],
  ] as const) {
    it(`${name ?? "that is absent"} is ${read === undefined ? "none of AWS" : `${read.service} of ${read.region}`}`, () => {
      expect(readServiceName(name)).to.deep.equal(read);
    });
  }

  it("tells a third party's service", () => {
    expect(isThirdParty("com.amazonaws.vpce.us-east-1.vpce-svc-1")).to.equal(true);
    expect(isThirdParty("com.amazonaws.us-east-1.vpce")).to.equal(false);
    expect(isThirdParty(undefined)).to.equal(false);
  });
});
