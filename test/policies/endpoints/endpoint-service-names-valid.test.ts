import { expect } from "chai";
import { VPC_ENDPOINT } from "../../../policypacks/mas-trm/kit/types.ts";
import { endpointServiceNamesValid } from "../../../policypacks/mas-trm/rules/endpoints/endpoint-service-names-valid.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const endpoint = (serviceName: unknown, props: Properties = {}, more: Partial<TestResource> = {}): TestResource => ({
  type: VPC_ENDPOINT,
  name: "endpoint",
  props: { serviceName, ...props },
  ...more,
});
const found = (...[serviceName, props, more]: Parameters<typeof endpoint>) =>
  examine(endpointServiceNamesValid, [endpoint(serviceName, props, more)]);
const foreign = "com.amazonaws.vpce.us-east-1.vpce-svc-0123";

describe("endpoint-service-names-valid", () => {
  for (const [name, region] of [
    ["com.amazonaws.us-east-1.q", "us-east-1"],
    ["com.amazonaws.us-east-1.codewhisperer", "us-east-1"],
    ["com.amazonaws.eu-central-1.q", "eu-central-1"],
    ["com.amazonaws.ap-southeast-1.kms", "ap-southeast-1"],
    ["com.amazonaws.us-gov-west-1.q", "us-gov-west-1"],
    ["aws.sagemaker.us-east-1.notebook", "us-east-1"],
  ] as const) {
    it(`passes ${name} in ${region}`, () => {
      expect(found(name, { region })).to.deep.equal([]);
    });
  }

  it("refuses q where Kiro has no endpoint", () => {
    expect(found("com.amazonaws.ap-southeast-1.q", { region: "ap-southeast-1" })).to.deep.equal([
      "violation endpoint: there is no endpoint service q in ap-southeast-1, only in us-east-1, eu-central-1",
    ]);
  });

  it("refuses codewhisperer outside us-east-1", () => {
    expect(found("com.amazonaws.eu-central-1.codewhisperer", { region: "eu-central-1" })).to.deep.equal([
      "violation endpoint: there is no endpoint service codewhisperer in eu-central-1, only in us-east-1",
    ]);
  });

  it("refuses a name of another Region than the provider's", () => {
    expect(found("com.amazonaws.us-east-1.q", {}, { provider: { region: "ap-southeast-1" } })).to.deep.equal([
      "violation endpoint: the service is of us-east-1, and the endpoint looks in ap-southeast-1",
    ]);
  });

  it("follows the endpoint's own Region before the provider's", () => {
    expect(found("com.amazonaws.eu-central-1.q", { region: "eu-central-1" })).to.deep.equal([]);
  });

  it("passes a service that is reached across Regions, but not Kiro's", () => {
    expect(found("com.amazonaws.eu-west-1.kms", { serviceRegion: "eu-west-1" })).to.deep.equal([]);
    expect(found("aws.sagemaker.eu-west-1.notebook", { serviceRegion: "eu-west-1" })).to.deep.equal([]);
    expect(found("com.amazonaws.eu-central-1.q", { serviceRegion: "eu-central-1" })).to.deep.equal([
      "violation endpoint: q cannot be reached across Regions",
    ]);
  });

  it("passes Kiro's where the Region to reach is the endpoint's own", () => {
    const region = "eu-central-1";
    expect(found("com.amazonaws.eu-central-1.q", { region, serviceRegion: region })).to.deep.equal([]);
  });

  it("refuses a third party's service, however it is written", () => {
    const refused = ["violation endpoint: the service is a third party's and not listed in thirdPartyServices"];
    expect(found(foreign)).to.deep.equal(refused);
    expect(found(foreign.toUpperCase())).to.deep.equal(refused);
  });

  it("passes a third party's service that is listed", () => {
    const settings = { thirdPartyServices: [foreign] };
    expect(examine(endpointServiceNamesValid, [endpoint(foreign)], { settings })).to.deep.equal([]);
  });

  it("cannot decide on a name that is not known yet", () => {
    expect(found(unknown)).to.deep.equal(["undetermined endpoint: serviceName is not known yet"]);
  });

  it("cannot decide on the Region when none is stated, and still refuses what exists nowhere near", () => {
    const provider = {};
    for (const props of [{}, { region: "" }]) {
      expect(found("com.amazonaws.us-east-1.kms", props, { provider })).to.deep.equal([
        "undetermined endpoint: region is not known yet",
      ]);
    }
    expect(found("com.amazonaws.ap-southeast-1.q", {}, { provider })).to.deep.equal([
      "violation endpoint: there is no endpoint service q in ap-southeast-1, only in us-east-1, eu-central-1",
      "undetermined endpoint: region is not known yet",
    ]);
  });
});
