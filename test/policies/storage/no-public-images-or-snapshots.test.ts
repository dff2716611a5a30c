import { expect } from "chai";
import { noPublicImagesOrSnapshots } from "../../../policypacks/mas-trm/rules/storage/no-public-images-or-snapshots.ts";
import { examine, unknown } from "../support/examine.ts";

const IMAGE = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";
const BUILDER = "aws:imagebuilder/distributionConfiguration:DistributionConfiguration";
const provider = { region: "us-east-1", allowedAccountIds: '["111122223333"]' };
const found = (type: string, props: Readonly<Record<string, unknown>>, settings = {}) =>
  examine(noPublicImagesOrSnapshots, [{ type, name: "it", props, provider }], { settings });
const everyone = (path: string) => [`violation it: ${path} shares it with everyone`];
const stranger = (path: string) => [
  `violation it: ${path} shares it with account 999988887777, neither this stack's own nor trusted`,
];
const organization = "arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5";
const unit = "arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-ab12-cdefghij";
const launch = (launchPermission: object) => ({
  distributions: [{ amiDistributionConfiguration: { launchPermission } }],
});

describe("no-public-images-or-snapshots", () => {
  for (const [type, props, expected] of [
    [IMAGE, { accountId: "111122223333" }, []],
    [IMAGE, { group: "all" }, everyone("group")],
    [IMAGE, { accountId: "999988887777" }, stranger("accountId")],
    [IMAGE, { accountId: unknown }, ["undetermined it: accountId is not known yet"]],
    [
      IMAGE,
      { organizationArn: organization },
      ["violation it: organizationArn shares it with an organisation that is not trusted"],
    ],
    [
      IMAGE,
      { organizationalUnitArn: unit },
      ["violation it: organizationalUnitArn shares it with an organisation that is not trusted"],
    ],
    [
      IMAGE,
      { organizationArn: "arn:aws:odd" },
      ["violation it: organizationArn shares it with an organisation that is not trusted"],
    ],
    [
      "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission",
      { accountId: "999988887777" },
      stranger("accountId"),
    ],
    ["aws:rds/snapshot:Snapshot", {}, []],
    ["aws:rds/snapshot:Snapshot", { sharedAccounts: ["", null] }, []],
    ["aws:rds/snapshot:Snapshot", { sharedAccounts: ["111122223333", "all"] }, everyone("sharedAccounts[1]")],
    ["aws:rds/clusterSnapshot:ClusterSnapshot", { sharedAccounts: ["999988887777"] }, stranger("sharedAccounts[0]")],
    [
      "aws:rds/snapshotCopy:SnapshotCopy",
      { sharedAccounts: [unknown, "all"] },
      ["undetermined it: sharedAccounts[0] is not known yet", ...everyone("sharedAccounts[1]")],
    ],
    [
      "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
      { sharedAccounts: unknown },
      ["undetermined it: sharedAccounts is not known yet"],
    ],
    [
      BUILDER,
      launch({ userGroups: ["all"] }),
      everyone("distributions[0].amiDistributionConfiguration.launchPermission.userGroups[0]"),
    ],
    [
      BUILDER,
      launch({ userIds: ["999988887777"] }),
      stranger("distributions[0].amiDistributionConfiguration.launchPermission.userIds[0]"),
    ],
    [
      BUILDER,
      launch({ organizationArns: [organization] }),
      [
        "violation it: distributions[0].amiDistributionConfiguration.launchPermission.organizationArns[0] shares it with an organisation that is not trusted",
      ],
    ],
    [
      BUILDER,
      launch({ organizationalUnitArns: [unit] }),
      [
        "violation it: distributions[0].amiDistributionConfiguration.launchPermission.organizationalUnitArns[0] shares it with an organisation that is not trusted",
      ],
    ],
    [
      BUILDER,
      { distributions: [{ amiDistributionConfiguration: { targetAccountIds: ["999988887777"] } }] },
      stranger("distributions[0].amiDistributionConfiguration.targetAccountIds[0]"),
    ],
  ] as const) {
    it(`finds ${String(expected.length)} on ${type} with ${JSON.stringify(props).slice(0, 80)}`, () => {
      expect(found(type, props)).to.have.members(expected);
    });
  }

  it("passes accounts and organisations that are listed", () => {
    expect(found(IMAGE, { accountId: "999988887777" }, { trustedAccounts: ["999988887777"] })).to.deep.equal([]);
    expect(found(IMAGE, { organizationalUnitArn: unit }, { trustedOrganizations: ["o-a1b2c3d4e5"] })).to.deep.equal([]);
    expect(found(IMAGE, { organizationArn: organization }, { trustedOrganizations: ["o-other00000"] })).to.deep.equal([
      "violation it: organizationArn shares it with an organisation that is not trusted",
    ]);
  });

  it("refuses a share whatever key encrypts the snapshot, AWS's own too", () => {
    const shared = { sharedAccounts: ["999988887777"], kmsKeyId: "alias/aws/rds" };
    expect(found("aws:rds/snapshotCopy:SnapshotCopy", shared)).to.deep.equal(stranger("sharedAccounts[0]"));
    const snapshot = { type: "aws:ebs/snapshot:Snapshot", name: "snapshot", props: { encrypted: true } };
    const share = {
      type: "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission",
      name: "it",
      provider,
      props: { accountId: "999988887777" },
      dependsOn: { snapshotId: ["snapshot"] },
    };
    expect(examine(noPublicImagesOrSnapshots, [snapshot, share])).to.deep.equal(stranger("accountId"));
  });

  it("cannot tell its own account where the provider is not pinned", () => {
    const share = { type: IMAGE, name: "it", props: { accountId: "111122223333" } };
    expect(examine(noPublicImagesOrSnapshots, [share])).to.deep.equal([
      "undetermined it: account 111122223333 may or may not be this stack's own: no allowedAccountIds pin the provider",
    ]);
  });
});
