import { expect } from "chai";
import {
  BACKUP_PLAN,
  BACKUP_SELECTION,
  BUCKETS,
  DB_CLUSTER,
  DB_INSTANCE,
  ELASTIC_FILE_SYSTEM,
  ELASTIC_FILE_SYSTEM_BACKUP,
  FILE_SYSTEMS,
  TABLE,
  VOLUME,
} from "../../../policypacks/mas-trm/kit/types.ts";
import { recordsInBackupPlan } from "../../../policypacks/mas-trm/rules/resilience/records-in-backup-plan.ts";
import { examine, type TestResource, unknown } from "../support/examine.ts";
import { make, type Origins, type Plain } from "../support/subnet-stack.ts";

const plan = make(BACKUP_PLAN, "plan", {}, { rules: [{ ruleName: "daily", targetVaultName: "vault" }] });
const selection = (props: Plain, origins: Origins = {}) =>
  make(BACKUP_SELECTION, "selection", { planId: ["plan"], ...origins }, props);
const table = (props: Plain = {}) => make(TABLE, "orders", {}, { name: "orders", ...props });
const found = (resources: readonly TestResource[], settings: Plain = {}, stack = "prod") =>
  examine(recordsInBackupPlan, [plan, ...resources], { settings, stack });
const tag = (key: string, value: string) => ({ type: "STRINGEQUALS", key, value });
const refused = (name: string) => [`violation ${name}: no selection of a backup plan takes it`];
const unclear = (name: string) => [`undetermined ${name}: whether selection selection takes it is not known yet`];

