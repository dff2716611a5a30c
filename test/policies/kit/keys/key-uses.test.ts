import { expect } from "chai";
import { Judge } from "../../../../policypacks/mas-trm/kit/judge.ts";
import { keyUses } from "../../../../policypacks/mas-trm/kit/keys/key-uses.ts";
import {
  BUCKET_ENCRYPTIONS,
  EVENT_DATA_STORE,
  FILE_SYSTEMS,
  LOG_GROUP,
  TRAIL,
  VOLUME,
  WORKSPACE,
} from "../../../../policypacks/mas-trm/kit/types.ts";
import { graphOf, type TestResource } from "../../support/examine.ts";

const key = "1a2b3c4d-0000-1111-2222-333344445555";

function usesOf(...resources: readonly TestResource[]) {
  const judge = new Judge();
  const uses = keyUses(graphOf(resources), judge).map((use) => ({ ...use, user: use.user.name }));
  expect(judge.findings).to.deep.equal([]);
  return uses;
}

describe("the uses of keys", () => {
  for (const [type, props, dataClass] of [
    [TRAIL, { kmsKeyId: key }, "audit records"],
    [EVENT_DATA_STORE, { kmsKeyId: key }, "audit records"],
    [WORKSPACE, { volumeEncryptionKey: key }, "desktop volumes"],
    [VOLUME, { kmsKeyId: key }, "stored data"],
    ...FILE_SYSTEMS.map((type) => [type, { kmsKeyId: key }, "stored data"] as const),
    ["aws:rds/instance:Instance", { kmsKeyId: key }, "stored data"],
    ["aws:rds/cluster:Cluster", { kmsKeyId: key }, "stored data"],
    ["aws:efs/fileSystem:FileSystem", { kmsKeyId: key }, "stored data"],
    ["aws:dynamodb/table:Table", { serverSideEncryption: { kmsKeyArn: key } }, "stored data"],
    ["aws:secretsmanager/secret:Secret", { kmsKeyId: key }, "stored data"],
    [LOG_GROUP, { kmsKeyId: key }, "stored data"],
    [
      BUCKET_ENCRYPTIONS[0],
      { bucket: "elsewhere", rules: [{ applyServerSideEncryptionByDefault: { kmsMasterKeyId: key } }] },
      "stored data",
    ],
  ] as const) {
    it(`hold that of a ${type} for ${dataClass}`, () => {
      expect(usesOf({ type, name: "it", props })).to.deep.equal([{ user: "it", dataClass, key }]);
      expect(usesOf({ type, name: "it", props: {} })).to.deep.equal([]);
    });
  }

  for (const [named, expected] of [
    [`arn:aws:kms:us-east-1:111122223333:key/${key}`, key],
    ["arn:aws-cn:kms:cn-north-1:111122223333:alias/bank", "alias/bank"],
    ["alias/bank", "alias/bank"],
    // No ARN, though it holds one.
    [`x-arn:aws:kms:us-east-1:111122223333:key/${key}`, `x-arn:aws:kms:us-east-1:111122223333:key/${key}`],
  ] as const) {
    it(`take ${expected} for the name of ${named}`, () => {
      expect(usesOf({ type: TRAIL, props: { kmsKeyId: named } }).map((use) => use.key)).to.deep.equal([expected]);
    });
  }

  it("hold none by an empty name", () => {
    expect(usesOf({ type: TRAIL, props: { kmsKeyId: "" } })).to.deep.equal([]);
  });
});
