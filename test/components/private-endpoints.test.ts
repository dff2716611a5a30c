import { expect } from "chai";
import { ENDPOINT_SERVICES, kiroEndpoints, PrivateEndpoints, S3GatewayEndpoint } from "../../components/index.ts";
import { graphOf, ofType, one, record, refusalOf, statementsOf } from "../support/record.ts";
import { GOOD, PLACE, tags } from "./fixtures.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ORGANIZATION = { place: PLACE, organizationId: "o-a1b2c3d4e5" };
const tagged = (name: string) => tags(name, "network", "MAS-TRM 11.2");
const open = { Effect: "Allow", Principal: "*", Resource: "*" };

describe("PrivateEndpoints", () => {
  it("makes one interface endpoint for each service", async () => {
    const made = await record(() => new PrivateEndpoints("ep", GOOD.endpoints));
    expect(graphOf(made)).to.deep.equal([
      "ep kiro:network:PrivateEndpoints",
      "ep-codewhisperer aws:ec2/vpcEndpoint:VpcEndpoint < ep",
      "ep-kms aws:ec2/vpcEndpoint:VpcEndpoint < ep",
      "ep-q aws:ec2/vpcEndpoint:VpcEndpoint < ep",
    ]);
    expect(one(made, "kiro:network:PrivateEndpoints").outputs).to.deep.equal({
      endpointIds: { q: "ep-q-vpcendpoint", codewhisperer: "ep-codewhisperer-vpcendpoint", kms: "ep-kms-vpcendpoint" },
    });
  });

  it("answers under the public name, in every endpoint subnet, to whom the group admits", async () => {
    const made = await record(() => new PrivateEndpoints("ep", GOOD.endpoints));
    expect(one(made, ENDPOINT, "ep-q").inputs).to.deep.equal({
      vpcId: "vpc-1",
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.us-east-1.q",
      subnetIds: ["subnet-3", "subnet-4"],
      securityGroupIds: ["sg-1"],
      privateDnsEnabled: true,
      tags: tagged("ep-q"),
    });
  });

  it("sets a policy on every service that has them, and on no other", async () => {
    const services = Object.keys(ENDPOINT_SERVICES);
    const made = await record(() => new PrivateEndpoints("ep", { ...GOOD.endpoints, services }));
    const without = ofType(made, ENDPOINT).filter(({ inputs }) => inputs["policy"] === undefined);
    expect(without.map(({ name }) => name)).to.deep.equal(["ep-codewhisperer", "ep-q"]);
  });

  it("admits our callers to our resources, by account", async () => {
    const made = await record(() => new PrivateEndpoints("ep", GOOD.endpoints));
    expect(statementsOf(one(made, ENDPOINT, "ep-kms"), "policy")).to.deep.equal({
      OurCallersToOurResources: {
        ...open,
        Sid: "OurCallersToOurResources",
        Action: "kms:*",
        Condition: {
          StringEquals: { "aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": "111122223333" },
        },
      },
    });
  });

  it("admits the organization where there is one, and asks for the resource's owner only where there is one", async () => {
    const args = { ...GOOD.endpoints, perimeter: ORGANIZATION, services: ["secretsmanager", "sts"] };
    const made = await record(() => new PrivateEndpoints("ep", args));
    expect(statementsOf(one(made, ENDPOINT, "ep-secretsmanager"), "policy")).to.deep.equal({
      OurCallersToOurResources: {
        ...open,
        Sid: "OurCallersToOurResources",
        Action: "secretsmanager:*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:ResourceOrgID": "o-a1b2c3d4e5" } },
      },
    });
    expect(statementsOf(one(made, ENDPOINT, "ep-sts"), "policy")).to.deep.equal({
      OurCallers: {
        ...open,
        Sid: "OurCallers",
        Action: "sts:*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
      },
    });
  });

  it("refuses services that are unknown, elsewhere or repeated, all at once", async () => {
    const args = {
      ...GOOD.endpoints,
      perimeter: { place: { ...PLACE, region: "ap-southeast-1" } },
      services: ["s3", "q", "codewhisperer", "kms", "kms"],
    };
    const known = Object.keys(ENDPOINT_SERVICES).join(", ");
    expect(await refusalOf(() => new PrivateEndpoints("ep", args))).to.equal(
      [
        'PrivateEndpoints "ep" cannot be built:',
        `  - services[0]: unknown service, got "s3"; one of ${known}`,
        '  - services[1]: no such endpoint in ap-southeast-1, got "q"; only in us-east-1, eu-central-1',
        '  - services[2]: no such endpoint in ap-southeast-1, got "codewhisperer"; only in us-east-1',
        '  - services[4]: repeated, got "kms"; each service once',
      ].join("\n"),
    );
  });
});

describe("kiroEndpoints", () => {
  for (const [region, profileRegion, endpoints] of [
    ["us-east-1", "us-east-1", ["q", "codewhisperer"]],
    ["eu-central-1", "eu-central-1", ["q"]],
    ["us-east-1", "eu-central-1", []],
    ["ap-southeast-1", "us-east-1", []],
  ] as const) {
    it(`offers ${endpoints.join(" and ") || "none"} in ${region} for a profile in ${profileRegion}`, () => {
      expect(kiroEndpoints(region, profileRegion)).to.deep.equal(endpoints);
    });
  }
});

describe("S3GatewayEndpoint", () => {
  it("makes one gateway endpoint on all route tables", async () => {
    const made = await record(() => new S3GatewayEndpoint("s3", GOOD.s3));
    expect(graphOf(made)).to.deep.equal([
      "s3 aws:ec2/vpcEndpoint:VpcEndpoint < s3",
      "s3 kiro:network:S3GatewayEndpoint",
    ]);
    const { policy, ...inputs } = one(made, ENDPOINT).inputs;
    expect(policy).to.be.a("string");
    expect(inputs).to.deep.equal({
      vpcId: "vpc-1",
      vpcEndpointType: "Gateway",
      serviceName: "com.amazonaws.us-east-1.s3",
      routeTableIds: ["rtb-1", "rtb-2"],
      tags: tagged("s3"),
    });
    expect(one(made, "kiro:network:S3GatewayEndpoint").outputs).to.deep.equal({
      endpointId: "s3-vpcendpoint",
      prefixListId: "s3-prefixListId",
    });
  });

  it("admits our callers to our buckets, and to read what AWS publishes for managed nodes", async () => {
    const made = await record(() => new S3GatewayEndpoint("s3", GOOD.s3));
    expect(statementsOf(one(made, ENDPOINT), "policy")).to.deep.equal({
      OurCallersToOurBuckets: {
        ...open,
        Sid: "OurCallersToOurBuckets",
        Action: "s3:*",
        Condition: {
          StringEquals: { "aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": "111122223333" },
        },
      },
      OurCallersReadBucketsOfAws: {
        ...open,
        Sid: "OurCallersReadBucketsOfAws",
        Action: "s3:GetObject",
        Resource: [
          "arn:aws:s3:::amazon-ssm-us-east-1/*",
          "arn:aws:s3:::amazon-ssm-packages-us-east-1/*",
          "arn:aws:s3:::aws-ssm-us-east-1/*",
          "arn:aws:s3:::aws-ssm-document-attachments-us-east-1/*",
          "arn:aws:s3:::aws-windows-downloads-us-east-1/*",
          "arn:aws:s3:::patch-baseline-snapshot-us-east-1/*",
          "arn:aws:s3:::us-east-1-birdwatcher-prod/*",
        ],
        Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } },
      },
    });
  });
});