describe("records-in-backup-plan", () => {
  const stores: readonly (readonly [TestResource, string])[] = [
    [make(VOLUME, "store"), "arn:aws:ec2:*:*:volume/*"],
    [make(ELASTIC_FILE_SYSTEM, "store"), "arn:aws:elasticfilesystem:*:*:file-system/*"],
    ...FILE_SYSTEMS.map((type) => [make(type, "store"), "arn:aws:fsx:us-east-1:111122223333:file-system/*"] as const),
    [make(DB_INSTANCE, "store", {}, { identifier: "db" }), "arn:aws:rds:*:*:db:*"],
    [make(DB_CLUSTER, "store", {}, { clusterIdentifier: "db" }), "arn:aws:rds:*:*:cluster:d*"],
    [make(TABLE, "store", {}, { name: "orders" }), "arn:aws:dynamodb:*:*:table/orders"],
  ];
  for (const [store, pattern] of stores) {
    it(`takes a ${store.type} by ${pattern}, and refuses it without`, () => {
      expect(found([store, selection({ resources: [pattern] })])).to.deep.equal([]);
      expect(found([store])).to.deep.equal(refused("store"));
      expect(found([store, selection({ resources: ["arn:aws:ec2:*:*:instance/*"] })])).to.deep.equal(refused("store"));
    });
  }

  describe("by ARN", () => {
    it("follows an unknown ARN to its resource", () => {
      expect(found([table(), selection({}, { resources: ["orders"] })])).to.deep.equal([]);
      const other = { ...table(), name: "other" };
      expect(found([table(), other, selection({}, { resources: ["other"] })])).to.deep.equal(refused("orders"));
      expect(found([table(), other, selection({}, { resources: ["orders", "other"] })])).to.deep.equal([]);
    });

    it("cannot decide when it is one of several that may be meant, and refuses when it is none of them", () => {
      const [a, b, c] = ["a", "b", "c"].map((name) => ({ ...table({ name }), name }));
      const origins = { resources: ["a", "b", "c"] };
      const some = [a, b, c].flatMap((it) => it ?? []);
      const two = make(
        BACKUP_SELECTION,
        "selection",
        { planId: ["plan"], ...origins },
        { resources: [unknown, unknown] },
      );
      expect(found([...some, table(), two])).to.have.members([
        ...some.flatMap(({ name }) => unclear(name ?? "")),
        ...refused("orders"),
      ]);
    });

    it("knows the id that AWS gave a volume", () => {
      const disk = (id: string) => ({ ...make(VOLUME, "disk"), outputs: { id } });
      const one = selection({ resources: ["arn:aws:ec2:us-east-1:111122223333:volume/vol-1"] });
      expect(found([disk("vol-1"), one])).to.deep.equal([]);
      expect(found([disk("vol-2"), one])).to.deep.equal(refused("disk"));
      expect(found([make(VOLUME, "disk"), one])).to.deep.equal(unclear("disk"));
    });

    it("takes whatever there is by a star, or when nothing is said", () => {
      for (const props of [{ resources: ["*"] }, { resources: ["arn:aws:*"] }, {}]) {
        expect(found([table(), selection(props)])).to.deep.equal([]);
      }
    });

    it("takes any account and partition, since a selection works in its own", () => {
      for (const arn of [
        "arn:aws:dynamodb:us-east-1:111122223333:table/orders",
        "arn:aws:dynamodb:*:????????????:table/orders",
        "arn:aws-us-gov:dynamodb:*:*:table/orders",
      ]) {
        expect(found([table(), selection({ resources: [arn] })]), arn).to.deep.equal([]);
      }
    });

    it("refuses what is no ARN of its service", () => {
      for (const arn of [
        "",
        "not-arn:aws:dynamodb:*:*:table/orders",
        // An account has twelve digits.
        "arn:aws:dynamodb:*:1111222233334:table/orders",
        "arn:aws:dynamodb:*:1111-222233334444:table/orders",
      ]) {
        expect(found([table(), selection({ resources: [arn] })]), arn).to.deep.equal(refused("orders"));
      }
    });

    it("refuses another Region, another service and another name", () => {
      for (const arn of [
        "arn:aws:dynamodb:eu-central-1:*:table/*",
        "arn:aws:rds:*:*:db:*",
        "arn:aws:dynamodb:*:*:table/o",
        "arn:aws:dynamodb:*:*:table/other-*",
      ]) {
        expect(found([table(), selection({ resources: [arn] })])).to.deep.equal(refused("orders"));
      }
    });

    it("cannot decide on a name that is not known yet", () => {
      const nameless = table({ name: unknown });
      expect(found([nameless, selection({ resources: ["arn:aws:dynamodb:*:*:table/o*"] })])).to.deep.equal(
        unclear("orders"),
      );
      for (const whatever of ["arn:aws:dynamodb:*:*:table/*", "arn:aws:dynamodb:*:*:table/?*"])
        expect(found([nameless, selection({ resources: [whatever] })])).to.deep.equal([]);
      const cluster = make(DB_CLUSTER, "cluster", {}, { clusterIdentifier: unknown });
      expect(found([cluster, selection({ resources: ["arn:aws:rds:*:*:cluster:d*"] })])).to.deep.equal(
        unclear("cluster"),
      );
      expect(found([nameless, selection({ resources: ["arn:aws:rds:*:*:db:*"] })])).to.deep.equal(refused("orders"));
    });
  });

  describe("by tag", () => {
    const tagged = table({ tags: { backup: "daily", stage: "prod" } });

    it("takes one of several tags, by their plain names or as resource tags", () => {
      expect(found([tagged, selection({ selectionTags: [tag("x", "y"), tag("backup", "daily")] })])).to.deep.equal([]);
      expect(found([tagged, selection({ selectionTags: [tag("aws:ResourceTag/backup", "daily")] })])).to.deep.equal([]);
    });

    it("takes a tag without a value", () => {
      const bare = { type: "STRINGEQUALS", key: "backup" };
      expect(found([table({ tags: { backup: "" } }), selection({ selectionTags: [bare] })])).to.deep.equal([]);
      expect(found([tagged, selection({ selectionTags: [bare] })])).to.deep.equal(refused("orders"));
    });

    it("takes a tag's whole name where it only holds the prefix of resource tags", () => {
      const odd = selection({ selectionTags: [tag("x/aws:ResourceTag/backup", "daily")] });
      expect(found([table({ tags: { "x/backup": "daily" } }), odd])).to.deep.equal(refused("orders"));
    });

    it("refuses another value, case or name", () => {
      for (const other of [tag("backup", "weekly"), tag("backup", "Daily"), tag("Backup", "daily")]) {
        expect(found([tagged, selection({ selectionTags: [other] })])).to.deep.equal(refused("orders"));
      }
    });

    it("takes tags that come from the provider's defaults", () => {
      const provider = { region: "us-east-1", defaultTags: { tags: { backup: "daily" } } };
      const props = { selectionTags: [tag("backup", "daily")] };
      expect(found([{ ...table(), provider }, selection(props)])).to.deep.equal([]);
      expect(found([table(), selection(props)])).to.deep.equal(refused("orders"));
    });

    it("takes a resource by its tag or its ARN when both are given", () => {
      const props = { resources: ["arn:aws:ec2:*:*:volume/*"], selectionTags: [tag("backup", "daily")] };
      expect(found([tagged, make(VOLUME, "disk"), selection(props)])).to.deep.equal([]);
    });

    it("cannot decide on tags that are not known yet", () => {
      expect(found([table({ tags: unknown }), selection({ selectionTags: [tag("backup", "daily")] })])).to.deep.equal(
        unclear("orders"),
      );
    });
  });

  describe("by conditions, which narrow", () => {
    const tagged = table({ tags: { backup: "daily", stage: "prod" } });
    const narrowed = (condition: Plain) => found([tagged, selection({ resources: ["*"], conditions: [condition] })]);
    const key = "aws:ResourceTag/stage";

    it("takes what meets all of them", () => {
      expect(
        narrowed({
          stringEquals: [
            { key, value: "prod" },
            { key: "aws:ResourceTag/backup", value: "daily" },
          ],
          stringLikes: [{ key, value: "pr*" }],
          stringNotEquals: [{ key, value: "dev" }],
          stringNotLikes: [{ key, value: "d*" }],
        }),
      ).to.deep.equal([]);
    });

    for (const condition of [
      {
        stringEquals: [
          { key, value: "prod" },
          { key: "aws:ResourceTag/x", value: "y" },
        ],
      },
      { stringLikes: [{ key, value: "d*" }] },
      { stringLikes: [{ key: "aws:ResourceTag/x", value: "*" }] },
      { stringNotEquals: [{ key, value: "prod" }] },
      { stringNotLikes: [{ key, value: "pr*" }] },
    ]) {
      it(`refuses what does not meet ${JSON.stringify(condition)}`, () => {
        expect(narrowed(condition)).to.deep.equal(refused("orders"));
      });
    }

    it("cannot decide on a value that is not known yet", () => {
      expect(narrowed({ stringEquals: [{ key, value: unknown }] })).to.deep.equal(unclear("orders"));
    });
  });

  describe("by what is left out", () => {
    it("refuses what notResources means, by pattern or by reference", () => {
      const all = { resources: ["*"] };
      expect(found([table(), selection({ ...all, notResources: ["arn:aws:dynamodb:*:*:table/*"] })])).to.deep.equal(
        refused("orders"),
      );
      expect(found([table(), selection(all, { notResources: ["orders"] })])).to.deep.equal(refused("orders"));
      expect(found([table(), selection({ ...all, notResources: ["arn:aws:ec2:*:*:volume/*"] })])).to.deep.equal([]);
    });

    it("cannot decide when it may be left out", () => {
      expect(found([table(), selection({ resources: ["*"], notResources: [unknown] })])).to.deep.equal(
        unclear("orders"),
      );
    });
  });

  describe("of plans", () => {
    it("refuses a selection of a plan without rules", () => {
      const empty = { ...plan, props: { rules: [] } };
      expect(examine(recordsInBackupPlan, [empty, table(), selection({ resources: ["*"] })])).to.deep.equal(
        refused("orders"),
      );
    });

    it("takes a selection of a plan of another stack", () => {
      const elsewhere = make(BACKUP_SELECTION, "selection", {}, { planId: "1a2b-3c4d", resources: ["*"] });
      expect(found([table(), elsewhere])).to.deep.equal([]);
    });

    it("refuses a selection in another Region", () => {
      const abroad = { ...selection({ resources: ["*"] }), provider: { region: "eu-central-1" } };
      expect(found([table(), abroad])).to.deep.equal(refused("orders"));
    });

    it("cannot decide on a plan or its rules before they are known", () => {
      expect(found([table(), make(BACKUP_SELECTION, "selection", {}, { planId: unknown })])).to.deep.equal(
        unclear("orders"),
      );
      const open = { ...plan, props: { rules: unknown } };
      expect(examine(recordsInBackupPlan, [open, table(), selection({ resources: ["*"] })])).to.deep.equal(
        unclear("orders"),
      );
    });

    it("is content with one selection that takes it", () => {
      const other = { ...selection({ resources: ["*"] }), name: "other" };
      expect(found([table(), selection({ resources: [unknown] }), other])).to.deep.equal([]);
    });
  });

  it("takes an elastic file system that AWS backs up by itself", () => {
    const system = make(ELASTIC_FILE_SYSTEM, "shares");
    const policy = (status: unknown) =>
      make(ELASTIC_FILE_SYSTEM_BACKUP, "policy", { fileSystemId: ["shares"] }, { backupPolicy: { status } });
    expect(found([system, policy("ENABLED")])).to.deep.equal([]);
    expect(found([system, policy("DISABLED")])).to.deep.equal(refused("shares"));
    const unclearPolicy = ["undetermined shares: whether a backup policy of this stack turns it on is not known yet"];
    expect(found([system, policy(unknown)])).to.deep.equal(unclearPolicy);
    const loose = { ...policy("ENABLED"), props: { backupPolicy: { status: "ENABLED" }, fileSystemId: unknown } };
    expect(found([system, { ...loose, dependsOn: {} }])).to.deep.equal(unclearPolicy);
    expect(found([system, policy(unknown), selection({ resources: ["*"] })])).to.deep.equal([]);
  });

  it("takes no other resource for backed up by the switch of a file system", () => {
    const system = make(ELASTIC_FILE_SYSTEM, "shares");
    const policy = make(
      ELASTIC_FILE_SYSTEM_BACKUP,
      "policy",
      { fileSystemId: ["shares", "orders"] },
      { backupPolicy: { status: "ENABLED" } },
    );
    expect(found([system, table(), policy])).to.deep.equal(refused("orders"));
  });

  it("asks nothing of replicas, of what is only read, and of stacks that are thrown away", () => {
    expect(found([make(DB_INSTANCE, "copy", {}, { replicateSourceDb: "primary" })])).to.deep.equal([]);
    expect(found([{ ...table(), read: true }])).to.deep.equal([]);
    expect(found([table()], {}, "dev")).to.deep.equal([]);
  });

  it("asks for buckets only when told to", () => {
    for (const type of BUCKETS) {
      const bucket = make(type, "records", {}, { bucket: "records" });
      expect(found([bucket])).to.deep.equal([]);
      expect(found([bucket], { buckets: true })).to.deep.equal(refused("records"));
      expect(found([bucket, selection({ resources: ["arn:aws:s3:::rec*"] })], { buckets: true })).to.deep.equal([]);
      expect(found([bucket, selection({ resources: ["arn:aws:s3:::other"] })], { buckets: true })).to.deep.equal(
        refused("records"),
      );
    }
  });

  it("takes the word for a plan outside that selects a tag", () => {
    const settings = { declaredTags: ["backup=daily=2"] };
    expect(found([table({ tags: { backup: "daily=2" } })], settings)).to.deep.equal([]);
    expect(found([table({ tags: { backup: "daily" } })], settings)).to.deep.equal(refused("orders"));
    expect(found([table({ tags: unknown })], settings)).to.deep.equal([
      "undetermined orders: whether it has a tag of declaredTags is not known yet",
    ]);
  });
});
