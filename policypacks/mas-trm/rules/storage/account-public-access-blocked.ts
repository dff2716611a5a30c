import { remediesOf } from "../../kit/remedy.ts";
import { resourceRule } from "../../kit/rule.ts";
import {
  ACCOUNT_PUBLIC_ACCESS_BLOCK,
  IMAGE_BLOCK_PUBLIC_ACCESS,
  SNAPSHOT_BLOCK_PUBLIC_ACCESS,
} from "../../kit/types.ts";

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/** The state that blocks most: of snapshots also those shared before, of images there is only one. */
const STATES: Readonly<Record<string, string>> = {
  [SNAPSHOT_BLOCK_PUBLIC_ACCESS]: "block-all-sharing",
  [IMAGE_BLOCK_PUBLIC_ACCESS]: "block-new-sharing",
};

/** The account's own blocks of public access are all on. A switch left out is off. */
export const accountPublicAccessBlocked = resourceRule({
  id: "account-public-access-blocked",
  control: "MAS-11.1-04",
  title: "The account blocks public buckets, snapshots and images",
  severity: "high",
  types: [ACCOUNT_PUBLIC_ACCESS_BLOCK, ...Object.keys(STATES)],
  cause: "The account's block catches what the one of a bucket misses; half on, it catches half.",
  remediation:
    "Set all four flags to true, and state to block-all-sharing for snapshots, block-new-sharing for images.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  remedies: [
    ...remediesOf([ACCOUNT_PUBLIC_ACCESS_BLOCK], FLAGS, true),
    ...Object.entries(STATES).map(([type, state]) => ({ types: [type], set: { state } })),
  ],
  examples: {
    compliant: [
      { type: ACCOUNT_PUBLIC_ACCESS_BLOCK, props: Object.fromEntries(FLAGS.map((flag) => [flag, true])) },
      { type: SNAPSHOT_BLOCK_PUBLIC_ACCESS, name: "snapshots", props: { state: "block-all-sharing" } },
    ],
    violating: [{ type: ACCOUNT_PUBLIC_ACCESS_BLOCK, props: { blockPublicAcls: true } }],
  },
  check(resource, judge) {
    const state = STATES[resource.type];
    if (state !== undefined) {
      return judge.require(resource.props.string("state") === state, resource, `state is not ${state}`);
    }
    for (const flag of FLAGS) {
      judge.guard(resource, () => {
        judge.require(resource.props.flag(flag) === true, resource, `${flag} is not true`);
      });
    }
  },
});
