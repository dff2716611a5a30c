import { checkAccount } from "../../kit/iam/grants.ts";
import type { Judge } from "../../kit/judge.ts";
import type { Resource } from "../../kit/resource.ts";
import { resourceRule } from "../../kit/rule.ts";
import { reach } from "../../kit/values.ts";

interface Settings {
  readonly trustedAccounts: readonly string[];
  readonly trustedOrganizations: readonly string[];
}

const IMAGE_PERMISSION = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";
const DISTRIBUTION = "distributions[].amiDistributionConfiguration";

/** Where a type says whom it shares with: accounts (or everyone by a word), and organisations or their units. */
const SHARES: Readonly<
  Record<string, { readonly accounts: readonly string[]; readonly organizations?: readonly string[] }>
> = {
  [IMAGE_PERMISSION]: { accounts: ["accountId", "group"], organizations: ["organizationArn", "organizationalUnitArn"] },
  "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission": { accounts: ["accountId"] },
  "aws:rds/snapshot:Snapshot": { accounts: ["sharedAccounts[]"] },
  "aws:rds/clusterSnapshot:ClusterSnapshot": { accounts: ["sharedAccounts[]"] },
  "aws:rds/snapshotCopy:SnapshotCopy": { accounts: ["sharedAccounts[]"] },
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": { accounts: ["sharedAccounts[]"] },
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": {
    accounts: [
      `${DISTRIBUTION}.launchPermission.userGroups[]`,
      `${DISTRIBUTION}.launchPermission.userIds[]`,
      `${DISTRIBUTION}.targetAccountIds[]`,
    ],
    organizations: [
      `${DISTRIBUTION}.launchPermission.organizationArns[]`,
      `${DISTRIBUTION}.launchPermission.organizationalUnitArns[]`,
    ],
  },
};

/** Images and snapshots are shared with nobody but the bank's own accounts and organisation. */
export const noPublicImagesOrSnapshots = resourceRule<Settings>({
  id: "no-public-images-or-snapshots",
  control: "MAS-11.1-05",
  title: "Images and snapshots are shared inside the bank only",
  severity: "critical",
  types: Object.keys(SHARES),
  cause: "Whoever an image or snapshot is shared with copies the whole disk or database.",
  remediation: "Remove the share, or list the bank's account or organisation in the settings.",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html",
  settings: {
    trustedAccounts: {
      type: "array",
      items: { type: "string" },
      description: "Ids of the bank's accounts, beside the stack's own, that may be shared with",
      default: [],
    },
    trustedOrganizations: {
      type: "array",
      items: { type: "string" },
      description: "Ids of the bank's organisations (o-…) that may be shared with",
      default: [],
    },
  },
  examples: {
    compliant: [
      { type: "aws:rds/snapshot:Snapshot", props: { dbInstanceIdentifier: "db", dbSnapshotIdentifier: "copy" } },
    ],
    violating: [{ type: IMAGE_PERMISSION, props: { imageId: "ami-0123456789abcdef0", group: "all" } }],
  },
  check(resource, judge, settings) {
    const { accounts = [], organizations = [] } = SHARES[resource.type] ?? {};
    for (const path of accounts) checkAccounts(judge, resource, path, settings.trustedAccounts);
    for (const path of organizations) checkOrganizations(judge, resource, path, settings.trustedOrganizations);
  },
});

function checkAccounts(judge: Judge, resource: Resource, path: string, trusted: readonly string[]): void {
  judge.guard(resource, () => {
    for (const value of reach(resource.props, path)) {
      judge.guard(resource, () => {
        const grantee = value.text ?? "";
        if (grantee === "all") judge.violation(resource, `${value.path} shares it with everyone`);
        else if (grantee !== "") checkAccount(judge, resource, grantee, trusted, `${value.path} shares it with`);
      });
    }
  });
}

function checkOrganizations(judge: Judge, resource: Resource, path: string, trusted: readonly string[]): void {
  judge.guard(resource, () => {
    for (const value of reach(resource.props, path)) {
      judge.guard(resource, () => {
        const organization = /:(?:organization|ou)\/(o-[a-z0-9]+)/.exec(value.text ?? "")?.[1];
        const isTrusted = trusted.some((one) => one === organization);
        judge.require(isTrusted, resource, `${value.path} shares it with an organisation that is not trusted`);
      });
    }
  });
}
