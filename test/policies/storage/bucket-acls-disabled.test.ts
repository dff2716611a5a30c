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
    [BUCKET_WEBSITES[0], {}, ["violation it: it makes a website of the bucket"]],
    [BUCKET_WEBSITES[1], {}, ["violation it: it makes a website of the bucket"]],
  ] as const) {
    it(`finds ${String(expected.length)} on ${type} with ${JSON.stringify(props)}`, () => {
      expect(found(type, props)).to.deep.equal(expected);
    });
  }

  it("does not hold against a bucket that is only read what AWS shows of it", () => {
    expect(found(BUCKETS[0], { acl: "private", grants: [] }, { read: true })).to.deep.equal([]);
  });
});
