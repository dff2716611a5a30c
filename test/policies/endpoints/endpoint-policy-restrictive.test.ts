import { expect } from "chai";
import { VPC_ENDPOINT, VPC_ENDPOINT_POLICY } from "../../../policypacks/mas-trm/kit/types.ts";
import { endpointPolicyRestrictive } from "../../../policypacks/mas-trm/rules/endpoints/endpoint-policy-restrictive.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const open = { Sid: "Open", Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const bound = { ...open, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-bank" } } };
const document = (...Statement: readonly unknown[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const endpoint = (props: Properties = {}, service = "com.amazonaws.us-east-1.s3"): TestResource => ({
  type: VPC_ENDPOINT,
  name: "endpoint",
  props: { serviceName: service, ...props },
});
const apart = (props: Properties, of = "endpoint"): TestResource => ({
  type: VPC_ENDPOINT_POLICY,
  name: "policy",
  props,
  dependsOn: { vpcEndpointId: [of] },
});
const found = (...resources: readonly TestResource[]) => examine(endpointPolicyRestrictive, resources);
const absent = ["violation endpoint: it has no policy, so AWS lets every request through"];
const refused = ["violation endpoint: statement Open of its policy lets anybody reach anything"];

describe("endpoint-policy-restrictive", () => {
  it("passes an endpoint that lets the organisation through", () => {
    expect(found(endpoint({ policy: document(bound) }))).to.deep.equal([]);
  });

  it("passes one that lets the bank's accounts through, by a list of them", () => {
    const accounts = { StringEquals: { "aws:PrincipalAccount": ["111122223333", "444455556666"] } };
    expect(found(endpoint({ policy: document({ ...open, Condition: accounts }) }))).to.deep.equal([]);
  });

  it("judges by the condition and not by the principal, which has to be everyone for a gateway", () => {
    const gateway = (statement: object) =>
      found(endpoint({ vpcEndpointType: "Gateway", policy: document({ ...open, ...statement }) }));
    expect(gateway({ Principal: { AWS: "*" }, Condition: bound.Condition })).to.deep.equal([]);
    expect(gateway({ Principal: { AWS: "*" } })).to.deep.equal(refused);
    expect(gateway({ Condition: { StringLike: { "aws:PrincipalOrgID": "*" } } })).to.deep.equal(refused);
    expect(gateway({ Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-bank" } } })).to.deep.equal(refused);
  });

  it("refuses an endpoint without a policy, of either type", () => {
    expect(found(endpoint())).to.deep.equal(absent);
    for (const service of ["com.amazonaws.us-east-1.kms", "aws.sagemaker.us-east-1.notebook"]) {
      expect(found(endpoint({ vpcEndpointType: "Interface" }, service))).to.deep.equal(absent);
    }
  });

  it("refuses the policy that AWS sets by itself", () => {
    expect(found(endpoint({ policy: document(open) }))).to.deep.equal(refused);
  });

  it("refuses one open statement beside a bound one", () => {
    expect(found(endpoint({ policy: document(bound, open) }))).to.deep.equal(refused);
  });

  describe("asks for no policy", () => {
    for (const service of [
      "com.amazonaws.us-east-1.q",
      "com.amazonaws.us-east-1.codewhisperer",
      "com.amazonaws.vpce.us-east-1.vpce-svc-1",
    ]) {
      it(`of ${service}, but judges one that is there`, () => {
        expect(found(endpoint({ vpcEndpointType: "Interface" }, service))).to.deep.equal([]);
        expect(found(endpoint({ vpcEndpointType: "Interface", policy: document(open) }, service))).to.deep.equal(
          refused,
        );
      });
    }

    it("of types that cannot have one", () => {
      expect(found(endpoint({ vpcEndpointType: "GatewayLoadBalancer" }))).to.deep.equal([]);
    });
  });

  describe("with a policy of its own resource", () => {
    it("passes one that binds", () => {
      expect(found(endpoint(), apart({ policy: document(bound) }))).to.deep.equal([]);
    });

    it("refuses one that is open, also beside a bound one on the endpoint", () => {
      const why = "violation policy: statement Open of its policy lets anybody reach anything";
      expect(found(endpoint(), apart({ policy: document(open) }))).to.deep.equal([why]);
      expect(found(endpoint({ policy: document(bound) }), apart({ policy: document(open) }))).to.deep.equal([why]);
    });

    it("refuses one without a document, or an empty one, which means full access", () => {
      for (const props of [{}, { policy: "" }]) {
        expect(found(endpoint(), apart(props))).to.deep.equal([
          "violation policy: the policy is empty, so AWS lets every request through",
        ]);
      }
    });

    it("refuses an endpoint whose sibling has the policy", () => {
      const sibling = { ...endpoint({ policy: document(bound) }), name: "sibling" };
      expect(found(endpoint(), sibling, apart({ policy: document(bound) }, "sibling"))).to.deep.equal(absent);
    });

    it("cannot decide when it may be for this endpoint", () => {
      const astray = {
        type: VPC_ENDPOINT_POLICY,
        name: "policy",
        props: { policy: document(bound), vpcEndpointId: unknown },
      };
      expect(found(endpoint(), astray)).to.deep.equal([
        "undetermined endpoint: an endpoint policy of this stack may or may not be for this endpoint",
      ]);
    });
  });

  it("refuses a document that cannot be read, and still judges the next endpoint", () => {
    const next = { ...endpoint(), name: "next" };
    expect(found(endpoint({ policy: "{" }), next)).to.deep.equal([
      "violation endpoint: the policy document cannot be read: not JSON",
      "violation next: it has no policy, so AWS lets every request through",
    ]);
  });

  it("cannot decide on a document that is not known yet, and still judges the next endpoint", () => {
    const next = { ...endpoint({ policy: document(open) }), name: "next" };
    expect(found(endpoint({ policy: unknown }), next)).to.deep.equal([
      "undetermined endpoint: policy is not known yet",
      "violation next: statement Open of its policy lets anybody reach anything",
    ]);
  });
});
