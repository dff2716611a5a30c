import { expect } from "chai";
import { BUCKET_ACLS, BUCKET_OWNERSHIP, BUCKET_WEBSITES, BUCKETS } from "../../../policypacks/mas-trm/kit/types.ts";
import { bucketAclsDisabled } from "../../../policypacks/mas-trm/rules/storage/bucket-acls-disabled.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";

const found = (type: string, props: Readonly<Record<string, unknown>>, more: Partial<TestResource> = {}) =>
  examine(bucketAclsDisabled, [{ type, name: "it", props, ...more }]);

describe("bucket-acls-disabled", () => {
  for (const [type, props, expected] of [
    [BUCKETS[0], {}, []],
    [BUCKETS[0], { acl: "public-read" }, ["violation it: acl is set"]],
    [
      BUCKETS[1],
      { grants: [{ uri: "http://acs.amazonaws.com/groups/global/AllUsers" }] },
      ["violation it: grants is set"],
    ],
    [BUCKETS[1], { websites: [{ indexDocument: "index.html" }] }, ["violation it: websites is set"]],
    [BUCKETS[1], { acl: "private", grants: [], websites: [] }, []],
    [BUCKETS[0], { website: { indexDocument: "index.html" } }, ["violation it: website is set"]],
    [BUCKET_OWNERSHIP, { rule: { objectOwnership: "BucketOwnerEnforced" } }, []],
    [
      BUCKET_OWNERSHIP,
      { rule: { objectOwnership: "BucketOwnerPreferred" } },
      ["violation it: rule.objectOwnership is not BucketOwnerEnforced"],
    ],
    [
      BUCKET_OWNERSHIP,
      { rule: { objectOwnership: "ObjectWriter" } },
      ["violation it: rule.objectOwnership is not BucketOwnerEnforced"],
    ],
    [
      BUCKET_OWNERSHIP,
      { rule: { objectOwnership: unknown } },
      ["undetermined it: rule.objectOwnership is not known yet"],
    ],
    [BUCKET_ACLS[0], { acl: "log-delivery-write" }, ["violation it: it is an ACL"]],
    [BUCKET_ACLS[1], { accessControlPolicy: { grants: [] } }, ["violation it: it is an ACL"]],
    ...["AllUsers", "AuthenticatedUsers"].map((group) => {
      const grantee = { type: "Group", uri: `http://acs.amazonaws.com/groups/global/${group}` };
      const props = { accessControlPolicy: { grants: [{ grantee, permission: "READ" }] } };
      return [BUCKET_ACLS[0], props, ["violation it: it is an ACL"]] as const;
    }),
    [
      BUCKETS[1],
      {
        acl: unknown,
        grants: [{ uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" }],
        website: unknown,
      },
      [
        "undetermined it: acl is not known yet",
        "violation it: grants is set",
        "undetermined it: website is not known yet",
      ],
    ],
    [BUCKET_WEBSITES[0], {}, ["violation it: it makes a website of the bucket"]],
    [BUCKET_WEBSITES[1], {}, ["violation it: it makes a website of the bucket"]],
  ] as const) {
    it(`finds ${String(expected.length)} on ${type} with ${JSON.stringify(props).replaceAll(`"${unknown}"`, "what is not known")}`, () => {
      expect(found(type, props)).to.deep.equal(expected);
    });
  }

  it("does not hold against a bucket that is only read what AWS shows of it", () => {
    const owner = [{ id: "79a59df900b9", type: "CanonicalUser", permissions: ["FULL_CONTROL"] }];
    expect(found(BUCKETS[0], { acl: "private", grants: owner }, { read: true })).to.deep.equal([]);
    expect(found(BUCKETS[0], { acl: "public-read", website: {} }, { read: true })).to.deep.equal([
      "violation it: acl is set",
      "violation it: website is set",
    ]);
  });
});
