import { expect } from "chai";
import {
  DEFAULT_VPC,
  ROUTE_TABLE,
  SUBNETS,
  VPC_ENDPOINT,
  VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION,
  VPC_ENDPOINT_SUBNET_ASSOCIATION,
  VPCS,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { mandatoryEndpoints } from "../../../policypacks/mas-trm/rules/endpoints/mandatory-endpoints.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

type Properties = Readonly<Record<string, unknown>>;

const vpc = (name = "core", props: Properties = {}, type: string = VPCS[0]): TestResource => ({ type, name, props });
const within = (name: string) => ({ vpcId: [name] });
const kms: TestResource = {
  type: VPC_ENDPOINT,
  name: "kms-endpoint",
  props: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.us-east-1.kms", subnetIds: ["subnet-1"] },
  dependsOn: within("core"),
};
const s3: TestResource = {
  type: VPC_ENDPOINT,
  name: "s3-endpoint",
  props: { serviceName: "com.amazonaws.us-east-1.s3", routeTableIds: ["rtb-1"] },
  dependsOn: within("core"),
};
const without = (endpoint: TestResource, ...names: readonly string[]): TestResource => ({
  ...endpoint,
  props: Object.fromEntries(Object.entries(endpoint.props).filter(([name]) => !names.includes(name))),
});
const changed = (endpoint: TestResource, props: Properties): TestResource => ({
  ...endpoint,
  props: { ...endpoint.props, ...props },
});
/** The endpoint with its VPC's id said outright. */
const inVpc = (endpoint: TestResource, vpcId: unknown): TestResource => ({
  type: endpoint.type,
  name: endpoint.name ?? "",
  props: { ...endpoint.props, vpcId },
});

/** Asks for kms and s3 only, so that each case stands for itself. */
const found = (...resources: readonly TestResource[]) =>
  examine(mandatoryEndpoints, resources, { settings: { services: ["kms", "s3"], kiro: false } });

describe("mandatory-endpoints", () => {
  describe("by default", () => {
    const missing = (region: string, type: string = VPCS[0]) =>
      examine(mandatoryEndpoints, [vpc("core", { region }, type)]);
    const supporting = [
      "violation core: no Interface endpoint for logs",
      "violation core: no Interface endpoint for kms",
      "violation core: no Interface endpoint for sts",
      "violation core: no Gateway endpoint for s3",
    ];

    it("asks for logs, kms, sts and s3 in every Region, one finding for each", () => {
      expect(missing("ap-southeast-1")).to.deep.equal(supporting);
    });

    it("asks for q as well where Kiro has it", () => {
      expect(missing("eu-central-1")).to.deep.equal([...supporting, "violation core: no Interface endpoint for q"]);
    });

    it("asks for q and codewhisperer in us-east-1", () => {
      expect(missing("us-east-1")).to.deep.equal([
        ...supporting,
        "violation core: no Interface endpoint for q",
        "violation core: no Interface endpoint for codewhisperer",
      ]);
    });

    it("asks the same of a default VPC that is adopted", () => {
      expect(missing("ap-southeast-1", DEFAULT_VPC)).to.deep.equal(supporting);
    });

    it("takes the Region from the provider where the VPC states none", () => {
      const stack = [{ ...vpc(), provider: { region: "eu-central-1" } }];
      expect(examine(mandatoryEndpoints, stack)).to.include("violation core: no Interface endpoint for q");
    });

    it("cannot decide on Kiro in an unknown Region, and still refuses what every Region needs", () => {
      expect(examine(mandatoryEndpoints, [vpc("core", { region: unknown })])).to.deep.equal([
        "undetermined core: region is not known yet",
        ...supporting,
      ]);
    });
  });

  it("passes a VPC that has them", () => {
    expect(found(vpc(), kms, s3)).to.deep.equal([]);
  });

  it("passes a FIPS endpoint, which serves the same service", () => {
    expect(found(vpc(), changed(kms, { serviceName: "com.amazonaws.us-east-1.kms-fips" }), s3)).to.deep.equal([]);
  });

  it("passes a VPC whose id is known and named literally", () => {
    const known = { ...vpc(), outputs: { id: "vpc-1" } };
    expect(found(known, inVpc(kms, "vpc-1"), inVpc(s3, "vpc-1"))).to.deep.equal([]);
  });

  it("takes the name of a service from a lookup such as getVpcEndpointService, and cannot decide before it is known", () => {
    const looked = changed(kms, { serviceName: "com.amazonaws.us-east-1.kms", serviceRegion: "us-east-1" });
    expect(found(vpc(), looked, s3)).to.deep.equal([]);
    const open = found(vpc(), changed(kms, { serviceName: unknown }), s3);
    expect(open.map((line) => line.split(":")[0])).to.deep.equal(["undetermined core"]);
  });

  it("says nothing of a VPC that is only read", () => {
    expect(found({ ...vpc(), read: true })).to.deep.equal([]);
  });

  it("judges each VPC by itself", () => {
    expect(found(vpc(), vpc("other"), kms, s3)).to.deep.equal([
      "violation other: no Interface endpoint for kms that serves it (kms-endpoint: it is in another VPC)",
      "violation other: no Gateway endpoint for s3 that serves it (s3-endpoint: it is in another VPC)",
    ]);
  });

  it("finds a VPC's own endpoints among many of others", () => {
    const names = ["a", "b", "c", "d", "e"];
    const each = (endpoint: TestResource) =>
      names.map((name) => ({ ...endpoint, name: `${endpoint.name ?? ""}-${name}`, dependsOn: within(name) }));
    expect(found(...names.map((name) => vpc(name)), ...each(kms), ...each(s3))).to.deep.equal([]);
  });

  describe("with needs of single VPCs", () => {
    const judged = (vpcs: readonly Properties[], ...resources: readonly TestResource[]) =>
      examine(mandatoryEndpoints, resources, { settings: { services: ["kms", "s3"], kiro: false, vpcs } });
    const bare = ["violation core: no Interface endpoint for kms", "violation core: no Gateway endpoint for s3"];

    it("asks a VPC for its own services and the others for the usual ones", () => {
      const other = [
        "violation other: no Interface endpoint for kms that serves it (kms-endpoint: it is in another VPC)",
        "violation other: no Gateway endpoint for s3",
      ];
      expect(judged([{ name: "core", services: ["kms"] }], vpc(), vpc("other"), kms)).to.deep.equal(other);
      expect(judged([{ name: "core", services: ["ssm"] }], vpc(), kms, s3)).to.deep.equal([
        "violation core: no Interface endpoint for ssm",
      ]);
      const twice = [
        { name: "core", services: [] },
        { name: "core", services: ["ssm"] },
      ];
      expect(judged(twice, vpc())).to.deep.equal(["violation core: no Interface endpoint for ssm"]);
    });

    it("asks a VPC without a workload for Kiro's endpoints all the same", () => {
      const settings = { vpcs: [{ name: "core", services: [] }] };
      expect(examine(mandatoryEndpoints, [vpc("core", { region: "eu-central-1" })], { settings })).to.deep.equal([
        "violation core: no Interface endpoint for q",
      ]);
    });

    it("cannot decide on an endpoint of such a VPC that is not known yet", () => {
      expect(judged([{ name: "core", services: ["kms"] }], vpc(), inVpc(kms, unknown))).to.deep.equal([
        "undetermined core: its Interface endpoint for kms depends on vpcId of kms-endpoint, not known yet",
      ]);
    });

    it("refuses a name that is not that of one VPC of the stack, and loosens nothing", () => {
      expect(judged([{ name: "cor", services: [] }], vpc())).to.deep.equal([
        "violation (stack): vpcs names cor, which is no VPC of this stack; did you mean core?",
        ...bare,
      ]);
      const read = { ...vpc("read"), read: true };
      expect(judged([{ name: "read", services: [] }], read, vpc())).to.deep.equal([
        "violation (stack): vpcs names read, which is no VPC of this stack",
        ...bare,
      ]);
      const twin = vpc("core", {}, DEFAULT_VPC);
      expect(judged([{ name: "core", services: [] }], vpc(), twin)).to.deep.equal([
        "violation (stack): vpcs names core, which more VPCs than one are",
        ...bare,
        ...bare,
      ]);
    });
  });

  describe("refuses an endpoint that", () => {
    for (const [why, endpoint, fault] of [
      ["is in a VPC of another stack", inVpc(kms, "vpc-9"), "it is in another VPC"],
      ["is a gateway by omission", without(kms, "vpcEndpointType"), "it is of type Gateway"],
      [
        "is a load balancer's",
        changed(kms, { vpcEndpointType: "GatewayLoadBalancer" }),
        "it is of type GatewayLoadBalancer",
      ],
      [
        "is for the service in another Region",
        changed(kms, { serviceName: "com.amazonaws.eu-west-1.kms" }),
        "it is for the service in eu-west-1",
      ],
      ["crosses Regions", changed(kms, { serviceRegion: "eu-west-1" }), "it leads to the service in eu-west-1"],
      ["names no Region", changed(kms, { serviceRegion: "hunter2" }), "it leads to the service in (withheld)"],
      ["has no subnet", without(kms, "subnetIds"), "it is in no subnet"],
      ["has an empty list of subnets", changed(kms, { subnetIds: [] }), "it is in no subnet"],
      ["is only read", { ...kms, read: true }, "it is only read, not managed here"],
    ] as const) {
      it(why, () => {
        expect(found(vpc(), endpoint, s3)).to.deep.equal([
          `violation core: no Interface endpoint for kms that serves it (kms-endpoint: ${fault})`,
        ]);
      });
    }

    it("is an interface where a gateway is asked for", () => {
      const wrong = changed(s3, { vpcEndpointType: "Interface", subnetIds: ["subnet-1"] });
      expect(found(vpc(), kms, wrong)).to.deep.equal([
        "violation core: no Gateway endpoint for s3 that serves it (s3-endpoint: it is of type Interface)",
      ]);
    });

    it("is a gateway in no route table", () => {
      expect(found(vpc(), kms, without(s3, "routeTableIds"))).to.deep.equal([
        "violation core: no Gateway endpoint for s3 that serves it (s3-endpoint: it is in no route table)",
      ]);
    });

    it("is for a service whose name only starts alike", () => {
      const express = changed(s3, { serviceName: "com.amazonaws.us-east-1.s3express" });
      expect(found(vpc(), kms, express)).to.deep.equal(["violation core: no Gateway endpoint for s3"]);
    });

    it("is somebody else's service that ends alike", () => {
      const foreign = changed(kms, { serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-1.kms" });
      expect(found(vpc(), foreign, s3)).to.deep.equal(["violation core: no Interface endpoint for kms"]);
    });

    it("names a service network instead of a service", () => {
      const network = { ...without(kms, "serviceName"), props: { serviceNetworkArn: "arn:aws:vpc-lattice:x" } };
      expect(found(vpc(), network, s3)).to.deep.equal(["violation core: no Interface endpoint for kms"]);
    });
  });

  describe("finds the place of an endpoint", () => {
    it("in an association with a subnet or a route table", () => {
      expect(
        found(
          vpc(),
          without(kms, "subnetIds"),
          without(s3, "routeTableIds"),
          { type: VPC_ENDPOINT_SUBNET_ASSOCIATION, props: {}, dependsOn: { vpcEndpointId: ["kms-endpoint"] } },
          { type: VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION, props: {}, dependsOn: { vpcEndpointId: ["s3-endpoint"] } },
        ),
      ).to.deep.equal([]);
    });

    it("in a subnet configuration", () => {
      const configured = {
        ...without(kms, "subnetIds"),
        props: { ...kms.props, subnetIds: [], subnetConfigurations: [{ subnetId: "subnet-1" }] },
      };
      expect(found(vpc(), configured, s3)).to.deep.equal([]);
    });

    it("in lists that are not known yet but come from subnets and route tables", () => {
      const subnet = (name: string): TestResource => ({ type: SUBNETS[0], name, props: {} });
      const placed = { ...without(kms, "subnetIds"), dependsOn: { ...within("core"), subnetIds: ["a", "b"] } };
      const routed = { ...without(s3, "routeTableIds"), dependsOn: { ...within("core"), routeTableIds: ["table"] } };
      const table = { type: ROUTE_TABLE, name: "table", props: {} };
      expect(found(vpc(), subnet("a"), subnet("b"), table, placed, routed)).to.deep.equal([]);
    });

    it("or cannot tell when the list comes from nowhere", () => {
      expect(found(vpc(), changed(kms, { subnetIds: unknown }), s3)).to.deep.equal([
        "undetermined core: its Interface endpoint for kms depends on subnetIds of kms-endpoint, not known yet",
      ]);
    });
  });

  describe("cannot decide on what is not known yet", () => {
    for (const property of ["vpcId", "vpcEndpointType", "serviceName", "serviceRegion"] as const) {
      it(`when it is ${property}, and still refuses the other endpoint that is missing`, () => {
        const open = property === "vpcId" ? inVpc(kms, unknown) : changed(kms, { [property]: unknown });
        const wrong = changed(s3, { vpcEndpointType: "Interface", subnetIds: ["subnet-1"] });
        const findings = found(vpc(), open, wrong);
        expect(findings).to.deep.equal([
          `undetermined core: its Interface endpoint for kms depends on ${property} of kms-endpoint, not known yet`,
          "violation core: no Gateway endpoint for s3 that serves it (s3-endpoint: it is of type Interface)",
        ]);
      });
    }

    it("but one endpoint without a known service cannot stand for two", () => {
      const settings = { services: ["kms", "logs"], kiro: false };
      const open = changed(kms, { serviceName: unknown });
      const depends = "depends on serviceName of kms-endpoint, not known yet";
      expect(examine(mandatoryEndpoints, [vpc(), open], { settings })).to.deep.equal([
        `undetermined core: its Interface endpoint for kms ${depends}`,
        `undetermined core: its Interface endpoint for logs ${depends}`,
        "violation core: 2 endpoints are missing, and only 1 without a known service could be one",
      ]);
    });

    it("and two can stand for two, but not for three", () => {
      const open = ["one", "two"].map((name) => ({ ...changed(kms, { serviceName: unknown }), name }));
      const judged = (...services: readonly string[]) =>
        examine(mandatoryEndpoints, [vpc(), ...open], { settings: { services, kiro: false } }).filter((line) =>
          line.startsWith("violation"),
        );
      expect(judged("kms", "logs")).to.deep.equal([]);
      expect(judged("kms", "logs", "sts")).to.deep.equal([
        "violation core: 3 endpoints are missing, and only 2 without a known service could be one",
      ]);
    });

    it("and one that may be there already needs no other to stand for it", () => {
      const settings = { services: ["kms", "logs"], kiro: false };
      const perhaps = changed(kms, { subnetIds: unknown });
      const open = { ...changed(kms, { serviceName: unknown }), name: "open" };
      const lines = examine(mandatoryEndpoints, [vpc(), perhaps, open], { settings });
      expect(lines.map((line) => line.split(" depends")[0])).to.deep.equal([
        "undetermined core: its Interface endpoint for kms",
        "undetermined core: its Interface endpoint for logs",
      ]);
    });

    it("and an endpoint that is certainly of another VPC is no hope", () => {
      const open = { ...changed(kms, { serviceName: unknown }), dependsOn: within("other") };
      expect(found(vpc("other"), vpc(), open, s3)).to.include("violation core: no Interface endpoint for kms");
    });
  });
});
