import { expect } from "chai";
import {
  AWS_PROVIDER,
  BACKUP_PLAN,
  BACKUP_VAULTS,
  BUCKET_REPLICATION,
  BUCKETS,
  MULTI_REGION_ACCESS_POINT,
  REPLICA_KEY,
  SNAPSHOT_COPY,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { approvedRegionsOnly } from "../../../policypacks/mas-trm/rules/governance/approved-regions-only.ts";
import { type Circumstances, examine, type TestResource, unknown } from "../support/examine.ts";

const table = "aws:dynamodb/table:Table";
const found = (resources: readonly TestResource[], at: Circumstances = {}) =>
  examine(approvedRegionsOnly, resources, at);
const one = (type: string, props: Readonly<Record<string, unknown>>, provider?: Readonly<Record<string, unknown>>) =>
  found([{ type, name: "it", props, ...(provider && { provider }) }]);

const outside = (path: string) => [`violation it: ${path} leads to ap-east-1, which is not approved`];

describe("approved-regions-only", () => {
  for (const [why, props, provider, expected] of [
    ["passes a provider in an approved Region", {}, { region: "ap-southeast-1" }, []],
    [
      "refuses a provider in another",
      {},
      { region: "ap-east-1" },
      ["violation it: it is in ap-east-1, which is not approved"],
    ],
    [
      "lets the resource's own region go first, to refuse",
      { region: "ap-east-1" },
      { region: "us-east-1" },
      ["violation it: it is in ap-east-1, which is not approved"],
    ],
    ["lets the resource's own region go first, to pass", { region: "us-east-1" }, { region: "ap-east-1" }, []],
    [
      "cannot decide on a region that is not known yet",
      { region: unknown },
      { region: "us-east-1" },
      ["undetermined it: region is not known yet"],
    ],
    [
      "cannot decide on a provider's region that is not known yet",
      {},
      { region: unknown },
      ["undetermined it: region is not known yet"],
    ],
    [
      "cannot decide where nobody states a region",
      {},
      {},
      ["undetermined it: neither it nor its provider states a Region"],
    ],
    [
      "refuses a replica although the region is not known yet",
      { region: unknown, replicas: [{ regionName: "ap-east-1" }] },
      {},
      [...outside("replicas[0].regionName"), "undetermined it: region is not known yet"],
    ],
  ] as const) {
    it(why, () => {
      expect(one(table, props, provider)).to.deep.equal(expected);
    });
  }

  it("judges providers themselves", () => {
    const provider = (props: Readonly<Record<string, unknown>>) =>
      found([{ type: AWS_PROVIDER, name: "it", props, component: true }]);
    expect(provider({ region: "eu-central-1" })).to.deep.equal([]);
    expect(provider({ region: "ap-east-1" })).to.deep.equal([
      "violation it: it is in ap-east-1, which is not approved",
    ]);
    expect(provider({ region: "us-east-1", stsRegion: "ap-east-1" })).to.deep.equal(outside("stsRegion"));
  });

  it("passes over what is not of AWS", () => {
    expect(one("kiro:network:PrivateNetwork", { region: "ap-east-1" }, { region: "ap-east-1" })).to.deep.equal([]);
  });

  for (const type of [
    "aws:iam/role:Role",
    "aws:cloudfront/distribution:Distribution",
    "aws:route53/record:Record",
    "aws:organizations/account:Account",
  ]) {
    it(`takes no Region from the provider for ${type}, which is global`, () => {
      expect(one(type, {}, { region: "ap-east-1" })).to.deep.equal([]);
    });
  }

  it("knows that Route 53's resolver has a Region", () => {
    expect(one("aws:route53/resolverEndpoint:ResolverEndpoint", {}, { region: "ap-east-1" })).to.deep.equal([
      "violation it: it is in ap-east-1, which is not approved",
    ]);
  });

  describe("finds copies and replicas", () => {
    for (const [why, type, props, path] of [
      [
        "of a table",
        table,
        { replicas: [{ regionName: "eu-central-1" }, { regionName: "ap-east-1" }] },
        "replicas[1].regionName",
      ],
      [
        "of a secret",
        "aws:secretsmanager/secret:Secret",
        { replicas: [{ region: "ap-east-1" }] },
        "replicas[0].region",
      ],
      [
        "of images in a registry",
        "aws:ecr/replicationConfiguration:ReplicationConfiguration",
        { replicationConfiguration: { rules: [{ destinations: [{ region: "ap-east-1" }] }] } },
        "replicationConfiguration.rules[0].destinations[0].region",
      ],
      [
        "of a key, by the key it copies",
        REPLICA_KEY,
        { primaryKeyArn: "arn:aws:kms:ap-east-1:111122223333:key/mrk-1" },
        "primaryKeyArn",
      ],
      ["of a snapshot", SNAPSHOT_COPY, { sourceRegion: "ap-east-1" }, "sourceRegion"],
      ["of an image", "aws:ec2/amiCopy:AmiCopy", { sourceAmiRegion: "ap-east-1" }, "sourceAmiRegion"],
      [
        "of an image by its builder",
        "aws:imagebuilder/distributionConfiguration:DistributionConfiguration",
        { distributions: [{ region: "ap-east-1" }] },
        "distributions[0].region",
      ],
      [
        "of a backup",
        BACKUP_PLAN,
        {
          rules: [{ copyActions: [{ destinationVaultArn: "arn:aws:backup:ap-east-1:111122223333:backup-vault:far" }] }],
        },
        "rules[0].copyActions[0].destinationVaultArn",
      ],
      [
        "of a file system",
        "aws:efs/replicationConfiguration:ReplicationConfiguration",
        { destination: { region: "ap-east-1" } },
        "destination.region",
      ],
      [
        "of a cluster's snapshots",
        "aws:redshift/snapshotCopy:SnapshotCopy",
        { destinationRegion: "ap-east-1" },
        "destinationRegion",
      ],
      [
        "across a peering",
        "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
        { peerRegion: "ap-east-1" },
        "peerRegion",
      ],
      ["through an endpoint", "aws:ec2/vpcEndpoint:VpcEndpoint", { serviceRegion: "ap-east-1" }, "serviceRegion"],
      [
        "in a list of Regions",
        "aws:keyspaces/keyspace:Keyspace",
        { replicationSpecification: { regionLists: [], regions: ["us-east-1", "ap-east-1"] } },
        "replicationSpecification.regions[1]",
      ],
      [
        "under a global service",
        "aws:globalaccelerator/endpointGroup:EndpointGroup",
        { endpointGroupRegion: "ap-east-1" },
        "endpointGroupRegion",
      ],
      [
        "encrypted elsewhere",
        BUCKET_REPLICATION,
        {
          rules: [
            {
              destination: { encryptionConfiguration: { replicaKmsKeyId: "arn:aws:kms:ap-east-1:111122223333:key/1" } },
            },
          ],
        },
        "rules[0].destination.encryptionConfiguration.replicaKmsKeyId",
      ],
    ] as const) {
      it(why, () => {
        expect(one(type, props)).to.deep.equal(outside(path));
      });
    }
  });

  describe("follows copies to", () => {
    const replication = (bucket: unknown): TestResource => ({
      type: BUCKET_REPLICATION,
      name: "it",
      props: { rules: [{ destination: { bucket } }] },
    });
    const copy: TestResource = { type: BUCKETS[0], name: "copy", props: { bucket: "copy", region: "ap-east-1" } };
    const inCopy = ["violation copy: it is in ap-east-1, which is not approved"];

    it("a bucket of this stack, which is judged where it stands", () => {
      expect(found([copy, replication("arn:aws:s3:::copy")])).to.deep.equal(inCopy);
      expect(found([copy, { ...replication(unknown), dependsOn: { rules: ["copy"] } }])).to.deep.equal(inCopy);
    });

    it("one of several of this stack, which are all judged where they stand", () => {
      const other = { ...copy, name: "other", props: { bucket: "other" } };
      const either = { ...replication(unknown), dependsOn: { rules: ["copy", "other"] } };
      expect(found([copy, other, either])).to.deep.equal(inCopy);
    });

    it("a bucket by its ARN alone", () => {
      expect(found([copy, replication("to arn:aws:s3:::copy")])).to.deep.equal([
        ...inCopy,
        "undetermined it: rules[0].destination.bucket leads outside this stack, to a Region that cannot be seen",
      ]);
    });

    it("a bucket from elsewhere, named inside a bucket of either older form", () => {
      const out = "leads outside this stack, to a Region that cannot be seen";
      const target = { bucket: "arn:aws:s3:::elsewhere" };
      const inBucket = { replicationConfiguration: { rules: [{ destination: target }] } };
      expect(one(BUCKETS[0], inBucket)).to.deep.equal([
        `undetermined it: replicationConfiguration.rules[0].destination.bucket ${out}`,
      ]);
      const inOlder = { replicationConfigurations: [{ rules: [{ destinations: [target] }] }] };
      expect(one(BUCKETS[1], inOlder)).to.deep.equal([
        `undetermined it: replicationConfigurations[0].rules[0].destinations[0].bucket ${out}`,
      ]);
    });

    it("a bucket from elsewhere, whose Region cannot be seen", () => {
      expect(found([replication("arn:aws:s3:::elsewhere")])).to.deep.equal([
        "undetermined it: rules[0].destination.bucket leads outside this stack, to a Region that cannot be seen",
      ]);
      expect(one(MULTI_REGION_ACCESS_POINT, { details: { regions: [{ bucket: "elsewhere" }] } })).to.deep.equal([
        "undetermined it: details.regions[0].bucket leads outside this stack, to a Region that cannot be seen",
      ]);
    });

    it("a vault before its ARN is known", () => {
      const vault: TestResource = { type: BACKUP_VAULTS[0], name: "vault", props: { region: "eu-central-1" } };
      const plan: TestResource = {
        type: BACKUP_PLAN,
        name: "it",
        props: { rules: [{ copyActions: [{ destinationVaultArn: unknown }] }] },
        dependsOn: { rules: ["vault"] },
      };
      expect(found([vault, plan])).to.deep.equal([]);
    });

    it("a vault that nothing tells of", () => {
      expect(one(BACKUP_PLAN, { rules: [{ copyActions: [{ destinationVaultArn: unknown }] }] })).to.deep.equal([
        "undetermined it: rules[0].copyActions[0].destinationVaultArn leads outside this stack, to a Region that cannot be seen",
      ]);
    });
  });

  it("cannot decide on a copy's Region that is not known yet", () => {
    expect(one(table, { replicas: [{ regionName: unknown }] })).to.deep.equal([
      "undetermined it: replicas[0].regionName is not known yet",
    ]);
  });

  for (const [type, list] of [
    [table, "replicas"],
    ["aws:ecr/replicationConfiguration:ReplicationConfiguration", "replicationConfiguration"],
    ["aws:keyspaces/keyspace:Keyspace", "replicationSpecification"],
    ["aws:imagebuilder/distributionConfiguration:DistributionConfiguration", "distributions"],
  ] as const) {
    it(`cannot decide on ${list} that are not known yet as a whole, and still refuses the home`, () => {
      expect(one(type, { [list]: unknown, region: "ap-east-1" })).to.have.members([
        "violation it: it is in ap-east-1, which is not approved",
        `undetermined it: ${list} is not known yet`,
      ]);
    });
  }

  it("finds what a distribution of CloudFront, which is global, names elsewhere", () => {
    const viewerCertificate = { acmCertificateArn: "arn:aws:acm:ap-east-1:111122223333:certificate/1" };
    expect(one("aws:cloudfront/distribution:Distribution", { viewerCertificate })).to.deep.equal(
      outside("viewerCertificate.acmCertificateArn"),
    );
  });

  it("judges a resource by an explicit provider, which is judged itself too", () => {
    const provider: TestResource = { type: AWS_PROVIDER, name: "far", props: { region: "ap-east-1" }, component: true };
    expect(found([provider, { type: table, name: "it", props: {}, provider: provider.props }])).to.have.members([
      "violation far: it is in ap-east-1, which is not approved",
      "violation it: it is in ap-east-1, which is not approved",
    ]);
  });

  it("reads no Region out of tags, and none out of words", () => {
    const props = {
      tags: { region: "ap-east-1", from: "arn:aws:sqs:ap-east-1:111122223333:a" },
      multiRegion: true,
      homeRegion: "DISABLED",
    };
    expect(one(table, props)).to.deep.equal([]);
  });

  it("looks into what only is called tags further down, and takes no other name for that of a Region or of copies", () => {
    const judged = (variables: object) => one("aws:lambda/function:Function", { environment: { variables } });
    const tags = "arn:aws:sqs:ap-east-1:111122223333:a";
    expect(judged({ tags })).to.deep.equal(outside("environment.variables.tags"));
    const names = "regionConcurrencyType isMultiRegionTrail replicasPerNodeGroup own_region min-replicas".split(" ");
    for (const name of names) expect(judged({ [name]: unknown }), name).to.deep.equal([]);
  });

  it("takes the approved Regions from its settings", () => {
    const resources = [{ type: table, name: "it", props: {}, provider: { region: "us-east-1" } }];
    expect(found(resources, { settings: { regions: ["ap-southeast-1"] } })).to.deep.equal([
      "violation it: it is in us-east-1, which is not approved",
    ]);
  });
});
