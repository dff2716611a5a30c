import { expect } from "chai";
import { DEFAULT_VPC, ENDPOINT_PRIVATE_DNS, VPC_ENDPOINT, VPCS } from "../../../policypacks/mas-trm/kit/types.ts";
import { endpointPrivateDns } from "../../../policypacks/mas-trm/rules/endpoints/endpoint-private-dns.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const vpc = (props: Properties = { enableDnsHostnames: true }, type: string = VPCS[0]): TestResource => ({
  type,
  name: "core",
  props,
});
const endpoint = (props: Properties, name = "kms"): TestResource => ({
  type: VPC_ENDPOINT,
  name,
  props: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.us-east-1.kms", ...props },
  dependsOn: { vpcId: ["core"] },
});
const on = endpoint({ privateDnsEnabled: true });
const dnsSwitch = (privateDnsEnabled: unknown, of = "kms"): TestResource => ({
  type: ENDPOINT_PRIVATE_DNS,
  name: "switch",
  props: { privateDnsEnabled },
  dependsOn: { vpcEndpointId: [of] },
});
const found = (...resources: readonly TestResource[]) => examine(endpointPrivateDns, resources);

describe("endpoint-private-dns", () => {
  it("passes an interface endpoint with private DNS in a VPC with DNS", () => {
    expect(found(vpc(), on)).to.deep.equal([]);
  });

  it("refuses private DNS that is left out, which means off", () => {
    expect(found(vpc(), endpoint({}))).to.deep.equal(["violation kms: privateDnsEnabled is not true"]);
  });

  it("refuses private DNS that is off", () => {
    expect(found(vpc(), endpoint({ privateDnsEnabled: false }))).to.deep.equal([
      "violation kms: privateDnsEnabled is not true",
    ]);
  });

  it("has nothing to ask of gateways, also those by omission, and of third parties' services", () => {
    const gateway = { type: VPC_ENDPOINT, name: "s3", props: { serviceName: "com.amazonaws.us-east-1.s3" } };
    const foreign = endpoint({ serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-1" }, "foreign");
    expect(found(vpc(), gateway, foreign)).to.deep.equal([]);
  });

  it("judges an endpoint that is only read by what it is", () => {
    const read = { ...endpoint({ privateDnsEnabled: false }), read: true };
    expect(found(vpc(), read)).to.deep.equal(["violation kms: privateDnsEnabled is not true"]);
  });

  describe("with a switch of its own", () => {
    it("passes one that is on", () => {
      expect(found(vpc(), endpoint({}), dnsSwitch(true))).to.deep.equal([]);
    });

    it("refuses one that is off, also when the endpoint says on", () => {
      const off = ["violation switch: privateDnsEnabled is not true"];
      expect(found(vpc(), endpoint({}), dnsSwitch(false))).to.deep.equal(off);
      expect(found(vpc(), on, dnsSwitch(false))).to.deep.equal(off);
    });

    it("refuses an endpoint that says off beside a switch that says on", () => {
      expect(found(vpc(), endpoint({ privateDnsEnabled: false }), dnsSwitch(true))).to.deep.equal([
        "violation kms: privateDnsEnabled is not true",
      ]);
    });

    it("refuses a switch that belongs to another endpoint", () => {
      const other = endpoint({ privateDnsEnabled: true }, "logs");
      expect(found(vpc(), endpoint({}), other, dnsSwitch(true, "logs"))).to.deep.equal([
        "violation kms: privateDnsEnabled is not true",
      ]);
    });

    it("cannot decide when the switch may be for this endpoint, unless that says off by itself", () => {
      const open = {
        type: ENDPOINT_PRIVATE_DNS,
        name: "switch",
        props: { privateDnsEnabled: true, vpcEndpointId: unknown },
      };
      expect(found(vpc(), endpoint({}), open)).to.deep.equal([
        "undetermined kms: a private DNS switch of this stack may or may not be for this endpoint",
      ]);
      expect(found(vpc(), endpoint({ privateDnsEnabled: false }), open)).to.deep.equal([
        "violation kms: privateDnsEnabled is not true",
      ]);
    });
  });

  describe("in the VPC", () => {
    it("refuses host names that are left out, which means off", () => {
      expect(found(vpc({}), on)).to.deep.equal(["violation core: enableDnsHostnames is not true"]);
    });

    it("refuses DNS support that is off", () => {
      expect(found(vpc({ enableDnsHostnames: true, enableDnsSupport: false }), on)).to.deep.equal([
        "violation core: enableDnsSupport is false",
      ]);
    });

    it("passes a default VPC that says nothing, since AWS made it with host names", () => {
      expect(found(vpc({}, DEFAULT_VPC), on)).to.deep.equal([]);
      expect(found(vpc({ enableDnsHostnames: false }, DEFAULT_VPC), on)).to.deep.equal([
        "violation core: enableDnsHostnames is not true",
      ]);
    });

    it("has nothing to ask without interface endpoints", () => {
      const gateway = { ...endpoint({}), props: { serviceName: "com.amazonaws.us-east-1.s3" } };
      expect(found(vpc({}), gateway)).to.deep.equal([]);
    });

    it("asks one with an interface endpoint beside a gateway", () => {
      const gateway = { ...endpoint({}, "s3"), props: { serviceName: "com.amazonaws.us-east-1.s3" } };
      expect(found(vpc({}), gateway, on)).to.deep.equal(["violation core: enableDnsHostnames is not true"]);
    });

    it("cannot decide when an endpoint may be in it", () => {
      const astray = { type: VPC_ENDPOINT, name: "kms", props: { ...on.props, vpcId: unknown } };
      expect(found(vpc({}), astray)).to.deep.equal([
        "undetermined core: enableDnsHostnames is not true, and an interface endpoint may or may not be in this VPC",
      ]);
    });
  });

  describe("for inbound resolver endpoints only", () => {
    const dnsOptions = { privateDnsOnlyForInboundResolverEndpoint: true };
    const s3 = endpoint({ serviceName: "com.amazonaws.us-east-1.s3", privateDnsEnabled: true, dnsOptions }, "s3");
    const gateway = (of: string) => ({
      type: VPC_ENDPOINT,
      name: "gateway",
      props: { serviceName: "com.amazonaws.us-east-1.s3" },
      dependsOn: { vpcId: [of] },
    });
    const alone = [
      "violation s3: private DNS answers inbound resolver endpoints only, and no gateway endpoint takes the VPC's own traffic",
    ];

    it("passes beside a gateway endpoint of the same VPC", () => {
      expect(found(vpc(), s3, gateway("core"))).to.deep.equal([]);
    });

    it("passes beside a gateway endpoint of the same VPC from elsewhere, and of no other", () => {
      const placed = (it: TestResource, vpcId: string) => ({ ...it, props: { ...it.props, vpcId }, dependsOn: {} });
      expect(found(placed(s3, "vpc-1"), placed(gateway("core"), "vpc-1"))).to.deep.equal([]);
      expect(found(placed(s3, "vpc-1"), placed(gateway("core"), "vpc-2"))).to.deep.equal(alone);
      expect(found(vpc(), placed(s3, "vpc-1"), gateway("core"))).to.deep.equal(alone);
      expect(found(vpc(), s3, placed(gateway("core"), "vpc-1"))).to.deep.equal(alone);
    });

    it("refuses it without one", () => {
      expect(found(vpc(), s3)).to.deep.equal(alone);
    });

    it("refuses it beside a gateway endpoint of another service, or of none", () => {
      const to = (props: Properties) => ({ ...gateway("core"), props });
      expect(found(vpc(), s3, to({ serviceName: "com.amazonaws.us-east-1.dynamodb" }))).to.deep.equal(alone);
      expect(found(vpc(), s3, to({}))).to.deep.equal(alone);
      const unnamed = { ...s3, props: { ...s3.props, serviceName: "aws.sagemaker.us-east-1.notebook" } };
      expect(found(vpc(), unnamed)).to.deep.equal(alone);
    });

    it("passes, or cannot decide, beside an endpoint of the VPC whose service or type is not known yet", () => {
      const open = (props: Properties, of = "core") => ({
        ...gateway(of),
        name: "open",
        props: { ...gateway(of).props, ...props },
      });
      const about = (...resources: readonly TestResource[]) =>
        found(vpc(), { ...vpc(), name: "other" }, s3, ...resources).filter((line) => line.includes(" s3:"));
      for (const props of [{ serviceName: unknown }, { vpcEndpointType: unknown }]) {
        expect(about(open(props), gateway("core"))).to.deep.equal([]);
        expect(about(open(props))).to.deep.equal([
          "undetermined s3: type or service of another endpoint of the VPC is not known yet",
        ]);
        expect(about(open(props, "other"))).to.deep.equal(alone);
      }
    });

    it("refuses it beside a gateway endpoint of another VPC", () => {
      const other = { ...vpc(), name: "other" };
      expect(found(vpc(), other, s3, gateway("other"))).to.deep.equal(alone);
    });
  });

  it("cannot decide on what is not known yet, and still refuses the VPC", () => {
    expect(found(vpc({}), endpoint({ privateDnsEnabled: unknown }))).to.deep.equal([
      "undetermined kms: privateDnsEnabled is not known yet",
      "violation core: enableDnsHostnames is not true",
    ]);
    expect(found(vpc({}), endpoint({ vpcEndpointType: unknown }))).to.deep.equal([
      "undetermined kms: vpcEndpointType is not known yet",
      "undetermined core: enableDnsHostnames is not true, and an interface endpoint may or may not be in this VPC",
    ]);
  });
});
